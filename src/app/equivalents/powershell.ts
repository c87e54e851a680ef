// SPDX-License-Identifier: MIT
import type { Direction } from '../domain/computer/facts';
import { isSetting, type Plan, type PlannedChange, type SettingChange } from '../domain/change/plan';
import type { SettingName } from '../domain/settings/setting';

const cmdlets: Readonly<Record<Direction, string>> = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' };
const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' };

/** The requirement: parameter and registry value. */
export const signing = 'RequireSecuritySignature';

/** The parameter of the cmdlet, and the registry value that it writes. */
const settings: Readonly<Record<SettingName, { readonly property: string; readonly valueName: string }>> = {
    guestLogons: { property: 'EnableInsecureGuestLogons', valueName: 'AllowInsecureGuestAuth' },
    outboundAuditSigning: same('AuditServerDoesNotSupportSigning'),
    outboundAuditEncryption: same('AuditServerDoesNotSupportEncryption'),
    outboundAuditGuests: same('AuditInsecureGuestLogon'),
    inboundAuditSigning: same('AuditClientDoesNotSupportSigning'),
    inboundAuditEncryption: same('AuditClientDoesNotSupportEncryption'),
    inboundAuditGuests: same('AuditInsecureGuestLogon'),
    inboundAuditSpn: same('AuditClientSpnSupport')
};

function same(property: string): { property: string; valueName: string } {
    return { property, valueName: property };
}

/**
 * The PowerShell that does the same as a plan, for an elevated prompt on the computer: Windows PowerShell 5.1, inbox
 * cmdlets only, one statement per line. Empty for an empty plan.
 */
export function powershellFor(plan: Plan): string {
    return plan.changes.flatMap(statements).join('\n');
}

function statements(change: PlannedChange): string[] {
    const { direction, before, after } = change;
    if (isSetting(change) && after.inForce === 'notReported') return [storing(change)];
    const set = isSetting(change) ? setSetting(change) : setRequirement(change.direction, change.after.inForce === 'required');
    if (after.stored.kind !== 'notStored') return [set];
    const remove = removal(direction, isSetting(change) ? settings[change.setting].valueName : signing);
    // In force first: whether the running service follows a removed value by itself is not documented.
    return before.inForce === after.inForce ? [remove] : [set, remove];
}

/** Where the service of a direction keeps what is stored, as a path of PowerShell's registry drive. */
export function keyOf(direction: Direction): string {
    return `HKLM:\\SYSTEM\\CurrentControlSet\\Services\\${services[direction]}\\Parameters`;
}

/** Removes a stored value; what is in force may stay as it is. */
export function removal(direction: Direction, valueName: string): string {
    return `Remove-ItemProperty -Path '${keyOf(direction)}' -Name ${valueName}`;
}

/** Sets the requirement, in force and stored. */
export function setRequirement(direction: Direction, required: boolean): string {
    return statement(direction, signing, required);
}

function setSetting({ setting, direction, after }: SettingChange): string {
    return statement(direction, settings[setting].property, after.inForce === 'on');
}

/** Of what this Windows has no parameter for: the value that its server reads. */
function storing({ setting, direction, after }: SettingChange): string {
    const data = after.stored.kind === 'one' ? 1 : 0;
    return `New-ItemProperty -Path '${keyOf(direction)}' -Name ${settings[setting].valueName} -PropertyType DWord -Value ${data} -Force`;
}

function statement(direction: Direction, property: string, value: boolean): string {
    return `${cmdlets[direction]} -${property} $${value ? 'true' : 'false'} -Force`;
}
