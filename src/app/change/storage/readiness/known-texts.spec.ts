// SPDX-License-Identifier: MIT
import { KnownTexts } from './known-texts';

describe('texts that many computers have in common', () => {
    const known = (): KnownTexts<object> => new KnownTexts(json => (typeof json === 'object' ? json : null));

    it('are read once, and stand for one object', () => {
        const texts = known();
        const one = texts.of('{"a":1}');
        expect(one).toEqual({ a: 1 });
        expect(texts.of(['{"a"', ':1}'].join(''))).toBe(one);
        expect([texts.of('7'), texts.of('{'), texts.of(7), texts.of(undefined)]).toEqual([null, null, null, null]);
    });

    it('are forgotten where there are too many, and not those that are asked for', () => {
        const texts = known();
        const common = texts.of('[1]');
        for (let turn = 0; turn < 20_000; turn++) {
            texts.of(`["${'x'.repeat(500)}${turn}"]`);
            if (turn % 1000 === 0) expect(texts.of('[1]')).toBe(common);
        }
        expect(texts.remembered).toBeLessThanOrEqual(2_000_000);
        expect(texts.of(`["${'y'.repeat(10_000)}"]`)).not.toBeNull();
        expect(texts.remembered).toBeLessThanOrEqual(2_000_000);
    });
});
