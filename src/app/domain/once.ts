// SPDX-License-Identifier: MIT

/** What is made of an object, made once for as long as the object lives: for answers, which nobody changes. */
export function once<K extends object, V>(make: (of: K) => V): (of: K) => V {
    const made = new WeakMap<K, { readonly value: V }>();
    return of => {
        const known = made.get(of) ?? { value: make(of) };
        made.set(of, known);
        return known.value;
    };
}
