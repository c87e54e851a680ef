// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';
import { isSameComputer } from '../computer/identity';
import { sameState, settingState } from '../settings/setting';
import type { Found } from './found';
import type { ChangeRecord } from './record';

/**
 * When what is stored for a direction was stored from here: when it was read back after the latest change of that direction, ISO
 * 8601, UTC, by the browser's clock. Null: another way, or that is not known; a look since that found it otherwise, or what came
 * from a file, proves nothing.
 * @param name the computer's name in the list
 */
export function storedHere(
    records: readonly ChangeRecord[],
    name: string,
    configuration: SigningConfiguration,
    direction: Direction
): string | null {
    const own = records.filter(record => isSameComputer(record, name, configuration));
    const now = settingState(configuration, direction);
    const isOtherwise = (look: Found | null, since: string): boolean =>
        look !== null && look.at >= since && !sameState(look.settings[direction], now);
    const changed = own.flatMap(({ changes, found, imported }) => {
        const change = changes.find(({ setting }) => setting === direction);
        return found && change && !imported && sameState(found.settings[direction], change.after) ? [found.at] : [];
    });
    const latest = changed.sort().pop();
    if (latest === undefined || own.some(({ found, latest: look }) => isOtherwise(found, latest) || isOtherwise(look, latest))) return null;
    return latest;
}
