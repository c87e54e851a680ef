// SPDX-License-Identifier: MIT
// What Windows keeps of Group Policy is kept apart here, too: the values, RSOP_ExtensionStatus.endTime and event 1704 may differ.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createApp } from '../../../dev-gateway/app';
import { createDirectory } from '../../../dev-gateway/computers/directory';
import { rsopInstances } from '../../../dev-gateway/computers/state/policy';
import { root } from '../../../dev-gateway/root';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { EventLogs, Policy, Registry } from '../../../dev-gateway/scenarios/scenario';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { callOf } from '../../contract/samples';
import { host } from '../host';

const computers = createDirectory(scenarios, host);
const app = createApp({ computers, folders: { extension: root, shell: root, fonts: root, styles: root } });
beforeEach(() => computers.reset());

const name = 'srv2025-gpo';

interface State {
    readonly registry: Registry;
    readonly policy: Policy;
    readonly eventLogs: EventLogs;
}

async function send(method: string, path: string, body: object): Promise<Response> {
    return app.request(`/dev/computers/${path}`, { method, headers: { host: '127.0.0.1:6516' }, body: JSON.stringify(body) });
}

async function stateAfter(response: Promise<Response>): Promise<State> {
    const answer = await response;
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as State;
}

const happen = (event: object): Promise<State> => stateAfter(send('POST', `${name}/events`, event));
const patch = (change: object): Promise<State> => stateAfter(send('PATCH', name, change));

/** How many minutes ago, by this machine's clock, each of the three was: the last event 1704, RSoP's end time; and what is stored. */
function traces({ eventLogs, policy, registry }: State): readonly [number | null, number | null, unknown] {
    const ago = (time: unknown): number | null => (typeof time === 'string' ? Math.round((Date.now() - Date.parse(time)) / 60_000) : null);
    const events = (eventLogs['Application']?.events ?? []).filter(({ id, provider }) => id === 1704 && provider === 'SceCli');
    const [status] = rsopInstances(policy)['root/rsop/computer:RSOP_ExtensionStatus'] ?? [];
    return [ago(events.at(-1)?.time), ago(status?.['endTime']), registry[serverKey]?.['RequireSecuritySignature']];
}

const byHand = { inbound: { RequireSecuritySignature: false }, registry: { [serverKey]: { RequireSecuritySignature: 0 } } };

describe('an application of policy', () => {
    it('logs event 1704, ends in RSoP, and stores the values: all three, unless it is told otherwise', async () => {
        assert.deepEqual(traces(await patch(byHand)), [330, 330, 0]);
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true, only: ['rsop'] })), [330, 0, 0]);
        await happen({ event: 'timePasses', minutes: 10 });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true, only: ['event'] })), [0, 10, 0]);
        await happen({ event: 'timePasses', minutes: 10 });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true, only: ['values'] })), [10, 20, 1]);
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true })), [0, 0, 1]);
        assert.deepEqual(traces(await happen({ event: 'timePasses', minutes: 7 })), [7, 7, 1]);
    });

    it('comes between 16 and 16 and a half hours after the last, where the computer is told when', async () => {
        await patch({ ...byHand, policy: { reapplyAfter: 960 } });
        await happen({ event: 'timePasses', minutes: 960 - 330 - 1 });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh' })), [959, 959, 0]);
        await happen({ event: 'timePasses', minutes: 1 });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh' })), [0, 0, 1]);
    });

    it('comes with every refresh where NoGPOListChanges is 0', async () => {
        const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Group Policy\\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}';
        await patch({ ...byHand, registry: { ...byHand.registry, [key]: { NoGPOListChanges: 0 } } });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh' })), [0, 0, 1]);
    });

    it('is not logged in a log that is off', async () => {
        await patch({ eventLogs: { Application: { enabled: false } } });
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true })), [330, 0, 1]);
    });
});

it('a refresh that applies nothing may stamp RSoP all the same', async () => {
    await patch(byHand);
    assert.deepEqual(traces(await happen({ event: 'policyRefresh' })), [330, 330, 0]);
    await patch({ policy: { stampsEveryRefresh: true } });
    assert.deepEqual(traces(await happen({ event: 'policyRefresh' })), [330, 0, 0]);
});

describe("a computer's own clock", () => {
    const minutesAhead = async (): Promise<number> => {
        const answer = await computers.find(name)?.run(callOf('Get-SmbSigningConfiguration'), new AbortController().signal);
        const { collectedAt } = answer?.results[0] as { readonly collectedAt: string };
        return Math.round((Date.parse(collectedAt) - Date.now()) / 60_000) + 0; // no -0
    };

    it('may be wrong and jump, and what it noted before stays as it was', async () => {
        assert.equal(await minutesAhead(), 0);
        await patch({ clock: { aheadMinutes: 90 } });
        assert.equal(await minutesAhead(), 90);
        assert.deepEqual(traces(await happen({ event: 'clockChange', minutes: -120 })), [330, 330, 1]);
        assert.equal(await minutesAhead(), -30);
        // By its clock it is half an hour ago.
        assert.deepEqual(traces(await happen({ event: 'policyRefresh', force: true })), [30, 30, 1]);
        await patch({ clock: null });
        assert.equal(await minutesAhead(), 0);
    });

    it('decides when unchanged settings are old', async () => {
        await patch(byHand);
        await happen({ event: 'clockChange', minutes: 990 - 330 });
        assert.equal(traces(await happen({ event: 'policyRefresh' }))[2], 1);
    });
});

it('what makes no sense of all this is refused', async () => {
    for (const [change, expected] of [
        [{ clock: { aheadMinutes: 'one' } }, /clock has aheadMinutes/],
        [{ clock: { utcOffset: 'Berlin' } }, /clock has aheadMinutes/],
        [{ clock: { ahead: 1 } }, /clock has aheadMinutes/],
        [{ clock: 5 }, /clock has aheadMinutes/],
        [{ policy: { reapplyAfter: 30 } }, /reapplyAfter is a number of minutes/],
        [{ policy: { stampsEveryRefresh: 1 } }, /stampsEveryRefresh is/],
        [{ policy: { stamped: 'yesterday' } }, /stamped is a time/]
    ] as const) {
        const response = await send('PATCH', name, change);
        assert.deepEqual([response.status, expected.test(await response.text())], [400, true], JSON.stringify(change));
    }
    for (const [event, expected] of [
        [{ event: 'policyRefresh', only: ['values', 'registry'] }, /only is a list of values, rsop, event/],
        [{ event: 'policyRefresh', only: 'values' }, /only is a list/],
        [{ event: 'clockChange' }, /minutes is a number, not 0/],
        [{ event: 'clockChange', minutes: 1e12 }, /clock has aheadMinutes/]
    ] as const) {
        const response = await send('POST', `${name}/events`, event);
        assert.deepEqual([response.status, expected.test(await response.text())], [400, true], JSON.stringify(event));
    }
});
