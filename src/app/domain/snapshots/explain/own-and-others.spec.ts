// SPDX-License-Identifier: MIT
import { endedRecord, itemOf, startedAt } from '../../testing/run-items';
import { failed } from '../../testing/list-entries';
import { runsOfOthers } from './own-and-others';
import type { ToolActivity, ToolRun } from './tool-activity';

const readAt = '2026-11-24T10:00:00.000Z';
/** So many minutes after the change of this browser. */
const at = (minutes: number): string => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
const ran = (command: string, minutes: number | null): ToolRun => ({
    ...{ at: minutes === null ? null : at(minutes), command, user: 'LAB\\anna', gateway: 'wac2', recordId: 1 }
});
const record = endedRecord(itemOf('srv1'), [null, null], null);

function others(runs: readonly ToolRun[] | null, collectedAt = readAt, records = [record]): readonly string[] {
    const activity: ToolActivity = { runs, cut: false, oldest: null, failure: null, collectedAt };
    return runsOfOthers(activity, records, readAt).map(({ command, at: time }) => `${command} ${time}`);
}

const enable = 'Enable-SmbInboundSigningRequirement';

describe('what others ran on a computer', () => {
    it('is what changes a setting, and that no record has at that time', () => {
        const hour = ran(enable, 60);
        expect(others([hour, ran(enable, 0), ran('Disable-SmbInboundSmb1', 0), ran('Test-SmbDevice', 60)])).toEqual([
            `${enable} ${at(60)}`,
            `Disable-SmbInboundSmb1 ${at(0)}`
        ]);
        expect(others([ran(enable, 0)], readAt, [])).toEqual([`${enable} ${at(0)}`]);
    });

    it('is not what was refused from here, but what a record never sent', () => {
        const refused = endedRecord(itemOf('srv1'), [null, failed('accessDenied')], null);
        expect(others([ran(enable, 0)], readAt, [refused])).toEqual([]);
        const notSent = { ...record, changes: record.changes.map(change => ({ ...change, write: { kind: 'notSent' as const } })) };
        expect(others([ran(enable, 0)], readAt, [notSent])).toEqual([`${enable} ${at(0)}`]);
    });

    it('is compared by the clock of the computer, which may differ from that of the browser', () => {
        const ahead = '2026-11-24T12:00:00.000Z';
        expect(others([ran(enable, 120)], ahead)).toEqual([]);
        expect(others([ran(enable, 0)], ahead)).toEqual([`${enable} ${at(0)}`]);
    });

    it('counts where the time is unknown, and is none where the log was not read', () => {
        expect(others([ran(enable, null)])).toEqual([`${enable} null`]);
        expect(others(null)).toEqual([]);
    });
});
