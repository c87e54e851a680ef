// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { LONGEST_MESSAGE, MOST_EXPLANATIONS } from '../limits';
import { parseHosts } from '../negotiate/hosts';
import { type Compact, compact, type Match, matchOf, namesIn, needle, occurrences } from './compact';
import { copierCodes } from './copiers';
import { type DecodedNumber, normalSymbols } from './decode';
import { suggestedEnd } from './end';
import { type ErrorEntry, errorEntries, type ErrorId } from './entries';
import { eventsIn } from './events';
import { entryOf, type FoundNumber, largeNumbers, negativeNumbers, onlyNumber, smallNumbers } from './numbers';
import { posixErrors } from './posix';
import { sentences } from './sentences';

/** One error in a text, as it stands there. */
export interface FoundError {
    /** The words or number of the text. */
    readonly text: string;
    readonly position: number;
    readonly entry: ErrorEntry | null;
    /** Null where it was found by its symbol, sentence or event. */
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
    /** Which end of the connection this computer is, by the text. */
    readonly end: Direction;
}

/** Finds every error in a text of any language: by number in any form, symbol, event and sentence. */
export function findErrors(pasted: string): FoundErrors {
    const text = plain(pasted.slice(0, LONGEST_MESSAGE));
    const unnamed = text.replace(/(?:\\\\|\/\/|smb:\/\/)[^\s"']+/gi, match => ' '.repeat(match.length)); // a number in a path is no error
    const letters = compact(text);
    const events = eventsIn(unnamed);
    const large = explained(largeNumbers(unnamed));
    const said = longest([...knownNames(letters), ...sentencesIn(letters)]);
    const devices = copierCodes(unnamed).map(code => named(code, entryOf(code.id)));
    const strong = [...large, ...said, ...devices, ...unknownNames(text), ...events.map(event => named(event, event.entry))];
    const small = apart(explained(smallNumbers(unnamed)), strong);
    const windows = [...strong, ...small.filter(({ number }) => number?.form !== 'errno')];
    // Beside a status, what Linux and macOS say is only a short form of it.
    const posix = windows.some(({ entry }) => entry) ? [] : posixIn(unnamed, letters, small);
    const alone = windows.length + posix.length === 0 ? explained(onlyNumber(unnamed)) : [];
    const first = unique([...windows, ...posix, ...alone]);
    return {
        errors: first.slice(0, MOST_EXPLANATIONS),
        total: first.length,
        isCut: pasted.length > LONGEST_MESSAGE,
        devices: devicesIn(text).slice(0, MOST_EXPLANATIONS),
        end: suggestedEnd(text, events, first)
    };
}

/** Digits and letters of full width as ordinary ones, and one kind of hyphen and blank. Every character keeps its place. */
function plain(text: string): string {
    return text
        .normalize('NFC')
        .replace(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) & 0xf))
        .replace(/[\u0966-\u096f\u09e6-\u09ef]/g, digit => String((digit.charCodeAt(0) & 0xf) - 6))
        .replace(/[\u2212\u2010\u2011]/g, '-')
        .replace(/\u3000/g, ' ');
}

/**
 * Each error once, in the order of the text, without those that another one of them explains: programs wrap any error in one
 * that says nothing, such as 0x80004005.
 */
function unique(all: readonly FoundError[]): readonly FoundError[] {
    const hidden = new Set<ErrorId>(all.flatMap(({ entry }) => entry?.insteadOf ?? []));
    if (all.some(({ entry }) => entry && entry.id !== 'unspecified')) hidden.add('unspecified');
    const first = new Map<string, FoundError>();
    for (const one of [...all].sort((a, b) => a.position - b.position))
        if (!(one.entry && hidden.has(one.entry.id)) && !first.has(keyOf(one))) first.set(keyOf(one), one);
    return [...first.values()];
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

/** Of those that share characters the longest: "Network access is denied" is not "Access is denied". */
function longest(errors: readonly FoundError[]): FoundError[] {
    const kept: FoundError[] = [];
    let end = 0;
    for (const one of [...errors].sort((a, b) => a.position - b.position || b.text.length - a.text.length)) {
        if (one.position < end && (kept[kept.length - 1]?.text.length ?? 0) >= one.text.length) continue;
        if (one.position < end) kept.pop();
        kept.push(one);
        end = one.position + one.text.length;
    }
    return kept;
}

/** A number once for each of its meanings; once without meaning where none is known. */
function explained(numbers: readonly FoundNumber[]): FoundError[] {
    return numbers.flatMap(({ text, position, number }): FoundError[] =>
        number.entries.length === 0
            ? [{ text, position, number, entry: null }]
            : number.entries.map(entry => ({ text, position, number, entry }))
    );
}

function named({ position, text }: Match, entry: ErrorEntry | null): FoundError {
    return { position, text, entry, number: null };
}

const names = errorEntries.flatMap(entry => entry.symbols.map(symbol => ({ entry, symbol, name: needle(symbol) })));

/** The Linux kernel writes an NTSTATUS without its prefix: BAD_NETWORK_NAME. */
const bareNames = names.flatMap(({ entry, symbol }) => {
    const bare = symbol.startsWith('STATUS_') ? symbol.slice('STATUS_'.length) : '';
    return bare.includes('_') ? [{ entry, bare, name: needle(bare) }] : [];
});

function knownNames(letters: Compact): FoundError[] {
    return [
        ...names.flatMap(({ entry, name }) => namesIn(letters, name).map(match => named(match, entry))),
        ...bareNames.flatMap(({ entry, bare, name }) =>
            namesIn(letters, name)
                .filter(({ text, position }) => text === bare && !/\w/.test(letters.text.slice(Math.max(0, position - 1), position)))
                .map(match => named(match, entry))
        )
    ];
}

/** Names that are written as Windows writes them, and not in the table. */
function unknownNames(text: string): FoundError[] {
    const known = new Set(errorEntries.flatMap(({ symbols }) => symbols));
    return [...text.matchAll(/(?<![A-Za-z0-9_])(?:NT_)?((?:STATUS|ERROR|SEC_E|NTE)_[A-Z0-9_]{2,80})(?![A-Za-z0-9_])/g)]
        .filter(match => !known.has(match[1] ?? '') && !normalSymbols.has(match[1] ?? ''))
        .map(match => named(matchOf(match), null));
}

function sentencesIn(letters: Compact): FoundError[] {
    return sentences.flatMap(({ words, id }) => occurrences(letters, words).map(match => named(match, entryOf(id))));
}

/** By number, by name such as ECONNRESET, by the system's sentence. */
function posixIn(text: string, letters: Compact, small: readonly FoundError[]): FoundError[] {
    const numbers = [...small.filter(({ number }) => number?.form === 'errno'), ...explained(negativeNumbers(text))];
    const words = posixErrors.flatMap(({ id, names: symbols, words: sentence }) => [
        ...symbols.flatMap(name =>
            [...text.matchAll(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))].map(match => named(matchOf(match), entryOf(id)))
        ),
        ...occurrences(letters, needle(sentence)).map(match => named(match, entryOf(id)))
    ]);
    // A number says more than the sentence that the system has for it: on a share 2 means that there is none of that name.
    return numbers.some(({ entry }) => entry) ? numbers : [...numbers, ...words];
}

/** Names in paths that are no computers: providers of other file systems, and Windows itself. */
const noDevices =
    /^(?:\?|\.|localhost|sshfs(?:\.\w+)?|wsl\$?|wsl\.localhost|tsclient|davwwwroot|vmware-host|vboxsvr|vboxsrv|psf|mac|pipe)$/i;

/** Each device that a path of the text names, without its share. */
function devicesIn(text: string): readonly string[] {
    const paths = [...text.matchAll(/(?:(?<![\\\w:])\\\\(?!\\)|(?<![\w:/])\/\/(?=[\w.-]+\/)|smb:\/\/)[^\s\\/"'<>|:*?]+/gi)].map(
        match => match[0]
    );
    return parseHosts(paths.join(' '))
        .hosts.map(host => host.name)
        .filter(name => !noDevices.test(name));
}
