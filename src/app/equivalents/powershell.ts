// SPDX-License-Identifier: MIT
import type { ComputerFacts, Direction } from '../domain/facts';
import { isSetting, type Plan, type PlannedChange, type SettingChange } from '../domain/plan';
import type { SettingName } from '../domain/setting';
import { decided, type Goal } from './goal';

const cmdlets: Readonly<Record<Direction, string>> = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' };
const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' };

/** The parameter of the cmdlet, and the registry value that it writes. */
const settings: Readonly<Record<SettingName, { readonly property: string; readonly valueName: string }>> = {
    guestLogons: { property: 'EnableInsecureGuestLogons', valueName: 'AllowInsecureGuestAuth' },
    outboundAuditSigning: same('AuditServerDoesNotSupportSigning'),
    outboundAuditEncryption: same('AuditServerDoesNotSupportEncryption'),
    outboundAuditGuests: same('AuditInsecureGuestLogon'),
    inboundAuditSigning: same('AuditClientDoesNotSupportSigning'),
    inboundAuditEncryption: same('AuditClientDoesNotSupportEncryption'),
    inboundAuditGuests: same('AuditInsecureGuestLogon')
};

function same(property: string): { property: string; valueName: string } {
    return { property, valueName: property };
}

/** Shows what is in force: the commands of Microsoft's "Control SMB signing behavior (preview)". */
export const verifyCommands = [
    'Get-SmbClientConfiguration | FL RequireSecuritySignature',
    'Get-SmbServerConfiguration | FL RequireSecuritySignature'
].join('\n');

/**
 * The PowerShell that does the same as a plan, for an elevated prompt on the computer: Windows PowerShell 5.1, inbox
 * cmdlets only, one statement per line. Empty for an empty plan.
 */
export function powershellFor(plan: Plan): string {
    return plan.changes.flatMap(statements).join('\n');
}

/** The PowerShell that reaches a goal, whatever the computer is like. Empty where nothing is decided. */
export function powershellToReach(goal: Goal): string {
    return decided(goal)
        .map(({ direction, required }) => setRequirement(direction, required))
        .join('\n');
}

/**
 * NETDOM's lines that give a Windows server another name, in place of a DNS alias, and list its names. OTHERNAME stands
 * for the new name.
 */
export function netdomFor({ fqdn, name }: Pick<ComputerFacts, 'fqdn' | 'name'>): string {
    const known = fqdn ?? name ?? '';
    // Nothing that a computer says about itself gets into a command line unless it is a name.
    const server = /^[\p{L}\p{N}._-]+$/u.test(known) && !known.startsWith('-') ? known : 'SERVER';
    const dot = server.indexOf('.');
    const other = `OTHERNAME${dot < 0 ? '.DOMAIN' : server.slice(dot)}`;
    return [`netdom computername ${server} /add:${other}`, `netdom computername ${server} /enumerate`].join('\n');
}

function statements(change: PlannedChange): string[] {
    const { direction, before, after } = change;
    const set = isSetting(change) ? setSetting(change) : setRequirement(change.direction, change.after.inForce === 'required');
    if (after.stored.kind !== 'notStored') return [set];
    const name = isSetting(change) ? settings[change.setting].valueName : 'RequireSecuritySignature';
    const remove = `Remove-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\${services[direction]}\\Parameters' -Name ${name}`;
    // In force first: whether the running service follows a removed value by itself is not documented.
    return before.inForce === after.inForce ? [remove] : [set, remove];
}

function setRequirement(direction: Direction, required: boolean): string {
    return statement(direction, 'RequireSecuritySignature', required);
}

function setSetting({ setting, direction, after }: SettingChange): string {
    return statement(direction, settings[setting].property, after.inForce === 'on');
}

function statement(direction: Direction, property: string, value: boolean): string {
    return `${cmdlets[direction]} -${property} $${value ? 'true' : 'false'} -Force`;
}
