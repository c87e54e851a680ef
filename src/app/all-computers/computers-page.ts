// SPDX-License-Identifier: MIT
import { Inject, Injectable, OnDestroy } from '@angular/core';
import { BehaviorSubject, filter, Subscription, take } from 'rxjs';
import { TOOL_VERSION } from '../change/changes';
import type { ExportOrigin } from '../domain/export-origin';
import type { List, ListRow } from '../domain/list/list';
import { format, STRINGS, Strings } from '../strings/strings';
import { inFileName, saveFile } from '../ui/files/save-file';
import { Accounts } from '../ui/navigation/accounts';
import { inSlices } from './evidence/in-slices';
import { Credentials } from './scan/credentials';
import { Scan, ScanState } from './scan/scan';
import { ToolNavigation } from './tool-navigation';

/** What pages with rows of computers have in common. Each page has one of its own. */
@Injectable()
export class ComputersPage implements OnDestroy {
    /** The key of the row whose facts are shown. */
    shownKey: string | null = null;
    /** What became of asking for credentials; empty: nothing to say. */
    readonly credentialsNote = new BehaviorSubject('');
    private waiting = Subscription.EMPTY;

    constructor(
        private readonly credentials: Credentials,
        private readonly accounts: Accounts,
        private readonly navigation: ToolNavigation,
        private readonly scan: Scan,
        @Inject(STRINGS) private readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {}

    shownRow({ list }: { readonly list: List }): ListRow | null {
        return this.shownKey === null ? null : (list.rowOf.get(this.shownKey) ?? null);
    }

    /** Opens this tool on the computer of a row. */
    openPane({ entries: [entry] }: ListRow): void {
        if (entry) this.navigation.open(entry.connection);
    }

    /** Opens this tab on the computer of a row. */
    openList({ entries: [entry] }: ListRow): void {
        if (entry) this.navigation.open(entry.connection, '/all-computers');
    }

    /** The account that was entered for the computer of a row; null: none was. */
    accountFor({ entries: [entry] }: ListRow): string | null {
        return entry ? this.accounts.of(entry.connection.call) : null;
    }

    /** Asks once for all of them. @param given called once there are credentials */
    provideCredentials(keys: readonly string[], list: List, given: () => void): void {
        this.credentialsNote.next('');
        const names = keys.flatMap(key => list.rowOf.get(key)?.entries.map(({ connection }) => connection.call) ?? []);
        this.credentials.askFor([...new Set(names)]).subscribe(isGiven => {
            if (!isGiven) return this.credentialsNote.next(this.strings.List.CredentialsCancelled);
            this.noteRefusals(new Set(keys));
            given();
        });
    }

    ngOnDestroy(): void {
        this.waiting.unsubscribe();
    }

    /** Says how many of them want other credentials still, once each was read with the new ones. */
    private noteRefusals(keys: ReadonlySet<string>): void {
        const of = ({ entries }: ScanState): ScanState['entries'] => entries.filter(({ connection }) => keys.has(connection.key));
        const before = new Set(of(this.scan.state.value).map(({ answer }) => answer));
        const areRead = (state: ScanState): boolean => of(state).every(({ answer, phase }) => phase === 'stopped' || !before.has(answer));
        this.waiting.unsubscribe();
        this.waiting = this.scan.state.pipe(filter(areRead), take(1)).subscribe(state => {
            const [first, ...others] = of(state).filter(({ answer }) => answer?.state === 'needsCredentials');
            if (!first) return;
            const { CredentialsRefused, CredentialsRefusedOf } = this.strings.List;
            const [count, account] = [1 + others.length, this.accounts.of(first.connection.call)];
            this.credentialsNote.next(account === null ? format(CredentialsRefused, count) : format(CredentialsRefusedOf, account, count));
        });
    }

    /** Saves an export under a name that says what it is of. @param at what the name tells the time of; left out: now */
    export(what: string, kind: 'csv' | 'json', write: (made: ExportOrigin) => string, at?: string): void {
        const made = this.origin();
        save(what, kind, at ?? made.exportedAt, write(made));
    }

    /** Saves a CSV that is too long to be written at once. */
    exportInSlices(what: string, write: (made: ExportOrigin) => Generator<void, string>): void {
        const made = this.origin();
        inSlices(() => write(made)).subscribe(text => save(what, 'csv', made.exportedAt, text));
    }

    private origin(): ExportOrigin {
        return { toolVersion: this.toolVersion, exportedAt: new Date().toISOString(), exportedFrom: location.origin };
    }
}

function save(what: string, kind: 'csv' | 'json', at: string, text: string): void {
    saveFile(`${what}-${inFileName(at)}.${kind}`, kind === 'csv' ? 'text/csv' : 'application/json', text);
}
