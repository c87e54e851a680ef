// SPDX-License-Identifier: MIT

/** What is made of an object, made once for as long as the object lives: for answers, which nobody changes. */
export function once<K extends object, V>(make: (of: K) => V): (of: K) => V {
    const made = new WeakMap<K, { readonly value: V }>();
    return of => {
        const known = made.get(of);
        if (known) return known.value;
        const value = make(of);
        made.set(of, { value });
        return value;
    };
}

/** What is made of two, made anew where the second is another than the last time. One memory for all: not one for each first one. */
export function onceOfBoth<K extends object, L, V>(make: (of: K, beside: L) => V): (of: K, beside: L) => V {
    const made = new WeakMap<K, { readonly beside: L; readonly value: V }>();
    return (of, beside) => {
        const known = made.get(of);
        if (known?.beside === beside) return known.value;
        const value = make(of, beside);
        made.set(of, { beside, value });
        return value;
    };
}
