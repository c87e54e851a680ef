// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ValueOwner } from '../../domain/change/owners';
import { MOST_COMPUTERS } from '../../domain/limits';
import { type Entry, makeList } from '../../domain/list/list';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import { decisions, type RunItem, usualSettings } from '../../domain/run/run';
import { cluster, entry, facts, failed } from '../../domain/testing/list-entries';
import { asRequired, itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { dryRunModel, type DryRunFilter, frozenItems } from './dry-run-model';
import { decisionOrder, dryRunCells, dryRunPageView, firstOnes, type DryRunPageView, whyTexts } from './dry-run-view';
import type { Draft } from './run-draft';
import { draftOf } from './testing/draft-of';

const strings = texts.Strings.SmbSigning as Strings;

function modelOf(entries: readonly Entry[], given: Partial<Draft> = {}, filter: DryRunFilter = null): ReturnType<typeof dryRunModel> {
    return dryRunModel(draftOf(entries, given), makeList(entries, null), filter);
}

function pageOf(entries: readonly Entry[], given: Partial<Draft> = {}, filter: DryRunFilter = null): DryRunPageView {
    return dryRunPageView(modelOf(entries, given, filter), strings);
}

/** Computers that would all change. */
function many(count: number): readonly Entry[] {
    return Array.from({ length: count }, (_, index) => entry(`srv${index}`, facts(`srv${index}`)));
}

const done = entry('done', asRequired('done'));
const off = entry('off', failed('unreachable', 'No route to host.'));
const locked = entry('locked', failed('needsCredentials'));
const reading = entry('slow', null, 'reading');
const set = many(1);

describe('the page of a dry run', () => {
    it('names those that go first, and starts nothing where all that were chosen stay as they are', () => {
        const [three, ahead] = [many(3), { ...usualSettings, pilot: 1 }];
        expect(pageOf(three).pilot).toBe('');
        expect(pageOf(three, { settings: ahead }).pilot).toBe('Pilot size: 1. After the pilot, the run waits for you. In the pilot: srv0.');
        const chosen = modelOf([...three, done], { settings: { ...ahead, pilot: 2 }, first: new Set(['srv2', 'done']) });
        expect(dryRunPageView(chosen, strings)).toEqual(
            jasmine.objectContaining({ pilot: 'Pilot size: 1. After the pilot, the run waits for you. In the pilot: srv2.', notYet: '' })
        );
        expect(frozenItems(chosen)?.map(({ label }) => label)).toEqual(['srv2', 'srv0', 'srv1', 'done']);
        const boxes = firstOnes(chosen, strings);
        expect(chosen.all.map(row => [boxes.label(row), boxes.isSelected(row)])).toEqual([
            ['Change srv0 first', false],
            ['Change srv1 first', false],
            ['Change srv2 first', true],
            ['', false]
        ]);
        const inVain = pageOf([...three, done], { settings: ahead, first: new Set(['done']) });
        expect([inVain.notYet, inVain.canBeScript, inVain.pilot]).toEqual([
            jasmine.stringMatching(/^Can't start, because none/),
            false,
            ''
        ]);
    });

    it('lets no more computers start than a run can have, and offers the script in its place', () => {
        expect(pageOf(many(2))).toEqual(jasmine.objectContaining({ notYet: '', canBeScript: true }));
        const { notYet, canBeScript } = pageOf(many(MOST_COMPUTERS + 1));
        expect(notYet).toMatch(/at most 20,000 computers.*PowerShell script/);
        expect(canBeScript).toBeTrue();
        expect(pageOf([])).toEqual(jasmine.objectContaining({ canBeScript: false }));
    });

    const pages: readonly [string, readonly Entry[], Partial<Draft>, string, string][] = [
        ['no choice', set, { goal: null }, 'Choose a target', ''],
        ['no target', set, { goal: 'byHand', byHand: { outbound: 'leave', inbound: 'leave' } }, 'Choose a target', ''],
        ['one that is still read', [...set, reading], {}, 'You can start after every computer is read', ''],
        [
            'none that would change',
            [done],
            {},
            "Can't start, because no computer would change",
            "Computers: 1. Will change: 0. No change needed: 1. Won't change: 0."
        ],
        ['one of each', [...set, done, off, locked], {}, '', "Computers: 4. Will change: 1. No change needed: 1. Won't change: 2."]
    ];
    for (const [what, entries, given, notYet, summary] of pages)
        it(`says of ${what} whether it can be started, and sums up`, () => {
            const page = pageOf(entries, given);
            expect(page.notYet).toMatch(notYet === '' ? /^$/ : new RegExp(`^${notYet}`));
            expect([page.summary, page.canBeScript]).toEqual([summary, notYet === '']);
        });

    it('has a tile for all, for what changes and is so, and for what else there is', () => {
        const titles = (page: DryRunPageView): string[] =>
            page.tiles.map(({ title, count, pressed }) => `${title} ${count}${pressed ? '!' : ''}`);
        expect(titles(pageOf([...set, off, locked, reading]))).toEqual([
            'All 4!',
            'Will change 1',
            'No change needed 0',
            'Needs credentials 1',
            'Unreachable 1',
            'Reading… 1'
        ]);
        expect(titles(pageOf(set, {}, 'weaker'))).toEqual([
            'All 1',
            'Will change 1',
            'No change needed 0',
            'Skipped: would become weaker 0!'
        ]);
    });

    it('tells how far the reading is, what is shown, and who needs credentials', () => {
        const page = pageOf([...set, off, locked, reading], {}, 'unreachable');
        expect(page.progress?.text).toBe('3 of 4 computers scanned');
        expect([page.shown, page.needCredentials]).toEqual(['1 of 4 shown', ['locked']]);
        expect(pageOf(set).progress).toBeNull();
    });

    it('freezes nothing while a computer is read, nor an empty list', () => {
        expect(frozenItems(modelOf([...set, reading]))).toBeNull();
        expect(frozenItems(modelOf([]))).toBeNull();
        expect(frozenItems(modelOf(set))?.length).toBe(1);
        expect(frozenItems(modelOf([...set, off]))?.map(({ decision }) => decision)).toEqual(['change', 'unreachable']);
    });

    it('has an icon for each kind of decision', () => {
        const icons = (entries: readonly Entry[], filter: DryRunFilter = null): readonly string[] =>
            pageOf(entries, {}, filter)
                .tiles.slice(1)
                .map(({ icon }) => icon.replace('sme-icon-', ''));
        expect(icons([...set, off, locked, reading, entry(cluster('fs'))])).toEqual([
            'edit',
            'accept',
            'permissions',
            'errorBadge',
            'cluster',
            'hourGlass'
        ]);
        expect(icons([], 'weaker').at(-1)).toBe('unlock');
        expect(icons([], 'notRead').at(-1)).toBe('errorBadge');
        expect(icons([], 'domainController').at(-1)).toBe('blocked');
    });

    it('has a place and words for each decision', () => {
        expect([...decisionOrder].sort()).toEqual([...decisions, 'reading' as const].sort());
        for (const decision of decisions) {
            const [why] = whyTexts({ ...itemOf('a'), decision }, strings);
            if (decision !== 'change' && decision !== 'alreadySo') expect(why).withContext(decision).toMatch(/\.$/);
            expect(strings.Decision[decision])
                .withContext(decision)
                .toEqual(jasmine.stringMatching(/\w/) as unknown as string);
        }
    });
});

describe('a row of a dry run', () => {
    const cellsOf = (entries: readonly Entry[], index = 0): Readonly<Record<string, readonly string[]>> => {
        const row = modelOf(entries).all[index] as DryRunRow;
        const cells = Object.entries(dryRunCells(row, makeList(entries, null), strings));
        return Object.fromEntries(cells.map(([name, { lines }]) => [name, lines.map(({ text }) => text)]));
    };

    it('shows what it is like before and after, in force and stored', () => {
        expect(cellsOf(set)).toEqual({
            name: ['srv0'],
            decision: ['Will change'],
            outbound: ['Required', 'Stored: Not stored → 1'],
            inbound: ['Not required → Required', 'Stored: Not stored → 1']
        });
    });

    it('shows what one that is left alone is like, as far as that is known', () => {
        const cells = cellsOf([done]);
        expect([cells['decision'], cells['outbound']]).toEqual([['No change needed'], ['Required', 'Stored: 1']]);
        expect(cellsOf([off])).toEqual({ name: ['off'], decision: ['Unreachable', 'No route to host.'], outbound: [], inbound: [] });
        // Half a sentence is no reason: the details have it whole.
        const long = entry('off', failed('unreachable', 'Connecting to remote server off failed. '.repeat(9)));
        expect(cellsOf([long])['decision']).toEqual([
            'Unreachable',
            "Windows Admin Center couldn't reach it. Check that it's turned on and connected."
        ]);
        expect(cellsOf([locked])['decision']).toEqual([
            'Needs credentials',
            'The computer refused the account. Provide other credentials.'
        ]);
        expect(cellsOf([reading])['decision']).toEqual(['Reading…']);
        expect(cellsOf([entry(cluster('fs'))])['decision']).toEqual([
            'Cluster: add its nodes',
            'Signing is set on each node, not on the cluster.'
        ]);
        const odd = facts('odd');
        const oddCells = cellsOf([entry('odd', { ...odd, inbound: { ...odd.inbound, stored: { required: '=2' } } })]);
        expect(oddCells['inbound']?.[1]).toMatch(/^Stored: Unknown value “.*=2/);
    });

    it('shows which audits would be turned on, in each direction, and offers no script for them', () => {
        const target = { goal: 'turnOnAuditing' } as const;
        const { all, list } = modelOf(set, target);
        const { outbound, inbound } = dryRunCells(all[0] as DryRunRow, list, strings);
        const clients = ["Audit of clients that can't sign", 'Audit of inbound guest logons'];
        expect(inbound.lines.map(({ text }) => text)).toEqual(clients.map(name => `${name}: Off → On`));
        expect(outbound.lines.length).toBe(2);
        expect([pageOf(set, target).canBeScript, pageOf(set).canBeScript]).toEqual([false, true]);
    });

    it('names its other names and its cluster', () => {
        const node = facts('srv', { cluster: 'fs' });
        expect(cellsOf([entry('srv', node), entry('srv.lab.example', node)])['name']).toEqual(['srv', 'also srv.lab.example; node of fs']);
    });
});

describe('why a computer is not changed', () => {
    const why = (changed: Partial<RunItem>): readonly string[] => whyTexts(itemOf('a', changed), strings);
    const owned = (by: ValueOwner['by'], gpoName: string | null): Pick<RunItem, 'changes'> => ({
        changes: itemOf('a').changes.map(change => ({
            ...change,
            takenBackBy: { by, gpoName, gpoId: null, value: '0', lastApplied: null, everyRefresh: false }
        }))
    });

    it("is said in the computer's own words where it gave any", () => {
        expect(why({ decision: 'notRead', failure: failed('scriptFailed', '<b>Zugriff</b> {0}') })).toEqual(['<b>Zugriff</b> {0}']);
        expect(why({ decision: 'notRead', failure: failed('timedOut') })).toEqual(['No answer']);
        // The words of an answer that does not fit are the schema's.
        expect(why({ decision: 'notRead', failure: failed('badAnswer', 'outbound.rows: Required') })).toEqual(['Answer not understood']);
    });

    it('names what would take it back, where that has a name', () => {
        expect(why({ decision: 'policyTakesBack', ...owned('groupPolicy', 'File <servers>') })).toEqual(['Group Policy "File <servers>"']);
        expect(why({ decision: 'policyTakesBack', ...owned('groupPolicy', null) })).toEqual(['Change the Group Policy object instead.']);
        expect(why({ decision: 'managerTakesBack', ...owned('osConfig', null) })).toEqual([
            'OSConfig',
            jasmine.stringMatching(/so change it there instead/) as unknown as string
        ]);
    });

    it('is nothing of one that changes or is so already', () => {
        expect([why({}), why({ decision: 'alreadySo' })]).toEqual([[], []]);
    });
});
