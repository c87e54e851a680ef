// SPDX-License-Identifier: MIT
import { LONGEST_TEXT, LONGEST_WORDS, MOST_COMPUTERS } from '../../domain/limits';
import { takerBack } from '../../domain/change/later';
import { ChangeRecord, recordVersion } from '../../domain/change/record';
import { runVersion } from '../../domain/run/run';
import { CUT_MARK } from '../../domain/text';
import { History } from '../history/history';
import { endedRecordSchema, recordSchema } from './record-schema';
import { readRunFile, writeRunFile } from '../runs/run-file';
import { runSchema } from './run-schema';
import { MemoryJournal } from '../testing/memory-journal';

const at = '2026-11-20T08:30:00.000Z';
const long = 'x'.repeat(20_000);
const cutText = 'x'.repeat(LONGEST_TEXT - CUT_MARK.length) + CUT_MARK;
const cutWords = 'x'.repeat(LONGEST_WORDS - CUT_MARK.length) + CUT_MARK;

const required = { inForce: 'required', stored: { kind: 'one' } };
const off = { inForce: 'notRequired', stored: { kind: 'zero' } };

/** What a policy's claim has been given since. */
const laterMembers = { by: 'groupPolicy', everyRefresh: false } as const;

/** What is known of what names a value that an earlier version has read. */
const notNamed = { owners: [], policyRead: false, managersRead: false };
const unread = { computerTime: null, named: { outbound: notNamed, inbound: notNamed } };

/** A record as version 1 stored it, with what may be stored of it as long as the computer said it. */
function recordOf1(id: string, run = id, said = long): Record<string, unknown> {
    const owner = { gpoName: said, gpoId: said, value: '0', lastApplied: said };
    const failure = { kind: 'scriptFailed', words: said, errorId: said };
    const found = { at, outbound: required, inbound: { inForce: 'required', stored: { kind: 'other', raw: said } } };
    const change = { direction: 'inbound', before: off, after: required, takenBackBy: owner, write: { kind: 'failed', failure } };
    return {
        ...{ version: 1, id, run, undoes: null, startedAt: at, toolVersion: '0.1.0', actingUser: said, changes: [change] },
        ...{ computer: { name: 'srv', id: said, fqdn: said }, step: 'ended', cancelled: false, found, latest: null, ending: 'failed' }
    };
}

/** The same as version 2 stored it. */
function recordOf2(id: string, run = id, said = long): Record<string, unknown> {
    const { found, ...rest } = recordOf1(id, run, said);
    return { ...rest, version: 2, found: { ...(found as object), settings: { guestLogons: { inForce: 'on', stored: { kind: 'one' } } } } };
}

/** A run as version 1 stored it, over so many computers. */
function runOf1(computers: number, said = long): Record<string, unknown> {
    const item = (index: number): object => ({
        ...{ record: `record ${index}`, computer: { name: 'srv', id: said, fqdn: said }, label: said, cluster: said },
        ...{ decision: 'change', changes: [], weaker: false, warnings: [], failure: null, actingUser: said, undoes: null }
    });
    return {
        ...{ version: 1, id: 'run', startedAt: at, toolVersion: '0.1.0', retries: null, phase: 'ended', wentAhead: true },
        target: { goal: 'sameAs', wanted: { inbound: 'required' }, of: said },
        settings: { atOnce: 5, stopAfter: null, pilot: null, allowWeaker: false },
        ...{ items: Array.from({ length: computers }, (_, index) => item(index)), endedAt: at, ending: 'finished' }
    };
}

describe('what an earlier version wrote', () => {
    it('is cut and marked where a text is longer than may be stored now, and is read', () => {
        for (const old of [recordOf1('a'), recordOf2('a')]) {
            const read = recordSchema.parse(old);
            const [change] = read.changes;
            expect([read.version, read.actingUser, read.computer.id, read.computer.fqdn]).toEqual([
                recordVersion,
                cutText,
                cutText,
                cutText
            ]);
            const owner = { ...laterMembers, gpoName: cutText, gpoId: cutText, value: '0', lastApplied: cutText };
            expect(change?.takenBackBy).toEqual(owner);
            expect(change?.write).toEqual({ kind: 'failed', failure: { kind: 'scriptFailed', words: cutWords, errorId: cutText } });
            expect(read.found?.settings.inbound.stored).toEqual({ kind: 'other', raw: cutText });
        }
        expect(recordSchema.parse(recordOf2('a')).found?.settings.guestLogons?.inForce).toBe('on');
    });

    it('stays as it was where it fits, and what this version wrote is not cut but refused', () => {
        const fits = { ...recordOf2('a', 'a', 'File servers'), imported: false, origin: null, waitedFor: null };
        const changes = (fits as unknown as ChangeRecord).changes.map(change => ({
            ...change,
            setting: 'inbound',
            takenBackBy: { ...change.takenBackBy, ...laterMembers }
        }));
        const { outbound, inbound, settings, ...times } = recordOf2('a', 'a', 'File servers')['found'] as Record<string, object>;
        const found = { ...times, ...unread, settings: { ...settings, outbound, inbound } };
        expect(recordSchema.parse(fits)).toEqual({ ...fits, changes, found, version: recordVersion } as unknown as ChangeRecord);
        expect(recordSchema.safeParse({ ...recordSchema.parse(fits), actingUser: long }).success).toBeFalse();
    });

    it('is cut in an import, too, and what is no record stays none, however deep it is', async () => {
        const journal = new MemoryJournal();
        const file = { format: 'smb-signing-history', version: 1, exportedAt: at, toolVersion: '0.1.0', records: [recordOf1('a')] };
        expect((await new History(journal).import(new Blob([JSON.stringify(file)]))).kind).toBe('imported');
        expect(((await journal.find('a')) as readonly ChangeRecord[])[0]?.actingUser).toBe(cutText);
        const deep: unknown = JSON.parse(`${'[{"x":'.repeat(50_000)}1${'}]'.repeat(50_000)}`);
        expect(endedRecordSchema.safeParse({ ...recordOf2('a'), changes: deep }).success).toBeFalse();
    });

    it('of version 3 is read, and that it was Group Policy, which was guessed then, is no longer claimed', () => {
        const old = { ...recordOf2('a', 'a', 'File servers'), version: 3, ending: 'takenBack', imported: true };
        const read = recordSchema.parse({ ...old, latest: old['found' as never] });
        expect([read.version, read.ending, read.imported, read.origin]).toEqual([recordVersion, 'noLonger', true, null]);
        expect(read.latest).toEqual(jasmine.objectContaining(unread));
        expect(takerBack({ ...read, imported: false })).toBeNull();
        expect(recordSchema.parse(read)).toEqual(read);
    });

    it('of a run is cut and marked, the computers at the end of its list, too', () => {
        const read = runSchema.parse(runOf1(3));
        expect([read.version, read.leftOut, read.items.length, read.target.of]).toEqual([runVersion, 0, 3, cutText]);
        expect([read.items[0]?.label, read.items[0]?.cluster, read.items[0]?.computer.fqdn]).toEqual([cutText, cutText, cutText]);
        const large = runSchema.parse(runOf1(MOST_COMPUTERS + 2, 'srv'));
        expect([large.leftOut, large.items.length]).toEqual([2, MOST_COMPUTERS]);
        expect(runSchema.parse(large)).toEqual(large);
    });

    it('of a run in a file is cut, and the records of the computers that were cut off are left out', () => {
        const id = `record ${MOST_COMPUTERS}`;
        const records = [recordOf1('record 0', 'run', 'srv'), recordOf2(id, 'run', 'srv')];
        const content = {
            format: 'smb-signing-run',
            version: 1,
            exportedAt: at,
            toolVersion: '0.1.0',
            run: runOf1(MOST_COMPUTERS + 1, 'srv')
        };
        const read = readRunFile(JSON.stringify({ ...content, records }));
        if (read.kind !== 'read') return fail(read);
        expect([read.run.leftOut, read.run.items.length, read.records.map(record => record.id)]).toEqual([1, MOST_COMPUTERS, ['record 0']]);
        const again = readRunFile(writeRunFile({ run: read.run, records: new Map(read.records.map(one => [one.id, one])) }, '1.0.0'));
        if (again.kind !== 'read') return fail(again);
        expect({ ...again.run, origin: null }).toEqual({ ...read.run, origin: null });
        expect(again.run.origin?.toolVersion).toBe('1.0.0');
        expect(again.records.map(one => ({ ...one, origin: null }))).toEqual(read.records.map(one => ({ ...one, origin: null })));
    });
});
