// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { compare } from '../../domain/snapshots/compare';
import type { Explained, Explanation } from '../../domain/snapshots/explain/explanation';
import type { SnapshotComputer } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import { tagFilter } from '../../domain/list/tags';
import { tagged } from '../../domain/testing/list-entries';
import { csvRows } from '../../domain/testing/csv-rows';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { changeDetailsView } from './change-details-view';
import { changesCsv, changesJson } from './changes-export';
import { askable, changesAddress, changesModel, type ChangeRow, type ChangesView, firstChangesView } from './changes-model';
import { askedText, askFailureText, changeCells, changesPageView, choiceText, insteadText, searchTexts } from './changes-view';
import type { Comparison } from './comparing';
import { explanationText } from '../../ui/texts/explanation-text';
import type { ToolActivitiesState } from './tool-activities';
import { valueTexts } from './values';

const strings = texts.Strings.SmbSigning as Strings;
const readAt = '2026-11-20T08:30:00.000Z';
const nobody: Explained = { by: [], gaps: [] };
const off = { inForce: 'notRequired', stored: { kind: 'zero' } } as const;
const made = { toolVersion: '1.2.3', exportedAt: readAt, exportedFrom: 'https://wac.lab.example' };

function comparison(then: readonly SnapshotComputer[], now: readonly SnapshotComputer[], explained: Explained = nobody): Comparison {
    const [before, after] = [snapshot(then, { id: 'a' }), snapshot(now, { id: 'b' })];
    const rows = compare(before, after).map((difference, index) => ({
        key: String(index),
        difference,
        explained: difference.direction === null ? null : explained
    }));
    return { before, after, isSwapped: false, rows, runs: new Set() };
}

function shown(of: Comparison, view: Partial<ChangesView> = {}): readonly string[] {
    const model = changesModel(of.rows, { ...firstChangesView, ...view }, row => searchTexts(row, strings));
    return model.rows.map(row => changeCells(row, '', strings).what.lines[0]?.text ?? '');
}

const weaker = comparison([computer('srv', facts())], [computer('srv', facts({ inbound: off }))]);
const several = comparison(
    [computer('srv', facts()), computer('web', facts({ outbound: off })), computer('old', facts()), computer('off', facts())],
    [computer('web', facts()), computer('srv', facts({ inbound: off })), computer('new', facts()), unread('off', 'unreachable')]
);

describe('what the page Changes says', () => {
    it('puts weaker first, and what is different in words', () => {
        const words = ['Inbound: Weaker', 'No longer reachable', 'Gone from the list', 'Outbound: Stronger', 'New in the list'];
        expect(shown(several)).toEqual(words);
        expect(several.rows.map(({ difference }) => valueTexts(difference, strings)[0])).toEqual([
            'Required, stored 1 → Not required, stored 0',
            'Read → Unreachable',
            'In the list → Not in the list',
            'Not required, stored 0 → Required, stored 1',
            'Not in the list → In the list'
        ]);
    });

    it('shows what a search or a tile asks for, and the other order', () => {
        expect(shown(several, { search: ' WEB ' })).toEqual(['Outbound: Stronger']);
        expect(shown(several, { filter: 'weaker' })).toEqual(['Inbound: Weaker']);
        expect(shown(several, { filter: 'unexplained' })).toEqual(['Inbound: Weaker', 'Outbound: Stronger']);
        expect(shown(several, { descending: true })[0]).toBe('New in the list');
    });

    it('shows those of computers with a tag, as the list has them now', () => {
        const entries = [{ connection: tagged('srv', 'ring 1') }, { connection: tagged('web', 'ring 2') }];
        const of = (tag: string | null): readonly unknown[] => {
            const model = changesModel(several.rows, { ...firstChangesView, tag }, () => [], tagFilter(entries, tag));
            return [model.tags, model.rows.length];
        };
        expect([of('ring 1'), of('ring 2'), of(null)]).toEqual([
            [['ring 1', 'ring 2'], 1],
            [['ring 1', 'ring 2'], 1],
            [['ring 1', 'ring 2'], 5]
        ]);
    });

    it('has a tile for each kind there is, always one for weaker, and counts what the search found', () => {
        const tiles = (of: Comparison, search = ''): readonly (readonly [string, number])[] => {
            const model = changesModel(of.rows, { ...firstChangesView, search }, row => searchTexts(row, strings));
            return changesPageView(of, model, strings).tiles.map(({ title, count }) => [title, count] as const);
        };
        expect(tiles(weaker)).toEqual([['All', 1], ['Weaker', 1], ['Not by this tool', 1]]); // prettier-ignore
        expect(tiles(weaker, 'nowhere')).toEqual([['All', 0], ['Weaker', 0]]); // prettier-ignore
    });

    it('says what an interrupted scan and a change of sides mean', () => {
        const page = (of: Comparison): readonly string[] => {
            const model = changesModel(of.rows, firstChangesView, () => []);
            return changesPageView(of, model, strings).notes;
        };
        expect(page(weaker)).toEqual([]);
        const part = { ...weaker, isSwapped: true, after: { ...weaker.after, ended: null } };
        expect(page(part)).toEqual([jasmine.stringMatching(/^From is later than To/), jasmine.stringMatching(/was interrupted/)]);
    });

    it('says what to do in place of a comparison', () => {
        const only = { ...weaker.before, computers: 1, bytes: 1, counts: {} } as never;
        expect(insteadText({ kind: 'none' }, strings)).toMatch(/^No snapshots yet\..* Scan now/);
        expect(insteadText({ kind: 'one', only }, strings)).toMatch(/Scan again/);
        expect(insteadText({ kind: 'same', only }, strings)).toMatch(/^From and To are the same/);
        expect(insteadText({ kind: 'problem', problem: 'unavailable' }, strings)).toMatch(/doesn't let the site store data/);
        expect(insteadText({ kind: 'problem', problem: 'newer' }, strings)).toMatch(/Reload the page/);
        expect(insteadText({ kind: 'compared', comparison: weaker }, strings)).toBe('');
    });

    it('names a snapshot by its time, how many were read, and where it came from', () => {
        const counts = { both: 3, outboundOnly: 0, inboundOnly: 0, neither: 0, unknown: 0, notAccepting: 0, unreachable: 1 };
        const { computers: _, ...head } = weaker.before;
        const one = { ...head, computers: 5, bytes: 1, counts: { ...counts, needsCredentials: 0, notRead: 1 } };
        const time = dateTime(one.begun);
        expect(choiceText(one, strings)).toBe(`${time} (3 of 5 read)`);
        expect(choiceText({ ...one, ended: null }, strings)).toBe(`${time} (3 of 5 read), interrupted`);
        const origin = { importedAt: readAt, exportedAt: null, toolVersion: null };
        expect(choiceText({ ...one, origin }, strings)).toBe(`${time} (3 of 5 read), imported`);
        expect(choiceText({ ...one, origin, id: 'file' }, strings)).toBe(`File: ${time} (3 of 5 read)`);
    });

    it('keeps the choice, the tile, and the order in the address', () => {
        const view = { filter: 'weaker', tag: 'ring 1', search: 'srv', sort: 'name', descending: true, from: 'a', to: 'b' } as const;
        const parameters = new Map(Object.entries(changesAddress.parametersOf(view)));
        expect(changesAddress.viewOf({ get: name => parameters.get(name) ?? null })).toEqual(view);
        expect(Object.values(changesAddress.parametersOf(firstChangesView)).every(value => value === null)).toBeTrue();
    });
});

describe('what explains a difference', () => {
    const explained = (kind: Partial<Explained>): readonly string[] => {
        const [row] = comparison([computer('srv', facts())], [computer('srv', facts({ inbound: off }))], { ...nobody, ...kind }).rows;
        return changeCells(row as ChangeRow, '', strings).explained.lines.map(({ text }) => text);
    };
    const change = { kind: 'change', record: 'r', run: 'many', at: readAt, by: 'LAB\\anna', verified: true, imported: false } as const;
    const run = { at: readAt, command: 'Disable-SmbInboundSigningRequirement', user: 'LAB\\eve', gateway: null, recordId: 1 };

    it('is said in words, and "ran" is not "changed"', () => {
        const time = dateTime(readAt);
        const cases: readonly (readonly [Explanation, string])[] = [
            [change, `This tool, ${time}, LAB\\anna`],
            [{ ...change, verified: false }, `This tool, ${time}, LAB\\anna (not verified)`],
            [{ ...change, imported: true, by: null }, `This tool, ${time}, unknown user (imported history)`],
            [{ kind: 'ranElsewhere', run }, `LAB\\eve ran Disable-SmbInboundSigningRequirement, ${time}`],
            [{ kind: 'groupPolicy', policy: 'Files', names: true, applied: { at: readAt, by: 'event' } }, `Group Policy "Files", applied ${time}`],
            [{ kind: 'groupPolicy', policy: null, names: false, applied: { at: readAt, by: 'rsop' } }, `Group Policy no longer sets it, applied ${time}`],
            [{ kind: 'upgraded' }, 'Windows was upgraded'],
            [{ kind: 'updated' }, 'Windows was updated']
        ]; // prettier-ignore
        for (const [one, text] of cases) expect(explanationText(one, strings)).toBe(text);
        const windows = { before: 'Windows 10', after: 'Windows 11' };
        const defaults = { before: 'notRequired', after: 'required' } as const;
        const text = "Windows' default: Windows 10 has Not required, Windows 11 has Required";
        expect(explanationText({ kind: 'otherDefault', windows, defaults }, strings)).toBe(text);
    });

    it('claims that it was not by this tool only as far as that is known', () => {
        expect(explained({})).toEqual(['Not by this tool']);
        expect(explained({ gaps: ['activity'] })).toEqual([
            'Not by this tool, as far as known',
            "What others ran with this tool wasn't read."
        ]);
        expect(explained({ by: [change], gaps: ['activity'] })).toHaveSize(1);
    });

    it('is asked for on computers of the list, once each, where their logs could say more', () => {
        expect(askable(several.rows, new Set(['srv', 'old']))).toEqual(['srv']);
    });

    it('says why a log could not be read, in the row of that computer', () => {
        const failed = { kind: 'accessDenied', errorId: '', message: '' } as never;
        const log = { runs: null, cut: false, oldest: null, collectedAt: readAt };
        const missing = { ...log, failure: { kind: 'missing', errorId: '', words: '' } } as const;
        const broken = { ...log, failure: { kind: 'failed', errorId: '', words: 'The log is corrupt.' } } as const;
        const outcomes = new Map([['a', failed], ['b', { kind: 'ok', value: missing }], ['c', { kind: 'ok', value: broken }]] as never); // prettier-ignore
        const state = { outcomes, reading: new Set(), asked: 3, ended: 3, running: false } as unknown as ToolActivitiesState;
        expect(['a', 'b', 'c', 'd'].map(name => askFailureText(state, name, strings))).toEqual([
            "What others ran couldn't be read: Access denied",
            'Windows Admin Center keeps no log on this computer.',
            "What others ran couldn't be read: The log is corrupt.",
            ''
        ]);
        expect(askedText(state, strings)).toBe("Logs read: 0. Couldn't be read: 3.");
        const [row] = comparison([computer('srv', facts())], [computer('srv', facts({ inbound: off }))], {
            by: [],
            gaps: ['activity']
        }).rows;
        expect(changeCells(row as ChangeRow, 'Because', strings).explained.lines[1]?.text).toBe('Because');
    });

    it('has a link to a run of many computers, and none to a single change', () => {
        const of = comparison([computer('srv', facts())], [computer('srv', facts({ inbound: off }))], { by: [change], gaps: [] });
        const runOf = (runs: readonly string[]): string | null =>
            changeDetailsView(of.rows[0] as ChangeRow, new Set(runs), '', strings).explanations[0]?.run ?? null;
        expect([runOf(['many']), runOf([])]).toEqual(['many', null]);
    });
});

describe('the exports of changes', () => {
    it('have a line for each difference, with both sides and why', () => {
        const rows = csvRows(changesCsv(several.rows, several, made));
        expect(rows.map(row => [row['computer'], row['difference'], row['direction'], row['explainedBy']])).toEqual([
            ['srv', 'weaker', 'inbound', 'notByThisTool'],
            ['off', 'noLongerReachable', '', ''],
            ['old', 'gone', '', ''],
            ['web', 'stronger', 'outbound', 'notByThisTool'],
            ['new', 'appeared', '', '']
        ]);
        const [first] = rows;
        expect([first?.['beforeInForce'], first?.['afterInForce'], first?.['afterStored'], first?.['alsoDifferent']]).toEqual([
            'required',
            'notRequired',
            '0',
            'storedChanged'
        ]);
        expect([first?.['toolVersion'], first?.['fromScan']]).toEqual(['1.2.3', several.before.begun]);
    });

    it('say the same as JSON, with all that explains it', () => {
        const file = JSON.parse(changesJson(weaker.rows, weaker, made)) as Record<string, never>;
        expect(file).toEqual(jasmine.objectContaining({ format: 'smb-signing-changes', version: 1, exportedAt: readAt }));
        expect(file['differences']).toEqual([jasmine.objectContaining({ kind: 'weaker', explained: { by: [], gaps: [] } })] as never);
    });
});
