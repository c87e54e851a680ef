// SPDX-License-Identifier: MIT
// Since when auditing is on. Windows does not keep that, so it is what this administrator's own records say.
import type { Direction, SigningConfiguration } from '../computer/facts';
import { isSameComputer } from '../computer/identity';
import { type Found } from '../change/found';
import { type ChangeRecord } from '../change/record';
import type { AuditName } from './catalogue';
import { isOnUnreported, type SettingState, settingState } from './setting';

/** The switch whose events show who cannot sign. */
export const signingAuditOf: Readonly<Record<Direction, AuditName>> = { outbound: 'outboundAuditSigning', inbound: 'inboundAuditSigning' };

/**
 * Since when the audit of peers that cannot sign is on in a direction, by our own records: ISO 8601, UTC, by the browser's
 * clock. It is when the switch was read back as on after a change that switched it on, if nothing since was seen with it
 * off. What came from a file may say that it was off, never that it was on. Null: not known, or it is off. Of an audit that
 * this Windows does not report it is since when it is stored; whether it is in force, only its events show.
 * @param name the computer's name in the list
 */
export function auditingSince(
    records: readonly ChangeRecord[],
    name: string,
    configuration: SigningConfiguration,
    direction: Direction
): string | null {
    const audit = signingAuditOf[direction];
    if (settingState(configuration, audit).inForce !== 'on' && !isOnUnreported(configuration, audit)) return null;
    const own = records.filter(record => isSameComputer(record, name, configuration));
    const looks = own.flatMap(({ found, latest }) => [found, latest]).filter((look): look is Found => look !== null);
    const lastOff = latestOf(looks.filter(({ settings }) => isIn(settings[audit], 'off')));
    const switchedOn = own.flatMap(({ changes, found, imported }) => {
        const change = changes.find(({ setting }) => setting === audit);
        const now = found?.settings[audit];
        const isOwn = !imported && isIn(change?.after, 'on') && now?.inForce === change?.after.inForce;
        return found && isOwn && isIn(now, 'on') ? [found] : [];
    });
    // The earliest of those since: to switch it on again says nothing new.
    return (
        switchedOn
            .map(({ at }) => at)
            .filter(at => lastOff === null || at > lastOff)
            .sort()[0] ?? null
    );
}

/** The same of both directions. @param configuration null: not read */
export function auditedSince(
    records: readonly ChangeRecord[],
    name: string,
    configuration: SigningConfiguration | null
): Readonly<Record<Direction, string | null>> {
    const since = (direction: Direction): string | null => configuration && auditingSince(records, name, configuration, direction);
    return { outbound: since('outbound'), inbound: since('inbound') };
}

/** Whether a setting was seen on, or off; what is not reported by what is stored of it. */
function isIn(state: SettingState | undefined, wanted: 'on' | 'off'): boolean {
    if (state?.inForce !== 'notReported') return state?.inForce === wanted;
    return wanted === 'on' ? state.stored.kind === 'one' : state.stored.kind === 'zero' || state.stored.kind === 'notStored';
}

function latestOf(looks: readonly Found[]): string | null {
    return (
        looks
            .map(({ at }) => at)
            .sort()
            .pop() ?? null
    );
}
