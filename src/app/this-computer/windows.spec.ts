// SPDX-License-Identifier: MIT
// What the page says of each kind of Windows, from the answer that the emulated one gives. That a browser shows it is
// proven for a few of them in test/e2e/windows.spec.ts.
import texts from '../../generated/assets/strings/strings.json';
import { directions } from '../domain/computer/facts';
import { rawSamples, sample, type SampleName } from '../remote/testing/samples';
import type { Strings } from '../strings/strings';
import type { CardView, Row } from '../ui/texts/rows';
import { paneView, type ReadingView } from './pane-view';
import { table } from './testing/windows-table';

const strings = texts.Strings.SmbSigning as Strings;

/** The page of a computer, as it is right after it was read. */
function pageOf(name: SampleName): ReadingView {
    const state = { kind: 'ready' as const, computer: name, read: { value: sample(name), at: new Date() } };
    const { reading } = paneView(
        state,
        { kind: 'none' },
        { kind: 'none' },
        { nodes: [], connections: null, since: [], storedHere: { outbound: null, inbound: null }, roleRefusedAt: null },
        strings,
        '1.2.3'
    );
    if (!reading) throw new Error('no reading');
    return reading;
}

function rowOf(card: CardView | undefined, term: string): Row {
    const row = card?.rows.find(one => one.term === term);
    if (!row) throw new Error(`no row ${term}`);
    return row;
}

/** These notes, in this order, and no other. */
function expectNotes({ notes }: Row, patterns: readonly RegExp[]): void {
    expect(notes as unknown[]).toEqual(patterns.map(pattern => jasmine.stringMatching(pattern)));
}

describe('the page of each kind of Windows', () => {
    for (const line of table) {
        it(`says what is so on ${line.computer}, and who decided`, () => {
            const { sentence, byDefault, cards, about } = pageOf(line.computer);
            const whose = line.isDefaultFor === undefined ? '' : `That is Windows' default for ${line.isDefaultFor}.`;
            expect([sentence, byDefault]).toEqual([line.sentence, whose]);
            for (const direction of directions) {
                const { inForceNotes = [], setByNotes = [], defaultNotes = [], ...expected } = line[direction];
                const card = cards.find(({ id }) => id === direction);
                const [inForce, stored, setBy, byDefault] = ['In force', 'Stored', 'Set by', 'Windows default'].map(term =>
                    rowOf(card, term)
                ) as [Row, Row, Row, Row];
                expect({ inForce: inForce.value, stored: stored.value, setBy: setBy.value, byDefault: byDefault.value } as unknown)
                    .withContext(direction)
                    .toEqual(expected);
                expectNotes(inForce, inForceNotes);
                expectNotes(setBy, setByNotes);
                for (const note of defaultNotes) expect(byDefault.notes as unknown[]).toContain(jasmine.stringMatching(note));
            }
            const aboutText = about.rows.map(({ term, value, notes }) => [term, value, ...notes].join(' ')).join(' ');
            for (const text of line.about ?? []) expect(aboutText).toMatch(text);
        });
    }

    it('has a line for each sample; those of other endpoints of the same computer say the same', () => {
        const endpoints = ['jea-bare', 'jea-old', 'jea-reader'];
        expect([...table.map(({ computer }) => computer as string), ...endpoints].sort()).toEqual(Object.keys(rawSamples).sort());
        const shown = (name: SampleName): unknown => [pageOf(name).sentence, pageOf(name).cards];
        for (const name of endpoints)
            expect(shown(name as SampleName))
                .withContext(name)
                .toEqual(shown('jea'));
    });
});
