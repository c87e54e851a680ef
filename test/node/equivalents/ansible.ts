// SPDX-License-Identifier: MIT
// What Ansible's win_powershell does with the script of the role, on an emulated computer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { root } from '../../../dev-gateway/root';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { computerOf } from '../../contract/samples';
import { host } from '../host';

export const memory = 'HKLM:\\SOFTWARE\\SMB Signing\\Ansible';
export const script = readFileSync(join(root, 'src/app/equivalents/hand-over/ansible/role/files/smb-setting.ps1'), 'utf8');

export interface RoleAnswer {
    readonly changed: boolean;
    readonly result: { readonly before?: string; readonly after?: string };
    readonly errors: readonly string[];
}

/** A computer on which the role has made the place for what was there before, as win_regedit does. */
export function managedComputer(scenario: Scenario): ScenarioComputer {
    return computerOf({ ...scenario, registry: { ...scenario.registry, [memory.replace(':', '')]: {} } }, host, 'full');
}

/** Runs the script as win_powershell does: with $Ansible, and in check mode with -WhatIf. */
export async function runRole(
    computer: ScenarioComputer,
    parameters: Readonly<Record<string, string>>,
    isCheck = false
): Promise<RoleAnswer> {
    const values = Object.entries(parameters).map(([name, value]) => `${name} = '${value.replace(/'/g, "''")}'`);
    const source = [
        '$Ansible = New-Object -TypeName PSObject -Property @{ Changed = $true; Result = @{}; Diff = @{} }',
        `$values = @{ ${values.join('; ')} }`,
        `try { $null = & {\n${script}\n} @values -Confirm:$false -WhatIf:$${isCheck} } catch { $problem = "$_" }`,
        'New-Object -TypeName PSObject -Property @{ changed = $Ansible.Changed; result = $Ansible.Result; problem = "$problem" }'
    ];
    const call = { script: source.join('\n'), command: null, module: null, parameters: {}, logAudit: false, jea: false };
    const { errors, results } = await computer.run(call, new AbortController().signal);
    assert.deepEqual(errors, []);
    const [answer] = results as [{ changed: boolean; result: RoleAnswer['result']; problem: string }];
    return { changed: answer.changed, result: answer.result, errors: answer.problem ? [answer.problem] : [] };
}
