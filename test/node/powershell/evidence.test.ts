// SPDX-License-Identifier: MIT
// Get-SmbSigningEvidence in the real engine: what it reads of each kind of log, and where it stops.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { PowerShellHost } from '../../../dev-gateway/computers/powershell-host';
import { clientAuditLog, serverSecurityLog } from '../../../dev-gateway/scenarios/event-logs';
import type { LoggedEvent } from '../../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../../dev-gateway/scenarios/srv2025';
import { evidenceCases, normaliseEvidence } from '../../contract/evidence-samples';
import { computerOf, modes, run } from '../../contract/samples';

const samples = JSON.parse(readFileSync(new URL('../../contract/Get-SmbSigningEvidence.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
>;
const host = new PowerShellHost();
after(() => host.stop());

interface Answer {
    readonly channels: readonly { readonly name: string; readonly errorId: string | null; readonly recordCount: number | null }[];
    readonly events: readonly {
        readonly channel: string;
        readonly id: number;
        readonly recordId: number;
        readonly time: string | null;
        readonly fields: readonly { readonly name: string | null; readonly value: string }[];
        readonly raw: string;
    }[];
}

/** Logged `count` times, the last one a minute ago. */
function many(count: number, event: Omit<LoggedEvent, 'time'>): LoggedEvent[] {
    return Array.from({ length: count }, (_, index) => ({ ...event, time: count - index }));
}

for (const mode of modes) {
    describe(`in ${mode} language or endpoint`, () => {
        for (const [name, scenario] of Object.entries(evidenceCases)) {
            it(`Get-SmbSigningEvidence answers for ${name} logs as the contract's sample says`, async () => {
                const { results, errors } = await run(computerOf(scenario, host, mode), 'Get-SmbSigningEvidence');
                assert.deepEqual(errors, []);
                assert.equal(results.length, 1);
                const expected = samples[name] as Answer;
                // Constrained Language Mode gives values without names, and no XML.
                const unnamed = expected.events.map(event => ({
                    ...event,
                    fields: event.fields.map(({ value }) => ({ name: null, value })),
                    raw: event.id === 31022 ? 'Allowed an insecure guest logon.' : ''
                }));
                assert.deepEqual(normaliseEvidence(results[0]), mode === 'constrained' ? { ...expected, events: unnamed } : expected);
            });
        }
    });
}

describe('a reading of evidence', () => {
    it('is bounded: the newest of each log, and of each event so much', async () => {
        const data = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Field${index}`, 'x'.repeat(9000)]));
        const eventLogs = {
            [clientAuditLog]: { events: many(500, { id: 31998, data: { ServerName: 'nas' } }) },
            [serverSecurityLog]: { events: many(1, { id: 3023, data }) }
        };
        const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, 'full'), 'Get-SmbSigningEvidence');
        const { events, channels } = results[0] as Answer;
        const audit = events.filter(event => event.channel === clientAuditLog);
        assert.deepEqual([audit.length, audit[0]?.recordId, audit[199]?.recordId], [200, 500, 301]);
        assert.equal(channels.find(channel => channel.name === clientAuditLog)?.recordCount, 500);
        const long = events.find(event => event.id === 3023);
        assert.ok(long && JSON.stringify(long).length < 20_000, String(JSON.stringify(long).length));
    });

    it('gives an event without a time without one, and all the others', async () => {
        const data = { ServerName: 'nas' };
        const eventLogs = { [clientAuditLog]: { events: [{ id: 31998, time: null, data }, ...many(2, { id: 31998, data })] } };
        for (const mode of modes) {
            const { results, errors } = await run(computerOf({ ...srv2025, eventLogs }, host, mode), 'Get-SmbSigningEvidence');
            assert.deepEqual(errors, []);
            const { events } = results[0] as Answer;
            assert.deepEqual(
                events.map(({ time }) => typeof time),
                ['string', 'string', 'object']
            );
        }
    });

    it('gives hostile texts as they are, in the fields and in the raw text', async () => {
        const hostile = `'; Stop-Computer #$(whoami) <script>alert(1)</script> & ]]> \u202Egpj ü`;
        const eventLogs = { [clientAuditLog]: { events: many(1, { id: 31998, data: { ServerName: hostile } }) } };
        for (const mode of modes) {
            const { results } = await run(computerOf({ ...srv2025, eventLogs }, host, mode), 'Get-SmbSigningEvidence');
            assert.equal((results[0] as Answer).events[0]?.fields[0]?.value, hostile);
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
        assert.ok(events.length > 5);
    });

    it('changes nothing, and calls nothing but Get-WinEvent, three times for a log', async () => {
        const computer = computerOf(srv2025, host, 'full');
        const before = computer.describe() as object;
        await run(computer, 'Get-SmbSigningEvidence');
        const { executed, ...state } = computer.describe() as { executed: { command: string }[] };
        const { executed: _, ...former } = before as { executed: unknown };
        assert.deepEqual({ ...state, calls: [] }, { ...former, calls: [] });
        assert.deepEqual([...new Set(executed.map(one => one.command))], ['Get-WinEvent']);
        assert.ok(executed.length <= 15);
    });
});
