// SPDX-License-Identifier: MIT
import type { EvidenceKind } from '../../domain/evidence/events';
import { EvidenceGroup, SortedEvidence } from '../../domain/evidence/groups';
import { ChannelFacts, channelNames, EvidenceReading, LoggedEvent, sameChannel } from '../../domain/evidence/reading';
import { EvidenceVerdict, PeerCount } from '../../domain/evidence/verdict';
import type { Direction } from '../../domain/computer/facts';
import { parseHost } from '../../domain/negotiate/hosts';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { doubtText } from '../../ui/texts/doubt-text';

/** The evidence of one direction as the template shows it: the verdict first. */
export interface VerdictView {
    readonly direction: string;
    readonly icon: string;
    readonly answer: string;
    readonly means: string;
    readonly reasons: readonly string[];
    readonly age: string | null;
}

/** A row of the table of peers. */
export interface EvidenceGroupView {
    readonly key: string;
    readonly peer: string;
    readonly shows: string;
    readonly effect: string;
    readonly direction: string;
    readonly count: string;
    readonly first: string;
    readonly last: string;
    /** The name to test; null where it cannot be tested, or a test would tell nothing. */
    readonly testable: string | null;
}

export interface RawEventView {
    readonly title: string;
    readonly raw: string;
}

export interface ChannelView {
    readonly name: string;
    readonly facts: readonly string[];
    readonly words: string | null;
}

const icons: Readonly<Record<EvidenceVerdict['kind'], string>> = {
    required: 'sme-icon-info',
    yes: 'sme-icon-completed sme-color-green',
    no: 'sme-icon-errorBadge sme-color-error',
    mayBe: 'sme-icon-warning sme-color-warning',
    notEnough: 'sme-icon-unknown'
};

export function verdictView(verdict: EvidenceVerdict, direction: Direction, strings: Strings): VerdictView {
    const { Evidence } = strings;
    return {
        direction: strings.Direction[direction],
        icon: icons[verdict.kind],
        answer: Evidence.Answer[verdict.kind],
        means: meaning(verdict, strings),
        reasons: 'reasons' in verdict ? verdict.reasons.map(reason => doubtText(reason, strings)) : [],
        age: verdict.ageDays === null ? null : format(Evidence.Age, verdict.ageDays)
    };
}

function meaning(verdict: EvidenceVerdict, { Evidence, Join }: Strings): string {
    switch (verdict.kind) {
        case 'yes':
            return format(Evidence.Means.yes, verdict.ageDays);
        case 'notEnough':
            return Evidence.Means.notEnough;
        case 'no':
        case 'required': {
            const texts = Evidence.Means[verdict.kind];
            const { cutOff, mayBeCutOff, lastSeen } = verdict;
            if (cutOff.peers + mayBeCutOff.peers === 0) return Evidence.Means.required.Nobody;
            return [
                ...(cutOff.peers > 0 ? [format(texts.CutOff, countText(cutOff, Evidence))] : []),
                ...(mayBeCutOff.peers > 0 ? [format(texts.MayBe, countText(mayBeCutOff, Evidence))] : []),
                ...lastSeenText(lastSeen, Evidence)
            ].join(Join.Sentences);
        }
        case 'mayBe': {
            const { MayBe, Why, Doubts } = Evidence.Means.mayBe;
            return [
                format(MayBe, countText(verdict.mayBeCutOff, Evidence)),
                Why,
                ...lastSeenText(verdict.lastSeen, Evidence),
                ...(verdict.reasons.length > 0 ? [Doubts] : [])
            ].join(Join.Sentences);
        }
    }
}

function countText({ peers, atLeast }: PeerCount, { AtLeast }: Strings['Evidence']): string {
    return atLeast ? format(AtLeast, peers) : String(peers);
}

/** So that a device that was mended can be judged: its events stay. */
function lastSeenText(lastSeen: string | null, { LastSeen }: Strings['Evidence']): readonly string[] {
    return lastSeen === null ? [] : [format(LastSeen, dateTime(lastSeen))];
}

export function groupView(group: EvidenceGroup, strings: Strings): EvidenceGroupView {
    const { Evidence } = strings;
    const { peer, direction, kind, effect, count, more } = group;
    return {
        key: JSON.stringify([direction, kind, peer?.toLowerCase() ?? null]),
        peer: peer ?? Evidence.NoPeer,
        shows: shownText(group, strings),
        effect: group.isRefusedSince ? Evidence.RefusedSince : Evidence.Effect[effect],
        direction: strings.DirectionShort[direction],
        count: more ? format(Evidence.AtLeast, count) : String(count),
        first: dateTime(group.first),
        last: dateTime(group.last),
        // A test asks the other end's server: of a client it would tell nothing.
        testable: direction === 'outbound' && peer !== null && parseHost(peer)?.name === peer ? peer : null
    };
}

function shownText({ direction, kind, required }: EvidenceGroup, { Evidence }: Strings): string {
    if (kind === 'noSigning' && required !== null) return required ? Evidence.NoSigning.refused : Evidence.NoSigning.allowed;
    const ofDirection: Readonly<Partial<Record<EvidenceKind, string>>> = Evidence.Kind[direction];
    return ofDirection[kind] ?? Evidence.Kind.inbound[kind];
}

export function rawEventView({ id, channel, time, raw }: LoggedEvent, { Evidence }: Strings): RawEventView {
    return { title: format(Evidence.RawTitle, String(id), channel, dateTime(time)), raw };
}

/** The logs themselves. The one that only tells of clearings is no log of evidence. */
export function channelViews({ channels, sources }: EvidenceReading, strings: Strings): readonly ChannelView[] {
    const readOf = (name: string): number =>
        sources.filter(({ channel }) => sameChannel(channel, name)).reduce((sum, { read }) => sum + read, 0);
    return channels.map(channel => ({
        name: channel.name,
        facts: channelFacts(channel, readOf(channel.name), strings),
        words: channel.words
    }));
}

function channelFacts(channel: ChannelFacts, read: number, { Evidence }: Strings): readonly string[] {
    const { enabled, recordCount, maximumBytes, oldestEvent, name } = channel;
    if (sameChannel(name, channelNames.system)) return [Evidence.Log.System, ...oldestText(oldestEvent, Evidence)];
    return [
        ...(enabled === null ? [] : [enabled ? Evidence.Log.Enabled : Evidence.Log.Disabled]),
        ...(recordCount === null ? [] : [format(Evidence.Log.Count, read, recordCount)]),
        ...(maximumBytes === null ? [] : [format(Evidence.Log.Size, Math.round(maximumBytes / 1024))]),
        ...oldestText(oldestEvent, Evidence)
    ];
}

function oldestText(oldestEvent: string | null, { Log }: Strings['Evidence']): readonly string[] {
    return oldestEvent === null ? [] : [format(Log.Oldest, dateTime(oldestEvent))];
}

/** Each direction's answer and how many rows the table of peers has, for whoever hears it. */
export function announced(views: readonly VerdictView[], { groups }: SortedEvidence, strings: Strings): string {
    return [
        ...views.map(({ direction, answer }) => format(strings.Join.Named, direction, answer)),
        format(strings.Evidence.Peers, groups.length)
    ].join(strings.Join.Sentences);
}
