// SPDX-License-Identifier: MIT
// When Group Policy applied its security settings last, and when it will at the latest again: all by the computer's own clock.
import type { SigningConfiguration } from '../computer/facts';

/** An application of policy. */
export interface Application {
    /** ISO 8601, UTC, by the computer's clock. */
    readonly at: string;
    /** `event`: event 1704 says so. `rsop`: RSoP's end time, which a refresh that applies nothing may stamp: then or before. */
    readonly by: 'event' | 'rsop';
}

/** When a value of policy comes back. */
export type ComesBack =
    /** `everyRefresh`: nothing has to change for it. `due`: it is old enough. `setBack`: applied at a time that has yet to come. */
    | { readonly kind: 'everyRefresh' | 'due' | 'setBack' | 'unknown' }
    /** `minutes`: from now on; null where nobody knows what the computer's clock shows now. `by`: ISO 8601, by its clock. */
    | { readonly kind: 'within'; readonly minutes: number | null; readonly by: string };

/** Unchanged settings are applied again after 16 hours (MaxNoGPOListChangesInterval) and up to half an hour at random. */
const LATEST = 990 * 60_000;

/** From how many milliseconds on clocks are said to differ: so much Kerberos bears, by default. */
export const BEARABLE_SKEW = 5 * 60_000;

/** When policy was really applied last, as far as the computer tells. Null: never, or it is not known. */
export function lastApplication({ outbound, inbound, surroundings }: Sources): Application | null {
    const logged = surroundings.policyEvent?.logged ?? null;
    if (isTime(logged)) return { at: logged, by: 'event' };
    // One time, which both directions report.
    const times = [outbound, inbound].map(({ policy }) => policy.lastApplied).filter(isTime);
    const ended = times.sort((a, b) => Date.parse(a) - Date.parse(b)).pop();
    return ended === undefined ? null : { at: ended, by: 'rsop' };
}

type Sources = Pick<SigningConfiguration, 'outbound' | 'inbound' | 'surroundings'>;

/**
 * When policy stores its value again at the latest, if no object changes before.
 * @param now what the computer's clock shows, see `clockNow`; null: not known
 */
export function comesBack(everyRefresh: boolean, last: Pick<Application, 'at'> | null, now: number | null): ComesBack {
    if (everyRefresh) return { kind: 'everyRefresh' };
    const applied = Date.parse(last?.at ?? '');
    if (Number.isNaN(applied)) return { kind: 'unknown' };
    const by = new Date(applied + LATEST).toISOString();
    if (now === null) return { kind: 'within', minutes: null, by };
    if (applied - now > BEARABLE_SKEW) return { kind: 'setBack' };
    const left = applied + LATEST - now;
    return left > 0 ? { kind: 'within', minutes: Math.ceil(left / 60_000), by } : { kind: 'due' };
}

/**
 * What the computer's clock shows now: what it showed when it was read, and as much more as has passed since by the
 * browser's. Null: it did not show a time.
 */
export function clockNow({ collectedAt }: Pick<SigningConfiguration, 'collectedAt'>, readAt: Date | null, now = Date.now()): number | null {
    const then = Date.parse(collectedAt);
    if (Number.isNaN(then)) return null;
    return readAt ? then + Math.max(0, now - readAt.getTime()) : then;
}

/** By how many minutes a computer's clock is ahead of the browser's, below 0: behind. Null: by no more than Kerberos bears. */
export function clockAhead(collectedAt: string, readAt: Date | string): number | null {
    const difference = Date.parse(collectedAt) - new Date(readAt).getTime();
    return Math.abs(difference) > BEARABLE_SKEW ? Math.round(difference / 60_000) : null;
}

/** How many minutes a time zone is from UTC; null: that is none. */
export function offsetMinutes(utcOffset: string | null): number | null {
    const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(utcOffset ?? '') ?? [];
    return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function isTime(time: string | null): time is string {
    return time !== null && !Number.isNaN(Date.parse(time)) && Math.abs(Date.parse(time)) < 8e15;
}
