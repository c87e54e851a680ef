// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { computerOf, type Mode, modes, run } from '../../contract/samples';
import { host } from '../host';

async function read(scenario: Scenario, mode: Mode): Promise<{ readonly surroundings: unknown }> {
    const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningConfiguration');
    assert.deepEqual([errors, results.length], [[], 1]);
    return results[0] as { surroundings: unknown };
}

describe('what a reading says of what surrounds signing', () => {
    const nothing = {
        hardenedPaths: [],
        outboundAudit: [],
        inboundAudit: [],
        outboundIgnored: [],
        inboundIgnored: [],
        ntlm: { restrictSending: null },
        rdma: false,
        policyRefresh: { noGpoListChanges: null },
        policyEvent: null,
        osConfig: false,
        dsc: false
    };
    const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows';

    for (const mode of modes) {
        it(`is the values as they stand, as texts, in ${mode} language or endpoint`, async () => {
            const registry = {
                ...srv2025.registry,
                [`${policies}\\NetworkProvider\\HardenedPaths`]: {
                    '\\\\*\\sysvol': 'RequireIntegrity=0',
                    '\\\\[x]\\*': ['a', 'b'],
                    other: 'x'
                },
                [`${policies}\\LanmanWorkstation`]: {
                    AuditClientDoesNotSupportSigning: 1,
                    AllowInsecureGuestAuth: 1,
                    requiresecuritysignature: 1
                },
                [`${policies}\\LanmanServer`]: { auditserverdoesnotsupportsigning: 'yes' },
                'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0': { RestrictSendingNTLMTraffic: 2 }
            };
            const interfaces = 'root/microsoft/windows/smb:MSFT_SmbClientNetworkInterface';
            const cim = { ...srv2025.cim, [interfaces]: [{ RdmaCapable: false }, { RdmaCapable: true }, { FriendlyName: 'odd' }] };
            const { surroundings } = await read({ ...srv2025, registry, cim }, mode);
            assert.deepEqual(surroundings, {
                ...nothing,
                hardenedPaths: [
                    { name: '\\\\*\\sysvol', data: 'RequireIntegrity=0' },
                    { name: '\\\\[x]\\*', data: 'a b' }
                ],
                outboundAudit: [{ name: 'AuditClientDoesNotSupportSigning', data: '1' }],
                inboundAudit: [{ name: 'auditserverdoesnotsupportsigning', data: 'yes' }],
                outboundIgnored: [{ name: 'requiresecuritysignature', data: '1' }],
                ntlm: { restrictSending: 2 },
                rdma: true
            });
        });
    }

    it('is empty lists, not unknown, where nothing is set', async () => {
        const { surroundings } = await read(srv2025, 'jea');
        assert.deepEqual(surroundings, nothing);
    });
});
