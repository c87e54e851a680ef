// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import type { ChangeRecord } from '../../domain/change/record';
import { directions, type SigningConfiguration } from '../../domain/computer/facts';
import { isSameComputer } from '../../domain/computer/identity';
import { undoneRequirements, type UndoneRequirement } from '../../domain/readiness/refused/undone';
import { JOURNAL } from '../storage/browser-journal';
import type { Journal } from '../storage/journal';
import { recordSchema } from '../storage/record-schema';
import { Slices } from '../storage/slices';
import { readStored } from '../storage/stored';
import { everyRecord } from './every-record';
import { History } from './history';

/** Where requiring signing was undone on a computer. @param names its names in the list */
export type UndoneOf = (names: readonly string[], configuration: SigningConfiguration) => readonly UndoneRequirement[];

const none: readonly UndoneRequirement[] = [];

/** Where requiring signing was undone, by our own records, of all computers. */
@Injectable({ providedIn: 'root' })
export class UndoneHistory {
    constructor(
        @Inject(JOURNAL) private readonly journal: Journal,
        private readonly history: History
    ) {}

    /** Emits once all records were looked through, and whenever there are others. Nothing is known where they cannot be read. */
    readonly every = new Observable<UndoneOf>(observer => {
        const known = new Map<string, readonly UndoneRequirement[]>();
        let isLoaded = false;
        const tell = (): void => {
            const all = [...known.values()].flat();
            observer.next((names, configuration) => undoneOn(all, names, configuration));
        };
        const add = async (undos: readonly ChangeRecord[]): Promise<void> => {
            const ids = undos.flatMap(({ undoes }) => undoes ?? []);
            const originals = new Map(readStored(recordSchema, await this.journal.find(...ids)).map(one => [one.id, one]));
            for (const undo of undos) {
                const undone = originals.get(undo.undoes ?? '');
                const found = undone ? undoneRequirements(undo, undone) : none;
                if (found.length > 0) known.set(undo.id, found);
            }
        };
        const following = this.history.saved.subscribe(record => {
            if (!mayTell(record)) return;
            void add([record])
                .catch(() => undefined)
                .then(() => isLoaded && tell());
        });
        void this.load(add, () => observer.closed)
            .catch(() => undefined)
            .then(() => {
                isLoaded = true;
                tell();
            });
        return following;
    });

    private async load(add: (undos: readonly ChangeRecord[]) => Promise<void>, isOver: () => boolean): Promise<void> {
        const slices = new Slices();
        await everyRecord(this.journal, isOver, async batch => {
            await add(readStored(recordSchema, batch.filter(mayTell)));
            await slices.pause();
        });
    }
}

/** Whether a stored record, unchecked, may be an undo of requiring signing. To check all of them takes long. */
function mayTell(stored: unknown): boolean {
    const { undoes, changes } = (stored ?? {}) as { readonly undoes?: unknown; readonly changes?: unknown };
    if (typeof undoes !== 'string' || !Array.isArray(changes)) return false;
    return changes.some((one: { readonly setting?: unknown } | null) => directions.some(direction => direction === one?.setting));
}

function undoneOn(
    all: readonly UndoneRequirement[],
    names: readonly string[],
    configuration: SigningConfiguration
): readonly UndoneRequirement[] {
    const found = all.filter(one => isSameComputer(one, names[0] ?? '', configuration));
    return found.length === 0 ? none : found;
}
