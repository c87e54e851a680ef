// SPDX-License-Identifier: MIT
import type { ComputerFacts, Direction } from '../domain/facts';
import { ownName } from '../domain/identity';
import { isSetting, type Plan, type PlannedChange, type SettingChange } from '../domain/plan';
import type { SettingName } from '../domain/setting';
import { defaultOf } from '../domain/windows-defaults';
import { decided, type Goal } from './goal';

const cmdlets: Readonly<Record<Direction, string>> = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' };
const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' };

/** The requirement: parameter and registry value. */
const signing = 'RequireSecuritySignature';

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

/**
 * The PowerShell that reaches a goal on any computer of the same Windows, whatever is set there. Empty where nothing is
 * decided; nothing for a direction that shall have a default that is not known.
 */
export function powershellToReach(goal: Goal, computer: ComputerFacts): string {
    return decided(goal)
        .flatMap(({ direction, target }) => {
            if (target !== 'windowsDefault') return [setRequirement(direction, target === 'required')];
            const byDefault = defaultOf(computer, direction);
            if (byDefault === 'unknown' || byDefault === 'sourcesDisagree') return [];
            // Where nothing is stored any more, to remove it would be an error. By name: a malformed value beside it makes
            // Windows PowerShell throw for the whole key.
            const isStored = `Get-ItemProperty -Path '${keyOf(direction)}' -Name ${signing} -ErrorAction SilentlyContinue`;
            return [setRequirement(direction, byDefault === 'required'), `if (${isStored}) { ${removal(direction, signing)} }`];
        })
        .join('\n');
}

/**
 * NETDOM's lines that give a Windows server another name, in place of a DNS alias, and list its names. OTHERNAME stands
 * for the new name.
 */
export function netdomFor(computer: Pick<ComputerFacts, 'fqdn' | 'name'>): string {
    const known = ownName(computer) ?? '';
    const server = isPlainName(known) ? known : 'SERVER';
    const other = `OTHERNAME${domainOf(server) || '.DOMAIN'}`;
    return [`netdom computername ${server} /add:${other}`, `netdom computername ${server} /enumerate`].join('\n');
}

/**
 * NETDOM's line that gives a Windows server the name that an alias gives it now; null where DNS says a name that is not
 * plain. A short alias gets the server's domain.
 */
export function netdomForAlias(server: string, alias: string): string | null {
    const [own, other] = [server, alias].map(name => name.replace(/\.$/, '')) as [string, string];
    if (!isPlainName(own) || !isPlainName(other)) return null;
    return `NETDOM COMPUTERNAME ${own} /ADD:${other.includes('.') ? other : other + domainOf(own)}`;
}

/** Nothing that a computer or DNS says gets into a command line unless it is a name. */
function isPlainName(name: string): boolean {
    return /^[\p{L}\p{N}._-]+$/u.test(name) && !name.startsWith('-');
}

/** The domain with its dot; empty for a short name. */
function domainOf(name: string): string {
    const dot = name.indexOf('.');
    return dot < 0 ? '' : name.slice(dot);
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

function keyOf(direction: Direction): string {
    return `HKLM:\\SYSTEM\\CurrentControlSet\\Services\\${services[direction]}\\Parameters`;
}

function removal(direction: Direction, valueName: string): string {
    return `Remove-ItemProperty -Path '${keyOf(direction)}' -Name ${valueName}`;
}

function setRequirement(direction: Direction, required: boolean): string {
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
