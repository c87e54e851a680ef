// SPDX-License-Identifier: MIT
import type { ModuleFunction } from './module-function';
import { commandText } from './powershell';

/** What the exported script reads of each computer. */
const gathered = ['Get-SmbSigningConfiguration', 'Get-SmbSigningEvidence', 'Get-SmbSigningConnection'];

/** The line in place of which the functions stand. */
const functionsLine = /^( *)\. "\$PSScriptRoot\/module-functions\.ps1"$/m;

/**
 * The TypeScript module with the script that gathers: the file as it is, with the module's functions that it calls on each computer.
 * @throws where the file has no place for them, or does not begin with a comment for developers
 */
export function gatherScriptModule(source: string, all: readonly ModuleFunction[]): string {
    const [comment] = /^(#.*\n)+\n/.exec(source) ?? [];
    const [line, indent = ''] = functionsLine.exec(source) ?? [];
    if (comment === undefined || line === undefined) throw new Error('smb-signing-gather.ps1 lacks its comment, or a place for functions.');
    const functions = commandText(gathered, all).replace(/^(?=.)/gm, indent);
    const text = source.slice(comment.length).replace(line, () => functions);
    return `/** The script that reads many computers. */\nexport const gatherScriptText: string = ${JSON.stringify(text)};\n`;
}
