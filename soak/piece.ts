// SPDX-License-Identifier: MIT

/** What a piece is given. */
export interface Conditions {
    /** The same seed gives the same inputs. */
    readonly seed: number;
    /** How many inputs, starts or repetitions. */
    readonly count: number;
}

/** What a piece found. */
export interface Findings {
    /** How many checks were made, and of what. */
    readonly checked: string;
    /** A line for each that failed, with what repeats it. */
    readonly failures: readonly string[];
}

/** Something to be tried more often than npm test can. */
export interface Piece {
    readonly name: string;
    readonly what: string;
    /** How many, unless --count says otherwise. */
    readonly count: number;
    run(conditions: Conditions): Promise<Findings>;
}

/** A source of numbers from 0 to 1 that repeats with its seed (mulberry32). */
export function randomOf(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

/** One of them. */
export function pick<T>(random: () => number, from: readonly [T, ...T[]]): T {
    return from[Math.floor(random() * from.length)] ?? from[0];
}
