// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { foundIn } from '../../domain/change/found';
import type { ValueOwner } from '../../domain/change/owners';
import { type ChangeRecord, recheck } from '../../domain/change/record';
import { facts } from '../../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { endingText, ownerName } from './owner-text';

const strings = texts.Strings.SmbSigning as Strings;

function owner(by: ValueOwner['by'], gpoName: string | null = null): ValueOwner {
    return { by, gpoName, gpoId: null, value: '0', lastApplied: null, everyRefresh: false };
}

describe('what stores a value again', () => {
    const owners: readonly [ValueOwner, string][] = [
        [owner('groupPolicy', '<Files> {0}'), 'Group Policy "<Files> {0}"'],
        [owner('groupPolicy'), 'Group Policy'],
        [owner('osConfig'), 'OSConfig'],
        [owner('azureLocal'), 'Azure Local'],
        [owner('mdm'), 'Device management (MDM)']
    ];
    for (const [one, name] of owners) it(`is called ${name}`, () => expect(ownerName(one, strings)).toBe(name));
});

describe('how a record ended', () => {
    const { Title } = strings.Result;

    /** Read back as planned, while this owner names 0. */
    function named(one: ValueOwner): ChangeRecord {
        const record = endedRecord(itemOf('a'), [null, null], asRequired('a'));
        const found = foundIn(asRequired('a'), record.startedAt);
        const naming = { owners: [one], policyRead: true, managersRead: true };
        return { ...record, ending: 'willNotLast', found: { ...found, named: { outbound: naming, inbound: naming } } };
    }

    it('is "will not last" of Group Policy only: of others it is not known', () => {
        expect(endingText(named(owner('groupPolicy')), 'willNotLast', Title, strings)).toBe("In force now, won't last");
        expect(endingText(named(owner('osConfig')), 'willNotLast', Title, strings)).toBe('In force now, might not last');
    });

    it('follows the latest look', () => {
        const later = recheck(named(owner('groupPolicy')), foundIn(asRequired('a'), '2026-11-24T10:00:00.000Z'));
        expect(endingText({ ...later, ending: 'willNotLast' }, 'willNotLast', Title, strings)).toBe('In force now, might not last');
    });

    it('names who took it back, where that is known', () => {
        const record = { ...named(owner('groupPolicy')), ending: 'takenBack' as const };
        expect(endingText(record, 'takenBack', strings.History.Ending, strings)).toBe('Reverted by Group Policy');
    });

    it('is failed, not unverified, where nothing was written', () => {
        const stopped = (kind: 'wrongComputer' | 'timedOut'): ChangeRecord => {
            const record = endedRecord(itemOf('a'), [null, null], facts('a'));
            const failed = { kind: 'failed', failure: { kind, words: null, errorId: null } } as const;
            return { ...record, changes: record.changes.map(change => ({ ...change, write: failed })), found: null };
        };
        expect(endingText(stopped('wrongComputer'), 'notVerified', Title, strings)).toBe("Couldn't change signing as asked");
        expect(endingText(stopped('timedOut'), 'notVerified', Title, strings)).toBe('Not verified');
    });

    it('is told as it stands otherwise', () => {
        const record = endedRecord(itemOf('a'), [null, null], facts('a'));
        expect(endingText(record, 'differs', strings.History.Ending, strings)).toBe('Different result');
        expect(endingText(record, 'open', strings.History.Ending, strings)).toBe('In progress');
    });
});
