// SPDX-License-Identifier: MIT
import { remembering } from './remembering';

describe('what is remembered of texts', () => {
    it('is made once, and forgotten where there are too many others', () => {
        const made: string[] = [];
        const of = remembering(
            text => {
                made.push(text);
                return text === 'none' ? null : `<${text}>`;
            },
            3,
            5
        );
        expect([of('a'), of('none'), of('a'), of('none')]).toEqual(['<a>', null, '<a>', null]);
        expect(made).toEqual(['a', 'none']);
        for (const text of ['b', 'c', 'a', 'd', 'e', 'a']) of(text);
        expect(made.filter(text => text === 'a')).toEqual(['a']);
        for (const text of ['1', '2', '3', '4', '5', '6', 'a']) of(text);
        expect(made.filter(text => text === 'a').length).toBe(2);
        of('long text');
        of('long text');
        expect(made.filter(text => text === 'long text').length).toBe(2);
    });
});
