// SPDX-License-Identifier: MIT

/** Stands at the end of a text that was cut. */
export const CUT_MARK = ' [\u2026]';

/** A text of at most `longest` UTF-16 units; one that was longer ends with the mark of a cut. */
export function cut(text: string, longest: number): string {
    if (text.length <= longest) return text;
    const kept = text.slice(0, longest - CUT_MARK.length);
    const endsInHalf = /[\ud800-\udbff]$/.test(kept); // of a character of two units
    return (endsInHalf ? kept.slice(0, -1) : kept) + CUT_MARK;
}

/**
 * A text without the given characters at its ends. An expression that ends in $ would look at a run of them again and
 * again.
 */
export function stripped(text: string, atStart: string, atEnd: string): string {
    let [start, end] = [0, text.length];
    while (start < end && atStart.includes(text[start] as string)) start++;
    while (start < end && atEnd.includes(text[end - 1] as string)) end--;
    return text.slice(start, end);
}
