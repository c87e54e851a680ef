// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import type { ImportTally } from '../../readings/import/import-news';
import type { Strings } from '../../strings/strings';
import type { ImportState } from './evidence-import';
import { importView, keptText, withKeeping } from './import-view';

const strings = texts.Strings.SmbSigning as Strings;

const tally: ImportTally = {
    files: [],
    taken: 5,
    twice: 0,
    other: 0,
    leftOut: 0,
    gathered: 0,
    notReached: [],
    notReachedCount: 0,
    refused: [],
    refusedCount: 0,
    untimed: 0,
    notGathered: []
};
const done = (change: Partial<ImportTally> = {}, computers = ['a', 'b']): ImportState => ({
    kind: 'done',
    tally: { ...tally, ...change },
    computers
});

describe('the page Import evidence', () => {
    const view = (state: ImportState): ReturnType<typeof importView> => importView(state, () => new Set(['a']), strings);

    it('says how far an import is, and how it ended', () => {
        const states: readonly (readonly [ImportState, string])[] = [
            [{ kind: 'none' }, ''],
            [{ kind: 'canceled' }, 'Import canceled. Nothing was imported.'],
            [{ kind: 'reading', read: 0, of: 0, tally: null }, 'Reading files…'],
            [{ kind: 'reading', read: 1, of: 3, tally }, 'Reading files: 33%. Events that count as evidence: 5.'],
            [done(), 'Import finished. Computers: 2.'],
            [done({ taken: 0 }, []), 'Nothing was imported, because the files hold no evidence on SMB signing.']
        ];
        for (const [state, status] of states) expect(view(state).status).withContext(status).toBe(status);
        expect(view({ kind: 'failed' }).isProblem).toBeTrue();
    });

    it('says that an import has finished once the browser has kept what it brought, or has not', () => {
        const said = (state: ImportState, [of, kept, lost]: readonly [number, number, number]): readonly unknown[] => {
            const { status, isProblem, isKeeping, percent, storing } = withKeeping(view(state), state, { of, kept, lost }, strings);
            return [status, isProblem, isKeeping, percent, storing];
        };
        const keeping = "Files read. Computers: 2. Keeping their evidence in this browser. Don't close it yet.";
        expect(said(done(), [3, 0, 0])).toEqual([keeping, false, true, 0, 'Kept: 0 of 3']);
        expect(said(done(), [3, 2, 0])).toEqual([keeping, false, true, 66, 'Kept: 2 of 3']);
        const kept = 'Import finished. Computers: 2. Everything was kept in this browser.';
        expect(said(done(), [3, 3, 0])).toEqual([kept, false, false, null, '']);
        const lost =
            "Import finished. Computers: 2. This browser didn't keep everything. Computers kept: 2 of 3. The rest is gone once this window is closed or reloaded.";
        expect(said(done(), [3, 2, 1])).toEqual([lost, true, false, null, '']);
        // Removed since.
        expect(said(done(), [0, 0, 0])[0]).toBe('Import finished. Computers: 2.');
        expect(said({ kind: 'reading', read: 1, of: 4, tally: null }, [3, 2, 0])).toEqual(['Reading files…', false, true, 25, '']);
        expect(said({ kind: 'canceled' }, [3, 2, 0])).toEqual(['Import canceled. Nothing was imported.', false, true, 66, 'Kept: 2 of 3']);
        expect(said(done({}, []), [0, 0, 0])[0]).toMatch(/^Nothing was imported/);
    });

    it('counts what the files held, and leaves out what there is none of', () => {
        expect(view(done({ twice: 2, other: 9 })).facts).toEqual([
            { term: 'Events that count as evidence', value: 5 },
            { term: 'Duplicate events', value: 2 },
            { term: 'Other events, not evidence on signing', value: 9 },
            { term: "Computers that aren't in your list", value: 1 }
        ]);
    });

    it('says what was not understood, with its place, and what was not gathered', () => {
        const files = [
            { name: 'a.bin', format: 'unknown' as const },
            { name: 'b', format: 'xml' as const, isUnreadable: true as const },
            { name: '', format: 'unknown' as const, isEmpty: true as const }
        ];
        const { notes, listings } = view(
            done({
                files,
                untimed: 1,
                leftOut: 1,
                refused: [{ file: 'c.xml', line: 12, text: '<Event' }],
                refusedCount: 300,
                notGathered: [{ computer: 'a', channels: ['X', 'Y'] }]
            })
        );
        expect(notes.map(note => note.split(' ').slice(0, 3).join(' '))).toEqual([
            'a.bin has an',
            "b couldn't be",
            'Pasted text is',
            'This browser keeps',
            "Some dates don't"
        ]);
        expect(listings).toEqual([
            { count: 300, title: 'Not understood: 300', lines: ['c.xml, line 12: <Event'] },
            { count: 1, title: "Computers that couldn't forward a log: 1", lines: ['a: X, Y'] }
        ] as never);
    });

    it('names what earlier imports left', () => {
        const imported = { events: [], sources: [{ file: '', importedAt: '2026-11-30T12:00:00.000Z' }], notGathered: [] };
        expect(keptText([nothingOf('a')], strings)).toBeNull();
        expect(keptText([nothingOf('a'), { ...nothingOf('b'), imported }], strings)).toMatch(/^Computers: 1\. Files: pasted text at /);
    });
});
