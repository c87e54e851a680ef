// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { seenAt } from '../../domain/evidence/audit-seen';
import { identityOf } from '../../domain/list/list';
import { areNews, type ComputerEvidence, type KeptReading, newest, nothingOf } from '../../domain/readiness/computer-evidence';
import { type AuditedSince, auditedSince } from '../../domain/settings/audit-since';
import { EVIDENCE_STORE, EvidenceStore } from '../storage/evidence-store';
import { History } from './history';

/** The settings of a computer as they were read last; null: not yet. */
export type SettingsRead = KeptReading<SigningConfiguration> | null;

/** Since when it is audited, as long as nobody knows. */
export const notAudited: AuditedSince = { outbound: null, inbound: null };

/** What this browser keeps of the computer that a page shows, so that the page judges by the same facts as Readiness. */
@Injectable({ providedIn: 'root' })
export class KeptOfComputer {
    constructor(
        @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore,
        private readonly history: History
    ) {}

    /** Since when it is audited, by our own records, or else by readings. Not known before its settings were read. */
    auditedSince(computer: string, settings: Observable<SettingsRead>): Observable<AuditedSince> {
        const records = settings.pipe(
            // Read again, it is mostly the same computer: then its records are those that are here.
            distinctUntilChanged((one, other) => isSameIdentity(one, other)),
            switchMap(read => (read ? this.history.loadedOf(computer, read.value) : of([])))
        );
        const seen = settings.pipe(
            switchMap(read => (read ? this.with(computer, read).then(({ audits }) => ({ read, audits })) : of(null)))
        );
        return combineLatest([records, seen]).pipe(
            map(([known, now]) => (now ? auditedSince(known, computer, now.read.value, now.audits ?? null) : notAudited))
        );
    }

    /** Everything that is kept of it, with the settings as they were just read. These alone where the storage refuses. */
    async with(computer: string, configuration: KeptReading<SigningConfiguration>): Promise<ComputerEvidence> {
        const name = computer.toLowerCase();
        const one = { ...nothingOf(name), identity: identityOf(configuration.value), configuration };
        const kept = await this.store.of(name).catch(() => null);
        // Settings alone are not kept. Beside other evidence they are, because they may tell that an audit was off.
        if (kept && areNews(kept, configuration)) void this.store.keep(one).catch(() => undefined);
        const known = newest(kept ?? nothingOf(name), one, new Date().toISOString());
        // Of another computer that answers by now, this reading is all that is known.
        return known.audits ? known : { ...known, audits: seenAt(configuration.value, configuration.readAt) };
    }
}

function isSameIdentity(one: SettingsRead, other: SettingsRead): boolean {
    if (!one || !other) return one === other;
    return one.value.computer.id === other.value.computer.id && one.value.computer.fqdn === other.value.computer.fqdn;
}
