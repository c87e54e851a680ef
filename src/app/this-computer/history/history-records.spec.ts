// SPDX-License-Identifier: MIT
// What the history says of each record, and what can be done with it.
import texts from '../../../generated/assets/strings/strings.json';
import type { ImportResult } from '../../change/history/history-file';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { foundIn } from '../../domain/change/found';
import { type ChangeRecord, giveUpWaiting, recheck } from '../../domain/change/record';
import { facts, failed } from '../../domain/testing/list-entries';
import { asRequired, begunRecord, endedRecord, itemOf, startedAt, waitingRecord } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { historyView, type HistoryView, importText } from './history-view';

const strings = texts.Strings.SmbSigning as Strings;
const item = itemOf('a');
const when = new Date(startedAt).toLocaleString();
const changed = endedRecord(item, [null, null], asRequired('a'));

function listOf(
    records: readonly ChangeRecord[],
    configuration: SigningConfiguration | null = asRequired('a'),
    unreadable = 0
): HistoryView {
    return historyView({ records, unreadable, more: false }, 'a', configuration, strings);
}

function shown(record: ChangeRecord, configuration: SigningConfiguration | null = asRequired('a')): HistoryView['records'][number] {
    const [first] = listOf([record], configuration).records;
    if (!first) throw new Error('no record');
    return first;
}

describe('the history as a list', () => {
    it('says why there is none', () => {
        const notes = (state: Parameters<typeof historyView>[0]): readonly string[] => historyView(state, 'a', null, strings).notes;
        expect(notes('unavailable')).toEqual([
            "History can't be read, because this browser doesn't let the site store data. Allow this site to store data, and then reload the page."
        ]);
        expect(notes('newer')[0]).toMatch(/^A newer version of the extension has opened the history/);
        expect(notes({ records: [], unreadable: 0, more: false })[0]).toMatch(/^No changes yet\./);
    });

    it('says what cannot be read of it, and that nothing is undone before the computer is read', () => {
        expect(listOf([changed]).notes).toEqual([]);
        expect(listOf([changed], null).notes).toEqual(['To undo a change, wait until the computer is read.']);
        expect(listOf([changed], asRequired('a'), 1).notes).toEqual(["1 record isn't shown, because this version can't read it."]);
        expect(listOf([changed], asRequired('a'), 12_345).notes).toEqual([
            "12,345 records aren't shown, because this version can't read them."
        ]);
    });

    const imports: readonly [ImportResult, RegExp][] = [
        [{ kind: 'imported', added: 1, known: 0 }, /^Records added: 1\. Already here: 0\.$/],
        [{ kind: 'newerVersion', version: 99 }, /newer version \(format 99\)\. Nothing was changed/],
        [{ kind: 'damaged', where: 'records.0.<b>' }, /^This file isn't a complete history \(records\.0\.<b>\)\. Nothing was changed\.$/],
        [
            { kind: 'cancelled', added: 100, known: 2 },
            /^Import canceled\. Records already added stay\. Records added: 100\. Already here: 2\.$/
        ],
        [{ kind: 'notSaved', added: 0, known: 0 }, /^This browser couldn't save all records/],
        [{ kind: 'unreadable', added: 0, known: 0 }, /^The file couldn't be read to its end/]
    ];
    for (const [result, text] of imports)
        it(`says of an import that is ${result.kind} what became of it`, () => expect(importText(result, strings)).toMatch(text));
});

describe('a record in the history', () => {
    it('says when, who, what was asked, and what was read back', () => {
        const { title, lines } = shown(changed);
        expect(title).toBe(`Changed: ${when} by LAB\\admin`);
        expect(lines).toEqual([
            'Outbound: Required, nothing stored → Required, stored 1',
            'Inbound: Not required, nothing stored → Required, stored 1',
            `Read on ${when}, after the change. Outbound: Required, stored 1. Inbound: Required, stored 1.`
        ]);
        expect(shown({ ...changed, actingUser: null }).title).toBe(`Changed: ${when}`);
        expect(shown({ ...changed, actingUser: '<b>' }).title).toBe(`Changed: ${when} by <b>`);
    });

    const records: readonly [string, ChangeRecord, string, readonly string[]][] = [
        ['in progress', begunRecord(item), 'In progress', ['Not read after the change.']],
        [
            'refused',
            endedRecord(item, [null, failed('accessDenied', '<i>Nein</i>')], facts('a')),
            'Failed',
            ['Inbound: Access denied. <i>Nein</i>']
        ],
        ['refused without words', endedRecord(item, [failed('accessDenied')], facts('a')), 'Failed', ['Outbound: Access denied.']],
        ['an undo', { ...changed, undoes: 'x' }, 'Changed', ['Undo of an earlier change']],
        ['imported', { ...changed, imported: true }, 'Changed', ["Imported from a file. Its content wasn't verified here."]],
        [
            'not read back',
            endedRecord(item, [null, failed('timedOut')], null),
            'Not verified',
            ['Not read after the change.', 'Inbound: No answer.']
        ],
        [
            'one that waited in vain',
            giveUpWaiting(waitingRecord(item), { kind: 'computer', name: '<a>' }),
            'Interrupted',
            ['Nothing was sent, because another change of <a> took too long. Try again when it has finished.']
        ],
        [
            'found otherwise since',
            recheck(changed, foundIn(facts('a'), startedAt)),
            'Changed',
            [`Found on ${when}. Outbound: Required, nothing stored. Inbound: Not required, nothing stored.`, strings.Result.ByWhomUnknown]
        ]
    ];
    for (const [what, record, ending, lines] of records)
        it(`that is ${what} says so`, () => {
            const view = shown(record);
            expect(view.title.startsWith(`${ending}: `)).toBeTrue();
            for (const line of lines) expect(view.lines).toContain(line);
        });

    it('names the writes that were accepted where nothing was read back', () => {
        const { lines } = shown(endedRecord(item, [null, failed('timedOut')], null));
        expect(lines.filter(line => line.includes('Outbound') && !line.includes('→'))).toEqual([
            jasmine.stringMatching(/accepted/) as unknown as string
        ]);
    });

    it('says that another change followed, where one did', () => {
        const earlier = recheck(changed, foundIn(facts('a'), startedAt), false);
        const { records } = listOf([{ ...changed, id: 'later', startedAt: '2026-11-24T10:00:00.000Z' }, earlier]);
        expect(records[1]?.lines).toContain('Another change from this browser followed.');
    });

    it('can be undone and looked at again only on its own computer, once that was read, and when it has ended', () => {
        const can = (record: ChangeRecord, configuration: SigningConfiguration | null = asRequired('a')): readonly boolean[] => {
            const { canUndo, canRecheck } = shown(record, configuration);
            return [canUndo, canRecheck];
        };
        expect(can(changed)).toEqual([true, true]);
        expect(can(changed, null)).toEqual([false, false]);
        expect(can(begunRecord(item))).toEqual([false, false]);
        expect(can(giveUpWaiting(waitingRecord(item), { kind: 'computer', name: 'a' }))).toEqual([false, true]);
        const other = { ...asRequired('a'), computer: { ...asRequired('a').computer, id: 'another', name: 'a' } };
        expect(can(changed, other)).toEqual([false, false]);
        expect(shown(changed, other).lines[0]).toMatch(/this name now belongs to a different computer/);
    });

    it('names the name that it was made under, where that is another one', () => {
        const record = { ...changed, computer: { ...changed.computer, name: 'old-name' } };
        expect(shown(record).lines[0]).toBe('Recorded under the name old-name.');
    });
});
