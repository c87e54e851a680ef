// SPDX-License-Identifier: MIT
import { numberText, pluralForm, regionalTime, speak } from './language';
import { format } from './strings';

describe('the language of the texts, and the region', () => {
    afterEach(() => speak('en-US'));

    /** The word that goes with each number. */
    const words = (text: string, numbers: readonly number[]): readonly string[] => numbers.map(number => format(text, number));

    it('chooses among as many forms of a word as the language has', () => {
        speak('pl-PL');
        const computers = '{0|komputer|komputery|komputerów}';
        expect(words(computers, [1, 2, 4, 5, 12, 21, 22, 100])).toEqual([
            'komputer',
            'komputery',
            'komputery',
            'komputerów',
            'komputerów',
            'komputerów',
            'komputery',
            'komputerów'
        ]);
        speak('ru-RU');
        expect(words('{0|узел|узла|узлов}', [1, 3, 7, 21, 1.5])).toEqual(['узел', 'узла', 'узлов', 'узел', 'узлов']);
        speak('cs-CZ');
        expect(words('{0|uzel|uzly|uzlů}', [1, 4, 5])).toEqual(['uzel', 'uzly', 'uzlů']);
        speak('fr-FR');
        expect(words('{0|poste|postes}', [0, 1, 2, 1_000_000])).toEqual(['poste', 'poste', 'postes', 'postes']);
        speak('en-US');
        expect(words('{0|computer|computers}', [0, 1, 2])).toEqual(['computers', 'computer', 'computers']);
    });

    it('takes a number with separators as what it is, and a text that is none as many', () => {
        speak('ru-RU', 'ru-RU');
        expect([numberText(1001), '1 001', '1.001', 'srv1', ''].map(pluralForm)).toEqual([0, 0, 0, 2, 2]);
        const formsIn = (tag: string): number => {
            speak(tag);
            return new Set([1, 2, 5].map(pluralForm)).size;
        };
        expect(['ja-JP', 'zh-CN', 'ko-KR', 'cs-CZ', 'de-DE', 'en-US'].map(formsIn)).toEqual([1, 1, 1, 3, 2, 2]);
    });

    it('writes numbers and times as the region does, whatever the language is', () => {
        const time = new Date(2026, 10, 30, 14, 5);
        speak('en-US', 'de-DE');
        expect(format('{0} computers', 12345)).toBe('12.345 computers');
        expect(format('event {0}', String(31017))).toBe('event 31017');
        expect(regionalTime(time, { day: 'numeric', month: 'numeric', year: 'numeric' })).toBe('30.11.2026');
        speak('en-US', 'en-US');
        expect(numberText(0.25, { style: 'percent' })).toBe('25%');
        expect(regionalTime(time)).toBe(time.toLocaleString('en-US'));
    });

    it('is English, and the browser’s own region, where a tag is none', () => {
        for (const tag of ['', '⟦x⟧', 'xx-YY-not-one-at-all', '…']) {
            speak(tag, tag);
            expect(words('{0|one|many}', [1, 2])).toEqual(['one', 'many']);
            expect(numberText(1234)).toBe((1234).toLocaleString());
        }
        expect(regionalTime(new Date(NaN))).toBe('');
    });
});
