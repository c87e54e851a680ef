// SPDX-License-Identifier: MIT
import { LONGEST_MESSAGE, MOST_EXPLANATIONS } from '../limits';
import { parseHosts } from '../negotiate/hosts';
import { decode, type DecodedNumber } from './decode';
import { type ErrorEntry, errorEntries } from './entries';

/** One error in a text, as it stands there. */
export interface FoundError {
    /** The words or number of the text. */
    readonly text: string;
    readonly position: number;
    readonly entry: ErrorEntry | null;
    /** Null where it was found by its symbol or sentence. */
    readonly number: DecodedNumber | null;
}

export interface FoundErrors {
    /** In the order of the text, at most MOST_EXPLANATIONS; each error once, whatever the number of forms it has there. */
    readonly errors: readonly FoundError[];
    /** How many there are, with those that are left out. */
    readonly total: number;
    /** Whether the text is longer than LONGEST_MESSAGE: the rest is not read. */
    readonly isCut: boolean;
    /** Names of devices in the text, such as in \\nas\share, at most MOST_EXPLANATIONS. */
    readonly devices: readonly string[];
}

/** Finds every error in a text of any language: by number in any form, by symbol, and by the English sentence. */
export function findErrors(pasted: string): FoundErrors {
    const text = pasted
        .slice(0, LONGEST_MESSAGE)
        .replace(/[\u2018\u2019]/g, "'")
        .replace(/[\u2212\u2010\u2011]/g, '-');
    const unnamed = text.replace(/(?:\\\\|smb:\/\/)[^\s"']+/gi, match => ' '.repeat(match.length)); // a number in a path is no error
    const strong = [...largeNumbers(unnamed), ...symbols(text), ...sentences(text)];
    const small = apart(smallNumbers(unnamed), strong);
    const alone = strong.length + small.length === 0 ? onlyNumber(unnamed) : [];
    const all = [...strong, ...small, ...alone].sort((a, b) => a.position - b.position);
    const first = new Map<string, FoundError>();
    for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
    return {
        errors: [...first.values()].slice(0, MOST_EXPLANATIONS),
        total: first.size,
        isCut: pasted.length > LONGEST_MESSAGE,
        devices: devicesIn(text).slice(0, MOST_EXPLANATIONS)
    };
}

/** Equal for the same error, whatever its form. */
function keyOf({ entry, number, text }: FoundError): string {
    if (entry) return entry.id;
    return number ? String(number.value) : text;
}

/** Those that share no character with any of the others. */
function apart(errors: readonly FoundError[], others: readonly FoundError[]): FoundError[] {
    const taken = new Set(others.flatMap(({ position, text }) => Array.from({ length: text.length }, (_, offset) => position + offset)));
    return errors.filter(({ position, text }) => ![...text].some((_, offset) => taken.has(position + offset)));
}

/**
 * Hexadecimal with 0x or h, eight hexadecimal digits that begin as an error does, and decimal numbers beyond 31 bits: these
 * are errors wherever they stand. Signed ones are taken as 32 bits; those of nine digits only where they are the HRESULT of an
 * NTSTATUS, as others are any number.
 */
function largeNumbers(text: string): FoundError[] {
    const hexadecimal = matches(text, /(?<![\w.])(?:0x([0-9a-f]{1,16})|(?<!-)([89cd][0-9a-f]{7})h?(?!-))(?![\w])/gi, match =>
        fromHex(match[1] ?? match[2] ?? '')
    );
    const decimal = matches(text, /(?<![\w.,-])(?<![\d:]:)(\d{10}|-\d{9,10})(?![\w]|[.,:]\d)/g, match => fromDecimal(Number(match[1])));
    return [...hexadecimal, ...apart(decimal, hexadecimal)];
}

/** 32 bits, or 64 of which the upper half is the sign. Values below 0x80000000 only as small numbers: others are no errors. */
function fromHex(digits: string): number | null {
    const bare = digits
        .toLowerCase()
        .replace(/^0+(?=.)/, '')
        .replace(/^ffffffff(?=[0-9a-f]{8}$)/, '');
    if (bare.length > 8) return null;
    const value = parseInt(bare, 16);
    return value >= 0x80000000 || (value > 0 && value <= 0xffff) ? value : null;
}

function fromDecimal(value: number): number | null {
    if (value > -1_000_000_000 && value < 0) return value >= -0x30000000 && value < -0x20000000 ? value + 0x100000000 : null;
    if (value >= -0x80000000 && value < 0) return value + 0x100000000;
    return value >= 0x80000000 && value <= 0xffffffff ? value : null;
}

/** "Error" and "code" in the languages of Windows, as stems. */
const errorWords =
    /error|fehler|erreur|errore|erro\b|fout|fejl|feil|\bfel\b|systemfel|virhe|b\u0142[\u0105\u0119]d|chyb|hiba|eroare|hata|\u03c3\u03c6\u03ac\u03bb\u03bc\u03b1|\u043e\u0448\u0438\u0431\u043a|\u043f\u043e\u043c\u0438\u043b\u043a|\u30a8\u30e9\u30fc|\u9519\u8bef|\u932f\u8aa4|\uc624\ub958|\u05e9\u05d2\u05d9\u05d0|\u062e\u0637\u0623|code|c\u00f3digo|codice|k\u00f3d|\u30b3\u30fc\u30c9|\u4ee3\u7801|\u4ee3\u78bc|\ucf54\ub4dc|\u043a\u043e\u0434|\bwin32\b/i;

/** A colon without a blank after it is one of an address, a time or a line, unless it ends a word such as "error". */
const afterColon = `(?<=(?:${errorWords.source})\\p{L}{0,20}:)`;

/** A number that stands for itself: no part of a version, an address, a date, a time or a word. */
const standing = `(?=\\d)(?<![\\p{L}\\p{N}_.,/\\\\#%+-])(?:(?<!:)|${afterColon})(\\d{1,5})(?![\\p{Script=Latin}\\p{N}_%/]|[.,:-]\\d)`;

/** Small numbers say nothing by themselves: taken is the first one of a line that says "error", as net use writes it. */
function smallNumbers(text: string): FoundError[] {
    let start = 0;
    return text.split('\n').flatMap(line => {
        const offset = start;
        start += line.length + 1;
        const first = errorWords.test(line) ? new RegExp(japaneseAware(line), 'iu').exec(line) : null;
        return first ? numbered(first[1] ?? '', offset + first.index, Number(first[1])) : [];
    });
}

/** Chinese, Japanese and Korean put no space between a word and a number. */
function japaneseAware(line: string): string {
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(line)
        ? standing.replace('\\p{L}\\p{N}_.,/\\\\#%+-', '\\p{Script=Latin}\\p{N}_.,/\\\\#%+-')
        : standing;
}

/** A text that is nothing but one number, or holds exactly one, large enough and known: then that is meant, whatever the language. */
function onlyNumber(text: string): FoundError[] {
    const found = [...text.matchAll(new RegExp(japaneseAware(text), 'giu'))];
    const [only] = found;
    if (!only || found.length > 1) return [];
    const errors = numbered(only[1] ?? '', only.index ?? 0, Number(only[1]));
    return text.trim() === only[1] || (Number(only[1]) >= 1000 && errors.some(error => error.entry)) ? errors : [];
}

function numbered(text: string, position: number, value: number): FoundError[] {
    if (value < 1 || value > 0xffff) return [];
    const number = decode(value);
    return [{ text, position, number, entry: number.entry }];
}

function symbols(text: string): FoundError[] {
    return [...text.matchAll(/\b(?:NT_)?((?:STATUS|ERROR)_[A-Z0-9_]{3,80}|E_ACCESSDENIED)\b/g)].map(match => ({
        text: match[0] ?? '',
        position: match.index ?? 0,
        number: null,
        entry: errorEntries.find(entry => entry.symbols.includes(match[1] ?? '')) ?? null
    }));
}

/** A sentence may be broken into lines anywhere, as consoles and mails do. */
function sentences(text: string): FoundError[] {
    return errorEntries.flatMap(entry =>
        entry.sentences.flatMap(sentence => {
            const pattern = sentence
                .split(' ')
                .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
                .join('[\\s>|]+');
            return [...text.matchAll(new RegExp(pattern, 'gi'))].map(match => ({
                text: match[0] ?? '',
                position: match.index ?? 0,
                number: null,
                entry
            }));
        })
    );
}

function matches(text: string, pattern: RegExp, valueOf: (match: RegExpMatchArray) => number | null): FoundError[] {
    return [...text.matchAll(pattern)].flatMap(match => {
        const value = valueOf(match);
        const number = value === null ? null : decode(value);
        return number ? [{ text: match[0] ?? '', position: match.index ?? 0, number, entry: number.entry }] : [];
    });
}

/** Each device that a path of the text names, without its share. */
function devicesIn(text: string): readonly string[] {
    const paths = [...text.matchAll(/(?:(?<![\\\w:])\\\\(?!\\)|smb:\/\/)[^\s\\/"'<>|:*?]+/gi)].map(match => match[0] ?? '');
    return parseHosts(paths.join(' ')).hosts.map(host => host.name);
}
