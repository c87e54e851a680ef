// SPDX-License-Identifier: MIT
// Expression by expression: what the host's stand-ins answer, the real cmdlets answer, too. For the registry they stand on
// RegistryProvider.cs; docs/stand-ins.md says what that, and the rest that Linux lacks, was held against.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PowerShellHost, type RunAnswer } from '../../../dev-gateway/computers/powershell-host';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { host } from '../host';
import { RealPowerShell } from './pwsh';

const pwsh = RealPowerShell.create();
after(() => pwsh.stop());

const state = {
    ...srv2022,
    registry: {
        'HKLM\\SOFTWARE\\Key': { One: 1, Text: 'a', List: ['a', 'b'], Large: 4294967295, Huge: 5000000000, '': 'unnamed', mixedCase: 0 },
        'HKLM\\SOFTWARE\\Empty': {},
        'HKLM\\SOFTWARE\\Kept': { One: 1 },
        'HKLM\\SOFTWARE\\Malformed': { Good: 1, Bad: { bytes: 8 }, After: 2 },
        ...Object.fromEntries(Array.from({ length: 16 }, (_, number) => [`HKLM\\SOFTWARE\\Key${number}`, { One: 1, Text: 'a', Other: 2 }]))
    }
};

/** Where the host answers otherwise, and why it may. */
const allowed: Readonly<Record<string, string>> = {
    'New-Object -TypeName No.Such.Type': 'the host makes property bags only',
    'ConvertFrom-Json "1"': 'Int32 in Windows PowerShell 5.1',
    'ConvertFrom-Json "9223372036854775808"': 'no command takes one as large',
    "ConvertFrom-Json '[]'": 'Windows PowerShell 5.1 gives an array as one object',
    "ConvertFrom-Json '[1]'": 'as above',
    'ConvertFrom-Json \'[1, "a", null]\'': 'as above',
    "ConvertFrom-Json '[[1], [2]]'": 'as above',
    'ConvertFrom-Json \'{ "a": 1, "A": 2 }\'': 'no command takes an object',
    'ConvertFrom-Json \'{ "a": 1, "a": 2 }\'': 'as above',
    'ConvertFrom-Json \'{ "": 1 }\'': 'as above',
    'ConvertFrom-Json \'"2026-11-25T10:00:00Z"\'': 'a text in Windows PowerShell 5.1',
    "ConvertFrom-Json '{'": 'another parser, as in Windows PowerShell 5.1; the error id is the same',
    "ConvertFrom-Json 'x'": 'as above',
    "ConvertFrom-Json ''": 'the SDK gives JSON, which is never empty',
    "Get-ItemProperty -LiteralPath 'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Key' -Name One":
        'the provider of these tests is in no snap-in; no script names a key so',
    "Get-ItemProperty -LiteralPath 'NO:\\SOFTWARE\\Key'": 'the host has no drives; no script names another',
    "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\K*' -Name One": 'no script gives a path with wildcards',
    "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key', 'HKLM:\\SOFTWARE\\Kept' -Name One": 'no script gives more than one path',
    "'HKLM:\\SOFTWARE\\Key' | Get-ItemProperty -Name One": 'no script gives the path through the pipeline'
};

/** Runs expressions one by one. Of each value the type is given, too: JSON knows few. Calls no cmdlet that the host lacks. */
const runner = `
function Show($value, $depth) {
    if ($null -eq $value) { return 'null' }
    if ($value -is [System.Management.Automation.ErrorRecord]) {
        $category = $value.CategoryInfo
        return "error $($value.FullyQualifiedErrorId) | $($value.Exception.GetType().Name): $($value.Exception.Message) | $($category.Category) $($category.Activity) $($category.Reason) $($category.TargetName) $($category.TargetType)"
    }
    if ($value -is [array]) { return '[' + (@(foreach ($one in $value) { Show $one ($depth + 1) }) -join ', ') + ']' }
    if ($value -is [System.Management.Automation.PSCustomObject] -and $depth -lt 4) {
        return '{' + (@(foreach ($property in $value.PSObject.Properties) { "$($property.Name): $(Show $property.Value ($depth + 1))" }) -join ', ') + '}'
    }
    "$($value.GetType().Name) $value"
}
foreach ($text in $expressions) {
    $shown = @()
    try { & ([scriptblock]::Create($text)) 2>&1 | ForEach-Object { $shown += Show $_ 0 } } catch { $shown += 'thrown ' + (Show $_ 0) }
    $shown -join [char]10
}
`;

/** By cmdlet. */
const expressions: Readonly<Record<string, readonly string[]>> = {
    'New-Object': [
        'New-Object -TypeName PSObject',
        'New-Object -TypeName PSObject -Property ([ordered] @{ a = 1; b = $null; c = @(); d = "x" })',
        'New-Object PSObject -Property ([ordered] @{ z = 1; a = 2 })',
        'New-Object -TypeName PSObject -Property @{ ToString = 1 }',
        'New-Object -TypeName PSObject -Property @{ Copy = 1 }',
        'New-Object -TypeName PSObject -Property @{ BaseObject = 4 }',
        'New-Object -TypeName PSObject -Property @{ 1 = 2 }',
        '(New-Object -TypeName PSObject -Property @{ PSTypeName = "Some.Name" }).PSObject.TypeNames -join ","',
        'New-Object -TypeName PSObject -Property @{ "" = 2 }',
        'New-Object -TypeName No.Such.Type',
        'New-Object -TypeName PSObject -Property 1',
        '(New-Object -TypeName PSObject -Property @{ a = 1 }).PSObject.TypeNames -join ","'
    ],
    'Write-Error': [
        'Write-Error -Message "words"',
        'Write-Error "words"',
        'Write-Error -Message "words" -ErrorId Some -Category InvalidOperation -TargetObject 5',
        'function Do-It { [CmdletBinding()] param () Write-Error -Message "words" -ErrorId Some } Do-It',
        'function Do-It { Write-Error -Message "words" -ErrorId Some } Do-It',
        'function Do-It { [CmdletBinding()] param () try { Write-Error -ErrorAction Stop -Message "words" -ErrorId Some -Category InvalidData } catch { $_.CategoryInfo.Activity; $_.CategoryInfo.Reason; $_.CategoryInfo.TargetName; $_.CategoryInfo.TargetType; $_.FullyQualifiedErrorId; "$($_.CategoryInfo)"; $_.InvocationInfo.MyCommand.Name; $_.Exception.GetType().FullName; $_.ScriptStackTrace.Split("`n").Count } } Do-It',
        'try { Write-Error -Message "" -ErrorAction Stop } catch { "$_"; $_.FullyQualifiedErrorId }',
        'Write-Error -Message $null',
        '"a", "b" | Write-Error',
        'Write-Error -Message words -ErrorId ""',
        'Write-Error -Message words -ErrorAction SilentlyContinue -ErrorVariable kept; $kept.Count; "$kept"',
        'Write-Error'
    ],
    'ConvertFrom-Json': [
        'ConvertFrom-Json "1"',
        'ConvertFrom-Json "4294967295"',
        'ConvertFrom-Json "-2147483649"',
        'ConvertFrom-Json "9223372036854775807"',
        'ConvertFrom-Json "9223372036854775808"',
        'ConvertFrom-Json "1.5"',
        'ConvertFrom-Json "1e3"',
        'ConvertFrom-Json "1.0"',
        'ConvertFrom-Json "true"',
        'ConvertFrom-Json "null"',
        'ConvertFrom-Json \'"a"\'',
        'ConvertFrom-Json \'""\'',
        "ConvertFrom-Json '[]'",
        "ConvertFrom-Json '[1]'",
        'ConvertFrom-Json \'[1, "a", null]\'',
        "ConvertFrom-Json '[[1], [2]]'",
        "ConvertFrom-Json '{}'",
        'ConvertFrom-Json \'{ "a": { "b": [ { "c": 5000000000 } ] }, "d": null }\'',
        'ConvertFrom-Json \'{ "a": 1, "A": 2 }\'',
        'ConvertFrom-Json \'{ "a": 1, "a": 2 }\'',
        'ConvertFrom-Json \'{ "": 1 }\'',
        'ConvertFrom-Json \'"2026-11-25T10:00:00Z"\'',
        'ConvertFrom-Json \'"\\u00e4\\n"\'',
        "ConvertFrom-Json '{'",
        "ConvertFrom-Json 'x'",
        "ConvertFrom-Json ''",
        "ConvertFrom-Json '\"''; calc #\"'"
    ],
    'Get-ItemProperty': [
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key'",
        "Get-ItemProperty -LiteralPath 'hklm:\\software\\KEY'",
        "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key' -Name One",
        "Get-ItemProperty 'HKLM:\\SOFTWARE\\Key' One, text",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key' -Name No",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key' -Name One, No, Text",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key' -Name No, Neither",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Empty'",
        "$null -eq (Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Empty')",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Empty' -Name One",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\No'",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\No' -Name One",
        "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\No'",
        "Get-ItemProperty -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Key' -Name One",
        "Get-ItemProperty -LiteralPath 'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Key' -Name One",
        "Get-ItemProperty -LiteralPath 'HKLM\\SOFTWARE\\Key' -Name One",
        "Get-ItemProperty -LiteralPath 'HKLM:SOFTWARE\\Key' -Name One",
        "Get-ItemProperty -LiteralPath 'NO:\\SOFTWARE\\Key'",
        "Get-ItemProperty -LiteralPath ''",
        "(Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key').One",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Malformed'",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Malformed' -Name Good",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Malformed' -Name Bad",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Malformed' -ErrorAction SilentlyContinue",
        "(Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key').PSObject.Properties.Name -join ','",
        "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\K*' -Name One",
        "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key' -Name O*",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key' -Name O*",
        "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key', 'HKLM:\\SOFTWARE\\Kept' -Name One",
        "'HKLM:\\SOFTWARE\\Key' | Get-ItemProperty -Name One",
        'try { Get-ItemProperty -LiteralPath \'HKLM:\\SOFTWARE\\No\' -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; "$_"; $_.TargetObject }'
    ],
    'New-ItemProperty': [
        `New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key10' -Name Two -PropertyType DWord -Value 1 -Force; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key10' -Name One, Two -ErrorAction SilentlyContinue | ForEach-Object { "$($_.One) $($_.Two)" }`,
        `New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key11' -Name one -PropertyType DWord -Value 0 -Force -Confirm:$false -WhatIf:$false -ErrorAction Stop; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key11' -Name One, Two -ErrorAction SilentlyContinue | ForEach-Object { "$($_.One) $($_.Two)" }`,
        `New-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key12' -Name One -PropertyType DWord -Value 0; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key12' -Name One, Two -ErrorAction SilentlyContinue | ForEach-Object { "$($_.One) $($_.Two)" }`,
        `New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key13' -Name Two -PropertyType DWord -Value 1 -Force -WhatIf; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key13' -Name One, Two -ErrorAction SilentlyContinue | ForEach-Object { "$($_.One) $($_.Two)" }`,
        `New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key14' -Name Two -PropertyType DWord -Value 1 -Force -Confirm; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key14' -Name One, Two -ErrorAction SilentlyContinue | ForEach-Object { "$($_.One) $($_.Two)" }`,
        "New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\No' -Name Two -PropertyType DWord -Value 1 -Force"
    ],
    'Remove-ItemProperty': [
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key0' -Name one; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key0' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key1' -Name One, Text; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key1' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key2' -Name One, No, Text; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key2' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key3' -Name No; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key3' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key4' -Name No -ErrorAction SilentlyContinue; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key4' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\No' -Name One",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key5' -Name One -WhatIf; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key5' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key6' -Name One -Confirm; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key6' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key7' -Name O*; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key7' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -Path 'HKLM:\\SOFTWARE\\Key8' -Name O*; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key8' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }",
        "Remove-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key9' -Name One -Confirm:$false -WhatIf:$false -ErrorAction Stop; Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Key9' -Name Other, One, Text -ErrorAction SilentlyContinue | ForEach-Object { @($_.PSObject.Properties.Name) -notlike 'PS*' -join ',' }"
    ]
};

async function answers(engine: PowerShellHost, texts: readonly string[]): Promise<readonly unknown[]> {
    const { results, errors }: RunAnswer = await engine.run({
        script: `$expressions = @(${texts.map(text => `'${text.replace(/'/g, "''")}'`).join(', ')})\n${runner}`,
        command: null,
        parameters: null,
        module: null,
        languageMode: 'FullLanguage',
        throw: null,
        failing: [],
        discardWrites: false,
        state
    });
    assert.deepEqual(errors, []);
    assert.equal(results.length, texts.length);
    return results;
}

/**
 * Without what comes of Linux alone: slashes in the registry's paths, a provider that is in no snap-in, and the live
 * objects PSDrive and PSProvider, which the host leaves out.
 */
function plain(answer: unknown): string {
    return String(answer)
        .replace(/(, PSDrive: \w+ \w+)?, PSProvider: \w+ \w+/g, '')
        .replace(/,PSDrive,PSProvider/g, '')
        .replace(/(HKEY_LOCAL_MACHINE|HKLM:)[/\\][\w/\\]*/g, path => path.replace(/\//g, '\\'))
        .replace(/String (Registry::HKEY)/g, 'String Microsoft.PowerShell.Core\\$1');
}

for (const [cmdlet, all] of Object.entries(expressions)) {
    describe(`${cmdlet}, as the real one`, () => {
        const both = Promise.all([host, pwsh].map(engine => answers(engine, all)));
        all.forEach((expression, index) => {
            it(expression, async () => {
                const [standIn, real] = await both;
                const [ours, theirs] = [standIn?.[index], plain(real?.[index])];
                if (allowed[expression] === undefined) assert.equal(ours, theirs);
                else assert.notEqual(ours, theirs);
            });
        });
    });
}
