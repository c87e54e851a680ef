// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { ChangeState } from './change/change-state';
import { Changes } from './change/changes';
import { ChangeRecord, isOpen } from './domain/change/record';
import { format, STRINGS, Strings } from './strings/strings';
import { clockTime } from './ui/texts/date-time';
import { endingText } from './ui/texts/owner-text';
import { notStartedText } from './ui/texts/wait-text';

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
        this.changes.single.subscribe(state => {
            if (state.kind === 'running' && !this.open.has(state.record.id)) this.begin(state.record);
            if (state.kind === 'ended' || state.kind === 'notStarted') this.end(state);
        });
    }

    private begin({ id, computer }: ChangeRecord): void {
        const { Notification } = this.strings;
        const notification = this.appContext.notification.create(computer.name);
        notification.showInProgress(Notification.ChangingTitle, format(Notification.Changing, computer.name));
        this.open.set(id, notification);
    }

    private end(state: ChangeState & { kind: 'ended' | 'notStarted' }): void {
        const { record } = state;
        const notification = this.open.get(record.id);
        if (!notification) return; // begun before the page was loaded, or told already
        if (state.kind === 'notStarted' || !isOpen(record)) this.open.delete(record.id); // else a later look may say more
        const { Notification, Result } = this.strings;
        if (state.kind === 'notStarted') notification.showError(Notification.NotChangedTitle, notStartedText(state.why, this.strings));
        else if (record.ending === 'changed') notification.showSuccess(Notification.ChangedTitle, this.changedText(record));
        else if (record.ending === 'storedOnly')
            notification.showSuccess(Notification.ChangedTitle, `${this.changedText(record)} ${Result.Title.storedOnly}.`);
        else if (record.ending === 'willNotLast')
            notification.showWarning(
                Notification.ChangedTitle,
                `${this.changedText(record)} ${endingText(record, record.ending, Result.Title, this.strings)}.`
            );
        else if (record.ending === 'failed') notification.showError(Notification.NotChangedTitle, this.notChangedText(record));
        else if (record.ending === 'notVerified') notification.showWarning(Notification.NotVerifiedTitle, this.notVerifiedText(record));
        else notification.showWarning(Notification.NotChangedTitle, this.notChangedText(record));
    }

    private changedText({ computer, found }: ChangeRecord): string {
        const { Notification, Result, InForce } = this.strings;
        const text = format(Notification.Changed, computer.name);
        if (!found) return text;
        const { at, settings } = found;
        const now = format(Result.InForce, InForce[settings.outbound.inForce], InForce[settings.inbound.inForce], clockTime(new Date(at)));
        return `${text} ${now}`;
    }

    private notVerifiedText(record: ChangeRecord): string {
        return [format(this.strings.Notification.NotVerified, record.computer.name), ...this.codeOf(record)].join(' ');
    }

    /** The error's code, last, where there is one. */
    private codeOf({ changes }: ChangeRecord): string[] {
        const code = changes.map(({ write }) => (write.kind === 'failed' ? write.failure.errorId : null)).find(id => id !== null);
        return code ? [format(this.strings.Page.ErrorCode, code)] : [];
    }

    private notChangedText(record: ChangeRecord): string {
        const { Notification, Result } = this.strings;
        const { computer, ending } = record;
        const why =
            ending === null || ending === 'changed' || ending === 'failed'
                ? []
                : [`${endingText(record, ending, Result.Title, this.strings)}.`];
        return [format(Notification.NotChanged, computer.name), ...why, ...this.codeOf(record)].join(' ');
    }
}
