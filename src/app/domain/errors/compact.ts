// SPDX-License-Identifier: MIT
// Sentences are compared by their letters and digits alone: line breaks, quotation marks, blanks (which Chinese, Japanese and
// Thai have or have not), case and accents differ from one console, mail or forum to the next.

/** The letters and digits of a text, and where each of them stands in it. */
export interface Compact {
    readonly letters: string;
    readonly text: string;
    readonly positions: Int32Array;
}

export interface Match {
    readonly position: number;
    /** The words of the text, as they stand there. */
    readonly text: string;
}

export function matchOf(match: RegExpMatchArray): Match {
    return { position: match.index ?? 0, text: match[0] ?? '' };
}

export function compact(text: string): Compact {
    const positions = new Int32Array(2 * text.length); // ß is two letters
    const letters: string[] = [];
    for (const run of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const start = run.index ?? 0;
        const { text: word } = matchOf(run);
        for (let i = 0; i < word.length; i++) {
            for (const letter of fold(word[i] ?? '')) {
                positions[letters.length] = start + i;
                letters.push(letter);
            }
        }
    }
    return { letters: letters.join(''), text, positions };
}

/** The form in which a sentence or name is looked for. */
export function needle(sentence: string): string {
    return compact(sentence).letters;
}

/** Both ways to write a sentence: as it is, and as keyboards without its letters have it (koennen for können). */
export function spellings(sentence: string): readonly string[] {
    const plain = sentence.normalize('NFC').toLowerCase();
    return [...new Set([plain, plain.replace(/[äöüåø]/g, letter => withoutKey.get(letter) ?? letter)].map(needle))];
}

/** Each place where the words stand, from one word's beginning. */
export function occurrences(within: Compact, words: string): Match[] {
    return placesOf(within, words).filter(({ position }) => !isInsideWord(within.text, position));
}

/** Each place where a name stands by itself, such as STATUS_ACCESS_DENIED, NT_STATUS_ACCESS_DENIED or NtStatusAccessDenied. */
export function namesIn(within: Compact, name: string): Match[] {
    return placesOf(within, name).filter(({ position, text }) => {
        const before = within.text.slice(Math.max(0, position - 3), position);
        const after = within.text.slice(position + text.length, position + text.length + 1);
        return /^\w+$/.test(text) && /(?:^|[^A-Za-z0-9])(?:NT)?_?$/i.test(before) && !/^\w/.test(after);
    });
}

function placesOf(within: Compact, words: string): Match[] {
    const found: Match[] = [];
    for (let at = within.letters.indexOf(words); at >= 0; at = within.letters.indexOf(words, at + words.length)) {
        const position = within.positions[at] ?? 0;
        const end = (within.positions[at + words.length - 1] ?? 0) + 1;
        found.push({ position, text: within.text.slice(position, end) });
    }
    return found;
}

/** Alphabets with blanks between words. */
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

function isInsideWord(text: string, position: number): boolean {
    return alphabetic.test(text.slice(position, position + 1)) && alphabetic.test(text.slice(Math.max(0, position - 1), position));
}

/** What people write for a letter that they have no key for. Without its accent it is recognized, too. */
const withoutKey: ReadonlyMap<string, string> = new Map([
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['å', 'aa'],
    ['ø', 'oe']
]);

/** Letters that Unicode doesn't take apart into one of a to z and an accent. */
const whole: ReadonlyMap<string, string> = new Map([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['đ', 'd'],
    ['ı', 'i']
]);

/** A letter in lower case, without its accents; two for some; nothing of a mark that stands by itself. */
function fold(unit: string): string {
    if (unit < '\u0080') return unit.toLowerCase();
    const known = folded.get(unit);
    if (known !== undefined) return known;
    const base = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('\u03c2', '\u03c3');
    const one = base.length <= 1 ? base : unit.toLowerCase(); // Korean syllables come apart into letters that are no marks
    const letters = whole.get(one) ?? one;
    folded.set(unit, letters);
    return letters;
}

const folded = new Map<string, string>();
