// SPDX-License-Identifier: MIT
import type { FailureKind } from './outcome';

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

/** A text without computers' names, neither whole nor without their domain. The longest goes first: one may begin another. */
function masked(text: string, names: readonly string[]): string {
    return names
        .flatMap((name, index) => [name, name.split('.')[0] ?? ''].filter(Boolean).map(word => ({ word, mask: `computer-${index + 1}` })))
        .sort((one, other) => other.word.length - one.word.length)
        .reduce((left, { word, mask }) => left.replace(new RegExp(escaped(word), 'giu'), mask), text);
}

function escaped(text: string): string {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
