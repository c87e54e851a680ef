// SPDX-License-Identifier: MIT
import { compact, needle, occurrences, spellings } from './compact';

/** The words of a text that a sentence is found in, in any spelling. */
const wordsFound = (text: string, sentence: string): readonly string[] =>
    spellings(sentence).flatMap(words => occurrences(compact(text), words).map(match => match.text));

describe('a sentence', () => {
    const alike: readonly (readonly [string, string])[] = [
        ['k\u00f6nnen', 'koennen'],
        ['k\u00f6nnen', 'KONNEN'],
        ['Ko\u0308nnen', 'koennen'],
        ['ung\u00fcltig', 'ungueltig'],
        ['gr\u00f6\u00dfer', 'groesser'],
        ['gr\u00f6\u00dfer', 'GR\u00d6SSER'],
        ['gr\u00f6\u00dfer', 'GR\u00d6\u1e9eER'],
        ['bulunamad\u0131', 'BULUNAMADI'],
        ['bulunamad\u0131', 'bulunamadi'],
        ['eri\u015fim', 'ER\u0130\u015e\u0130M'],
        ['has\u0142o', 'HASLO'],
        ['\u0111\u01b0\u1eddng', 'duong'],
        ['netv\u00e6rk', 'netvaerk'],
        ['s\u00f8ger', 'soeger']
    ];
    for (const [sentence, typed] of alike)
        it(`with ${sentence} is found in ${typed}`, () => expect(wordsFound(`x ${typed} y`, sentence)).toEqual([typed]));

    const apart: readonly (readonly [string, string])[] = [
        ['k\u00f6nnen', 'keonnen'],
        ['blau', 'blaeu'],
        ['neue', 'n\u00fc'],
        ['does', 'd\u00f6s'],
        ['value', 'val\u00fc']
    ];
    for (const [sentence, other] of apart)
        it(`with ${sentence} is not found in ${other}`, () => expect(wordsFound(`x ${other} y`, sentence)).toEqual([]));

    it('is found at its place behind letters that are two', () =>
        expect(occurrences(compact('Ma\u00df, \u00e6 und Fu\u00df: Fehler!'), needle('fehler'))).toEqual([
            { position: 16, text: 'Fehler' }
        ]));

    it('that ends in such a letter ends behind it', () => expect(wordsFound('der Fu\u00df!', 'fu\u00df')).toEqual(['Fu\u00df']));
});
