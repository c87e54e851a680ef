// SPDX-License-Identifier: MIT
// Since when auditing is on. Windows does not keep that, so it is what this administrator's own records say, or else what
// readings of the settings saw.
import type { Direction, SigningConfiguration } from '../computer/facts';
import { isSameComputer } from '../computer/identity';
import { type Found } from '../change/found';
import { type ChangeRecord } from '../change/record';
import type { AuditName } from './catalogue';
import { isOnUnreported, type SettingState, settingState } from './setting';

/** The switch whose events show who cannot sign. */
export const signingAuditOf: Readonly<Record<Direction, AuditName>> = { outbound: 'outboundAuditSigning', inbound: 'inboundAuditSigning' };

/** What readings of a computer's settings saw of the audits of a direction: ISO 8601, UTC, by the browser's clock. */
export interface AuditSeen {
    /** The first and the last that saw them on, of those after the last that did not; null: there is none. */
    readonly since: string | null;
    readonly last: string | null;
    /** The last that saw one of them off, and the last that could not tell; null: there is none. */
    readonly off: string | null;
    readonly unsure: string | null;
}

export type AuditsSeen = Readonly<Record<Direction, AuditSeen>>;

/**
 * Since when the audit of peers that cannot sign is on in a direction, by our own records. It is when the switch was read back
 * as on after a change that switched it on, if nothing since was seen with it off. What came from a file may say that it was
 * off, never that it was on. Where no record tells, it is since when readings saw it on. Null: not known, or it is off. Of an
 * audit that this Windows does not report it is since when it is stored; whether it is in force, only its events show.
 * @param name the computer's name in the list
 * @param seen what readings saw, where that was kept
 */
export function auditingSince(
    records: readonly ChangeRecord[],
    name: string,
    configuration: SigningConfiguration,
    direction: Direction,
    seen: AuditSeen | null = null
): string | null {
    const audit = signingAuditOf[direction];
    if (settingState(configuration, audit).inForce !== 'on' && !isOnUnreported(configuration, audit)) return null;
    const own = records.filter(record => isSameComputer(record, name, configuration));
    const lastOff = latestOf([seen?.off ?? null, ...own.map(record => lastSeenOff(record, audit))]);
    const switchedOn = own.flatMap(({ changes, found, imported }) => {
        const change = changes.find(({ setting }) => setting === audit);
        const now = found?.settings[audit];
        const isOwn = !imported && isIn(change?.after, 'on') && now?.inForce === change?.after.inForce;
        return found && isOwn && isIn(now, 'on') ? [found.at] : [];
    });
    // The earliest of those since: to switch it on again, or to see it on again, says nothing new.
    const begin = (times: readonly (string | null | undefined)[], after: string | null): string | undefined =>
        times.flatMap(at => (at && (after === null || at > after) ? [at] : [])).sort()[0];
    // Where a record tells, a reading that could not tell says nothing against it.
    return begin(switchedOn, lastOff) ?? begin([seen?.since, seen?.last], latestOf([lastOff, seen?.unsure ?? null])) ?? null;
}

/** Since when each direction is audited; null: not known. */
export type AuditedSince = Readonly<Record<Direction, string | null>>;

/** The same of both directions. @param configuration null: not read */
export function auditedSince(
    records: readonly ChangeRecord[],
    name: string,
    configuration: SigningConfiguration | null,
    seen: AuditsSeen | null = null
): AuditedSince {
    const since = (direction: Direction): string | null =>
        configuration && auditingSince(records, name, configuration, direction, seen?.[direction]);
    return { outbound: since('outbound'), inbound: since('inbound') };
}

/** Whether a setting was seen on, or off; what is not reported by what is stored of it. */
function isIn(state: SettingState | undefined, wanted: 'on' | 'off'): boolean {
    if (state?.inForce !== 'notReported') return state?.inForce === wanted;
    return wanted === 'on' ? state.stored.kind === 'one' : state.stored.kind === 'zero' || state.stored.kind === 'notStored';
}

/** When the computer was last seen with an audit off, as far as one record tells; null: it was not. */
export function lastSeenOff({ found, latest }: ChangeRecord, audit: AuditName): string | null {
    const isOff = (look: Found | null): look is Found => look !== null && isIn(look.settings[audit], 'off');
    return latestOf([found, latest].filter(isOff).map(({ at }) => at));
}

function latestOf(times: readonly (string | null)[]): string | null {
    return times.reduce((last, time) => (last === null || (time !== null && time > last) ? time : last), null);
}
