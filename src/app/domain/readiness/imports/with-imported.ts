// SPDX-License-Identifier: MIT
// What is known of a computer's event logs once files have added to it.
import { DAY, daysOf } from '../../evidence/days';
import { recognise } from '../../evidence/events';
import type { EvidenceReading } from '../../evidence/reading';
import { once } from '../../once';
import type { ComputerEvidence, KeptReading } from '../computer-evidence';
import { bothEvents, type ImportedEvents, type ImportSource, latestOfEach } from './imported';

/**
 * What was read of a computer's event logs, with what was imported: events are added to it, and what it tells of the logs stays. What a
 * file says never speaks for a peer against what was read. Where nothing was read, nothing is known of the logs.
 */
export function withImported(
    read: KeptReading<EvidenceReading> | null,
    imported: ImportedEvents | undefined
): KeptReading<EvidenceReading> | null {
    if (!imported) return read;
    const leftOut = imported.leftOut ? { leftOut: true as const } : {};
    if (read) {
        const added = imported.events.filter(event => recognise(event)?.kind !== 'guestRefused');
        const events = bothEvents(read.value.events, added);
        return { ...read, value: { ...read.value, events, imported: true, ...leftOut } };
    }
    const at = lastKnown(imported);
    const value: EvidenceReading = {
        contract: 2,
        channels: [],
        sources: [],
        events: imported.events,
        since: null,
        collectedAt: at,
        imported: true,
        ...leftOut
    };
    return { value, readAt: at };
}

/** Up to when something is known: the last event, but not later than the import. */
function lastKnown({ events, sources }: ImportedEvents): string {
    const imported = sources[0]?.importedAt ?? '';
    const spans = events.flatMap(event => daysOf(event)).flatMap(({ day, last }) => (day === null ? [] : [day * DAY + last]));
    const last = spans.reduce((latest, time) => Math.max(latest, time), -Infinity);
    const at = Number.isFinite(last) ? new Date(last).toISOString() : imported;
    return imported !== '' && at > imported ? imported : at;
}

/** What files brought of a computer, to be named beside what they show. */
export interface BroughtEvidence {
    /** The last one first. */
    readonly sources: readonly ImportSource[];
    /** Whether the event logs were not read by this browser at all. */
    readonly isAlone: boolean;
    /** Logs that the computer could not forward. */
    readonly notGathered: readonly string[];
}

/** What files brought of several computers, as of one; null: nothing of any. */
export function broughtTogether(all: readonly BroughtEvidence[]): BroughtEvidence | null {
    const each = [...new Set(all)];
    if (each.length === 0) return null;
    return {
        sources: latestOfEach(each.flatMap(({ sources }) => sources)),
        isAlone: each.every(({ isAlone }) => isAlone),
        notGathered: [...new Set(each.flatMap(({ notGathered }) => notGathered))]
    };
}

/** Null: no file brought anything that is shown of it. @param kept with what files brought, as `withImported` gives it */
export function broughtEvidence({ evidence, configuration, connections, imported }: ComputerEvidence): BroughtEvidence | null {
    const isRead = evidence !== null && evidence.from === undefined && evidence.value.channels.length > 0;
    const whole = [evidence?.from, configuration?.from, connections?.from].filter((from): from is ImportSource => !!from);
    const [first] = whole;
    // Of tens of thousands, most come from one file.
    if (first && !imported && whole.every(from => from === first)) return isRead ? ofFile(first).beside : ofFile(first).alone;
    const sources = latestOfEach([...(imported?.sources ?? []), ...whole]);
    if (sources.length === 0) return null;
    return { sources, isAlone: !isRead, notGathered: imported?.notGathered ?? [] };
}

const ofFile = once((from: ImportSource): Readonly<Record<'alone' | 'beside', BroughtEvidence>> => {
    const alone = { sources: [from], isAlone: true, notGathered: [] };
    return { alone, beside: { ...alone, isAlone: false } };
});
