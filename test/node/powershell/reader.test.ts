// SPDX-License-Identifier: MIT
// A reader of a restricted endpoint: may read everything and write nothing, and cannot scan ports with the test of a device.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { jeaReader } from '../../../dev-gateway/scenarios/hard/jea';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { run } from '../../contract/samples';
import { answering, smb2Answer, startDevice } from '../../devices/hostile';
import { host } from '../host';

type Command = keyof typeof powershellCommands;
const commands = Object.keys(powershellCommands) as Command[];
const reading: readonly Command[] = [
    'Get-SmbSigningActivity',
    'Get-SmbSigningConfiguration',
    'Get-SmbSigningConnection',
    'Get-SmbSigningEvidence',
    'Test-SmbDevice'
];

describe('a reader of a restricted endpoint', () => {
    it('reads everything', async () => {
        const computer = new ScenarioComputer(jeaReader, host, modulePath);
        for (const command of reading) {
            const given = command === 'Test-SmbDevice' ? { Name: '127.0.0.98' } : {};
            const { results, errors } = await run(computer, command, given);
            assert.deepEqual([errors, results.length], [[], 1], command);
        }
    });

    it('finds no command that writes, nor the one that asks any port', async () => {
        const computer = new ScenarioComputer(jeaReader, host, modulePath);
        for (const command of commands.filter(one => !reading.includes(one))) {
            const { results, errors } = await run(computer, command, {});
            assert.deepEqual(results, []);
            assert.match(errors[0]?.errorId ?? '', /^CommandNotFound/, command);
        }
    });

    it('has a device asked on port 445, and on no other', async () => {
        const device = await startDevice(answering(smb2Answer({ mode: 3 })), 445, '127.0.0.99');
        const computer = new ScenarioComputer(jeaReader, host, modulePath);
        try {
            const { results } = await run(computer, 'Test-SmbDevice', { Name: '127.0.0.99' });
            const { ended, port } = results[0] as { ended: string; port: number };
            assert.deepEqual([ended, port], ['complete', 445]);
            const refused = await run(computer, 'Test-SmbDevice', { Name: '127.0.0.99', Port: '22' });
            assert.match(refused.errors[0]?.errorId ?? '', /^NamedParameterNotFound/);
        } finally {
            await device.close();
        }
    });
});
