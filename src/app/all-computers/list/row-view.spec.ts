// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { type Entry, makeList } from '../../domain/list/list';
import type { FailureKind } from '../../domain/outcome';
import { takeSnapshot } from '../../domain/snapshots/take';
import { cluster, connection, entry, facts, failed } from '../../domain/testing/list-entries';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { readableCells, readingText, rowCells } from './row-view';

const strings = texts.Strings.SmbSigning as Strings;

type Cells = Readonly<Record<keyof ReturnType<typeof rowCells>, readonly string[]>>;

/** What stands in each cell of the first row of a list. */
function cellsOf(...entries: readonly Entry[]): Cells {
    const list = makeList(entries, null);
    const [row] = list.rows;
    if (!row) throw new Error('no row');
    const cells = Object.entries(rowCells(row, list, strings)).map(([name, { lines }]) => [name, lines.map(({ text }) => text)]);
    return Object.fromEntries(cells) as Cells;
}

const read = (name: SampleName, changed: Partial<SigningConfiguration> = {}): Entry => entry(name, { ...sample(name), ...changed });

describe('a row of the list', () => {
    it('says of a computer that was read what it is, what is in force, and who decided', () => {
        const { readAt, ...cells } = cellsOf(read('srv2025-gpo'));
        expect(readAt).toEqual([new Date(1).toLocaleString()]);
        expect(cells).toEqual({
            name: ['srv2025-gpo'],
            windows: ['Windows Server 2025 Standard (26100.2314)'],
            role: ['Server'],
            outbound: ['Required'],
            inbound: ['Required'],
            setBy: ["Outbound: Not stored; Windows' default", 'Inbound: Group Policy "File servers"'],
            reading: ['Read']
        });
    });

    it('is exported in these words, too', () => {
        const wordsOf = (one: Entry): readonly string[] => Object.values(readableCells(makeList([one], null).rows[0] as never, strings));
        const policy = 'Group Policy "File servers"';
        expect(wordsOf(read('srv2025-gpo'))).toEqual(['Both directions', "Not stored; Windows' default", policy, 'Read']);
        expect(wordsOf(entry('gone', failed('unreachable')))).toEqual(['', '', '', 'Unreachable']);
    });

    it('says of a computer that was not read yet what the last snapshot has of it, and of when that is', () => {
        const at = '2026-11-20T08:30:00.000Z';
        const [kept] = takeSnapshot(makeList([entry('srv1', sample('srv2025-gpo'), 'idle', Date.parse(at))], null), {
            ...{ id: 'x', begun: at, ended: at, toolVersion: '1.0.0', origin: null }
        }).computers;
        const cells = (one: Entry): Record<string, readonly string[]> => {
            const list = makeList([one], null);
            const shown = Object.entries(rowCells(list.rows[0] as never, list, strings, kept));
            return Object.fromEntries(shown.map(([name, { lines }]) => [name, lines.map(({ text }) => text)]));
        };
        expect(cells(entry('srv1'))).toEqual({
            name: ['srv1'],
            windows: ['Windows Server 2025 Standard (26100.2314)'],
            role: ['Server'],
            outbound: ['Required'],
            inbound: ['Required'],
            setBy: [],
            readAt: [],
            reading: ['Not read yet', `Values from ${new Date(at).toLocaleString()}`]
        });
        // Whatever was answered since counts, and not what was before.
        expect(cells(entry('srv1', failed('unreachable')))['inbound']).toEqual([]);
        expect(cells(read('srv2022'))['inbound']).toEqual(['Not required']);
    });

    it('says once who decided where that is the same for both directions', () => {
        expect(cellsOf(read('srv2022')).setBy).toEqual(["Not set by Group Policy; equals Windows' default"]);
        expect(cellsOf(read('limited')).setBy).toEqual(["Unknown (couldn't read Group Policy: access denied)"]);
    });

    const windows: readonly [SampleName, Partial<SigningConfiguration['computer']>, string, string][] = [
        ['srv2012r2', {}, 'Windows Server 2012 R2 Standard (9600.20778)', 'Server'],
        ['srv2019-dc', {}, 'Windows Server 2019 Standard (17763.6532)', 'Domain controller'],
        ['win11-home', {}, 'Windows 11 Home (26100.2314)', 'PC'],
        ['srv2022', { ubr: null }, 'Windows Server 2022 Datacenter (20348)', 'Server'],
        ['srv2022', { build: null, productType: null }, 'Windows Server 2022 Datacenter', ''],
        ['srv2022', { caption: ' ', ubr: 1 }, '(20348.1)', 'Server'],
        ['srv2022', { caption: '<b>Microsoft </b>' }, '<b>Microsoft </b> (20348.2762)', 'Server'],
        ['srv2022', { caption: null, build: null }, '', 'Server']
    ];
    for (const [name, computer, text, role] of windows)
        it(`calls its Windows "${text}", and its role "${role}"`, () => {
            const cells = cellsOf(read(name, { computer: { ...sample(name).computer, ...computer } }));
            expect([cells.windows, cells.role]).toEqual([text === '' ? [] : [text], role === '' ? [] : [role]]);
        });

    it('says "Not reported" of what a computer that was read does not tell, and nothing of one that was not', () => {
        const base = sample('srv2022');
        expect(cellsOf(read('srv2022', { outbound: { ...base.outbound, required: null } })).outbound).toEqual(['Not reported']);
        expect(cellsOf(entry('new'))).toEqual({
            name: ['new'],
            windows: [],
            role: [],
            outbound: [],
            inbound: [],
            setBy: [],
            readAt: [],
            reading: ['Not read yet']
        });
    });

    it('names other names, the cluster, and who claims to be the same computer', () => {
        const twice = facts('srv');
        expect(cellsOf(entry('srv', twice), entry('srv.lab.example', twice), entry('old', facts('srv'))).name).toEqual([
            'srv',
            "also srv.lab.example; says it's the same computer as old, but isn't reached by its own name"
        ]);
        expect(cellsOf(entry('node1', facts('node1', { cluster: 'fs' }))).name).toEqual(['node1', 'node of fs']);
    });

    it('flags nodes that differ from another of their cluster, and no others', () => {
        const node = (name: string, inbound: boolean): Entry => entry(name, facts(name, { cluster: 'fs' }, true, inbound));
        expect(cellsOf(node('a', true), node('b', false)).reading).toEqual(['Read', 'Differs from other nodes']);
        expect(cellsOf(node('a', true), node('b', true)).reading).toEqual(['Read']);
    });

    it('says of a cluster to add its nodes', () => {
        const cells = cellsOf(entry(cluster('fs')));
        expect([cells.role, cells.reading, cells.name]).toEqual([['Cluster'], ['Add its nodes'], ['fs']]);
    });

    it('marks a failure, and that a reading is under way', () => {
        const iconOf = (one: Entry): unknown => {
            const list = makeList([one], null);
            const { name, reading } = rowCells(list.rows[0] as never, list, strings);
            return [name.icon, reading.icon ?? null, reading.busy];
        };
        expect(iconOf(entry('a', failed('unreachable')))).toEqual(['sme-icon-errorBadge', 'sme-icon-errorBadge sme-color-error', false]);
        expect(iconOf(entry('a', failed('accessDenied')))).toEqual(['sme-icon-permissions', 'sme-icon-errorBadge sme-color-error', false]);
        expect(iconOf(entry('a', facts('a', {}, true, true), 'reading'))).toEqual(['sme-icon-lock', null, true]);
        expect(iconOf(entry('a', facts('a'), 'slow'))).toEqual(['sme-icon-unlock', null, true]);
        expect(iconOf(entry('a'))).toEqual(['sme-icon-server', null, false]);
    });
});

describe('where a reading is', () => {
    const text = (one: Entry): string => readingText(makeList([one], null).rows[0] as never, strings);

    const answers: readonly [FailureKind, string][] = [
        ['unreachable', 'Unreachable'],
        ['needsCredentials', 'Needs credentials'],
        ['accessDenied', 'Access denied'],
        ['notAllowed', 'Not allowed'],
        ['timedOut', 'No answer'],
        ['badAnswer', 'Answer not understood']
    ];
    it('is what it ended in', () => {
        expect(answers.map(([kind]) => text(entry('a', failed(kind, '=words'))))).toEqual(answers.map(([, said]) => said));
        expect(text(entry('a', facts('a')))).toBe('Read');
        expect(text(entry('a', { ...facts('a'), unavailable: [{ what: 'x', errorId: 'X', message: 'y' }] }))).toBe('Partly read');
    });

    it('is that it goes on, whatever was read before', () => {
        const phases = ['waiting', 'reading', 'slow', 'stopped'] as const;
        const expected = ['Waiting', 'Reading…', 'Still waiting…', 'Stopped'];
        expect(phases.map(phase => text(entry('a', facts('a'), phase)))).toEqual(expected);
        expect(phases.map(phase => text(entry(connection('a'), null, phase)))).toEqual(expected);
    });
});
