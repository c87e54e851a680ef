// SPDX-License-Identifier: MIT
import { connection, tagged } from '../testing/list-entries';
import { tagFilter, tagIn } from './tags';

describe('a tag as a filter', () => {
    const entries = [tagged('srv1', 'ring 10', 'ring 2'), tagged('srv2', 'ring 2'), connection('srv3')].map(one => ({ connection: one }));

    it('offers the tags that computers have, each once, and the one that an address asks for', () => {
        expect(tagFilter(entries, null).choices).toEqual(['ring 2', 'ring 10']);
        expect(tagFilter(entries, 'gone').choices).toEqual(['gone', 'ring 2', 'ring 10']);
        expect(tagFilter([], null).choices).toEqual([]);
    });

    it('is about the computers that have it, by any of their names; without one about all', () => {
        const covered = (tag: string | null): boolean[] =>
            [['srv1'], ['SRV2'], ['alias', 'srv2'], ['srv3'], []].map(names => tagFilter(entries, tag).covers(names));
        expect(covered('ring 2')).toEqual([true, true, true, false, false]);
        expect(covered('ring 10')).toEqual([true, false, false, false, false]);
        expect(covered('gone')).toEqual([false, false, false, false, false]);
        expect(covered(null)).toEqual([true, true, true, true, true]);
    });

    it('is in an address, or is not', () => {
        expect([tagIn(new URLSearchParams('tag=ring 2')), tagIn(new URLSearchParams('tag=')), tagIn(new URLSearchParams())]).toEqual([
            'ring 2',
            null,
            null
        ]);
    });
});
