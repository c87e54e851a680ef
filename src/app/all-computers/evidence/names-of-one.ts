// SPDX-License-Identifier: MIT
import { asyncScheduler, defer, filter, map, merge, type Observable, of, throttleTime } from 'rxjs';
import type { List, ListRow } from '../../domain/list/list';
import { forEachInSteps, inOneGo, mapInSteps, type Steps } from '../../domain/steps';
import type { Scan } from '../scan/scan';
import { inSlices, latestInTurn } from './in-slices';
import type { KeptEvidence } from './kept-evidence';
import { listedEntries, listingWithKept, listWithKept, namesOfSettings } from './listed-once';

/** With more names in the list, to make it anew takes too long for one task. */
const most = 2_000;

/** How often that is done then, in milliseconds. */
const often = 2_000;

/** Which names of the list are one computer, by what was read so far. */
export class NamesOfOne {
    /** Each row that nothing has changed is taken over: a scan has this asked with all its news. */
    private list: List | null = null;

    constructor(
        private readonly scan: Pick<Scan, 'state'>,
        private readonly kept: Pick<KeptEvidence, 'all'>
    ) {}

    private get isLarge(): boolean {
        return this.scan.state.value.entries.length > most;
    }

    now(): List {
        return (this.list = listWithKept(this.scan.state.value.entries, this.kept.all, this.list));
    }

    /** The list when it has news; a large one in slices, and now and then. @param isWanted whether somebody wants to know */
    news(isWanted: () => boolean): Observable<List> {
        const asked = this.scan.state.pipe(filter(isWanted));
        const large = asked.pipe(
            filter(() => this.isLarge),
            throttleTime(often, asyncScheduler, { leading: true, trailing: true }),
            latestInTurn(() => inSlices(() => this.making()))
        );
        const small = asked.pipe(
            filter(() => !this.isLarge),
            map(() => this.now())
        );
        return merge(small, large);
    }

    /**
     * The names by which these computers are read: each computer once, by a name that answered if one did. Of a large list in slices,
     * else at once. @param isTaken whether it is being read by that name already: then it isn't read by another one
     */
    oncePerComputer(computers: readonly string[], isTaken: (name: string) => boolean): Observable<readonly string[]> {
        const choosing = (): Steps<readonly string[]> => this.choosing(computers, isTaken);
        return this.isLarge ? inSlices(choosing) : defer(() => of(inOneGo(choosing())));
    }

    private *choosing(computers: readonly string[], isTaken: (name: string) => boolean): Steps<readonly string[]> {
        const { rowOf } = yield* this.making();
        const rows = new Set<ListRow>();
        yield* forEachInSteps(computers, computer => {
            const row = rowOf.get(computer.toLowerCase());
            if (row && row.state !== 'cluster') rows.add(row);
        });
        const chosen = yield* mapInSteps(rows, row => {
            const entries = listedEntries(row);
            const names = entries.map(({ connection }) => connection.call);
            const answering = entries.find(({ answer }) => answer?.outcome.kind === 'ok')?.connection.call;
            return names.some(isTaken) ? undefined : (answering ?? names[0]);
        });
        return chosen.flatMap(name => name ?? []);
    }

    /** Whether a computer that was just read may be one of these under another name: to find out makes the list anew. */
    mayBeOneOf(name: string, others: Iterable<string>): boolean {
        const one = this.kept.all.get(name);
        // What a scan knows of it alone isn't looked at here.
        if (!one?.configuration) return true;
        const names = namesOfSettings(one.configuration);
        for (const other of others) {
            if (other === name) continue;
            const known = this.kept.all.get(other);
            if (names.has(other) || (one.identity !== null && known?.identity === one.identity)) return true;
            if (known?.configuration && namesOfSettings(known.configuration).has(name)) return true;
        }
        return false;
    }

    private *making(): Steps<List> {
        return (this.list = yield* listingWithKept(this.scan.state.value.entries, new Map(this.kept.all), this.list));
    }
}
