// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { fullNameFirst, PeerIndex } from '../peers/peer-index';
import { type AuditDoubt, auditDoubt, type AuditFacts, auditSeen, isUnreported } from './audit-doubt';
import { clearedFields, isClearing, LOG_CLEARED } from './clearings';
import type { SortedEvidence } from './groups';
import { DAY } from './days';
import type { Effect } from './peer-verdict';
import {
    type ChannelFacts,
    channelNames,
    channelOf,
    channelsOf,
    type EvidenceReading,
    isCut,
    type LoggedEvent,
    sameChannel,
    sourceOf,
    timeOf
} from './reading';
import { type Unread, unreadOf } from './sources';

/** How many days evidence must reach back: a weekly job has then run twice. */
export const ENOUGH_DAYS = 14;

/** SMB's logs take 8 MB as Windows is installed, by two public listings; one that is smaller than this forgets soon. */
const SMALL_LOG = 1_048_576;

/** What a verdict rests on. */
export interface EvidenceBasis extends AuditFacts {
    readonly evidence: SortedEvidence;
}

/** So many peers, or at least so many: some events name none, or not all events were read. */
export interface PeerCount {
    readonly peers: number;
    readonly atLeast: boolean;
}

/** What the evidence shows against requiring signing. */
interface Against {
    readonly cutOff: PeerCount;
    /** Peers that are not counted as cut off. */
    readonly mayBeCutOff: PeerCount;
    /** The latest event on any of them, ISO 8601, UTC; null: there is none. */
    readonly lastSeen: string | null;
    readonly ageDays: number | null;
}

/**
 * Whether requiring signing now would cut anyone off. `required`: it is required already. `no`: so many peers would be cut
 * off, and others may. `mayBe`: none would, some may, and for these reasons there may be more. `yes`: the evidence shows
 * nobody. `notEnough`: it shows nobody, and for these reasons proves nothing.
 */
export type EvidenceVerdict =
    | (Against & { readonly kind: 'required' | 'no' })
    | (Against & { readonly kind: 'mayBe'; readonly reasons: readonly Doubt[] })
    | { readonly kind: 'yes'; readonly ageDays: number }
    | { readonly kind: 'notEnough'; readonly reasons: readonly Doubt[]; readonly ageDays: number | null };

/** Why evidence is not enough. */
export interface Doubt {
    readonly kind:
        | Unread['kind']
        | AuditDoubt
        | 'channelDisabled'
        | 'logFull'
        | 'smallLog'
        | 'cleared'
        | 'clearingsUnknown'
        | 'unrecognised'
        | 'sinceUnknown'
        | 'tooShort';
    /** The log that it is about, where it is about one. */
    readonly channel: string | null;
    /** The event that it is about, where it is about one. */
    readonly id?: number | null;
}

/** Judges by the evidence whether requiring signing in a direction would cut anyone off. */
export function evidenceVerdict(basis: EvidenceBasis, direction: Direction): EvidenceVerdict {
    const ageDays = ageInDays(basis, direction);
    const against = { ...countsAgainst(basis, direction), ageDays };
    if (basis.configuration?.[direction].required === true) return { kind: 'required', ...against };
    if (against.cutOff.peers > 0) return { kind: 'no', ...against };
    const reasons = doubts(basis, direction, ageDays);
    if (against.mayBeCutOff.peers > 0) return { kind: 'mayBe', ...against, reasons };
    return ageDays === null || reasons.length > 0 ? { kind: 'notEnough', reasons, ageDays } : { kind: 'yes', ageDays };
}

/** Each peer counts once, by the worst that is known of it. */
function countsAgainst({ reading, evidence }: EvidenceBasis, direction: Direction): Omit<Against, 'ageDays'> {
    const groups = evidence.groups.filter(group => group.direction === direction && group.effect !== 'none');
    const cut = unreadOf(reading, direction).some(({ kind }) => kind === 'moreThanRead');
    const counted = new PeerIndex<true>();
    const count = (effect: Effect): PeerCount => {
        const peers = groups.filter(group => group.effect === effect).map(({ peer }) => peer);
        const named = peers.flatMap(peer => peer ?? []).sort(fullNameFirst);
        const fresh = named.filter(peer => {
            if (counted.of(peer).length > 0) return false;
            counted.add(peer, true);
            return true;
        });
        // Events without a peer may be of many peers, or of one that others name.
        const unnamed = peers.includes(null);
        return { peers: Math.max(fresh.length, unnamed ? 1 : 0), atLeast: cut || unnamed };
    };
    const [latest] = groups.map(group => group.last).sort((a, b) => (timeOf(b) ?? 0) - (timeOf(a) ?? 0));
    return { cutOff: count('cutOff'), mayBeCutOff: count('mayBeCutOff'), lastSeen: latest ?? null };
}

/**
 * How far the evidence reaches back, in whole days: the shorter of our record of switching on and the oldest event still
 * in a log, or its last clearing. Null without a record: Windows does not keep since when it audits.
 */
function ageInDays(basis: EvidenceBasis, direction: Direction): number | null {
    const { reading, readAt, auditingSince } = basis;
    const [since, read, collected] = [timeOf(auditingSince), timeOf(readAt), timeOf(reading.collectedAt)];
    if (since === null || read === null || collected === null) return null;
    // Each difference by one clock: the browser's and the computer's may differ.
    // A log that has its first event still has lost none, however young that event is.
    const oldest = channelsOf[direction].map(name => {
        const channel = channelOf(reading, name);
        return channel === null || channel.oldestRecord === 1 ? null : timeOf(channel.oldestEvent);
    });
    const cleared = channelsOf[direction].flatMap(name => clearingsOf(reading, name).map(event => timeOf(event.time)));
    const seen = isUnreported(basis, direction) ? [auditSeen(basis)] : [];
    const ages = [
        read - since,
        ...[...oldest, ...cleared, ...seen, timeOf(reading.since)].map(time => (time === null ? Infinity : collected - time))
    ];
    return Math.max(0, Math.floor(Math.min(...ages) / DAY));
}

function doubts(basis: EvidenceBasis, direction: Direction, ageDays: number | null): readonly Doubt[] {
    const { reading, evidence } = basis;
    const channels = channelsOf[direction];
    const unread = unreadOf(reading, direction);
    const audit = auditDoubt(basis, direction);
    const found: Doubt[] = [
        ...(audit === null ? [] : [{ kind: audit, channel: null }]),
        ...unread.filter(({ channel }) => channel === null),
        ...channels.flatMap(name => [...unread.filter(({ channel }) => channel === name), ...channelDoubts(reading, name)])
    ];
    if (evidence.unrecognised.some(event => channels.some(name => sameChannel(name, event.channel))))
        found.push({ kind: 'unrecognised', channel: null });
    if (timeOf(basis.auditingSince) === null) found.push({ kind: 'sinceUnknown', channel: null });
    else if (ageDays === null || ageDays < ENOUGH_DAYS) found.push({ kind: 'tooShort', channel: null });
    return found;
}

function channelDoubts(reading: EvidenceReading, name: string): Doubt[] {
    const channel = channelOf(reading, name);
    const doubt = (kind: Doubt['kind']): Doubt => ({ kind, channel: name });
    if (!channel || channel.errorId !== null) return []; // told as not read
    const { enabled, maximumBytes, recordCount, full, mode, oldestEvent } = channel;
    if (enabled === null || maximumBytes === null || recordCount === null) return [doubt('channelUnreadable')];
    if (recordCount > 0 && timeOf(oldestEvent) === null) return [doubt('channelUnreadable')];
    const found: Doubt[] = [];
    if (!enabled) found.push(doubt('channelDisabled'));
    // A log that is not overwritten takes nothing more once it is full.
    if (full !== false && mode !== 'Circular') found.push(doubt('logFull'));
    if (maximumBytes < SMALL_LOG) found.push(doubt('smallLog'));
    const clearing = clearingDoubt(reading, channel);
    return clearing === null ? found : [...found, doubt(clearing)];
}

/** Whether the log was, or may have been, emptied in the time that counts. */
function clearingDoubt(reading: EvidenceReading, channel: ChannelFacts): 'cleared' | 'clearingsUnknown' | null {
    const collected = timeOf(reading.collectedAt);
    const counts = (time: string | null): boolean => {
        const at = timeOf(time);
        return at === null || collected === null || collected - at < ENOUGH_DAYS * DAY;
    };
    if (clearingsOf(reading, channel.name).some(event => counts(event.time))) return 'cleared';
    // An event from before the time that counts is still there: it was not cleared since.
    if (channel.oldestEvent !== null && !counts(channel.oldestEvent)) return null;
    // Empty, though it has held events before.
    if (channel.recordCount === 0 && channel.oldestRecord !== null && channel.oldestRecord > 1) return 'cleared';
    const system = channelOf(reading, channelNames.system);
    const known = system !== null && system.errorId === null && system.oldestEvent !== null && !counts(system.oldestEvent);
    const source = { channel: channelNames.system, id: LOG_CLEARED };
    return known && sourceOf(reading, source)?.errorId === null && !isCut(reading, source) ? null : 'clearingsUnknown';
}

/** The events that tell of this log being cleared. */
function clearingsOf(reading: EvidenceReading, channel: string): readonly LoggedEvent[] {
    return reading.events.filter(
        event => isClearing(event) && clearedFields(event).some(({ value }) => sameChannel(value.trim(), channel))
    );
}
