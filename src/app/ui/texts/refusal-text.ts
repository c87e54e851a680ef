// SPDX-License-Identifier: MIT
// Who was refused since signing is required.
import type { Refusal } from '../../domain/readiness/refused/refused-since';
import { format, Strings } from '../../strings/strings';
import { dateTime } from './date-time';

/** How many were refused, for a row; empty: nobody, or that is not known. */
export function refusedText(refusals: readonly Refusal[] | null, { Run }: Strings): readonly string[] {
    const peers = new Set((refusals ?? []).map(({ peer }) => peer?.toLowerCase() ?? null));
    if (peers.size === 0) return [];
    const isCertain = refusals?.some(one => one.isCertain);
    return [format(isCertain ? Run.RefusedSince : Run.FailedSince, peers.size)];
}

/** Each of them, in full. */
export function refusalText({ direction, peer, kind, count, atLeast, last, status }: Refusal, strings: Strings): string {
    const { DirectionShort, Evidence, Run } = strings;
    const kinds: Readonly<Record<string, string>> = Evidence.Kind[direction];
    const text = format(
        atLeast ? Run.RefusalAtLeast : Run.Refusal,
        peer ?? Run.Nameless,
        DirectionShort[direction],
        kinds[kind] ?? kind,
        count,
        dateTime(last)
    );
    return status === null ? text : format(Run.RefusalStatus, text, status);
}
