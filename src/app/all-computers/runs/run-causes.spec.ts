// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ChangeRecord } from '../../domain/change/record';
import { failed, facts } from '../../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf, runOf } from '../../domain/testing/run-items';
import { failedItems } from '../../domain/run/item-state';
import type { Run, RunItem } from '../../domain/run/run';
import type { Strings } from '../../strings/strings';
import { afterPilot, runCauses } from './run-causes';
import { type RunModel, runModel } from './run-view';

const strings = texts.Strings.SmbSigning as Strings;

function modelOf(items: readonly RunItem[], records: readonly ChangeRecord[], run: Partial<Run>): RunModel {
    const known = new Map(records.map(record => [record.id, record]));
    const view = { run: runOf(items, run), records: known, undone: new Set<string>(), driven: false, waits: new Map(), recheck: null };
    return runModel(view, null);
}

const [a, b, c] = ['a', 'b', 'c'].map(name => itemOf(name)) as [RunItem, RunItem, RunItem];
const off = itemOf('off', { decision: 'unreachable', changes: [], failure: failed('unreachable') });
const locked = itemOf('locked', { decision: 'needsCredentials', changes: [], failure: failed('accessDenied'), actingUser: null });
const stopped = itemOf('stopped', { decision: 'notRead', changes: [] });
const changed = endedRecord(a, [null, null], asRequired('a'));
const denied = endedRecord(b, [failed('accessDenied')], facts('b'));
const lost = endedRecord(c, [null, failed('outcomeUnknown')], null);

describe('the causes of what a run did not do', () => {
    it('are those of all that can be tried again: the numbers add up', () => {
        const model = modelOf([a, b, c, off, locked, stopped], [changed, denied, lost], { phase: 'ended', ending: 'finished' });
        const causes = runCauses(model.all, strings);
        expect(causes.map(({ title, items }) => [title, items.map(({ item }) => item.label).join()])).toEqual([
            // Who was connected is known of what was read before.
            ['Access denied (LAB\\admin was refused)', 'b'],
            ['Outcome unknown', 'c'],
            ['Unreachable', 'off'],
            ['Access denied', 'locked'],
            ['Stopped', 'stopped']
        ]);
        expect(causes.reduce((sum, { items }) => sum + items.length, 0)).toBe(failedItems(model.view).length);
    });
});

describe('after the pilot', () => {
    const waiting: Partial<Run> = { phase: 'waiting', settings: { ...runOf([]).settings, pilot: 2 } };

    it('tells those that could not be read apart from what failed, and says what to look at and what canceling means', () => {
        const model = modelOf([a, b, c, off, locked], [changed, denied], waiting);
        expect(afterPilot(model.all, true, strings)).toEqual([
            'Changed in the pilot: 1 of 2.',
            'Not attempted (unread): 2',
            jasmine.stringMatching(/^Check now .*Look for refusals/),
            jasmine.stringMatching(/To change no more computers, select Cancel\. What the pilot changed/)
        ]);
        expect([model.counts.get('failed'), model.counts.get('notRead')]).toEqual([1, 2]);
    });

    it('has nothing to look at where the pilot changed nothing', () => {
        expect(afterPilot(modelOf([b, c], [denied], waiting).all, false, strings).length).toBe(2);
        const [, look] = afterPilot(modelOf([a], [changed], waiting).all, false, strings);
        expect(look).toBe('Check now that people and devices still reach these computers.');
    });
});
