// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { Direction, SettingFacts } from '../facts';
import { evidenceVerdict } from './verdict';

const nothing: SettingFacts = { stored: null, policy: null };

/** Why the evidence of a Windows Server 2022 is not enough, with this stored of the audit of clients that cannot sign. */
function reasons(audit: SettingFacts, direction: Direction = 'inbound'): readonly string[] {
    const known = sample('srv2022');
    const settings = {
        auditClientDoesNotSupportSigning: audit,
        auditClientDoesNotSupportEncryption: nothing,
        auditInsecureGuestLogon: nothing
    };
    const collectedAt = '2026-11-20T12:00:00Z';
    const verdict = evidenceVerdict(
        {
            reading: { contract: 2, channels: [], sources: [], events: [], since: null, collectedAt },
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
