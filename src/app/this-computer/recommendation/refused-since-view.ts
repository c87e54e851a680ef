// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../domain/change/record';
import { parseHost } from '../../domain/negotiate/hosts';
import type { Accepted } from '../../domain/readiness/accepted';
import type { Refusal, RefusedByChange } from '../../domain/readiness/refused/refused-since';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { acceptedTexts } from '../../ui/texts/peer-text';
import { refusalText } from '../../ui/texts/refusal-text';

/** Who was refused since one change, and what can be done about it. */
export interface RefusedView {
    readonly record: ChangeRecord;
    readonly title: string;
    readonly since: string;
    readonly rows: readonly RefusedRow[];
}

interface RefusedRow {
    readonly text: string;
    readonly test: RefusedLink | null;
    readonly accept: RefusedLink | null;
}

/** A link, and the name that goes into the address. */
interface RefusedLink {
    readonly text: string;
    readonly peer: string;
}

/** @param readAt when the event logs were read: ISO 8601 */
export function refusedView(
    { record, since, refusals }: RefusedByChange,
    readAt: string,
    accepted: Accepted,
    strings: Strings
): RefusedView {
    const { DirectionShort, Recommendation } = strings;
    const { Refused, BothDirections } = Recommendation;
    const side = since.length > 1 ? BothDirections : since.map(({ direction }) => DirectionShort[direction]).join('');
    const at = since.map(one => one.at).sort()[0] ?? '';
    return {
        record,
        title: refusals.some(({ isCertain }) => isCertain) ? Refused.Title : Refused.Perhaps,
        since: format(Refused.Since, side, dateTime(at), dateTime(readAt)),
        rows: refusals.map(one => refusedRow(one, accepted, strings))
    };
}

function refusedRow(refusal: Refusal, accepted: Accepted, strings: Strings): RefusedRow {
    const { Explain, Recommendation } = strings;
    const { peer, direction } = refusal;
    const acceptance = peer === null ? null : accepted(peer, direction);
    // A test asks the other end's server: of a client it would tell nothing.
    const isTestable = direction === 'outbound' && peer !== null && parseHost(peer)?.name === peer;
    return {
        text: [refusalText(refusal, strings), ...acceptedTexts(acceptance, strings)].join(strings.Join.Stop),
        test: isTestable ? { peer, text: format(Explain.TestDevice, peer) } : null,
        accept: peer === null || acceptance ? null : { peer, text: format(Recommendation.Refused.Accept, peer) }
    };
}
