// SPDX-License-Identifier: MIT
// The examples in the exported script's own help, pasted into PowerShell as they stand.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { host } from '../host';
import { Fleet, item, off, on, script } from './fleet';

/** What powershell.exe does with the arguments that the pasting shell hands it, and its exit code. The question is answered Yes. */
const powershellExe = `
function powershell.exe
{
    $given = $args
    $at = [array]::IndexOf($given, '-Command')
    if ($at -ge 0)
    {
        . ([scriptblock]::Create($given[$at + 1] + '; $global:LASTEXITCODE = [int] (-not $?)'))
        return
    }
    $ConfirmPreference = 'None'
    . ([scriptblock]::Create("& $($given[([array]::IndexOf($given, '-File') + 1)..($given.Count - 1)] -join ' ')"))
}
`;

it('each example in the help of the exported script does what it says, pasted into PowerShell', async () => {
    const fleet = new Fleet(host);
    try {
        fleet.add('fs1', srv2022);
        const text = script(item('fs1'));
        writeFileSync(fleet.script, text, 'ascii');
        const examples = text
            .split('.EXAMPLE')
            .slice(1)
            .map(example => example.trim().split('\r\n')[0] ?? '');
        // By line: the result of the only computer, its state afterwards, the exit code.
        const seen: unknown[] = [];
        for (const example of examples) {
            const run = await fleet.runLine(example, powershellExe);
            assert.deepEqual(run.errors, [], example);
            seen.push([run.results, fleet.seen('fs1'), run.exitCode]);
        }
        const before = { outbound: off, inbound: off };
        assert.deepEqual(seen, [
            [{ fs1: 'WouldChange' }, before, 0],
            [{ fs1: 'Changed' }, { outbound: on, inbound: on }, 0],
            [{ fs1: 'Restored' }, before, 0]
        ]);
        // Nothing in it is for one shell alone: cmd.exe hands on what stands there.
        for (const example of examples) assert.doesNotMatch(example, /[$`']/);
        // A failure shows in the exit code of each.
        rmSync(fleet.record);
        fleet.set('fs1', 'inbound', 'required, stored 0');
        for (const example of examples.slice(0, 2)) assert.equal((await fleet.runLine(example, powershellExe)).exitCode, 1, example);
    } finally {
        fleet.close();
    }
});
