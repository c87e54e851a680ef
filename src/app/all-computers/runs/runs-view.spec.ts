// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { RunImport, KnownRun } from '../../change/runs/runs';
import type { Run, RunItem } from '../../domain/run/run';
import { asRequired, endedRecord, itemOf, runOf, startedAt } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { runHead, whoText } from './run-head';
import { runImportText, onGoingText, type RunsView, runsView } from './runs-view';

const strings = texts.Strings.SmbSigning as Strings;
const when = new Date(startedAt).toLocaleString();

const users = (...names: readonly (string | null)[]): RunItem[] => names.map((actingUser, index) => itemOf(`srv${index}`, { actingUser }));

function listOf(run: Run, state: Partial<KnownRun> | null = null): RunsView | null {
    const view =
        state && ({ run, records: new Map(), undone: new Set(), driven: false, waits: new Map(), recheck: null, ...state } as KnownRun);
    return runsView({ runs: [run], unreadable: 0, more: 0 }, [[run, view]], strings);
}

describe('the list of runs', () => {
    it('is nothing before it is known, and says why it cannot be shown', () => {
        const notes = (all: Parameters<typeof runsView>[0]): readonly string[] | undefined => runsView(all, [], strings)?.notes;
        expect(runsView(null, [], strings)).toBeNull();
        expect(notes('unavailable')).toEqual(["Runs can't be read, because this browser doesn't let the site store data."]);
        expect(notes('newer')?.[0]).toMatch(/^A newer version of the extension has opened the runs/);
        expect(notes({ runs: [], unreadable: 0, more: 0 })).toEqual([
            jasmine.stringMatching(/^No runs yet\. Select computers in the list/) as unknown as string
        ]);
        expect(runsView('newer', [], strings)).toEqual(jasmine.objectContaining({ runs: [], more: 0 }));
        expect(notes({ runs: [runOf([])], unreadable: 1, more: 0 })).toEqual(["1 record isn't shown, because this version can't read it."]);
        expect(notes({ runs: [runOf([])], unreadable: 2, more: 0 })).toEqual([
            "2 records aren't shown, because this version can't read them."
        ]);
    });

    it('says of each when it was, what it aimed at, who did it and how it ended', () => {
        const item = itemOf('a');
        const run = runOf([item, itemOf('b')], { phase: 'ended', ending: 'cancelled' });
        const records = new Map([[item.record, endedRecord(item, [null, null], asRequired('a'))]]);
        expect(listOf(run, { records })?.runs).toEqual([
            {
                id: 'r',
                title: when,
                target: 'Require both',
                who: 'by LAB\\admin',
                phase: 'Canceled',
                isOn: false,
                origin: '',
                outcomes: ['Changed: 1', 'Canceled: 1']
            }
        ]);
    });

    it('takes what a run is by now, and no outcomes before they are loaded', () => {
        const run = runOf([itemOf('a')]);
        expect(listOf(run)?.runs[0]).toEqual(jasmine.objectContaining({ phase: 'In progress', isOn: true, outcomes: [] }));
        const now = { ...run, phase: 'ended' as const, ending: 'finished' as const };
        expect(listOf(run, { run: now })?.runs[0]).toEqual(jasmine.objectContaining({ phase: 'Finished', isOn: false }));
    });

    it('says of an imported one from which file it came, as far as that says so', () => {
        const origin = { importedAt: startedAt, exportedAt: null, toolVersion: '<9>' };
        const from = (imported: boolean, given: Run['origin']): string | undefined =>
            listOf(runOf([], { imported, origin: given }))?.runs[0]?.origin;
        expect(from(false, null)).toBe('');
        expect(from(true, null)).toBe("Imported from a file. Its content wasn't verified here.");
        expect(from(true, origin)).toBe(
            `Imported from a file on ${when} (exported Unknown by version <9>). Its content wasn't verified here.`
        );
        expect(from(true, { ...origin, exportedAt: 'yesterday', toolVersion: null })).toContain('(exported yesterday by version Unknown)');
    });

    it('mentions one that goes on', () => {
        expect(onGoingText(runOf([itemOf('a')]), strings)).toBe('Run on 1 computer: In progress.');
        expect(onGoingText(runOf([itemOf('a'), itemOf('b'), itemOf('c', { decision: 'weaker' })]), strings)).toBe(
            'Run on 2 computers: In progress.'
        );
    });

    const imports: readonly [RunImport, RegExp][] = [
        [{ kind: 'imported', run: 'r' }, /^The run was added\.$/],
        [{ kind: 'known', run: 'r' }, /^This run is already here\. Nothing was changed\.$/],
        [{ kind: 'newerVersion', version: 99 }, /newer version \(format 99\)\. Nothing was changed/],
        [{ kind: 'damaged', where: 'items.0.<b>' }, /^This file isn't a complete run \(items\.0\.<b>\)\. Nothing was changed\.$/],
        [{ kind: 'notSaved' }, /This browser couldn't save the run\. Nothing was changed/]
    ];
    for (const [result, text] of imports)
        it(`says of an import that is ${result.kind} what became of it`, () => expect(runImportText(result, strings)).toMatch(text));
});

describe('the head of a run', () => {
    it('names who was connected: three of them, and how many more; nobody where no computer said', () => {
        const who = (...names: readonly (string | null)[]): string => whoText({ items: users(...names) }, strings);
        expect(who('LAB\\a', 'LAB\\a', null)).toBe('by LAB\\a');
        expect(who('a', 'b', 'c')).toBe('by a, b, c');
        expect(who('a', 'b', 'c', 'd', '=e')).toBe('by a, b, c and 2 more');
        expect([who(null), who()]).toEqual(['', '']);
    });

    it('names the same account of several computers once, and the account of a domain beside it', () => {
        const own = ['SRV0\\admin', 'LAB\\anna', 'srv2\\Admin', 'SRV3\\admin'];
        expect(whoText({ items: users(...own) }, strings)).toBe('by admin (a local account on each of 3 computers), LAB\\anna');
        expect(whoText({ items: users('SRV0\\admin', 'other\\admin') }, strings)).toBe('by SRV0\\admin, other\\admin');
    });

    it('says as the confirmation does how many are changed at a time: never more than may fail', () => {
        const limited = runOf(users('a'), { settings: { atOnce: 5, stopAfter: 3, pilot: null, allowWeaker: false } });
        expect(runHead(limited, strings).details).toContain('Computers at a time: 3 (limited by Stop after failures)');
    });

    it('says how it is carried out, that it continues another, and where it came from', () => {
        const settings = { atOnce: 5, stopAfter: null, pilot: 2, allowWeaker: false };
        expect(runHead(runOf(users(null), { settings, retries: 'x', imported: true }), strings)).toEqual({
            title: `Run of ${when}`,
            target: 'Require both',
            details: [
                "Imported from a file. Its content wasn't verified here.",
                'Continues an earlier run',
                'Computers at a time: 5',
                'Pilot size: 2. After the pilot, the run waits for you.',
                'In the pilot: srv0',
                "Doesn't stop on failures"
            ]
        });
        const plain = runHead(runOf(users('a'), { settings: { ...settings, atOnce: 1, stopAfter: 1, pilot: null } }), strings);
        expect(plain.details).toEqual(['by a', 'One computer at a time', 'Stop after failures: 1']);
    });
});
