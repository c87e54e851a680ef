// SPDX-License-Identifier: MIT
import type { ZodType, ZodTypeDef } from 'zod';
import { parseJson } from '../stored';

/** So many characters of texts are remembered, and as many of those before them. */
const mostRemembered = 1_000_000;
/** With so many a text is compared. */
const mostCompared = 8;
/** A longer text is hardly another computer's, too. */
const longest = 8000;

/**
 * What texts stand for that many computers have in common: each is read, and checked, once, and what it stands for is one object for
 * all. What was not asked for again for long is forgotten.
 */
export class KnownTexts<T extends object> {
    private recent = new Map<string, T>();
    private former: ReadonlyMap<string, T> = new Map();
    private length = 0;
    /** Those that were asked for last: to compare a long text with a few is much faster than to look it up. */
    private readonly last: { text: string; value: T }[] = [];
    private next = 0;

    /** @param check gives what the JSON stands for; null: it is damaged */
    constructor(private readonly check: (json: unknown) => T | null) {}

    /** Null: it is damaged. */
    of(text: unknown): T | null {
        if (typeof text !== 'string') return null;
        for (const one of this.last) if (one.text === text) return one.value;
        const value = this.lookUp(text);
        if (value && text.length <= longest) {
            this.last[this.next] = { text, value };
            this.next = (this.next + 1) % mostCompared;
        }
        return value;
    }

    private lookUp(text: string): T | null {
        const known = this.recent.get(text);
        if (known) return known;
        const value = this.former.get(text) ?? this.check(parseJson(text));
        if (value && text.length <= longest) this.remember(text, value);
        return value;
    }

    /** How many characters of texts are remembered: for specs. */
    get remembered(): number {
        return [...this.recent.keys(), ...this.former.keys()].reduce((sum, { length }) => sum + length, 0);
    }

    private remember(text: string, value: T): void {
        if (this.length + text.length > mostRemembered) {
            this.former = this.recent;
            this.recent = new Map();
            this.length = 0;
        }
        this.recent.set(text, value);
        this.length += text.length;
    }
}

/** Texts that are held against a schema. */
export function knownBy<T extends object>(schema: ZodType<T, ZodTypeDef, unknown>): KnownTexts<T> {
    return new KnownTexts(json => {
        const parsed = schema.safeParse(json);
        return parsed.success ? parsed.data : null;
    });
}
