// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { Changes, ChangeState } from './change/changes';
import { format, STRINGS, Strings } from './strings/strings';

type ClientNotification = ReturnType<AppContextService['notification']['create']>;

/** Tells the shell's notifications what becomes of a change, so that it is seen from any tool. */
@Injectable({ providedIn: 'root' })
export class Notifications {
    private readonly open = new Map<string, ClientNotification>();

    constructor(
        private readonly appContext: AppContextService,
        private readonly changes: Changes,
        @Inject(STRINGS) private readonly strings: Strings
    ) {}

    /** To be called once, when the shell is there. */
    start(): void {
        this.changes.all.subscribe(state => {
            if (state.kind === 'running' && !this.open.has(state.record.id)) this.begin(state);
            if (state.kind === 'ended') this.end(state);
        });
    }

    private begin({ record }: ChangeState & { kind: 'running' }): void {
        const { Notification } = this.strings;
        const notification = this.appContext.notification.create(record.computer.name);
        notification.showInProgress(Notification.ChangingTitle, format(Notification.Changing, record.computer.name));
        this.open.set(record.id, notification);
    }

    private end({ record }: ChangeState & { kind: 'ended' }): void {
        const notification = this.open.get(record.id);
        if (!notification) return; // begun before the page was loaded, or told already
        this.open.delete(record.id);
        const { Notification, Result, Page } = this.strings;
        if (record.ending === 'changed' && record.found) {
            const { outbound, inbound } = record.found;
            const inForce = format(Result.InForce, this.strings.InForce[outbound.inForce], this.strings.InForce[inbound.inForce]);
            notification.showSuccess(Notification.ChangedTitle, `${format(Notification.Changed, record.computer.name)} ${inForce}`);
            return;
        }
        const ending = record.ending === 'changed' || record.ending === null ? 'notVerified' : record.ending;
        const code = record.changes.map(({ write }) => (write.kind === 'failed' ? write.failure.errorId : null)).find(id => id !== null);
        const lines = [
            format(Notification.NotChanged, record.computer.name),
            ...(ending === 'failed' ? [] : [`${Result.Title[ending]}.`]),
            ...(code ? [format(Page.ErrorCode, code)] : [])
        ];
        if (ending === 'failed') notification.showError(Notification.NotChangedTitle, lines.join(' '));
        else notification.showWarning(Notification.NotChangedTitle, lines.join(' '));
    }
}
