// SPDX-License-Identifier: MIT
// Get-SmbSigningActivity in the real engine, and what the emulated gateway logs of commands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { PowerShellHost } from '../../../dev-gateway/computers/powershell-host';
import { commandEvent, commandLog } from '../../../dev-gateway/computers/state/command-log';
import type { LoggedEvent, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { activityCases, normaliseActivity } from '../../contract/activity-samples';
import { callOf, computerOf, modes, run } from '../../contract/samples';

const file = new URL('../../contract/Get-SmbSigningActivity.json', import.meta.url);
const samples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Answer>;
const host = new PowerShellHost();
after(() => host.stop());

interface Answer {
    readonly runs: readonly {
        readonly time: string;
        readonly fields: readonly { readonly name: string | null; readonly value: string }[];
        readonly raw: string;
    }[];
    readonly read: number;
    readonly cut: boolean;
    readonly errorId: string | null;
}

async function activity(scenario: Scenario, given: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { results, errors } = await run(computerOf(scenario, host, 'full'), 'Get-SmbSigningActivity', given);
    assert.deepEqual(errors, []);
    return results[0] as Answer;
}

/** Without what Constrained Language Mode gives otherwise: values without names, and the message in place of the XML. */
function unnamed(answer: Answer): object {
    return { ...answer, runs: answer.runs.map(one => ({ ...one, raw: '', fields: one.fields.map(({ value }) => value) })) };
}

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const [name, scenario] of Object.entries(activityCases)) {
            it(`Get-SmbSigningActivity answers for a log that is ${name} as the contract's sample says`, async () => {
                const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningActivity');
                assert.deepEqual(errors, []);
                const found = normaliseActivity(results[0]) as Answer;
                if (mode !== 'constrained') return assert.deepEqual(found, samples[name]);
                assert.deepEqual(unnamed(found), unnamed(samples[name] as Answer));
                for (const { raw } of found.runs) assert.match(raw, /^UserOnGateway: LAB\\/m);
            });
        }
    });
}

function logOf(...events: readonly LoggedEvent[]): Scenario {
    return { ...srv2025, eventLogs: { [commandLog]: { maximumSizeInBytes: 1_052_672, events } } };
}

const disable = 'Disable-SmbInboundSigningRequirement';

describe('Get-SmbSigningActivity', () => {
    it('reads 2000 events, gives 200 of them, and says when there are more', async () => {
        const many = (count: number, command: string): LoggedEvent[] =>
            Array.from({ length: count }, (_, index) => commandEvent(command, 'LAB\\anna', index + 1)).reverse();
        const others = await activity(logOf(...many(2001, 'Get-WACSMInventory')));
        assert.deepEqual([others.read, others.runs.length, others.cut], [2000, 0, true]);
        const ours = await activity(logOf(...many(201, disable)));
        assert.deepEqual([ours.read, ours.runs.length, ours.cut], [200, 200, true]);
        const all = await activity(logOf(...many(200, disable)));
        assert.deepEqual([all.read, all.runs.length, all.cut], [200, 200, false]);
    });

    it('reads what came since a time', async () => {
        const scenario = logOf(commandEvent(disable, 'LAB\\anna', 600), commandEvent(disable, 'LAB\\ben', 10));
        const { runs } = await activity(scenario, { Since: new Date(Date.now() - 3_600_000).toISOString() });
        assert.deepEqual([runs.length, runs[0]?.fields[4]?.value], [1, 'LAB\\ben']);
    });

    it('gives what is readable of an event whose XML is broken', async () => {
        const { runs, errorId } = await activity(logOf({ ...commandEvent(disable, 'LAB\\anna', 5), xml: '<Event><Ev' }));
        assert.deepEqual([runs.length, errorId], [1, null]);
    });
});

describe('the emulated gateway', () => {
    it('logs on the computer each command that asks for it, by the clock of the computer, and no reading', async () => {
        const computer = new ScenarioComputer({ ...srv2025, clock: { aheadMinutes: 600, utcOffset: null } }, host, modulePath);
        const before = Date.now();
        const write = callOf(disable, { ExpectedInForce: 'x' });
        await computer.run({ ...write, logAudit: true }, new AbortController().signal);
        await computer.run(callOf('Get-SmbSigningConfiguration'), new AbortController().signal);
        const { results } = await run(computer, 'Get-SmbSigningActivity');
        const { runs } = results[0] as Answer;
        assert.deepEqual(
            runs.map(({ fields }) => [fields[0]?.value, fields[4]?.value]),
            [[disable, 'LAB\\admin']]
        );
        assert.ok(Math.abs(Date.parse(runs[0]?.time ?? '') - before - 600 * 60_000) < 60_000);
    });
});
