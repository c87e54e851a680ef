// SPDX-License-Identifier: MIT
// Get-SmbSigningConnection: what it answers, how it is bounded, and that a part that fails takes no other down.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { connectionOf, sessionOf } from '../../../dev-gateway/scenarios/connections';
import { clientSecurityLog } from '../../../dev-gateway/scenarios/event-logs';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { connectionCases } from '../../contract/connection-cases';
import { computerOf, modes, type Mode, normaliseConnections, run } from '../../contract/samples';
import { host } from '../host';

const samples = JSON.parse(readFileSync(new URL('../../contract/Get-SmbSigningConnection.json', import.meta.url), 'utf8')) as Record<
    string,
    Answer
>;

interface Field {
    readonly name: string | null;
    readonly value: string;
}

interface Answer {
    readonly outbound: { readonly total: number; readonly rows: readonly { readonly server: string }[] } | null;
    readonly inbound: { readonly total: number; readonly rows: readonly unknown[] } | null;
    readonly guestLogons: readonly { readonly id: number; readonly time: string | null; readonly fields: readonly Field[] }[] | null;
    readonly aliases: readonly { readonly name: string; readonly canonical: string | null }[];
    readonly unavailable: readonly { readonly what: string; readonly errorId: string }[];
    readonly notReported: readonly string[];
}

async function read(scenario: Scenario, mode: Mode = 'full'): Promise<Answer> {
    const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningConnection');
    assert.deepEqual([errors, results.length], [[], 1]);
    return normaliseConnections(results[0]) as Answer;
}

/** What Constrained Language Mode leaves of it: field names stand in the XML, which it refuses. */
function withoutNames(answer: Answer): Answer {
    const nameless = (fields: readonly Field[]): Field[] => fields.map(({ value }) => ({ name: null, value }));
    return { ...answer, guestLogons: answer.guestLogons && answer.guestLogons.map(one => ({ ...one, fields: nameless(one.fields) })) };
}

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const [name, scenario] of Object.entries(connectionCases)) {
            it(`Get-SmbSigningConnection answers for ${name} as the contract's sample says`, async () => {
                const sample = samples[name] as Answer;
                assert.deepEqual(await read(scenario, mode), mode === 'constrained' ? withoutNames(sample) : sample);
            });
        }

        it('answers on every kind of Windows, and changes nothing', async () => {
            for (const scenario of scenarios.filter(one => !one.faults?.unreachable)) {
                const computer = computerOf(scenario, host, mode);
                const { calls: _, executed: __, ...before } = computer.describe() as Record<string, unknown>;
                const { results, errors } = await run(computer, 'Get-SmbSigningConnection');
                const { unavailable } = results[0] as Answer;
                assert.deepEqual([scenario.name, errors, unavailable], [scenario.name, [], []]);
                const { calls: ___, executed: ____, ...after } = computer.describe() as Record<string, unknown>;
                assert.deepEqual(after, before);
            }
        });
    });
}

const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

describe('a reading of connections is bounded', () => {
    it('gives 500 rows and the true total', async () => {
        const many = {
            ...srv2022,
            connections: count(1234).map(index => connectionOf(`10.0.${index >> 8}.${index & 255}`, 'x'.repeat(400))),
            sessions: count(501).map(index => sessionOf(`host${index}`, 'LAB\\anna'))
        };
        const { outbound, inbound } = await read(many);
        assert.deepEqual([outbound?.total, outbound?.rows.length, inbound?.total, inbound?.rows.length], [1234, 500, 501, 500]);
        assert.deepEqual(outbound?.rows[0], { ...outbound?.rows[0], share: 'x'.repeat(300) });
    });

    it('asks for 32 names at most, for each once, for no address, and not again where no server answers', async () => {
        const names = count(60).flatMap(index => [`nas${index}`, `nas${index}`, `10.0.0.${index}`, `fe80::${index}`]);
        const connections = names.map(name => connectionOf(name, 'share'));
        const asked = async (scenario: Scenario): Promise<string[]> => {
            const computer = computerOf(scenario, host, 'constrained');
            await run(computer, 'Get-SmbSigningConnection');
            const { executed } = computer.describe() as { executed: { command: string; parameters: { Name: string } }[] };
            return executed.filter(({ command }) => command === 'Resolve-DnsName').map(({ parameters }) => parameters.Name);
        };
        assert.deepEqual(
            await asked({ ...srv2022, connections }),
            count(32).map(index => `nas${index}`)
        );
        assert.deepEqual(await asked({ ...srv2022, connections, dns: { nas1: { timeout: true } } }), ['nas0', 'nas1']);
    });

    it('gives the latest 200 events', async () => {
        const events = count(300).map(index => ({ id: 31017, time: index, data: { UserName: 'a', ServerName: `nas${index}` } }));
        const { guestLogons } = await read({ ...srv2022, eventLogs: { [clientSecurityLog]: { events } } });
        assert.equal(guestLogons?.length, 200);
        assert.equal(guestLogons?.[0]?.fields[1]?.value, 'nas0');
    });

    it('takes an event without a time', async () => {
        const events = [{ id: 31022, time: null, data: { UserName: 'a', ServerName: 'nas1' } }];
        const { guestLogons, unavailable } = await read({ ...srv2022, eventLogs: { [clientSecurityLog]: { events } } });
        assert.deepEqual([guestLogons?.map(({ time }) => time), unavailable], [[null], []]);
    });

    it('takes a broken event for what can be read of it', async () => {
        const events = [{ id: 31022, time: 1, data: { UserName: 'a', ServerName: 'nas1' }, xml: '<Event><' }];
        const { guestLogons, unavailable } = await read({ ...srv2022, eventLogs: { [clientSecurityLog]: { events } } });
        assert.deepEqual([guestLogons?.[0]?.fields.map(({ value }) => value), unavailable], [['a', 'nas1'], []]);
    });
});

describe('a part that fails takes no other down', () => {
    const parts: readonly [string, string, keyof Answer][] = [
        ['Get-SmbConnection', 'outbound.connections', 'outbound'],
        ['Get-SmbSession', 'inbound.sessions', 'inbound'],
        ['Get-WinEvent', 'guestLogons', 'guestLogons'],
        ['Resolve-DnsName', 'aliases', 'aliases']
    ];
    for (const mode of modes) {
        for (const [command, what, member] of parts) {
            it(`${command}, in ${mode} language or endpoint`, async () => {
                const scenario = connectionCases['peers'] as Scenario;
                const whole = await read(scenario, mode);
                const failing = [{ command, message: 'It is broken.', errorId: 'Broken' }];
                const partly = await read({ ...scenario, faults: { failing } }, mode);
                assert.deepEqual(
                    partly.unavailable.map(part => [part.what, part.errorId.split(',')[0]]),
                    [[what, 'Broken']]
                );
                // Without connections there are no names to ask for.
                const lost =
                    what === 'outbound.connections' ? { outbound: null, aliases: [] } : { [member]: what === 'aliases' ? [] : null };
                assert.deepEqual(partly, { ...whole, ...lost, unavailable: partly.unavailable });
            });
        }
    }
});
