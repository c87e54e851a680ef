// SPDX-License-Identifier: MIT
// What a page showed of the readiness of tens of thousands of computers, as texts that are read in milliseconds.
import type { Direction } from '../../../domain/computer/facts';
import { LONGEST_NAME, LONGEST_REASON } from '../../../domain/limits';
import type { ListedConnection } from '../../../domain/list/list';
import type { FormerReadiness } from '../../../domain/readiness/former';
import type { Steps } from '../../../domain/steps';
import { parseJson } from '../stored';
import { isFlag, isText } from './checks';
import { isTime } from './evidence-checks';
import { type Beside, type ConnectionKind, formerPartSchema } from './former-schema';

/** The version in which it is stored. What another version stored is not read, and is replaced by what is judged next. */
export const formerVersion = 1;

/** Some of the computers of a direction. @property parts into how many all were put @property judgedAt as `FormerFleet` has it */
export interface StoredFormer {
    readonly version: typeof formerVersion;
    readonly direction: Direction;
    readonly part: number;
    readonly parts: number;
    readonly judgedAt: string;
    readonly text: string;
}

/** So many computers are in each text: to take one takes a few milliseconds. */
const inEach = 500;

/** Things of one kind, each different one once. */
class Pool<T> {
    readonly all: T[] = [];
    private readonly places = new Map<string, number>();

    placeOf(one: T): number {
        const text = JSON.stringify(one);
        const known = this.places.get(text);
        if (known !== undefined) return known;
        this.places.set(text, this.all.length);
        return this.all.push(one) - 1;
    }
}

/** In steps that are short each. */
export function* packingFormer(computers: readonly FormerReadiness[]): Steps<readonly string[]> {
    const texts: string[] = [];
    for (let first = 0; first < computers.length; first += inEach) {
        texts.push(packed(computers.slice(first, first + inEach)));
        yield;
    }
    return texts;
}

function packed(computers: readonly FormerReadiness[]): string {
    const [readiness, beside, kinds] = [new Pool<FormerReadiness['readiness']>(), new Pool<Beside>(), new Pool<ConnectionKind>()];
    const rows = computers.map(one => {
        const { windows, roles, isAuditing, isReadOnly, claiming, brought, failure, readAt, settingsReadAt, auditing } = one;
        const of = failure && { of: failure.of, kind: failure.kind, words: failure.words, errorId: failure.errorId };
        return [
            readiness.placeOf(one.readiness),
            beside.placeOf({ windows, roles, isAuditing, isReadOnly, claiming, brought, failure: of }),
            readAt,
            // They are mostly read together.
            settingsReadAt === readAt ? 0 : settingsReadAt,
            auditing && [auditing.at, auditing.isOnlySeen],
            one.connections.map(connection => packedConnection(connection, kinds))
        ];
    });
    return JSON.stringify({ readiness: readiness.all, beside: beside.all, kinds: kinds.all, rows });
}

/** Its names, of which most are the same: 0 stands for the first. */
function packedConnection({ call, label, name, key, type, isCluster, tags }: ListedConnection, kinds: Pool<ConnectionKind>): unknown {
    return [kinds.placeOf({ type, isCluster, tags }), call, ...[label, name, key].map(text => (text === call ? 0 : text))];
}

/** Null: it is damaged. */
export function unpackedFormer(text: unknown): readonly FormerReadiness[] | null {
    const part = formerPartSchema.safeParse(typeof text === 'string' ? parseJson(text) : undefined);
    if (!part.success) return null;
    const { readiness, beside, kinds, rows } = part.data;
    const computers: FormerReadiness[] = [];
    for (const row of rows) {
        if (!Array.isArray(row)) return null;
        const [readinessAt, besideAt, readAt, settingsAt, audited, names] = row as readonly unknown[];
        const [found, around] = [at(readiness, readinessAt), at(beside, besideAt)];
        const settingsReadAt = settingsAt === 0 ? readAt : settingsAt;
        const auditing = unpackedAuditing(audited);
        const connections = unpackedConnections(names, kinds);
        if (!found || !around || auditing === undefined || !connections) return null;
        if (!isTimeOrNull(readAt) || !isTimeOrNull(settingsReadAt)) return null;
        computers.push({ ...around, connections, readiness: found, readAt, settingsReadAt, auditing });
    }
    return computers;
}

function at<T>(all: readonly T[], place: unknown): T | null {
    return typeof place === 'number' ? (all[place] ?? null) : null;
}

const isTimeOrNull = (value: unknown): value is string | null => value === null || isTime(value);

/** Undefined: it is damaged. */
function unpackedAuditing(packedOne: unknown): FormerReadiness['auditing'] | undefined {
    if (packedOne === null) return null;
    if (!Array.isArray(packedOne)) return undefined;
    const [since, isOnlySeen] = packedOne as readonly unknown[];
    return isTime(since) && isFlag(isOnlySeen) ? { at: since, isOnlySeen } : undefined;
}

const isName = isText(LONGEST_NAME);
const isKey = isText(LONGEST_REASON);

function unpackedConnections(names: unknown, kinds: readonly ConnectionKind[]): readonly ListedConnection[] | null {
    if (!Array.isArray(names) || names.length === 0) return null;
    const connections: ListedConnection[] = [];
    for (const one of names as readonly unknown[]) {
        if (!Array.isArray(one)) return null;
        const [kindAt, call, ...others] = one as readonly unknown[];
        const [label, name, key] = others.map(text => (text === 0 ? call : text));
        const kind = at(kinds, kindAt);
        if (!kind || !isName(call) || !isName(label) || !isName(name) || !isKey(key)) return null;
        connections.push({ key, call, label, name, ...kind });
    }
    return connections;
}
