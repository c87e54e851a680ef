// SPDX-License-Identifier: MIT
import type { Direction } from '../domain/facts';
import type { Plan, PlannedChange } from '../domain/plan';

const cmdlets: Readonly<Record<Direction, string>> = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' };
const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' };

/**
 * The PowerShell that does the same as a plan, for an elevated prompt on the computer: Windows PowerShell 5.1, inbox
 * cmdlets only, one statement per line. Empty for an empty plan.
 */
export function powershellFor(plan: Plan): string {
    return plan.changes.flatMap(statements).join('\n');
}

function statements({ direction, before, after }: PlannedChange): string[] {
    const set = `${cmdlets[direction]} -RequireSecuritySignature $${after.inForce === 'required' ? 'true' : 'false'} -Force`;
    if (after.stored.kind !== 'notStored') return [set];
    const remove = `Remove-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\${services[direction]}\\Parameters' -Name RequireSecuritySignature`;
    // In force first: whether the running service follows a removed value by itself is not documented.
    return before.inForce === after.inForce ? [remove] : [set, remove];
}
