// SPDX-License-Identifier: MIT
import { type Readiness, readinessKinds } from './readiness';
import { ringsOf } from './rings';

const being = (kind: string): Readiness => ({ kind }) as Readiness; // only the kind counts
const counts = (tags: readonly string[], ...kinds: readonly string[]): { tags: readonly string[]; readiness: Readiness }[] =>
    kinds.map(kind => ({ tags, readiness: being(kind) }));

describe('rings', () => {
    it('count each kind of readiness once', () => {
        expect(ringsOf(counts(['Ring 1'], ...readinessKinds))).toEqual([
            { tag: 'Ring 1', required: 1, ready: 1, blocked: 1, gathering: 1, other: 4 }
        ]);
    });

    it('are in the order of their tags, those without one last', () => {
        const rows = [[], ['Ring 10'], ['Ring 2', 'Site A', 'Ring 2']].flatMap(tags => counts(tags, 'ready'));
        expect(ringsOf(rows).map(({ tag, ready }) => [tag, ready])).toEqual([
            ['Ring 2', 1],
            ['Ring 10', 1],
            ['Site A', 1],
            ['', 1]
        ]);
        expect(ringsOf([...rows].reverse())).toEqual(ringsOf(rows));
    });

    it('take any text for a tag', () => {
        const tags = ['__proto__', 'constructor', '\u202Ex', '<b>'];
        expect(
            ringsOf(counts(tags, 'required'))
                .map(({ tag }) => tag)
                .sort()
        ).toEqual([...tags].sort());
    });
});
