// SPDX-License-Identifier: MIT
// The audits that the updates of September 2025 brought to older Windows: its cmdlet does not report them, so the commands
// store them in the registry, and read that back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2019Audit } from '../../../dev-gateway/scenarios/servers/srv2019-audit';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { computerOf, modes, run } from '../../contract/samples';
import { host } from '../host';

type State = Pick<Scenario, 'outbound' | 'inbound' | 'registry'> & { readonly executed: readonly { readonly command: string }[] };
type Stored = 0 | 1 | null;

const audits = { Signing: 'AuditClientDoesNotSupportSigning', SpnSupport: 'AuditClientSpnSupport' } as const;
const names = Object.keys(audits) as (keyof typeof audits)[];

/** The server with this stored of an audit. */
function like(name: keyof typeof audits, stored: Stored | string): Scenario {
    const { [audits[name]]: _, ...others } = { ...srv2019Audit.registry[serverKey] };
    const values = stored === null ? others : { ...others, [audits[name]]: stored };
    return { ...srv2019Audit, registry: { ...srv2019Audit.registry, [serverKey]: values } };
}

function kept({ outbound, inbound, registry }: Pick<State, 'outbound' | 'inbound' | 'registry'>): object {
    return { outbound, inbound, registry };
}

const expected = (stored: Stored): Record<string, string> => ({
    ExpectedInForce: 'NotReported',
    ExpectedStored: stored === null ? 'NotStored' : String(stored)
});

describe('an audit that the cmdlet does not report', () => {
    for (const mode of modes) {
        it(`is stored by the registry as 1 or 0, and nothing else is, in ${mode} language or endpoint`, async () => {
            for (const Name of names) {
                for (const [verb, goal] of [
                    ['Enable', 1],
                    ['Disable', 0]
                ] as const) {
                    for (const stored of [null, 0, 1] as const) {
                        const computer = computerOf(like(Name, stored), host, mode);
                        const { results, errors } = await run(computer, `${verb}-SmbInboundAudit`, { Name, ...expected(stored) });
                        const written = stored !== goal;
                        assert.deepEqual([errors, results], [[], [{ contract: 2, written }]], `${verb} ${Name} from ${stored}`);
                        const state = computer.describe() as State;
                        assert.deepEqual(kept(state), kept(like(Name, goal)));
                        const writes = state.executed.map(call => call.command).filter(one => /^(Set|New|Remove)-(Smb|Item)/.test(one));
                        assert.deepEqual(writes, written ? ['New-ItemProperty'] : []);
                    }
                }
            }
        });
    }

    it('is not written where it is stored otherwise than the caller saw, or as no number', async () => {
        for (const stored of [0, '1', 2 as never] as const) {
            const computer = computerOf(like('Signing', stored), host, 'constrained');
            const { results, errors } = await run(computer, 'Enable-SmbInboundAudit', { Name: 'Signing', ...expected(null) });
            assert.deepEqual(results, []);
            assert.match(errors[0]?.message ?? '', /in force NotReported, stored .*\[SmbSigning:StateChanged\]$/);
            assert.deepEqual(kept(computer.describe() as State), kept(like('Signing', stored)));
        }
    });

    it('is not written so where the cmdlet reports it, or where it is none of them', async () => {
        for (const [scenario, Name, error] of [
            [srv2025, 'Signing', 'StateChanged'],
            [srv2019Audit, 'Encryption', 'NotReported'],
            [srv2019Audit, 'GuestLogon', 'NotReported']
        ] as const) {
            const computer = computerOf(scenario, host, 'full');
            const { errors } = await run(computer, 'Enable-SmbInboundAudit', { Name, ...expected(null) });
            assert.match(errors[0]?.message ?? '', new RegExp(`\\[SmbSigning:${error}\\]$`));
            assert.deepEqual(kept(computer.describe() as State), kept(scenario));
        }
    });

    it('is read back: what is not stored then is no success', async () => {
        const computer = computerOf({ ...like('Signing', null), faults: { discardWrites: true } }, host, 'full');
        const { results, errors } = await run(computer, 'Enable-SmbInboundAudit', { Name: 'Signing', ...expected(null) });
        assert.deepEqual(results, []);
        assert.match(errors[0]?.message ?? '', /\[SmbSigning:NotWritten\]$/);
    });

    it('says with -WhatIf what it would do, and ends a refusal with the error id', async () => {
        const computer = computerOf(like('SpnSupport', null), host, 'constrained');
        const given = { Name: 'SpnSupport', ...expected(null) };
        const { results } = await run(computer, 'Enable-SmbInboundAudit', { ...given, WhatIf: true });
        assert.deepEqual(results, [{ contract: 2, written: false }]);
        assert.deepEqual(kept(computer.describe() as State), kept(like('SpnSupport', null)));
        const refusing = computerOf({ ...like('SpnSupport', null), faults: { refuseWrites: true } }, host, 'jea');
        const { errors } = await run(refusing, 'Enable-SmbInboundAudit', given);
        assert.equal(errors[0]?.message, 'Requested registry access is not allowed. [SmbSigning:System.Security.SecurityException]');
    });

    it('is read with its value and its policy', async () => {
        const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanServer';
        const computer = computerOf(
            { ...srv2019Audit, registry: { ...srv2019Audit.registry, [policies]: { AuditClientSpnSupport: 1 } } },
            host,
            'jea'
        );
        const { results } = await run(computer, 'Get-SmbSigningConfiguration');
        const { inbound, notReported } = results[0] as { inbound: { settings: object; audit: object }; notReported: string[] };
        const found = Object.entries(inbound.settings as Record<string, { stored: unknown; policy: unknown }>);
        assert.ok(found.length > 2);
        for (const [name, { stored, policy }] of found) {
            assert.equal(stored, name === 'auditClientDoesNotSupportSigning' ? 1 : null, name);
            assert.equal(policy, name === 'auditClientSpnSupport' ? 1 : null, name);
        }
        assert.ok(notReported.includes('inbound.audit.clientSpnSupport'));
    });
});
