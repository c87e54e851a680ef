// SPDX-License-Identifier: MIT
import { channelNames } from '../../domain/evidence/reading';
import { collectedAt, event, named } from '../../domain/evidence/testing/logged';
import { audited, silent } from '../../domain/evidence/testing/silent';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { heldOf } from './held-of';

describe('what a dry run holds against peers', () => {
    const events = [event(channelNames.serverAudit, 3021, named({ ClientName: 'NAS01' }), 1)];
    const readAt = collectedAt;
    const kept = { computer: 'srv', identity: null, configuration: { value: audited, readAt }, connections: null };
    const tested = { direction: 'outbound', peer: 'nas2', why: 'knownNotToSign', lastSeen: null } as const;
    const known: KnownOfComputer = {
        kept: { ...kept, evidence: { value: { ...silent, events }, readAt } },
        suspects: [tested],
        auditingSince: { outbound: null, inbound: null },
        isReading: false,
        failed: false
    };

    it('is what was kept of the computer, by its name in whichever case, and nothing of others', () => {
        const held = heldOf([known]);
        expect(held('SRV').suspects.map(({ peer }) => peer)).toEqual(['NAS01', 'nas2']);
        expect(held('SRV').evidence?.events).toEqual(events);
        expect(held('other')).toEqual({ suspects: [], evidence: null });
    });

    it('is nothing that a later test contradicts', () => {
        const testedAt = new Date(Date.parse(readAt) + 1).toISOString();
        const mended = { ...known, suspects: [{ ...tested, lastSeen: readAt }] };
        expect(heldOf([mended])('srv').suspects.length).toBe(2);
        const since = { ...mended, tested: [{ computer: 'srv', peer: 'nas2', canSign: true, testedAt }] };
        expect(heldOf([since])('srv').suspects.map(({ peer }) => peer)).toEqual(['NAS01']);
    });

    it('is worked out once for as long as nothing else is known', () => {
        expect(heldOf([known])('srv')).toBe(heldOf([known])('srv'));
    });
});
