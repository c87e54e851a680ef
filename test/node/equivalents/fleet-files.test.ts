// SPDX-License-Identifier: MIT
// The files of the exported script, each judged by itself as the module's are. What they make together is judged and run in
// fleet-script.test.ts, its types and members in real-powershell/members.test.ts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../../dev-gateway/root';
import { type CommandList, problemsOfScriptFile } from '../../../tools/checks/powershell';
import { fleetScriptModule, readScriptFiles } from '../../../tools/generate/fleet-script';
import { host } from '../host';
import { item, script } from './fleet';

const files = readScriptFiles(join(root, 'src/app/equivalents/fleet'));
const list = JSON.parse(readFileSync(join(root, 'powershell-module/commands.json'), 'utf8')) as CommandList;
let functions: readonly string[];
before(async () => {
    functions = (await host.inspect(script(item('fs1')))).functions.map(({ name }) => name);
});

async function problems(source: string): Promise<string[]> {
    return problemsOfScriptFile(await host.inspect(source), functions, list);
}

/** What is put at the end of a file, and what is then said of it. */
const planted: readonly (readonly [string, string, RegExp])[] = [
    ['a construct of PowerShell 7', '$x = $true ? 1 : 2', /ps7-ternary/],
    ['a character that is not ASCII', '# \u00e4', /non-ascii/],
    ['a cmdlet outside commands.json', 'Get-Service', /Get-Service is not in commands\.json/],
    ['what Constrained Language Mode refuses', '[pscustomobject] @{ a = 1 }', /constrained-language/],
    ['a read of a whole registry key', "Get-ItemProperty -LiteralPath 'HKLM:\\Cluster'", /whole-key-read/],
    ['an alias', '$x | % { 1 }', /alias/],
    ['a file of somewhere else', '. "$PSScriptRoot/../x.ps1"', /dot-sourcing/],
    ['a syntax error', 'param (', /parse-error/]
];

it('the exported script is generated from the files as they are now', () => {
    const generated = readFileSync(join(root, 'src/generated/fleet-script.ts'), 'utf8');
    assert.equal(generated.slice(generated.indexOf('\n') + 1), fleetScriptModule(files));
});

for (const [name, source] of files)
    describe(`${name}.ps1 of the exported script`, () => {
        it('runs on Windows PowerShell 5.1, and keeps to commands.json', async () => {
            assert.deepEqual(await problems(source), []);
        });

        for (const [what, line, expected] of planted)
            it(`would be found to hold ${what}`, async () => {
                assert.match((await problems(`${source}${line}\n`)).join('\n'), expected);
            });
    });
