// SPDX-License-Identifier: MIT
import type { Inspection } from '../../dev-gateway/computers/powershell-host';
import { isPartLine } from '../generate/fleet-script';

/** powershell-module/commands.json. */
export interface CommandList {
    readonly commands: readonly { readonly name: string; readonly module: string; readonly why: string }[];
    readonly calledByTheSdk: readonly { readonly name: string; readonly module: string; readonly why: string }[];
}

/** Changes nothing, and still is for administrators only: it tells which ports of which devices can be reached. */
const scan = 'Test-SmbDevicePort';

/**
 * What is wrong with one file of the module: constructs that Windows PowerShell 5.1, Constrained Language Mode or JEA
 * refuse, commands outside the list, missing help, a wrong role.
 * @param name the file's name without extension; a function of that name must be in it, alone
 * @param ownFunctions the names of all functions of the module
 */
export function problemsOfFunction(
    name: string,
    isPublic: boolean,
    inspection: Inspection,
    ownFunctions: readonly string[],
    list: CommandList
): string[] {
    const problems = problemsOfCode(inspection, [...ownFunctions, ...list.commands.map(command => command.name)]);
    const [own, ...others] = inspection.functions;
    if (!own || own.name !== name || others.length > 0) return [...problems, `the file must hold the function ${name} and no other`];
    if (!own.synopsis) problems.push('help: no .SYNOPSIS');
    if (!own.description) problems.push('help: no .DESCRIPTION');
    for (const parameter of own.parameters) {
        if (!own.parameterHelp[parameter.toUpperCase()]) problems.push(`help: no .PARAMETER ${parameter}`);
    }
    if (!isPublic) return problems;
    if (own.outputs.length === 0) problems.push('help: no .OUTPUTS');
    const role = /^(Get|Test)-/.test(name) && name !== scan ? 'Readers' : 'Administrators';
    if (own.role !== role) problems.push(`help: .ROLE must be ${role}, not "${own.role}"`);
    return problems;
}

/** What the exported script calls, too: it runs where PowerShell is whole, and asks the computers itself. */
const calledByTheScript = ['Invoke-Command', 'Set-StrictMode', 'Where-Object'];

/**
 * What is wrong with one file of the exported script. It is judged as the module is, but for the help, which the script has as a
 * whole. The lines that bring in another file are not exported, so they may stand there.
 * @param ownFunctions the names of all functions of the script
 */
export function problemsOfScriptFile(inspection: Inspection, ownFunctions: readonly string[], list: CommandList): string[] {
    const findings = inspection.findings.filter(({ rule, text }) => rule !== 'dot-sourcing' || !isPartLine(text));
    const allowed = [...ownFunctions, ...calledByTheScript, ...list.commands.map(command => command.name)];
    return problemsOfCode({ ...inspection, findings }, allowed);
}

/** What Windows PowerShell 5.1, Constrained Language Mode or JEA refuse, and commands that are not allowed. */
function problemsOfCode({ findings, commands }: Inspection, allowedCommands: readonly string[]): string[] {
    const allowed = new Set(allowedCommands.map(one => one.toLowerCase()));
    return [
        ...findings.map(finding => `line ${finding.line}: ${finding.rule}: ${finding.text}`),
        ...commands.filter(command => !allowed.has(command.toLowerCase())).map(command => `${command} is not in commands.json`)
    ];
}
