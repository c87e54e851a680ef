// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import type { ChangeRecord } from '../../domain/change/record';
import { isRefusedByRole } from '../../domain/change/refused-by-role';
import { directions, type SigningConfiguration } from '../../domain/computer/facts';
import { isSameComputer } from '../../domain/computer/identity';
import { type AuditedSince, auditedSince, type AuditsSeen, lastSeenOff, signingAuditOf } from '../../domain/settings/audit-since';
import type { AuditName } from '../../domain/settings/catalogue';
import { JOURNAL } from '../storage/browser-journal';
import type { Journal } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { Slices } from '../storage/slices';
import { readStored } from '../storage/stored';
import { everyRecord } from './every-record';
import { History } from './history';

/** Since when a computer is audited. @param names its names in the list @param seen what readings saw, where that counts, too */
export interface AuditsOf {
    (names: readonly string[], configuration: SigningConfiguration, seen?: AuditsSeen): AuditedSince;
    /** Whether the last attempt to switch an audit was refused because the account can only read there. Missing: not known. */
    readonly isRefused?: (names: readonly string[], configuration: SigningConfiguration) => boolean;
}

/**
 * Since when computers are audited, by our own records: of all computers in one go, for a list of them. `KeptOfComputer` tells it of
 * a single one.
 */
@Injectable({ providedIn: 'root' })
export class AuditHistory {
    constructor(
        @Inject(JOURNAL) private readonly journal: Journal,
        private readonly history: History
    ) {}

    /** Emits once all records were looked through, and whenever there are others. Nothing is known where they cannot be read. */
    readonly every = new Observable<AuditsOf>(observer => {
        const known = new AuditRecords();
        let isLoaded = false;
        const tell = (): void =>
            observer.next(
                Object.assign((...of: Parameters<AuditsOf>) => known.since(...of), {
                    isRefused: (...of: Parameters<NonNullable<AuditsOf['isRefused']>>) => known.isRefused(...of)
                })
            );
        const following = this.history.saved.subscribe(record => {
            known.add(record);
            if (isLoaded) tell();
        });
        void this.load(known, () => observer.closed)
            .catch(() => undefined)
            .then(() => {
                isLoaded = true;
                tell();
            });
        return following;
    });

    private async load(known: AuditRecords, isOver: () => boolean): Promise<void> {
        for (const record of this.history.unsavedRecords()) known.add(record);
        const slices = new Slices();
        await everyRecord(this.journal, isOver, async batch => {
            for (const stored of batch) {
                if (known.mayTell(stored)) readStored(recordSchema, [stored]).forEach(record => known.addOlder(record));
                await slices.pause();
            }
        });
    }
}

const audits = directions.map(direction => signingAuditOf[direction]);

/** The records that tell since when computers are audited: those that switch an audit, and the last look at each that was off. */
class AuditRecords {
    private readonly byName = new Map<string, Map<string, ChangeRecord>>();
    private readonly byMachine = new Map<string, Map<string, ChangeRecord>>();
    /** When an audit was last seen off, of those that are here, by what a record calls its computer. */
    private readonly lastOff = new Map<string, string>();

    /** Whether a stored record, unchecked, may tell what is not known yet. To check it takes much longer. */
    mayTell(stored: unknown): boolean {
        if (typeof stored !== 'object' || stored === null) return false;
        const { computer, changes, found, latest } = stored as Unchecked;
        if (Array.isArray(changes) && changes.some((one: Unchecked | null) => audits.some(audit => audit === one?.setting))) return true;
        return audits.some(audit => {
            const known = this.lastOff.get(keyOf(computer, audit)) ?? '';
            return [found, latest].some(look => look?.settings?.[audit] && look.settings[audit]?.inForce !== 'on' && `${look.at}` > known);
        });
    }

    /** Adds the latest state of a record. */
    add(record: ChangeRecord): void {
        const { computer } = record;
        put(this.byName, computer.name, record);
        if (computer.id !== null) put(this.byMachine, computer.id, record);
        for (const audit of audits) {
            const off = lastSeenOff(record, audit);
            const key = keyOf(computer, audit);
            if (off !== null && off > (this.lastOff.get(key) ?? '')) this.lastOff.set(key, off);
        }
    }

    /** Adds a record, unless a later state of it is here. */
    addOlder(record: ChangeRecord): void {
        if (!this.byName.get(record.computer.name)?.has(record.id)) this.add(record);
    }

    since(names: readonly string[], configuration: SigningConfiguration, seen?: AuditsSeen): AuditedSince {
        return auditedSince(this.of(names, configuration), names[0] ?? '', configuration, seen);
    }

    isRefused(names: readonly string[], configuration: SigningConfiguration): boolean {
        const own = this.of(names, configuration).filter(
            record =>
                record.changes.some(({ setting }) => audits.some(audit => audit === setting)) &&
                isSameComputer(record, names[0] ?? '', configuration)
        );
        const last = own.reduce<ChangeRecord | null>((best, one) => (best && best.startedAt > one.startedAt ? best : one), null);
        return last !== null && isRefusedByRole(last, configuration.actingUser);
    }

    private of(names: readonly string[], configuration: SigningConfiguration): readonly ChangeRecord[] {
        const found = new Map<string, ChangeRecord>();
        const { id } = configuration.computer;
        const known = [...names.map(name => this.byName.get(name)), id === null ? undefined : this.byMachine.get(id)];
        for (const records of known) records?.forEach((record, key) => found.set(key, record));
        return [...found.values()];
    }
}

/** A record as it is stored, of which nothing is certain. */
interface Unchecked {
    readonly computer?: unknown;
    readonly changes?: unknown;
    readonly setting?: unknown;
    readonly found?: UncheckedLook | null;
    readonly latest?: UncheckedLook | null;
}

interface UncheckedLook {
    readonly at?: unknown;
    readonly settings?: Readonly<Record<string, { readonly inForce?: unknown } | undefined>> | null;
}

function put(records: Map<string, Map<string, ChangeRecord>>, key: string, record: ChangeRecord): void {
    records.set(key, (records.get(key) ?? new Map<string, ChangeRecord>()).set(record.id, record));
}

/** What decides of which computer a record is, and the audit. */
function keyOf(computer: unknown, audit: AuditName): string {
    return JSON.stringify([computer, audit]);
}
