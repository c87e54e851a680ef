// SPDX-License-Identifier: MIT
// The script that gathers, run in the real engine of the emulated computers.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RemoteRequest, RunAnswer } from '../../../dev-gateway/computers/powershell-host';
import { freshState } from '../../../dev-gateway/computers/state/fresh-state';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { gatherScriptText } from '../../../src/generated/gather-script';
import { host } from '../host';

/** That engine has no cmdlets for JSON: what they would give for property bags. */
const toJson = `function ConvertTo-Json
{
    param ($InputObject, [int] $Depth, [switch] $Compress)

    if ($null -eq $InputObject) { return 'null' }
    if ($InputObject -is [bool]) { return "$InputObject".ToLowerInvariant() }
    if ($InputObject -is [string]) { return [System.Text.Json.JsonSerializer]::Serialize([object] $InputObject, [string]) }
    if ($InputObject -is [System.ValueType]) { return [System.Convert]::ToString($InputObject, [cultureinfo]::InvariantCulture) }
    if ($InputObject -is [System.Collections.IEnumerable] -and $InputObject -isnot [System.Collections.IDictionary])
    {
        return "[$(@(foreach ($one in $InputObject) { ConvertTo-Json -InputObject $one }) -join ',')]"
    }
    $bag = $InputObject
    if ($bag -is [System.Collections.IDictionary]) { $bag = New-Object -TypeName PSObject -Property $bag }
    "{$(@(foreach ($one in $bag.PSObject.Properties) { ""$(ConvertTo-Json -InputObject $one.Name):$(ConvertTo-Json -InputObject $one.Value)"" }) -join ',')}"
}
`;
/** The script where each place has that, the computers, too. */
export const testedScript = gatherScriptText.replace('$reading = {\n', () => `${toJson}$reading = {\n${toJson}`);
assert.notEqual(testedScript, gatherScriptText);

interface Gathering {
    readonly results: readonly string[];
    /** The names that each call went to. */
    readonly asked: readonly (readonly string[])[];
    readonly errors: readonly string[];
}

/** Puts the script into a folder. @returns its path */
export function putScript(folder: string, text = testedScript): string {
    const script = join(folder, 'gather.ps1');
    writeFileSync(script, text, 'ascii');
    return script;
}

/** Runs the script in its folder. @param others the computers that it can reach */
export async function gather(folder: string, parameters: string, others: readonly RemoteRequest[]): Promise<Gathering> {
    const answer: RunAnswer = await host.run({
        script: `
[void] $ExecutionContext.SessionState.Path.SetLocation('${folder}')
foreach ($one in @(& '${join(folder, 'gather.ps1')}' ${parameters})) { "$($one.ComputerName) $($one.Result) $($one.Message)".Trim() }`,
        ...{ command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
        ...{ failing: [], discardWrites: false, state: freshState(win11Ent, new Date()) },
        others: [...others]
    });
    const calls = answer.executed.filter(({ command }) => command === 'Invoke-Command');
    return {
        results: answer.results.map(String),
        asked: calls.map(({ parameters: one }) => one['ComputerName'] as string[]),
        errors: answer.errors.map(({ message }) => message)
    };
}
