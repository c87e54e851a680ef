// SPDX-License-Identifier: MIT
import type { StringTree } from './strings';

const accented: Readonly<Record<string, string>> = Object.fromEntries(
    [...'aàAÅcçCÇeéEÉiîIÎnñNÑoöOÖuüUÜyýYÝ'].reduce<[string, string][]>(
        (pairs, letter, index, all) => (index % 2 === 0 ? [...pairs, [letter, all[index + 1] ?? letter]] : pairs),
        []
    )
);

/** Marks the ends of a text: where one is missing on the screen, the text was cut or put together from pieces. */
const pseudoMarks = ['⟦', '⟧'] as const;

/**
 * A text as a translation might be: with accents, marked at both ends, and longer by two fifths, in words, so that lines can
 * break. Placeholders stay.
 */
export function pseudo(text: string): string {
    const letters = text.replace(/\{\d+[|}]|[a-z]/gi, found => accented[found] ?? found);
    const more = 'öné twö thréé föür fîvé sîx sévén éîght nîné tén '
        .repeat(Math.ceil(text.length / 100))
        .slice(0, Math.ceil(text.length * 0.4));
    return `${pseudoMarks[0]}${letters} ${more.trim()}${pseudoMarks[1]}`;
}

/** All texts of a tree, as a language for tests. It is not shipped. */
export function pseudoLocale(tree: StringTree): StringTree {
    return Object.fromEntries(
        Object.entries(tree).map(([name, value]) => [name, typeof value === 'string' ? pseudo(value) : pseudoLocale(value)])
    );
}
