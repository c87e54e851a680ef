// SPDX-License-Identifier: MIT
// What a computer makes of peers that connect: the test says what a peer did, the computer what it logs. Read by the real command.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createApp } from '../../../dev-gateway/app';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { root } from '../../../dev-gateway/root';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { PeerVisit, Scenario, SmbRow } from '../../../dev-gateway/scenarios/scenario';
import { srv2019Audit } from '../../../dev-gateway/scenarios/servers/srv2019-audit';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { callOf } from '../../contract/samples';
import { host } from '../host';

const auditing = { AuditClientDoesNotSupportSigning: true, AuditInsecureGuestLogon: true };
const auditingOutbound = { AuditServerDoesNotSupportSigning: true, AuditInsecureGuestLogon: true };
const week = 7 * 24 * 60;
/** One that has met peers before it was started here. */
const met: Scenario = {
    ...srv2025,
    name: 'met',
    inbound: { ...srv2025.inbound, ...auditing },
    visits: [
        { peer: 'copier-3', direction: 'inbound', does: 'cannotSign', times: 3, minutesAgo: 60, everyMinutes: week },
        { peer: 'pc-17', direction: 'inbound', does: 'signs' }
    ]
};
const computers = createDirectory([...scenarios, met], host);
const app = createApp({ computers, folders: { extension: root, shell: root, fonts: root, styles: root } });
beforeEach(() => computers.reset());

async function send(method: string, path: string, body: object): Promise<Response> {
    return app.request(`/dev/computers/${path}`, { method, headers: { host: '127.0.0.1:6516' }, body: JSON.stringify(body) });
}

async function patch(name: string, change: object): Promise<void> {
    assert.equal((await send('PATCH', name, change)).status, 200);
}

async function connects(name: string, direction: PeerVisit['direction'], does: PeerVisit['does'], more: object = {}): Promise<void> {
    const response = await send('POST', `${name}/events`, { event: 'peerConnects', peer: 'peer-1', direction, does, ...more });
    assert.equal(response.status, 200, await response.clone().text());
}

interface Evidence {
    readonly collectedAt: string;
    readonly events: readonly {
        readonly id: number;
        readonly peer: string | null;
        readonly required: boolean | null;
        readonly status: string | null;
        readonly count: number;
        readonly first: string;
        readonly time: string;
    }[];
}

async function evidence(name: string): Promise<Evidence> {
    const answer = await computers.find(name)?.run(callOf('Get-SmbSigningEvidence'), new AbortController().signal);
    assert.deepEqual(answer?.errors, []);
    return answer.results[0] as Evidence;
}

/** A peer without the backslash that Windows writes before it. */
const bare = (peer: string | null): string => (peer ?? '').replace(/^\\/, '');

/** The events that the command reads: id, peer and, if they have them, the Boolean and the status. */
async function logged(name: string): Promise<unknown[][]> {
    const { events } = await evidence(name);
    return events
        .filter(({ id }) => id !== 104)
        .map(({ id, peer, required, status }) => [id, bare(peer), ...[required, status].filter(one => one !== null)])
        .sort();
}

/** Who is connected, with the dialect. */
function rows(name: string, list: 'sessions' | 'connections'): unknown[][] {
    const state = computers.find(name)?.describe() as Record<typeof list, readonly SmbRow[]>;
    return state[list].map(row => [row['ClientComputerName'] ?? row['ServerName'], row['Dialect']]);
}

describe('a client that connects', () => {
    it('and cannot sign is logged only where that is audited, and refused once signing is required', async () => {
        await connects('srv2025', 'inbound', 'cannotSign');
        assert.deepEqual(await logged('srv2025'), []);
        await patch('srv2025', { inbound: auditing });
        await connects('srv2025', 'inbound', 'cannotSign');
        assert.deepEqual(await logged('srv2025'), [[3021, 'peer-1', false]]);
        assert.deepEqual(rows('srv2025', 'sessions'), [['peer-1', '2.1']]);
        await patch('srv2025', { inbound: { RequireSecuritySignature: true } });
        await connects('srv2025', 'inbound', 'cannotSign');
        assert.deepEqual(await logged('srv2025'), [
            [3021, 'peer-1', false],
            [3021, 'peer-1', true]
        ]);
        assert.deepEqual(rows('srv2025', 'sessions'), []);
    });

    it('as a guest is logged where guests are audited, and let in where signing is required, too', async () => {
        await connects('srv2025', 'inbound', 'guest');
        assert.deepEqual(await logged('srv2025'), []);
        await patch('srv2025', { inbound: { ...auditing, RequireSecuritySignature: true } });
        await connects('srv2025', 'inbound', 'guest');
        assert.deepEqual(await logged('srv2025'), [[3023, 'peer-1']]);
        assert.equal(rows('srv2025', 'sessions').length, 1);
    });

    it('and signs wrongly is logged without any audit; one that signs is connected and logged nowhere', async () => {
        await connects('srv2025', 'inbound', 'wrongSignature');
        await patch('srv2025', { inbound: { ...auditing, RequireSecuritySignature: true } });
        await connects('srv2025', 'inbound', 'signs', { peer: 'pc-1' });
        await connects('srv2025', 'inbound', 'signs', { peer: 'PC-1' });
        assert.deepEqual(await logged('srv2025'), [[1004, 'peer-1']]);
        assert.deepEqual(rows('srv2025', 'sessions'), [['PC-1', '3.1.1']]);
    });

    it('is logged as its Windows can: one without the update logs nothing, one with it by what is stored', async () => {
        for (const name of ['srv2016', 'srv2022', 'srv2019-audit']) await connects(name, 'inbound', 'cannotSign');
        await connects('srv2019-audit', 'inbound', 'guest');
        assert.deepEqual(await Promise.all(['srv2016', 'srv2022', 'srv2019-audit'].map(logged)), [[], [], [[3021, 'peer-1', false]]]);
        const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanServer';
        await patch('srv2019-audit', { registry: { [policy]: { AuditClientDoesNotSupportSigning: 0 } } });
        await connects('srv2019-audit', 'inbound', 'cannotSign', { peer: 'peer-2' });
        assert.deepEqual(await logged('srv2019-audit'), [[3021, 'peer-1', false]]);
        assert.equal(srv2019Audit.inbound['AuditClientDoesNotSupportSigning'], undefined);
    });

    it('meets nobody where the service is stopped, and leaves no trace in a log that is off or not there', async () => {
        const log = 'Microsoft-Windows-SMBServer/Audit';
        await patch('srv2025', { inbound: auditing, eventLogs: { [log]: { enabled: false } } });
        await connects('srv2025', 'inbound', 'cannotSign');
        await patch('srv2025', { eventLogs: { [log]: null } });
        await connects('srv2025', 'inbound', 'cannotSign');
        assert.deepEqual(await logged('srv2025'), []);
        await send('POST', 'srv2025/events', { event: 'serviceStop', service: 'LanmanServer' });
        await connects('srv2025', 'inbound', 'signs', { peer: 'pc-1' });
        assert.deepEqual(rows('srv2025', 'sessions'), [['peer-1', '2.1']]);
    });
});

describe('a device that the computer connects to', () => {
    it('and that cannot sign is logged where that is audited, and refused where signing is required', async () => {
        await patch('srv2025', { outbound: { ...auditingOutbound, RequireSecuritySignature: false } });
        await connects('srv2025', 'outbound', 'cannotSign');
        assert.deepEqual(rows('srv2025', 'connections'), [['peer-1', '2.1']]);
        await patch('srv2025', { outbound: { RequireSecuritySignature: true } });
        await connects('srv2025', 'outbound', 'cannotSign');
        assert.deepEqual(await logged('srv2025'), [
            [31998, 'peer-1', false],
            [31998, 'peer-1', true]
        ]);
        assert.deepEqual(rows('srv2025', 'connections'), []);
    });

    it('and that makes it a guest is let in or refused by its settings', async () => {
        // Nothing audited: whether guests were let in or refused is logged all the same.
        await patch('srv2025', { outbound: { RequireSecuritySignature: false, EnableInsecureGuestLogons: true } });
        await connects('srv2025', 'outbound', 'guest');
        assert.deepEqual(await logged('srv2025'), [[31022, 'peer-1']]);
        await patch('srv2025', { outbound: auditingOutbound });
        await connects('srv2025', 'outbound', 'guest', { peer: 'peer-2' });
        await patch('srv2025', { outbound: { RequireSecuritySignature: true } });
        await connects('srv2025', 'outbound', 'guest', { peer: 'peer-3' });
        await patch('srv2025', { outbound: { RequireSecuritySignature: false, EnableInsecureGuestLogons: false } });
        await connects('srv2025', 'outbound', 'guest', { peer: 'peer-4' });
        assert.deepEqual(await logged('srv2025'), [
            [31017, 'peer-3'],
            [31017, 'peer-4'],
            [31022, 'peer-1'],
            [31022, 'peer-2'],
            [31997, 'peer-2']
        ]);
    });

    it('and that signs wrongly is logged with its status, on an old Windows, too', async () => {
        await connects('srv2012r2', 'outbound', 'wrongSignature');
        await connects('srv2012r2', 'outbound', 'guest');
        await connects('srv2012r2', 'outbound', 'signs', { peer: 'files02' });
        assert.deepEqual(await logged('srv2012r2'), [[31013, 'peer-1', String(0xc000a000)]]);
        const { connections } = computers.find('srv2012r2')?.describe() as { connections: readonly SmbRow[] };
        assert.ok(connections.every(row => !('Signed' in row)));
        await connects('win11-ent', 'outbound', 'signs');
        const state = computers.find('win11-ent')?.describe() as { connections: readonly SmbRow[] };
        assert.equal(state.connections[0]?.['Signed'], true);
    });
});

describe('the time of what peers did', () => {
    const hours = (one: string, other: string): number => Math.round((Date.parse(one) - Date.parse(other)) / 3_600_000);

    it('is by the clock of the computer', async () => {
        await patch('srv2025', { inbound: auditing, clock: { aheadMinutes: -60 * 24 * 400 } });
        await connects('srv2025', 'inbound', 'cannotSign');
        const { events, collectedAt } = await evidence('srv2025');
        const [event] = events.filter(({ id }) => id === 3021);
        assert.equal(hours(collectedAt, event?.time ?? ''), 0);
        assert.ok(Date.parse(event?.time ?? '') < Date.now() - 399 * 86_400_000);
    });

    it('can be before now, and several times', async () => {
        await patch('srv2025', { inbound: auditing });
        await connects('srv2025', 'inbound', 'cannotSign', { times: 10_000 });
        const { events, collectedAt } = await evidence('met');
        const ours = events.filter(({ id }) => id === 3021);
        assert.deepEqual(
            ours.map(({ time, count, peer }) => [hours(collectedAt, time), count, bare(peer)]),
            [0, 1, 2].map(weeks => [weeks * 7 * 24 + 1, 1, 'copier-3'])
        );
        assert.deepEqual(rows('met', 'sessions'), [
            ['copier-3', '2.1'],
            ['pc-17', '3.1.1']
        ]);
        const all = (await evidence('srv2025')).events.filter(({ id }) => id === 3021);
        assert.ok(all.length === 1 && (all[0]?.count ?? 0) >= 1000, JSON.stringify(all.map(({ count }) => count)));
    });
});

describe('days that pass', () => {
    const days = (body: object): Promise<Response> =>
        Promise.resolve(app.request('/dev/days', { method: 'POST', headers: { host: '127.0.0.1:6516' }, body: JSON.stringify(body) }));
    const passed = async (): Promise<unknown> => (await app.request('/dev/days', { headers: { host: '127.0.0.1:6516' } })).json();

    it('pass on every computer, and its peers come again as often as they did', async () => {
        assert.deepEqual(await (await days({ pass: 14 })).json(), { passed: 14 });
        const { collectedAt, events } = await evidence('met');
        const hours = events.map(({ time }) => Math.round((Date.parse(collectedAt) - Date.parse(time)) / 3_600_000));
        assert.deepEqual(
            hours.sort((a, b) => a - b),
            [0, 1, 2, 3, 4].map(weeks => weeks * 7 * 24 + 1)
        );
        assert.ok(Date.parse(collectedAt) - Date.now() > 13.9 * 24 * 3_600_000);
        computers.reset();
        assert.deepEqual(await passed(), { passed: 0 });
    });

    it('are a whole number above 0; none passes where that is wrong', async () => {
        for (const pass of [0, -1, 1.5, '14', null, 40_000_000]) assert.equal((await days({ pass })).status, 400, String(pass));
        assert.deepEqual(await passed(), { passed: 0 });
    });
});

it('what makes no sense is refused, and nothing happens', async () => {
    const before = JSON.stringify(computers.find('srv2025')?.describe());
    const visit = { event: 'peerConnects', peer: 'p', direction: 'inbound', does: 'signs' };
    for (const [change, expected] of [
        [{ peer: '' }, /peer is a name/],
        [{ direction: 'both' }, /direction is/],
        [{ does: 'can not sign' }, /does is one of signs, cannotSign, guest, wrongSignature/],
        [{ times: 0 }, /times is a number from 1 to 10000/],
        [{ times: 10_001 }, /times is/],
        [{ minutesAgo: -1 }, /minutesAgo and everyMinutes/],
        [{ everyMinutes: 'daily' }, /minutesAgo and everyMinutes/]
    ] as const) {
        const response = await send('POST', 'srv2025/events', { ...visit, ...change });
        assert.deepEqual([response.status, expected.test(await response.text())], [400, true], JSON.stringify(change));
    }
    assert.equal(JSON.stringify(computers.find('srv2025')?.describe()), before);
});
