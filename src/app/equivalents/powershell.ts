// SPDX-License-Identifier: MIT
import type { Direction } from '../domain/computer/facts';
import type { Plan, PlannedChange } from '../domain/change/plan';
import { catalogue, type SettingName } from '../domain/settings/catalogue';
import { storedNumber, type Word } from '../domain/settings/setting';

const cmdlets: Readonly<Record<Direction, string>> = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' };
const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' };

/**
 * The PowerShell that does the same as a plan, for an elevated prompt on the computer: Windows PowerShell 5.1, inbox
 * cmdlets only, one statement per line. Empty for an empty plan.
 */
export function powershellFor(plan: Plan): string {
    return plan.changes.flatMap(statements).join('\n');
}

function statements({ setting, before, after }: PlannedChange): string[] {
    if (after.inForce === 'notReported') return [storing(setting, storedNumber(after.stored) ?? 0)];
    const set = setStatement(setting, after.inForce);
    if (after.stored.kind !== 'notStored') return [set];
    // In force first: whether the running service follows a removed value by itself is not documented.
    return before.inForce === after.inForce ? [removal(setting)] : [set, removal(setting)];
}

/** Where the service of a direction keeps what is stored, as a path of PowerShell's registry drive. */
export function keyOf(direction: Direction): string {
    return `HKLM:\\SYSTEM\\CurrentControlSet\\Services\\${services[direction]}\\Parameters`;
}

/** Removes what is stored of a setting. */
export function removal(setting: SettingName): string {
    const { direction, valueName } = catalogue[setting];
    return `Remove-ItemProperty -Path '${keyOf(direction)}' -Name ${valueName}`;
}

/** Brings a value of a setting in force, which stores it, too. */
export function setStatement(setting: SettingName, word: Word): string {
    const { direction, property, values, isFlag } = catalogue[setting];
    const number = values[word] ?? 0;
    return `${cmdlets[direction]} -${property} ${isFlag ? `$${number === 1}` : number} -Force`;
}

/** Of what this Windows has no parameter for: the value that its server reads. */
function storing(setting: SettingName, data: number): string {
    const { direction, valueName } = catalogue[setting];
    return `New-ItemProperty -Path '${keyOf(direction)}' -Name ${valueName} -PropertyType DWord -Value ${data} -Force`;
}
