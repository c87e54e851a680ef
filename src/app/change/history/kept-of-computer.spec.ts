// SPDX-License-Identifier: MIT
import { firstValueFrom, of } from 'rxjs';
import { audited, silent } from '../../domain/evidence/testing/silent';
import { daysBefore } from '../../domain/evidence/testing/logged';
import { type ComputerEvidence, type KeptReading, nothingOf } from '../../domain/readiness/computer-evidence';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { seenAt } from '../../domain/evidence/audit-seen';
import type { AuditedSince } from '../../domain/settings/audit-since';
import { MemoryEvidence } from '../testing/memory-evidence';
import { MemoryJournal } from '../testing/memory-journal';
import { History } from './history';
import { KeptOfComputer } from './kept-of-computer';

const [first, last, now] = [daysBefore(20), daysBefore(3), daysBefore(0)];
const read = (value: SigningConfiguration, readAt = now): KeptReading<SigningConfiguration> => ({ value, readAt });
const off: SigningConfiguration = {
    ...audited,
    inbound: { ...audited.inbound, audit: { ...audited.inbound.audit, clientDoesNotSupportSigning: false } }
};

describe('what is kept of the computer that is shown', () => {
    let store: MemoryEvidence;
    let kept: KeptOfComputer;

    beforeEach(() => {
        store = new MemoryEvidence();
        kept = new KeptOfComputer(store, new History(new MemoryJournal()));
        store.kept.set('srv', {
            ...nothingOf('srv'),
            configuration: read(audited, last),
            evidence: { value: silent, readAt: last },
            audits: seenAt(audited, first)
        });
    });

    const since = (configuration: KeptReading<SigningConfiguration>, name = 'SRV'): Promise<AuditedSince> =>
        new Promise(resolve => kept.auditedSince(name, of(configuration)).subscribe(resolve));

    it('tells since when readings saw auditing on, as Readiness counts it', async () => {
        expect(await since(read(audited))).toEqual({ outbound: first, inbound: first });
        expect(await since(read(audited), 'other')).toEqual({ outbound: now, inbound: now });
    });

    it('begins anew once a reading found it off, and keeps that', async () => {
        expect((await since(read(off))).inbound).toBeNull();
        expect(store.kept.get('srv')?.audits?.inbound.off).toBe(now);
        expect(store.kept.get('srv')?.evidence?.value).toBe(silent);
    });

    it('keeps no settings that tell nothing new, nor those of a computer without evidence', async () => {
        const keep = spyOn(store, 'keep').and.callThrough();
        await kept.with('srv', read({ ...audited, collectedAt: now }));
        await kept.with('other', read(off));
        expect(keep).not.toHaveBeenCalled();
    });

    it('is nothing of another computer that answers to the name by now', async () => {
        const other = { ...audited, computer: { ...audited.computer, id: 'other', fqdn: 'other.lab.example', name: 'other' } };
        expect(await since(read(other))).toEqual({ outbound: now, inbound: now });
    });

    it('is what this reading saw where the storage refuses', async () => {
        store.refusal = new Error('blocked');
        const one: ComputerEvidence = await kept.with('srv', read(audited));
        expect([one.evidence, one.configuration?.value]).toEqual([null, audited]);
        expect(await since(read(audited))).toEqual({ outbound: now, inbound: now });
    });

    it('is not known before the settings were read', async () => {
        expect(await firstValueFrom(kept.auditedSince('srv', of(null)))).toEqual({ outbound: null, inbound: null });
    });
});
