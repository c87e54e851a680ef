// SPDX-License-Identifier: MIT
// Since when readings of the settings have seen auditing on: it may have been on before, by a policy or by someone else.
import type { Direction, SigningConfiguration } from '../computer/facts';
import type { AuditSeen, AuditsSeen } from '../settings/audit-since';
import { isAuditing } from './audit-doubt';

/** What one reading saw. @param at when it was answered: ISO 8601, UTC, by the browser's clock */
export function seenAt(configuration: SigningConfiguration, at: string): AuditsSeen {
    const seen = (direction: Direction): AuditSeen =>
        isAuditing(configuration, direction) ? { since: at, last: at, off: null } : { since: null, last: null, off: at };
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
        const offs = [a.off, b.off].flatMap(at => (at === null ? [] : [at < now ? at : now])).sort();
        const off = offs[offs.length - 1] ?? null;
        const on = [a.since, a.last, b.since, b.last].flatMap(at => (at !== null && at <= now && (off === null || at > off) ? [at] : []));
        on.sort();
        return { since: on[0] ?? null, last: on[on.length - 1] ?? null, off };
    };
    return { outbound: both('outbound'), inbound: both('inbound') };
}
