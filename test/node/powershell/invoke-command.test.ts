// SPDX-License-Identifier: MIT
// The stand-in for Invoke-Command: what a script may rely on, and may not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshState } from '../../../dev-gateway/computers/state/fresh-state';
import type { RemoteRequest, RunAnswer } from '../../../dev-gateway/computers/powershell-host';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { host } from '../host';

const state = (): unknown => freshState(srv2022, new Date());

function run(script: string, others: readonly Partial<RemoteRequest>[] = [{ names: ['a'] }, { names: ['b'] }]): Promise<RunAnswer> {
    return host.run({
        ...{ script, command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
        ...{ failing: [], discardWrites: false, state: state() },
        others: others.map(one => ({ names: [], failing: [], discardWrites: false, state: state(), ...one }))
    });
}

describe('Invoke-Command on emulated computers', () => {
    it('brings arguments as copies and nothing else of the caller; results name their computer and are copies', async () => {
        const { results, errors } = await run(`
            $local = 'here'
            $bag = New-Object -TypeName PSObject -Property @{ Value = 'original' }
            $block = { param ($Given) $Given.Value = 'changed'; New-Object -TypeName PSObject -Property @{ Given = $Given.Value; Local = "$local" } }
            foreach ($one in Invoke-Command -ComputerName a, b -ScriptBlock $block -ArgumentList $bag)
            {
                "$($one.PSComputerName) $($one.Given) '$($one.Local)' $($one.PSObject.TypeNames[0])"
            }
            $bag.Value`);
        assert.deepEqual(errors, []);
        assert.deepEqual(results, [
            "a changed '' Deserialized.System.Management.Automation.PSCustomObject",
            "b changed '' Deserialized.System.Management.Automation.PSCustomObject",
            'original'
        ]);
    });

    it('changes the computer that it names, and keeps functions from block to block and computer to computer apart', async () => {
        const {
            errors,
            others,
            state: own
        } = await run(`
            Invoke-Command -ComputerName b -ScriptBlock { function Left { 1 }; Set-SmbServerConfiguration -RequireSecuritySignature $true -Force }
            Invoke-Command -ComputerName a, b -ScriptBlock { if (Get-Command -Name Left -ErrorAction SilentlyContinue) { throw 'kept' } }`);
        assert.deepEqual(errors, []);
        const required = [...(others ?? []).map(one => one.state), own].map(
            one => (one as { inbound: Record<string, unknown> }).inbound['RequireSecuritySignature']
        );
        assert.deepEqual(required, [false, true, false]);
    });

    it('an error of the computer tells its origin, and stops neither the script nor the other computers', async () => {
        const { results } = await run(`
            $ErrorActionPreference = 'Stop'
            $given = Invoke-Command -ComputerName a, b -ErrorAction SilentlyContinue -ErrorVariable problems -ScriptBlock { 'before'; throw 'own words' }
            foreach ($one in $given) { "$one $($one.PSComputerName)" }
            foreach ($one in $problems) { "$one $($one.OriginInfo.PSComputerName)" }`);
        assert.deepEqual(results, ['before a', 'before b', 'own words a', 'own words b']);
    });

    it('a computer without a session gives an error with its name, and no result', async () => {
        const failing = [{ command: 'Invoke-Command', errorId: 'AccessDenied', message: 'Access is denied.' }];
        const { results } = await run(
            `
            $given = @(Invoke-Command -ComputerName nobody, a, b -ErrorAction SilentlyContinue -ErrorVariable problems -ScriptBlock { 'here' })
            foreach ($one in $given) { "$one $($one.PSComputerName)" }
            foreach ($one in $problems) { "$($one.TargetObject) $($one.FullyQualifiedErrorId.Split(',')[0..1] -join ',')" }`,
            [{ names: ['a'], failing }, { names: ['b'] }]
        );
        assert.deepEqual(results, ['here b', 'nobody NetworkPathNotFound,PSSessionStateBroken', 'a AccessDenied,PSSessionStateBroken']);
    });

    it('one name that is none refuses the whole call', async () => {
        const { results, errors } = await run("Invoke-Command -ComputerName a, 'not a name' -ScriptBlock { 'here' }");
        assert.deepEqual(results, []);
        assert.match(errors[0]?.errorId ?? '', /^PSSessionInvalidComputerName/);
    });
});
