// SPDX-License-Identifier: MIT
// Who was refused after a computer began to require signing.
import { tightens } from '../../change/plan';
import type { ChangeRecord } from '../../change/record';
import { touched } from '../../change/undo';
import { type Direction, directions, type SigningConfiguration } from '../../computer/facts';
import { daysOf, spanOf } from '../../evidence/days';
import { type EvidenceEvent, type EvidenceKind, recognise } from '../../evidence/events';
import { type EvidenceReading, isCut, timeOf } from '../../evidence/reading';
import type { KeptReading } from '../computer-evidence';

export interface Refusal {
    readonly direction: Direction;
    /** Null: events that name no peer. */
    readonly peer: string | null;
    readonly kind: EvidenceKind;
    /** Whether the event says that it was refused. Else something failed, and the requirement may be why. */
    readonly isCertain: boolean;
    /** How many times since then. */
    readonly count: number;
    /** There may be more: of one day only the last event's time is known, or not all events were read. */
    readonly atLeast: boolean;
    /** ISO 8601, UTC, by the computer's clock. */
    readonly last: string;
    /** The event's status; null: it has none, or there are several. */
    readonly status: string | null;
}

/**
 * What the logs show of refusals since signing is required. Null: they were not read since then.
 * @param since when it was required in a direction: ISO 8601, UTC, by the browser's clock
 */
export function refusedSince(
    { value, readAt }: KeptReading<EvidenceReading>,
    direction: Direction,
    since: string
): readonly Refusal[] | null {
    const [from, read, collected] = [timeOf(since), timeOf(readAt), timeOf(value.collectedAt)];
    if (from === null || read === null || collected === null || read <= from) return null;
    const start = from + collected - read; // by the computer's clock
    const refusals = new Map<string, Refusal>();
    for (const event of value.events) {
        const known = recognise(event);
        const isCertain = known && known.direction === direction ? certainty(known) : null;
        if (!known || isCertain === null) continue;
        const found = countedFrom(known, start);
        if (!found) continue;
        const { kind, peer } = known;
        const key = JSON.stringify([kind, peer?.toLowerCase() ?? null]);
        const one: Refusal = {
            ...{ direction, peer, kind, isCertain, status: event.status, count: found.count },
            atLeast: found.isPart || isCut(value, event),
            last: new Date(found.last).toISOString()
        };
        const before = refusals.get(key);
        refusals.set(key, before ? together(before, one) : one);
    }
    return [...refusals.values()].sort((a, b) => Number(b.isCertain) - Number(a.isCertain) || (a.last < b.last ? 1 : -1));
}

/** A change that is still in force, and who was refused since. */
export interface RefusedByChange {
    readonly record: ChangeRecord;
    /** When each direction was seen to require signing. */
    readonly since: readonly { readonly direction: Direction; readonly at: string }[];
    readonly refusals: readonly Refusal[];
}

/**
 * The changes that made a computer require signing as it does now, with whom it refused since. None of those that came from a
 * file, because their times are another browser's, nor of those after which the direction was changed again.
 * @param records the latest first
 */
export function refusedByChanges(
    records: readonly ChangeRecord[],
    configuration: SigningConfiguration,
    evidence: KeptReading<EvidenceReading>
): readonly RefusedByChange[] {
    const all = new Map<ChangeRecord, RefusedByChange>();
    for (const direction of directions) {
        if (configuration[direction].required !== true) continue;
        const record = records.find(one => touched(one).some(change => change.setting === direction));
        const isOurs = record?.changes.some(change => change.setting === direction && tightens(change)) && !record.imported;
        if (!record?.found || !isOurs || record.found.settings[direction].inForce !== 'required') continue;
        const { at } = record.found;
        const refusals = refusedSince(evidence, direction, at);
        if (!refusals || refusals.length === 0) continue;
        const one = all.get(record);
        all.set(record, {
            record,
            since: [...(one?.since ?? []), { direction, at }],
            refusals: [...(one?.refusals ?? []), ...refusals]
        });
    }
    return [...all.values()];
}

/** Whether an event says that its peer was refused (true), or only that something failed (false); null: neither. */
function certainty({ kind, event }: EvidenceEvent): boolean | null {
    switch (kind) {
        case 'noSigning':
            return event.required === true ? true : null;
        case 'guestRefused':
            return true;
        case 'badSignature':
        case 'sessionFailed':
            return false;
        default:
            return null;
    }
}

interface Counted {
    readonly count: number;
    /** In milliseconds. */
    readonly last: number;
    /** Whether of one day it is not known how many were later. */
    readonly isPart: boolean;
}

function countedFrom({ event }: EvidenceEvent, start: number): Counted | null {
    let [count, last, isPart] = [0, -Infinity, false];
    for (const day of daysOf(event)) {
        const span = spanOf(day);
        if (!span || span[1] < start) continue;
        const isWhole = span[0] >= start;
        count += isWhole ? day.count : 1;
        isPart = isPart || !isWhole;
        last = Math.max(last, span[1]);
    }
    return count === 0 ? null : { count, last, isPart };
}

function together(one: Refusal, other: Refusal): Refusal {
    return {
        ...(one.last < other.last ? other : one),
        count: one.count + other.count,
        atLeast: one.atLeast || other.atLeast,
        status: one.status === other.status ? one.status : null
    };
}
