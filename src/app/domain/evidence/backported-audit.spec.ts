// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { ComputerFacts, Direction, SettingFacts } from '../computer/facts';
import { isOnUnreported } from '../settings/setting';
import { channelNames, type EvidenceReading } from './reading';
import { allSources, collectedAt, daysBefore, event, named, sourcesWith } from './testing/logged';
import { silent } from './testing/silent';
import { evidenceVerdict } from './verdict';

const nothing: SettingFacts = { stored: null, policy: null };

/** With the first revision that has the audit. */
const updated = { build: 20348, ubr: 4171 };

/** Why the evidence of a Windows Server 2022 is not enough, with this stored of the audit of clients that cannot sign. */
function reasons(
    audit: SettingFacts,
    direction: Direction = 'inbound',
    read: Partial<EvidenceReading> = {},
    computer: Partial<ComputerFacts> = {}
): readonly string[] {
    const base = sample('srv2022');
    const known = { ...base, computer: { ...base.computer, ...computer } };
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
            reasons(stored, 'inbound', { events: [event(channelNames.serverAudit, id, named({ ClientName: 'scan' }))] }, updated);
        expect(reasons(stored, 'inbound', {}, updated)).toContain('inForceUnknown');
        expect(seen(3022)).toContain('inForceUnknown');
        expect(seen(3021)).not.toContain('inForceUnknown');
    });

    it('does nothing where it is stored and the update for it is missing', () => {
        const of = (ubr: number | null, defined: boolean | null): readonly string[] =>
            reasons({ stored: 1, policy: null }, 'inbound', { sources: sourcesWith(3021, { defined }) }, { build: 20348, ubr });
        expect(of(4105, null)).toContain('updateMissing');
        expect(of(4105, true)).toContain('inForceUnknown');
        expect(of(null, null)).toContain('inForceUnknown');
    });

    it('is to be switched on where the build has it, by policy where that is not known, and not at all where neither has', () => {
        const of = (ubr: number | null, defined: boolean | null): readonly string[] =>
            reasons(nothing, 'inbound', { sources: sourcesWith(3021, { defined }) }, { build: 20348, ubr });
        expect(of(4171, true)).toContain('notStoredOn');
        expect(of(4171, null)).toContain('notStoredOn');
        expect(of(4105, null)).toContain('updateMissing');
        // The hotpatch of that month, of which it is not known.
        expect(of(4106, null)).toContain('switchUnreported');
        expect(of(4170, null)).toContain('switchUnreported');
        expect(of(null, null)).toContain('switchUnreported');
        expect(of(null, false)).toContain('noSwitch');
    });

    it('has no audit of guests beside it, so that it never shows that nobody is cut off', () => {
        const seen = { events: [event(channelNames.serverAudit, 3021, named({ ClientName: 'scan', ServerRequiresSigning: 'true' }))] };
        expect(reasons({ stored: 1, policy: null }, 'inbound', seen)).toContain('noGuestSwitch');
    });

    it('is in force since one of its events was seen after it was stored, whatever was seen before', () => {
        const age = (days: number): unknown => {
            const known = sample('srv2019-audit');
            const logged = event(channelNames.serverAudit, 3021, named({ ClientName: 'scan' }), days);
            const reading = { ...silent, events: [logged] };
            const evidence = { groups: [], unrecognised: [] };
            const basis = { reading, evidence, readAt: collectedAt, configuration: known, auditingSince: daysBefore(20) };
            const verdict = evidenceVerdict(basis, 'inbound');
            return [verdict.ageDays, verdict.kind === 'notEnough' && verdict.reasons.some(({ kind }) => kind === 'inForceUnknown')];
        };
        expect(isOnUnreported(sample('srv2019-audit'), 'inboundAuditSigning')).toBeTrue();
        expect(age(15)).toEqual([15, false]);
        expect(age(25)).toEqual([20, true]);
    });

    it('is to be switched on by policy where the update is there', () => {
        expect(reasons(nothing, 'inbound', { sources: allSources })).toContain('switchUnreported');
        expect(reasons(nothing, 'inbound', { sources: sourcesWith(3021, { defined: false }) })).toContain('updateMissing');
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
            expect(reasons(audit)).toContain('updateMissing');
        expect(reasons({ stored: 1, policy: null }, 'outbound')).toContain('noSwitch');
    });
});
