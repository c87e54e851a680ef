// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { computerOf, modes, run } from '../../contract/samples';
import { writeParameters } from '../../contract/writes';
import { host } from '../host';

type Command = keyof typeof powershellCommands;
const writes = (Object.keys(powershellCommands) as Command[]).filter(name => /^(Enable|Disable|Reset)-/.test(name));

/** What a computer answers of itself. */
interface Identity {
    readonly id: string;
    readonly fqdn: string;
    readonly name: string;
}

async function identityOf(computer: ScenarioComputer): Promise<Identity> {
    const { results } = await run(computer, 'Get-SmbSigningConfiguration');
    return (results[0] as { computer: Identity }).computer;
}

/** What a computer keeps. */
function kept(computer: ScenarioComputer): object {
    const { outbound, inbound, registry } = computer.describe() as Record<string, unknown>;
    return { outbound, inbound, registry };
}

describe('a write', () => {
    for (const mode of modes) {
        it(`refuses another computer than the caller saw, in ${mode} language or endpoint`, async () => {
            assert.ok(writes.length > 0);
            const computer = computerOf(srv2025, host, mode);
            const { id, fqdn } = await identityOf(computer);
            const before = kept(computer);
            const others = [
                ['another', fqdn],
                [id, 'another.contoso.com'],
                ['another', ''],
                ['', 'another']
            ] as const;
            for (const [index, command] of writes.entries()) {
                const [ExpectedComputerId, ExpectedComputerName] = others[index % others.length] ?? others[0];
                const given = { ...writeParameters(command, 'NotStored'), ExpectedComputerId, ExpectedComputerName };
                const { results, errors } = await run(computer, command, given);
                assert.deepEqual(results, []);
                assert.match(errors[0]?.message ?? '', /, not another.*\[SmbSigning:WrongComputer\]$/, command);
            }
            assert.deepEqual(kept(computer), before);
        });
    }

    it('knows its computer by full name and by NetBIOS name, in any letter case, and by its identifier', async () => {
        const { id, fqdn, name } = await identityOf(computerOf(srv2025, host, 'full'));
        for (const own of [fqdn.toUpperCase(), fqdn.toLowerCase(), name.toLowerCase()]) {
            const computer = computerOf(srv2025, host, 'constrained');
            const { results, errors } = await run(computer, 'Enable-SmbInboundSigningRequirement', {
                ...writeParameters('Enable-SmbInboundSigningRequirement', 'NotStored'),
                ExpectedComputerId: id.toUpperCase(),
                ExpectedComputerName: own
            });
            assert.deepEqual([errors, results], [[], [{ contract: 2, written: true }]], own);
        }
    });

    it('writes nothing where the identity that the caller knows can no longer be read', async () => {
        const { fqdn } = await identityOf(computerOf(srv2025, host, 'full'));
        const computer = computerOf({ ...srv2025, cim: {} }, host, 'full');
        const before = kept(computer);
        const { results, errors } = await run(computer, 'Enable-SmbInboundSigningRequirement', {
            ...writeParameters('Enable-SmbInboundSigningRequirement', 'NotStored'),
            ExpectedComputerName: fqdn
        });
        assert.deepEqual(results, []);
        assert.match(errors[0]?.message ?? '', /\[SmbSigning:HRESULT 0x80041010\]$/);
        assert.deepEqual(kept(computer), before);
    });
});
