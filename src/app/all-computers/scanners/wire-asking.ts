// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject, from, map, mergeMap, type Observable, Subject, switchMap, takeUntil } from 'rxjs';
import type { ListRow } from '../../domain/list/list';
import { tellingProbe } from '../../domain/negotiate/device';
import type { Asking } from '../../domain/negotiate/self-check';
import type { WireAnswer } from '../../domain/scanners/scanner-verdict';
import { DeviceTests } from '../../readings/device-tests';

/** Who asks the server of a computer: `another` is whichever was read, `itself` the computer, else the one of this key. */
export type Asker = 'another' | 'itself' | { readonly key: string };

export interface WireState {
    /** By the keys of rows. */
    readonly answers: ReadonlyMap<string, WireAnswer>;
    readonly running: boolean;
    readonly asked: number;
    readonly ended: number;
}

/** How many are asked at the same time. */
const atOnce = 4;
const smbPort = 445;
/** The address of a computer for itself. */
const loopback = '127.0.0.1';

/** Has the SMB servers of computers asked whether they require signing. Outlives its page. */
@Injectable({ providedIn: 'root' })
export class WireAsking {
    readonly state = new BehaviorSubject<WireState>({ answers: new Map(), running: false, asked: 0, ended: 0 });
    private readonly stopped = new Subject<void>();

    constructor(private readonly tests: DeviceTests) {}

    /** @param all the rows of the list, of which one asks */
    ask(targets: readonly ListRow[], all: readonly ListRow[], by: Asker): void {
        this.stop();
        const pairs = targets.flatMap(target => {
            const asker = askerOf(target, all, by);
            return asker ? [{ target, asker }] : [];
        });
        this.tell({ running: pairs.length > 0, asked: pairs.length, ended: 0 });
        from(pairs)
            .pipe(
                mergeMap(({ target, asker }) => this.answer(target, asker).pipe(map(answer => ({ target, answer }))), atOnce),
                takeUntil(this.stopped)
            )
            .subscribe({
                next: ({ target, answer }) => {
                    const { answers, ended } = this.state.value;
                    this.tell({ answers: new Map(answers).set(target.key, answer), ended: ended + 1 });
                },
                complete: () => this.tell({ running: false })
            });
    }

    stop(): void {
        this.stopped.next();
    }

    private answer(target: ListRow, asker: ListRow): Observable<WireAnswer> {
        const name = asker === target ? loopback : callOf(target);
        return this.tests.test(callOf(asker), { name, port: smbPort }).pipe(
            switchMap(async result => {
                const hash = await sha256(tellingProbe(result.probes)?.answer ?? new Uint8Array());
                return { result, hash, from: asker.label, asking: whoAsks(target, asker) };
            })
        );
    }

    private tell(change: Partial<WireState>): void {
        this.state.next({ ...this.state.value, ...change });
    }
}

/** Null: nobody can. */
function askerOf(target: ListRow, all: readonly ListRow[], by: Asker): ListRow | null {
    if (by === 'itself') return target;
    if (by !== 'another') return all.find(({ key }) => key === by.key) ?? null;
    return all.find(row => row.key !== target.key && row.configuration !== null) ?? target;
}

function callOf({ entries }: ListRow): string {
    return entries[0]?.connection.call ?? '';
}

/** Names of the list can lead to one computer: only what both say of themselves tells. */
function whoAsks(target: ListRow, asker: ListRow): Asking {
    if (target === asker) return 'itself';
    const [one, other] = [target.answer?.identity ?? null, asker.answer?.identity ?? null];
    if (one === null || other === null) return 'notKnown';
    return one === other ? 'itself' : 'another';
}

/** In hexadecimal; null: there is nothing, or this browser has no such function, as on pages without HTTPS. */
async function sha256(bytes: Uint8Array): Promise<string | null> {
    if (bytes.length === 0 || !globalThis.crypto?.subtle) return null;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
