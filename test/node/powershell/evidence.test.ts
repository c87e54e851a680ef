// SPDX-License-Identifier: MIT
// Get-SmbSigningEvidence in the real engine: what it reads of each kind of log, and where it stops.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modulePath } from '../../../dev-gateway/computers/directory';
import { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { clientAuditLog, serverAuditLog, serverSecurityLog } from '../../../dev-gateway/scenarios/event-logs';
import { jeaOld } from '../../../dev-gateway/scenarios/hard/jea';
import type { LoggedEvent, Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { unreadOf } from '../../../src/app/domain/evidence/sources';
import { directions } from '../../../src/app/domain/computer/facts';
import { evidenceSchema, tellLeftOut } from '../../../src/app/remote/answers/evidence-schema';
import { parseAnswer } from '../../../src/app/remote/answers/schema';
import { evidenceCases, normaliseEvidence } from '../../contract/evidence-samples';
import { computerOf, modes, run } from '../../contract/samples';
import { host } from '../host';

const samples = JSON.parse(readFileSync(new URL('../../contract/Get-SmbSigningEvidence.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
>;

interface Answer {
    readonly channels: readonly { readonly name: string; readonly errorId: string | null; readonly recordCount: number | null }[];
    readonly events: readonly {
        readonly channel: string;
        readonly id: number;
        readonly recordId: number;
        readonly time: string | null;
        readonly fields: readonly { readonly name: string | null; readonly value: string }[];
        readonly raw: string;
        readonly peer: string | null;
        readonly required: boolean | null;
        readonly count: number;
        readonly first: string | null;
    }[];
    readonly sources: readonly {
        readonly channel: string;
        readonly id: number;
        readonly defined: boolean | null;
        readonly read: number;
        readonly cut: boolean;
        readonly errorId: string | null;
    }[];
    readonly since: string | null;
}

const sourceOf = ({ sources }: Answer, id: number): Answer['sources'][number] | undefined => sources.find(one => one.id === id);

/** Without what Constrained Language Mode gives otherwise: values without names, and no XML. */
function unnamed(answer: unknown): object {
    const { events } = answer as Answer;
    return { ...(answer as object), events: events.map(event => ({ ...event, fields: [], raw: '' })) };
}

/** Logged `count` times, the last one a minute ago. */
function many(count: number, event: Omit<LoggedEvent, 'time'>): LoggedEvent[] {
    return Array.from({ length: count }, (_, index) => ({ ...event, time: count - index }));
}

/** The fields of an event on a server, in their order. */
const nas = (name: string): NonNullable<LoggedEvent['data']> => ({ ServerNameLength: name.length, ServerName: name });

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const [name, scenario] of Object.entries(evidenceCases)) {
            it(`Get-SmbSigningEvidence answers for ${name} logs as the contract's sample says`, async () => {
                const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningEvidence');
                assert.deepEqual(errors, []);
                assert.equal(results.length, 1);
                const expected = samples[name] as Answer;
                const found = normaliseEvidence(results[0]) as Answer;
                if (mode !== 'constrained') return assert.deepEqual(found, expected);
                assert.deepEqual(unnamed(found), unnamed(expected));
                assert.ok(found.events.every(({ fields }) => fields.every(field => field.name === null)));
            });
        }
    });
}

describe('a reading of evidence', () => {
    it('is bounded: of each identifier the newest events and groups, and says which are cut', async () => {
        const data = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Field${index}`, 'x'.repeat(9000)]));
        const eventLogs = {
            [clientAuditLog]: {
                events: [
                    ...many(1200, { id: 31998, data: nas('nas') }),
                    ...Array.from({ length: 300 }, (_, index) => ({ id: 31997, time: index + 1, data: nas(`nas${index}`) })),
                    ...many(1, { id: 31999, data: nas('nas') })
                ]
            },
            [serverSecurityLog]: { events: many(1, { id: 3023, data }) }
        };
        const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, 'full'), 'Get-SmbSigningEvidence');
        const answer = results[0] as Answer;
        const cut = [31998, 31997, 31999].map(id => {
            const groups = answer.events.filter(event => event.id === id);
            const { read, cut } = sourceOf(answer, id) ?? {};
            return [groups.reduce((sum, { count }) => sum + count, 0), groups.length <= 3, read, cut];
        });
        assert.deepEqual(cut, [
            [1000, true, 1000, true],
            [200, false, 300, true],
            [1, true, 1, false]
        ]);
        assert.equal(answer.events.find(event => event.id === 31998)?.recordId, 1501 - 1 - (300 - 299));
        const long = answer.events.find(event => event.id === 3023);
        assert.ok(long && JSON.stringify(long).length < 20_000, String(JSON.stringify(long).length));
    });

    it('groups by day (UTC), Boolean and peer: the ports of an address are one', async () => {
        const at = (time: string, ClientName: string, ServerRequiresSigning: boolean): LoggedEvent => ({
            id: 3021,
            time,
            data: { ClientNameLength: 1, ClientName, ServerRequiresSigning }
        });
        const eventLogs = {
            [serverAuditLog]: {
                events: [
                    at('2026-10-04T00:10:00.000Z', '192.0.2.7:50001', false),
                    at('2026-10-04T23:50:00.000Z', '192.0.2.7:50002', false),
                    at('2026-10-05T00:10:00.000Z', '\\\\192.0.2.7', false),
                    at('2026-10-05T00:20:00.000Z', '\\\\192.0.2.7', true),
                    at('2026-10-06T00:20:00.000Z', '[2001:db8::1]:50001', true),
                    at('2026-10-06T00:30:00.000Z', '[2001:db8::1]:50002', true)
                ]
            }
        };
        for (const mode of modes) {
            const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, mode), 'Get-SmbSigningEvidence');
            const { events } = results[0] as Answer;
            assert.deepEqual(
                events.map(({ peer, required, count, first, time }) => [peer, required, count, first?.slice(8, 16), time?.slice(8, 16)]),
                [
                    ['[2001:db8::1]', true, 2, '06T00:20', '06T00:30'],
                    ['\\\\192.0.2.7', true, 1, '05T00:20', '05T00:20'],
                    ['\\\\192.0.2.7', false, 1, '05T00:10', '05T00:10'],
                    ['192.0.2.7', false, 2, '04T00:10', '04T23:50']
                ]
            );
        }
    });

    it('finds a field that has moved by its name, of each version of an event', async () => {
        const eventLogs = {
            [serverAuditLog]: {
                events: [
                    ...many(4, { id: 3021, data: { ClientNameLength: 3, ClientName: 'old', ServerRequiresSigning: false } }).slice(0, 2),
                    ...many(2, { id: 3021, version: 3, data: { Reason: 7, ServerRequiresSigning: true, ClientName: 'new' } })
                ]
            }
        };
        const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, 'full'), 'Get-SmbSigningEvidence');
        const { events } = results[0] as Answer;
        assert.deepEqual(
            events.map(({ peer, required, count }) => [peer, required, count]),
            [
                ['new', true, 2],
                ['old', false, 2]
            ]
        );
    });

    it('lets no byte of a packet leave the computer', async () => {
        for (const mode of modes) {
            const { results } = await run(computerOf(evidenceCases['full'] as Scenario, host, mode), 'Get-SmbSigningEvidence');
            const text = JSON.stringify(results).replace(/[\s,"]/g, '');
            assert.ok(text.includes('31013') && !/5041434b4554|808165/.test(text), mode);
        }
    });

    it('reads only what is newer than asked for, and says so', async () => {
        const eventLogs = { [clientAuditLog]: { events: many(5, { id: 31998, data: nas('nas') }) } };
        const since = new Date(Date.now() - 150_000).toISOString();
        for (const mode of modes) {
            const computer = computerOf({ ...srv2025, eventLogs }, host, mode);
            const { results, errors } = await run(computer, 'Get-SmbSigningEvidence', { since });
            assert.deepEqual(errors, []);
            const answer = results[0] as Answer;
            assert.deepEqual([answer.events[0]?.count, Date.parse(answer.since ?? '')], [2, Date.parse(since)]);
        }
    });

    it('tells which events this Windows cannot log, and where that is not known', async () => {
        const defined = async (scenario: Scenario): Promise<unknown> => {
            const { results } = await run(computerOf(scenario, host, 'full'), 'Get-SmbSigningEvidence');
            return [31998, 31013, 3021, 551].map(id => sourceOf(results[0] as Answer, id)?.defined);
        };
        assert.deepEqual(await defined(srv2025), [true, true, true, true]);
        assert.deepEqual(await defined(srv2022), [false, true, false, true]);
        assert.deepEqual(await defined({ ...srv2025, eventProviders: {} }), [null, null, null, null]);
    });

    it('gives an event without a time without one, and all the others', async () => {
        const data = nas('nas');
        const eventLogs = { [clientAuditLog]: { events: [{ id: 31998, time: null, data }, ...many(2, { id: 31998, data })] } };
        for (const mode of modes) {
            const { results, errors } = await run(computerOf({ ...srv2025, eventLogs }, host, mode), 'Get-SmbSigningEvidence');
            assert.deepEqual(errors, []);
            const { events } = results[0] as Answer;
            assert.deepEqual(
                events.map(({ time, count }) => [typeof time, count]),
                [
                    ['string', 2],
                    ['object', 1]
                ]
            );
        }
    });

    it('of an older module is read, lacks what that does not look for, and says so', async () => {
        const jeaComputer = new ScenarioComputer(jeaOld, host, modulePath);
        const answer = parseAnswer(evidenceSchema(), (await run(jeaComputer, 'Get-SmbSigningEvidence')).results[0], tellLeftOut);
        assert.ok(answer.kind === 'ok');
        for (const direction of directions) assert.equal(unreadOf(answer.value, direction)[0]?.kind, 'outdatedModule');
    });

    it('gives hostile texts as they are, in the fields and in the raw text', async () => {
        const hostile = `'; Stop-Computer #$(whoami) <script>alert(1)</script> & ]]> \u202Egpj ü`;
        const eventLogs = { [clientAuditLog]: { events: many(1, { id: 31998, data: nas(hostile) }) } };
        for (const mode of modes) {
            const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, mode), 'Get-SmbSigningEvidence');
            assert.equal((results[0] as Answer).events[0]?.fields[1]?.value, hostile);
        }
    });

    it('goes on where one log fails, and keeps what was read of it', async () => {
        const faults = {
            failing: [{ command: 'Get-WinEvent', match: 'SMBServer/Audit', message: 'The RPC server is unavailable', errorId: 'X' }]
        };
        const { results, errors } = await run(
            computerOf({ ...evidenceCases['full'], ...{ faults } } as typeof srv2025, host, 'full'),
            'Get-SmbSigningEvidence'
        );
        const { channels, events } = results[0] as Answer;
        assert.deepEqual(errors, []);
        assert.deepEqual(
            channels.filter(channel => channel.errorId !== null).map(({ name, errorId }) => [name, errorId?.split(',')[0]]),
            [['Microsoft-Windows-SMBServer/Audit', 'X']]
        );
        assert.equal(sourceOf(results[0] as Answer, 3021)?.errorId?.split(',')[0], 'X');
        assert.equal(sourceOf(results[0] as Answer, 551)?.errorId, null);
        assert.ok(events.length > 5);
    });

    it('changes nothing, and calls nothing but Get-WinEvent, twice for a log and once for an identifier or a provider', async () => {
        const computer = computerOf(srv2025, host, 'full');
        const before = computer.describe() as object;
        await run(computer, 'Get-SmbSigningEvidence');
        const { executed, ...state } = computer.describe() as { executed: { command: string }[] };
        const { executed: _, ...former } = before as { executed: unknown };
        assert.deepEqual({ ...state, calls: [] }, { ...former, calls: [] });
        assert.deepEqual([...new Set(executed.map(one => one.command))], ['Get-WinEvent']);
        assert.equal(executed.length, 2 * 6 + 21 + 3);
    });
});
