// SPDX-License-Identifier: MIT

/**
 * What is made of texts that come again and again, made once for each. What was not asked for again for long is forgotten.
 * @param most so many are remembered, and as many of those before them @param longest of a longer text nothing is remembered
 */
export function remembering<V extends object | string | null>(
    make: (text: string) => V,
    most: number,
    longest: number
): (text: string) => V {
    let recent = new Map<string, V>();
    let former: ReadonlyMap<string, V> = recent;
    return text => {
        const known = recent.get(text);
        if (known !== undefined) return known;
        const before = former.get(text);
        const value = before !== undefined ? before : make(text);
        if (text.length > longest) return value;
        if (recent.size >= most) [former, recent] = [recent, new Map<string, V>()];
        recent.set(text, value);
        return value;
    };
}
