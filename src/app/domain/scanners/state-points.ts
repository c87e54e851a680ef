// SPDX-License-Identifier: MIT
// What a computer was like, and when: by snapshots, by records of changes, and by the last reading.
import type { ChangeRecord } from '../change/record';
import { isSameComputer } from '../computer/identity';
import type { ListRow } from '../list/list';
import { match } from '../snapshots/match';
import type { Snapshot, SnapshotComputer } from '../snapshots/snapshot';
import { computerRead } from '../snapshots/take';
import { acceptsConnections, inForce } from '../settings/signing-state';

/** What was in force inbound. `notAccepting`: the Server service didn't run. */
export type PointState = 'required' | 'notRequired' | 'notAccepting';

export interface StatePoint {
    /** ISO 8601, UTC, by the browser's clock. */
    readonly at: string;
    readonly state: PointState;
    readonly by: 'snapshot' | 'record' | 'reading';
}

/** Finds what is known of computers of the list. Each snapshot is looked through once. */
export class StateHistory {
    private readonly computers: readonly ReadonlyMap<string, readonly SnapshotComputer[]>[];

    private readonly records: ReadonlyMap<string, readonly ChangeRecord[]>;

    constructor(snapshots: readonly Pick<Snapshot, 'computers'>[], records: readonly ChangeRecord[]) {
        const own = records.filter(({ imported }) => !imported);
        this.records = byKeys(own, ({ computer: { name, id } }) => [name.toLowerCase(), ...(id === null ? [] : [id.toLowerCase()])]);
        this.computers = snapshots.map(({ computers }) =>
            byKeys(computers, ({ names, id }) => [...names, ...(id === null ? [] : [id.toLowerCase()])])
        );
    }

    /** The earliest first, the last reading included. Nothing is known of one that wasn't read: another could have its name. */
    of({ configuration, entries, answer }: ListRow): readonly StatePoint[] {
        const [entry] = entries;
        if (!configuration || !entry || !answer) return [];
        const name = entry.connection.call;
        const now = computerRead(name, configuration, new Date(answer.at));
        const names = entries.map(({ connection }) => connection.call);
        const keys = [...names, now.id?.toLowerCase() ?? ''];
        const kept = this.computers.flatMap(index => {
            const alike = new Set(keys.flatMap(key => index.get(key) ?? []));
            const pair = match([...alike], [{ ...now, names }]).pairs.find(({ other }) => !other);
            return pair ? pointOf(pair.before, 'snapshot') : [];
        });
        const changes = new Set(keys.flatMap(key => this.records.get(key) ?? []));
        const changed = [...changes].filter(record => isSameComputer(record, name, configuration)).flatMap(pointsOfRecord);
        const state = stateOf(acceptsConnections(configuration.inbound), inForce(configuration.inbound));
        const read: StatePoint[] = state ? [{ at: new Date(answer.at).toISOString(), state, by: 'reading' }] : [];
        return [...kept, ...changed, ...read].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    }
}

function pointOf({ at, facts }: SnapshotComputer, by: StatePoint['by']): StatePoint | readonly [] {
    const state = facts && stateOf(facts.accepts, facts.inbound.inForce);
    return at !== null && state ? { at, state, by } : [];
}

function stateOf(accepts: boolean | null, force: 'required' | 'notRequired' | 'notReported'): PointState | null {
    if (accepts === false) return 'notAccepting';
    return force === 'notReported' ? null : force;
}

/** A write is refused unless the computer is as it was read before: so that holds until the write. */
function pointsOfRecord({ startedAt, changes, found, latest }: ChangeRecord): readonly StatePoint[] {
    const change = changes.find(({ setting }) => setting === 'inbound');
    const before = change?.write.kind === 'written' ? change.before.inForce : null;
    const points: StatePoint[] = before === 'required' || before === 'notRequired' ? [{ at: startedAt, state: before, by: 'record' }] : [];
    for (const one of [found, latest]) {
        const force = one?.settings.inbound.inForce;
        if (one && (force === 'required' || force === 'notRequired')) points.push({ at: one.at, state: force, by: 'record' });
    }
    return points;
}

function byKeys<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
    const index = new Map<string, T[]>();
    for (const one of all)
        for (const key of new Set(keysOf(one))) {
            const known = index.get(key);
            if (known) known.push(one);
            else index.set(key, [one]);
        }
    return index;
}
