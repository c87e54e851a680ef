// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { srv2025Gpo } from '../../../dev-gateway/scenarios/servers/srv2025-gpo';
import { computerOf, type Mode, run } from '../../contract/samples';
import { host } from '../host';

interface Answer {
    readonly surroundings: { readonly policyEvent: { readonly logged: string | null } | null };
    readonly unavailable: readonly { readonly what: string; readonly errorId: string }[];
}

describe('when policy was applied last, by the event', () => {
    const readEvent = async (mode: Mode, change: object, ...events: object[]): Promise<readonly [unknown, string[]]> => {
        const computer = computerOf(srv2025Gpo, host, mode);
        assert.equal(computer.patch(change), null);
        for (const event of events) assert.equal(computer.happen(event), null);
        const { results } = await run(computer, 'Get-SmbSigningConfiguration');
        const { surroundings, unavailable } = results[0] as Answer;
        const logged = surroundings.policyEvent?.logged;
        const minutes = typeof logged === 'string' ? Math.round((Date.now() - Date.parse(logged)) / 60_000) : surroundings.policyEvent;
        return [minutes, unavailable.map(({ what, errorId }) => `${what} ${errorId.split(',')[0]}`)];
    };

    it('is its own, whatever RSoP says', async () => {
        assert.deepEqual(await readEvent('constrained', {}), [330, []]);
        const stamped = [{ stampsEveryRefresh: true }, { event: 'timePasses', minutes: 100 }, { event: 'policyRefresh' }] as const;
        assert.deepEqual(await readEvent('jea', { policy: stamped[0] }, ...stamped.slice(1)), [430, []]);
        assert.deepEqual(await readEvent('full', {}, { event: 'timePasses', minutes: 100 }, { event: 'policyRefresh', force: true }), [
            0,
            []
        ]);
    });

    it('is null where there is none, and missing where the log is not readable, or too large to be searched', async () => {
        const log = (change: object): object => ({ eventLogs: { Application: change } });
        const other = { id: 1704, provider: 'Other', level: 4, time: '2026-11-20T08:30:00Z' };
        assert.deepEqual(await readEvent('jea', log({ events: [other] })), [{ logged: null }, []]);
        assert.deepEqual(await readEvent('constrained', log({ denied: true })), [null, ['surroundings.policyEvent LogInfoUnavailable']]);
        assert.deepEqual(await readEvent('jea', log({ fileSize: 200_000_000 })), [null, ['surroundings.policyEvent LogTooLarge']]);
        const noLog = { eventLogs: { Application: null } };
        assert.deepEqual(await readEvent('full', noLog), [null, ['surroundings.policyEvent NoMatchingLogsFound']]);
    });
});
