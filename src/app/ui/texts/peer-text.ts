// SPDX-License-Identifier: MIT
import type { Impact } from '../../domain/peers/impact';
import type { PeerNote } from '../../domain/peers/peer-notes';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { format, Strings } from '../../strings/strings';
import { dateTime, dayText, timeText } from './date-time';

/** A peer, and why a plan names it. */
export function peerText(impact: Impact, strings: Strings): string {
    const { peer, direction } = impact;
    return format(strings.Impact.Line, peer, strings.DirectionShort[direction], reasonText(impact, strings));
}

/** The same where the direction stands above it. */
export function peerOfDirectionText(impact: Impact, strings: Strings): string {
    return format(strings.Impact.LineOfDirection, impact.peer, reasonText(impact, strings));
}

function reasonText({ why, lastSeen, now }: Impact, strings: Strings): string {
    const known = whyText(why, lastSeen, strings);
    return now === null ? known : format(strings.ImpactNow[now], known);
}

/** What else a peer has shown. */
export function alsoText({ why, lastSeen }: Extract<PeerNote, { readonly id: 'shown' }>, strings: Strings): string {
    return format(strings.Impact.Also, whyText(why, lastSeen, strings));
}

function whyText(why: keyof Strings['ImpactWhy'], lastSeen: string | null, { ImpactWhy, ImpactWhyTime }: Strings): string {
    return format(ImpactWhy[why], lastSeen === null ? ImpactWhyTime.unknown : timeText(lastSeen));
}

/** Who accepted that a peer is cut off, and when; empty: nobody did. */
export function acceptedTexts(accepted: Acceptance | null, { Impact }: Strings): readonly string[] {
    return accepted ? [format(Impact.Accepted, accepted.by, dateTime(accepted.at))] : [];
}

/** A decision with the peer that it is about. */
export function acceptanceText({ peer, direction, by, at }: Acceptance, { DirectionShort, Peers }: Strings): string {
    return format(Peers.Accepted, peer, DirectionShort[direction], by, dayText(at));
}

/** Those that are named, and how many more there are. @param count of all */
export function andMore(named: readonly string[], count: number, { Impact }: Strings): readonly string[] {
    const more = count - named.length;
    return more > 0 ? [...named, format(Impact.More, more)] : named;
}
