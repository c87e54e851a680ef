// SPDX-License-Identifier: MIT
import type { PausePoint } from '../scenarios/scenario';

/** A call that stands still in the middle: what a computer tells of it. */
export interface PausedCall extends PausePoint {
    /** The bundled command. */
    readonly call: string | null;
}

/** The calls of one computer that are paused, until they are told to go on. */
export class Pauses {
    private readonly held = new Map<PausedCall, () => void>();

    /** Resolves when the call goes on, or is stopped. */
    hold(paused: PausedCall, signal: AbortSignal): Promise<void> {
        return new Promise(resolve => {
            const goOn = (): void => {
                this.held.delete(paused);
                resolve();
            };
            if (signal.aborted) goOn();
            this.held.set(paused, goOn);
            signal.addEventListener('abort', goOn, { once: true });
        });
    }

    /** Lets all of them go on. Gives how many there were. */
    resume(): number {
        const all = [...this.held.values()];
        all.forEach(goOn => goOn());
        return all.length;
    }

    describe(): readonly PausedCall[] {
        return [...this.held.keys()];
    }
}

/** The list without the first point that is this one. Null: it is not in there. */
export function withoutPause(points: readonly PausePoint[], { command, when, match, nth }: PausePoint): readonly PausePoint[] | null {
    const index = points.findIndex(
        one => one.command === command && one.when === when && (one.match ?? null) === (match ?? null) && (one.nth ?? 1) === (nth ?? 1)
    );
    return index < 0 ? null : points.filter((_, i) => i !== index);
}

/** What is wrong with the points of a patch; null: nothing. */
export function problemOfPauses(points: readonly unknown[]): string | null {
    const isPoint = (point: unknown): boolean => {
        const { command, when, match, nth, ...others } = (point ?? {}) as Readonly<Record<string, unknown>>;
        return (
            typeof command === 'string' &&
            (when === 'before' || when === 'after') &&
            (match === undefined || typeof match === 'string') &&
            (nth === undefined || (Number.isInteger(nth) && Number(nth) > 0)) &&
            Object.keys(others).length === 0
        );
    };
    return points.every(isPoint)
        ? null
        : 'A pause is { command, when: "before" or "after" } and, where wanted, match (a text) and nth (1 or more).';
}
