// SPDX-License-Identifier: MIT
// Since when readings of the settings have seen auditing on: it may have been on before, by a policy or by someone else.
import type { Direction, SigningConfiguration } from '../computer/facts';
import type { AuditSeen, AuditsSeen } from '../settings/audit-since';
import { isAuditing } from './audit-doubt';

/** What one reading saw. @param at when it was answered: ISO 8601, UTC, by the browser's clock */
export function seenAt(configuration: SigningConfiguration, at: string): AuditsSeen {
    const seen = (direction: Direction): AuditSeen => {
        const isOn = isAuditing(configuration, direction);
        const on = isOn === true ? at : null;
        return { since: on, last: on, off: isOn === false ? at : null, unsure: isOn === null ? at : null };
    };
    return { outbound: seen('outbound'), inbound: seen('inbound') };
}

/**
 * What two windows saw of one computer. Of what lay between the first and the last that one of them saw it on, only these two
 * are known: it may begin too late, and never too early.
 * @param now what claims to be later was seen by a clock that was wrong: it never proves that auditing is on
 */
export function seenByBoth(one: AuditsSeen, other: AuditsSeen, now: string): AuditsSeen {
    const both = (direction: Direction): AuditSeen => {
        const [a, b] = [one[direction], other[direction]];
        const [off, unsure] = [latest([a.off, b.off], now), latest([a.unsure, b.unsure], now)];
        const begin = latest([off, unsure], now) ?? '';
        const on = [a.since, a.last, b.since, b.last].flatMap(at => (at !== null && at <= now && at > begin ? [at] : [])).sort();
        return { since: on[0] ?? null, last: on[on.length - 1] ?? null, off, unsure };
    };
    return { outbound: both('outbound'), inbound: both('inbound') };
}

function latest(times: readonly (string | null)[], now: string): string | null {
    return times.reduce((last, at) => (at === null || (last !== null && last >= at) ? last : at < now ? at : now), null);
}
