// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import { MOST_ACCEPTANCES } from '../../domain/limits';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { Database, NewerStorage } from './database';
import { acceptanceSchema, acceptanceVersion, type StoredAcceptance } from './readiness/acceptance-schema';
import { isNewer, type Kept, readKept } from './stored';

/** Which peers a person decided may be cut off. Every method rejects where the storage cannot be used (`storageProblem`). */
export interface AcceptanceStore {
    /** Emits when they are others, by this window or by another one. */
    readonly changed: Observable<void>;
    all(): Promise<Kept<Acceptance>>;
    /** Keeps a decision, in place of an earlier one on that peer and direction. Rejects what is longer than domain/limits.ts allows. */
    accept(one: Acceptance): Promise<void>;
    /** Takes this decision back, and not a later one that somebody made in another window. */
    takeBack(one: Acceptance): Promise<void>;
}

export const ACCEPTANCE_STORE = new InjectionToken<AcceptanceStore>('ACCEPTANCE_STORE', {
    providedIn: 'root',
    factory: () => new BrowserAcceptances()
});

/** A decision must be on the disk before it is shown as one. */
const durable = { durability: 'strict' } as const;

/** In the browser's IndexedDB, of the gateway's origin. */
export class BrowserAcceptances implements AcceptanceStore {
    readonly changed: Observable<void>;
    private readonly here = new Subject<void>();
    private readonly channel = new BroadcastChannel('community.smb-signing.acceptances');

    constructor(private readonly database = new Database()) {
        this.changed = this.here;
        this.channel.onmessage = () => this.here.next();
    }

    async all(): Promise<Kept<Acceptance>> {
        const found = readKept(acceptanceSchema, acceptanceVersion, await this.database.use(database => database.getAll('acceptances')));
        return { ...found, items: found.items.map(({ peer, direction, by, note, at }) => ({ peer, direction, by, note, at })) };
    }

    async accept(one: Acceptance): Promise<void> {
        const value = acceptanceSchema.parse({ ...one, version: acceptanceVersion });
        await this.change(value, async (store, before) => {
            if (!before && (await store.count()) >= MOST_ACCEPTANCES) throw new Error('More peers are accepted than can be kept.');
            await store.put(value);
        });
    }

    async takeBack(one: Acceptance): Promise<void> {
        await this.change(one, async (store, before) => {
            if (before && before.at <= one.at) await store.delete([one.direction, one.peer]);
        });
    }

    private async change({ direction, peer }: Acceptance, work: Work): Promise<void> {
        await this.database.use(async database => {
            const transaction = database.transaction('acceptances', 'readwrite', durable);
            const { store } = transaction;
            const changing = async (): Promise<void> => {
                const before = await store.get([direction, peer]);
                if (isNewer(before, acceptanceVersion)) throw new NewerStorage();
                await work(store, before);
            };
            await Promise.all([changing(), transaction.done]);
        });
        this.here.next();
        this.channel.postMessage(null);
    }
}

type Work = (store: Store, before: StoredAcceptance | undefined) => Promise<void>;

interface Store {
    count(): Promise<number>;
    put(value: StoredAcceptance): Promise<unknown>;
    delete(key: [string, string]): Promise<void>;
}
