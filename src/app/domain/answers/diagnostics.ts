// SPDX-License-Identifier: MIT
import { isAddress } from '../negotiate/hosts';
import type { FailureKind } from '../outcome';

/** One call to a computer, as it is remembered for diagnostics: no data of the computer. */
export interface Operation {
    /** When it was sent, ISO 8601, UTC. */
    readonly time: string;
    readonly computer: string;
    readonly command: string;
    /** `pending`: no answer yet. `cancelled`: nobody waits for the answer any more. */
    readonly outcome: 'ok' | 'pending' | 'cancelled' | FailureKind;
    readonly errorId: string | null;
    /** How long it took, or has taken so far. */
    readonly durationMs: number;
}

/** Longest error id that is told: what an answer calls its id is untrusted. */
const longestId = 120;

/**
 * Versions and operations as a text to hand to others.
 * @param withNames whether computers are named; otherwise each gets a number, and no name is left anywhere in the text
 */
export function diagnosticsText(
    versions: Readonly<Record<string, string | number>>,
    operations: readonly Operation[],
    withNames: boolean
): string {
    const names = [...new Set(operations.map(operation => operation.computer.toLowerCase()))];
    const number = (computer: string): string => `computer-${names.indexOf(computer.toLowerCase()) + 1}`;
    const told = operations.map(({ time, computer, command, outcome, errorId, durationMs }) => ({
        time,
        computer: withNames ? computer : number(computer),
        command,
        outcome,
        errorId: errorId === null ? null : withNames ? errorId.slice(0, longestId) : masked(errorId, names).slice(0, longestId),
        durationMs: Math.round(durationMs)
    }));
    return JSON.stringify({ versions, computerNames: withNames ? 'shown' : 'masked', operations: told }, null, 2);
}

/**
 * A text without computers' names, neither whole nor shortened nor with another domain. In one pass, so that no mask is
 * masked again; only whole words, so that a short name leaves the rest of an error id alone.
 */
function masked(text: string, names: readonly string[]): string {
    const masks = new Map(names.flatMap((name, index) => wordsOf(name).map(word => [word, `computer-${index + 1}`])));
    const words = [...masks.keys()].sort((one, other) => other.length - one.length).map(wholeWord);
    if (words.length === 0) return text;
    // A domain that follows a name is masked with it.
    const anyName = new RegExp(`(${words.join('|')})(?:\\.[\\p{L}\\p{N}-]+)*`, 'giu');
    return text.replace(anyName, (_, name: string) => masks.get(name.toLowerCase()) ?? '');
}

/** How a computer may be named in a text: as it is, and by its first label unless it is an address. */
function wordsOf(name: string): string[] {
    const first = name.split('.')[0] ?? '';
    return [...new Set([name, isAddress(name) ? name : first])].filter(Boolean);
}

/** A pattern of the word; where it begins or ends with a letter or digit, none may stand beside it. */
function wholeWord(word: string): string {
    const pattern = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const begin = /^[\p{L}\p{N}]/u.test(word) ? '(?<![\\p{L}\\p{N}])' : '';
    const end = /[\p{L}\p{N}]$/u.test(word) ? '(?![\\p{L}\\p{N}])' : '';
    return `${begin}${pattern}${end}`;
}
