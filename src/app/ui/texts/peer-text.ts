// SPDX-License-Identifier: MIT
import type { NotedImpact } from '../../domain/peers/impact';
import type { PeerNote } from '../../domain/peers/peer-notes';
import { format, Strings } from '../../strings/strings';
import { timeText } from './rows';

/** A peer, and why a plan names it. */
export function peerText({ peer, direction, why, lastSeen, now }: NotedImpact, strings: Strings): string {
    const known = whyText(why, lastSeen, strings);
    const both = now === null ? known : format(strings.ImpactNow[now], known);
    return format(strings.Impact.Line, peer, strings.DirectionShort[direction], both);
}

/** What else a peer has shown. */
export function alsoText({ why, lastSeen }: Extract<PeerNote, { readonly id: 'shown' }>, strings: Strings): string {
    return format(strings.Impact.Also, whyText(why, lastSeen, strings));
}

function whyText(why: keyof Strings['ImpactWhy'], lastSeen: string | null, { ImpactWhy }: Strings): string {
    return format(ImpactWhy[why], lastSeen === null ? '–' : timeText(lastSeen));
}
