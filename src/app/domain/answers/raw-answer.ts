// SPDX-License-Identifier: MIT
// What a computer answered, word for word, where not all of it was understood. It is kept for a person to hand to others, and
// nothing is judged by it.
import { cut } from '../text';

/** Longest beginning of a part that is shown where the part stands. */
const longestBeginning = 100;

/** How many answers are kept: a scan may meet thousands like them. */
const kept = 100;

const answers = new Map<object, unknown>();

/** The same value or failure; its answer can be asked for while it is among the last. */
export function withAnswer<T>(value: T, answer: unknown): T {
    if (typeof value !== 'object' || value === null) return value;
    answers.set(value, answer);
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest) answers.delete(oldest);
    return value;
}

/** Whether the answer of a value or failure is kept. */
export function hasAnswer(of: object): boolean {
    return answers.has(of);
}

/** The answer that is kept of a value or failure; undefined: none is. */
export function answerOf(of: object): unknown {
    return answers.get(of);
}

/** The first words of a part, on one line. */
export function beginningOf(part: unknown): string {
    return jsonText(part, longestBeginning);
}

/** How deep a text goes; what lies below is told by an ellipsis. */
const deepest = 50;

/**
 * A part as JSON, cut where it is longer, in time that does not grow with what is cut.
 * @param masked what is told of a text in it
 * @param newLine what stands before each entry
 */
export function jsonText(part: unknown, longest: number, masked = (text: string) => text, newLine = ''): string {
    let told = '';
    const tell = (value: unknown, depth: number): void => {
        if (typeof value === 'string') told += JSON.stringify(masked(value.slice(0, longest)));
        else if (typeof value !== 'object' || value === null) told += String(value);
        else if (depth > deepest) told += '\u2026';
        else tellEntries(value, depth);
    };
    const tellEntries = (value: object, depth: number): void => {
        const isList = Array.isArray(value);
        const indent = newLine === '' ? '' : newLine + '  '.repeat(depth);
        let separator = indent;
        told += isList ? '[' : '{';
        for (const name in value) {
            if (told.length > longest) return;
            told += isList ? separator : `${separator}${JSON.stringify(name.slice(0, longest))}: `;
            tell((value as Readonly<Record<string, unknown>>)[name], depth + 1);
            separator = newLine === '' ? ', ' : `,${indent}`;
        }
        told += isList ? ']' : '}';
    };
    tell(part, 1);
    return cut(told, longest);
}
