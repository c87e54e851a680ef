// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { Direction, SettingFacts } from '../facts';
import { channelNames, type EvidenceReading } from './reading';
import { allSources, event, named, sourcesWith } from './testing/logged';
import { evidenceVerdict } from './verdict';

const nothing: SettingFacts = { stored: null, policy: null };

/** Why the evidence of a Windows Server 2022 is not enough, with this stored of the audit of clients that cannot sign. */
function reasons(audit: SettingFacts, direction: Direction = 'inbound', read: Partial<EvidenceReading> = {}): readonly string[] {
    const known = sample('srv2022');
    const settings = {
        auditClientDoesNotSupportSigning: audit,
        auditClientDoesNotSupportEncryption: nothing,
        auditInsecureGuestLogon: nothing
    };
    const collectedAt = '2026-11-20T12:00:00Z';
    const verdict = evidenceVerdict(
        {
            reading: { contract: 2, channels: [], sources: [], events: [], since: null, collectedAt, ...read },
            evidence: { groups: [], unrecognised: [] },
            readAt: collectedAt,
            configuration: { ...known, inbound: { ...known.inbound, settings } },
            auditingSince: null
        },
        direction
    );
    return verdict.kind === 'notEnough' ? verdict.reasons.map(({ kind }) => kind) : [];
}

describe('an audit that an update brought, and the cmdlet does not report', () => {
    it('counts where the registry or a policy switches it on', () => {
        for (const audit of [
            { stored: 1, policy: null },
            { stored: null, policy: 1 }
        ])
            expect(reasons(audit)).not.toContain('noSwitch');
    });

    it('is not known to be in force until one of its events was seen', () => {
        const stored = { stored: 1, policy: null };
        const seen = (id: number): readonly string[] =>
            reasons(stored, 'inbound', { events: [event(channelNames.serverAudit, id, named({ ClientName: 'scan' }))] });
        expect(reasons(stored)).toContain('inForceUnknown');
        expect(seen(3022)).toContain('inForceUnknown');
        expect(seen(3021)).not.toContain('inForceUnknown');
    });

    it('is to be switched on by policy where the update is there', () => {
        expect(reasons(nothing, 'inbound', { sources: allSources })).toContain('switchUnreported');
        expect(reasons(nothing, 'inbound', { sources: sourcesWith(3021, { defined: false }) })).toContain('noSwitch');
        expect(reasons(nothing, 'outbound', { sources: allSources })).toContain('noSwitch');
    });

    it('does not where neither does, nor by a text, and in no other direction', () => {
        for (const audit of [
            nothing,
            { stored: 0, policy: null },
            { stored: 1, policy: 0 },
            { stored: '1', policy: null },
            { stored: null, policy: '1' }
        ])
            expect(reasons(audit)).toContain('noSwitch');
        expect(reasons({ stored: 1, policy: null }, 'outbound')).toContain('noSwitch');
    });
});
