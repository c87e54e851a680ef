// SPDX-License-Identifier: MIT
import { cut, stripped } from './text';

describe('a text that is cut', () => {
    const cases: readonly [string, number, string][] = [
        ['', 5, ''],
        ['12345', 5, '12345'],
        ['1234567890', 9, '12345 […]'],
        // No half of a character is left behind.
        ['1234😀7890', 9, '1234 […]'],
        ['123😀67890', 9, '123😀 […]']
    ];
    for (const [text, longest, kept] of cases)
        it(`at ${longest}: "${text}" becomes "${kept}"`, () => {
            expect(cut(text, longest)).toBe(kept);
            expect(cut(text, longest).length <= longest).toBeTrue();
        });

    it('takes no longer for a very long one', () => expect(cut('x'.repeat(5_000_000), 100).length).toBe(100));
});

describe('a text without given characters at its ends', () => {
    const cases: readonly [string, string, string, string][] = [
        ['(nas).', '(', ').', 'nas'],
        ['nas', '(', ')', 'nas'],
        ['((a(b)', '(', '(', 'a(b)'],
        ['...', '.', '.', ''],
        ['', '.', '.', '']
    ];
    for (const [text, atStart, atEnd, kept] of cases)
        it(`"${text}" becomes "${kept}"`, () => expect(stripped(text, atStart, atEnd)).toBe(kept));
});
