// SPDX-License-Identifier: MIT
import { type Match, matchOf } from './compact';
import { decode, type DecodedNumber, decodeErrno, isNoError } from './decode';
import { type ErrorEntry, type ErrorId, errorEntries } from './entries';
import { finderErrors, isPosixLine, posixErrors } from './posix';
import { isBeforeError, isCount, kindBefore, lineBefore } from './words';

/** A number of a text that is an error, and what it may mean. */
export interface FoundNumber extends Match {
    readonly number: DecodedNumber;
}

/** How many characters before a number are searched for what it is. */
const BEFORE = 70;

/** 8 and 9: HRESULTs and warnings; C and D: NTSTATUS errors and the HRESULTs around them. Others are addresses and flags. */
const isErrorValue = (value: number): boolean => [0x8, 0x9, 0xc, 0xd].includes(value >>> 28);

/**
 * Hexadecimal with 0x, &H or h, eight hexadecimal digits that begin as an error does, and decimal numbers beyond 31 bits: these
 * are errors wherever they stand. Signed ones are taken as 32 bits. Decimal ones that are not known count only beside a word for
 * "error": else they could be any number.
 */
export function largeNumbers(text: string): FoundNumber[] {
    const hexadecimal = matches(text, /(?<![\w.])(?:(?:0x|&h)([0-9a-f]{8,16})|(?<!-)((?:80|c0|d0)[0-9a-f]{6})h?(?!-))l?(?!\w)/gi, match =>
        fromHex(match[1] ?? match[2] ?? '')
    );
    const decimal = matches(text, /(?<![\w.,-])(?<![\d:]:)(\d{10}|-\d{9,10})(?!\w|[.,:]\d)/g, match => fromDecimal(Number(match[1])));
    const known = decimal.filter(
        one => one.number.entries.length > 0 || one.text.startsWith('-') || kindBefore(lineBefore(text, one.position, BEFORE)) !== 'none'
    );
    return [...hexadecimal, ...known];
}

/** 32 bits, or 64 of which the upper half is the sign. */
function fromHex(digits: string): number | null {
    const bare = digits
        .toLowerCase()
        .replace(/^0+(?=.)/, '')
        .replace(/^ffffffff(?=[0-9a-f]{8}$)/, '');
    const value = bare.length === 8 ? parseInt(bare, 16) : 0;
    return isErrorValue(value) ? value : null;
}

function fromDecimal(value: number): number | null {
    const bits = value < 0 ? value + 0x100000000 : value;
    return bits >= 0x80000000 && bits <= 0xffffffff && isErrorValue(bits) ? bits : null;
}

/** A number by itself: no part of a version, an address, a date, a time, a path or a word. */
const standing =
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_.,/\\%+-])(?:0x([0-9a-f]{1,8})|(\d{1,5}))(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_%/]|[.,:-]\d)/giu;

/** Small numbers say nothing by themselves: taken are those that stand at a word for "error", as net use writes it. */
export function smallNumbers(text: string): FoundNumber[] {
    return [...text.matchAll(standing)].flatMap(match => {
        const found = matchOf(match);
        const { position } = found;
        const after = text.slice(position + found.text.length, position + found.text.length + 24);
        const value = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16);
        if (value > 0xffff || isCount(after)) return [];
        const kind = kindBefore(lineBefore(text, position, BEFORE));
        if (kind === 'error' || kind === 'code' || kind === 'errno')
            return isErrno(text, position, value, kind) ? errno(found, value) : small(found, value, kind !== 'error');
        return isBeforeError(after) ? small(found, value, true) : [];
    });
}

/** Linux and its libraries return them below zero: rc = -13, return code = -112. The Finder has numbers of its own there. */
export function negativeNumbers(text: string): FoundNumber[] {
    return [...text.matchAll(/(?<![\p{L}\p{N}_.,-])-(\d{1,4})(?![\p{L}\p{N}_%]|[.,:-]\d)/gu)].flatMap(match => {
        const found = matchOf(match);
        const { position } = found;
        const before = lineBefore(text, position, BEFORE);
        // CIFS: VFS: Send error in SessSetup = -13
        const isResult = /[=:(] ?$/.test(before) && isPosixLine(before);
        if (!isResult && !['error', 'code', 'errno'].includes(kindBefore(before))) return [];
        const value = Number(match[1]);
        if (posixErrors.some(({ number }) => number === value)) return errno(found, value);
        const id = finderErrors.get(-value);
        return id ? [{ ...found, number: decodeErrno(-value, entryOf(id)) }] : [];
    });
}

/**
 * A text that is nothing but a number, or that holds exactly one which is large enough and known: that number is meant, in any
 * language.
 */
export function onlyNumber(text: string): FoundNumber[] {
    const found = [...text.matchAll(standing)];
    const [only] = found;
    if (!only || found.length > 1) return [];
    const value = only[1] === undefined ? Number(only[2]) : parseInt(only[1], 16);
    const numbers = small(matchOf(only), value, false);
    if (text.trim() === matchOf(only).text) return numbers;
    const before = lineBefore(text, only.index ?? 0, BEFORE);
    const isOther =
        /windows|version|build|release|port\b|#|\byear|https?\b|status|\bpid\b/i.test(text) ||
        /\w\[$/.test(before) ||
        isCount(text.slice((only.index ?? 0) + matchOf(only).text.length));
    return value >= 1000 && !isOther && numbers.some(({ number }) => number.entries.length > 0) ? numbers : [];
}

function small(found: Match, value: number, mustBeKnown: boolean): FoundNumber[] {
    if (value < 1 || value > 0xffff || isNoError(value)) return [];
    const number = decode(value);
    return mustBeKnown && number.entries.length === 0 ? [] : [{ ...found, number }];
}

function errno(found: Match, value: number): FoundNumber[] {
    const known = posixErrors.find(({ number }) => number === value);
    return [{ ...found, number: decodeErrno(value, known ? entryOf(known.id) : null) }];
}

/** Whether a number is one of Linux: by the words before it, its line, or the sentence beside it. */
function isErrno(text: string, position: number, value: number, kind: string): boolean {
    const end = text.indexOf('\n', position);
    const after = text.slice(position, Math.min(end < 0 ? text.length : end, position + BEFORE));
    const line = `${lineBefore(text, position, BEFORE)}${after}`.toLowerCase();
    // Programs of Windows return numbers of Windows.
    if (isPosixLine(line) || (kind === 'errno' && posixErrors.some(({ number }) => number === value))) return true;
    return posixErrors.some(({ number, words }) => number === value && line.includes(words));
}

export function entryOf(id: ErrorId): ErrorEntry | null {
    return errorEntries.find(entry => entry.id === id) ?? null;
}

function matches(text: string, pattern: RegExp, valueOf: (match: RegExpMatchArray) => number | null): FoundNumber[] {
    return [...text.matchAll(pattern)].flatMap(match => {
        const value = valueOf(match);
        return value === null || isNoError(value) ? [] : [{ ...matchOf(match), number: decode(value) }];
    });
}
