// SPDX-License-Identifier: MIT
// The exported script in the real engine, over several emulated computers.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { srv2016 } from '../../../dev-gateway/scenarios/servers/srv2016';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { fleetScript } from '../../../src/app/equivalents/fleet-script';
import { host } from '../host';
import { change, Fleet, item, off, on, origin, refused, row, script, session, writing } from './fleet';

let fleet: Fleet;
beforeEach(() => (fleet = new Fleet(host)));
afterEach(() => fleet.close());

describe('the exported script, as text', () => {
    const text = script(item('fs1'), item('fs2', [change('inbound', off, 'required, not stored')], 'C1'));
    it('is Windows PowerShell 5.1, and calls no command that Windows may lack', async () => {
        const { findings, commands, functions } = await host.inspect(text);
        assert.deepEqual(findings, []);
        const own = new Set(functions.map(({ name }) => name));
        assert.deepEqual(
            commands.filter(name => !own.has(name)),
            [
                ...[
                    'Get-CimInstance',
                    'Get-ItemProperty',
                    'Get-SmbClientConfiguration',
                    'Get-SmbServerConfiguration',
                    'Invoke-Command',
                    'New-Object'
                ],
                ...['Remove-ItemProperty', 'Set-SmbClientConfiguration', 'Set-SmbServerConfiguration'],
                ...['Set-StrictMode', 'Where-Object']
            ]
        );
    });

    it('the check finds what only PowerShell 7 knows, in it too', async () => {
        const broken = text.replace("$stop = ''", "$stop = $true ? '' : ''");
        assert.notEqual(broken, text);
        assert.deepEqual(
            (await host.inspect(broken)).findings.map(({ rule }) => rule),
            ['ps7-ternary']
        );
    });

    it('explains itself: help for the script and each parameter, whatever the target is called', async () => {
        const hostile = fleetScript([item('fs1')], { ...origin, targetText: "x #>\n'; throw 'injected'; <# .PARAMETER y \u2019" });
        for (const one of [text, hostile]) {
            writeFileSync(fleet.script, one, 'ascii');
            const { results, errors } = await host.run({
                script: `
$help = [System.Management.Automation.Language.Parser]::ParseFile('${fleet.script}', [ref] $null, [ref] $null).GetHelpContent()
$help.Synopsis.Trim(); @($help.Parameters.Keys | Where-Object { $help.Parameters[$_].Trim() }) -join ' '`,
                ...{ command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
                ...{ failing: [], discardWrites: false, state: {} }
            });
            assert.deepEqual(errors, []);
            assert.match(String(results[0]), /^Changes SMB signing as planned for \d computers?/);
            assert.deepEqual(String(results[1]).split(' ').sort(), [
                'CREDENTIAL',
                'FIRST',
                'RECORDPATH',
                'STOPAFTERFAILURES',
                'THROTTLELIMIT',
                'UNDO'
            ]);
        }
        fleet.add('fs1', srv2022);
        assert.deepEqual((await fleet.run(hostile)).results, { fs1: 'Changed' });
    });
});

describe('the exported script, over several computers with faults', () => {
    /** One malformed value stands beside those that the script reads. */
    const beside = { Neighbour: { malformed: true } } as const;
    const odd = {
        ...srv2022,
        registry: {
            ...srv2022.registry,
            [workstationKey]: { ...srv2022.registry[workstationKey], ...beside },
            [serverKey]: { ...srv2022.registry[serverKey], ...beside }
        }
    };
    const toDefault = [
        change('outbound', on, 'required, not stored'),
        change('inbound', 'required, not stored', 'not required, not stored')
    ];
    const items = [
        item('fs1'),
        item('fs2.lab.example'),
        item('reset', toDefault),
        item('already'),
        item('since'),
        item('half', [change('inbound', off, on)]),
        item('refused'),
        item('discards'),
        item('gone'),
        item('unknown'),
        item('locked'),
        item('midway'),
        item('cut'),
        item('blind'),
        item('core'),
        item('nothing', [])
    ];
    const expected = {
        ...{ fs1: 'Changed', 'fs2.lab.example': 'Changed', reset: 'Changed', already: 'AlreadySo', since: 'Skipped', half: 'Skipped' },
        ...{ refused: 'Failed', discards: 'NotVerified', gone: 'Unreachable', unknown: 'Unreachable', locked: 'NeedsCredentials' },
        ...{ midway: 'NotVerified', cut: 'Changed', blind: 'Failed', core: 'Changed', nothing: 'NothingToDo' }
    };

    beforeEach(() => {
        fleet
            .add('fs1', odd)
            .add('fs2.lab.example', srv2016, { languageMode: 'ConstrainedLanguage' })
            .add('reset', srv2025, {}, { outbound: on, inbound: 'required, not stored' })
            .add('already', srv2022, {}, { outbound: on, inbound: on })
            .add('since', srv2022, {}, { outbound: off, inbound: 'not required, not stored' })
            .add('half', srv2022, {}, { inbound: 'required, stored 0' })
            .add('refused', srv2022, refused)
            .add('discards', srv2022, { discardWrites: true })
            .add('gone', srv2022, session('NetworkPathNotFound', 'The network path was not found.'))
            .add('locked', srv2022, session('AccessDenied', 'Access is denied.'))
            .add('midway', srv2022, session('WinRMOperationTimeout', 'The connection was lost.', writing))
            .add('cut', srv2022, { ...session('WinRMOperationTimeout', 'The connection was lost.', writing), breaksAfterwards: true })
            .add('blind', srv2022, {
                failing: [{ command: 'Get-ItemProperty', message: 'Requested registry access is not allowed.', errorId: 'x' }]
            })
            .add('core', { ...srv2025, policy: { lastApplied: null, objects: [] } }, {}, { outbound: off, inbound: off })
            .add('nothing', srv2022)
            .add('not in the list', srv2022);
    });

    it('each ends with one row, in the order of the list; what was not as planned is not written', async () => {
        const before = fleet.snapshot();
        const run = await fleet.run(script(...items));
        assert.deepEqual(run.errors, []);
        assert.deepEqual(
            run.rows.map(({ ComputerName, Result }) => [ComputerName, Result]),
            items.map(({ name }) => [name, expected[name as keyof typeof expected]])
        );
        for (const name of ['fs1', 'fs2.lab.example', 'cut', 'core']) assert.deepEqual(fleet.seen(name), { outbound: on, inbound: on });
        assert.deepEqual(fleet.seen('reset'), { outbound: 'required, not stored', inbound: 'not required, not stored' });
        const after = fleet.snapshot();
        for (const name of ['already', 'since', 'half', 'discards', 'gone', 'locked', 'midway', 'blind', 'nothing', 'not in the list'])
            assert.deepEqual(after[name], before[name], name);
        assert.deepEqual(fleet.seen('refused'), { outbound: on, inbound: off });
        assert.equal(run.exitCode, 1);
        assert.match(
            run.summary,
            /^Computers: 16\. Changed: 5, AlreadySo: 1, Skipped: 2, Failed: 2, NotVerified: 2, Unreachable: 2, Needs/
        );
    });

    it('says what was read, and what is wrong in the own words of the computer', async () => {
        const run = await fleet.run(script(...items));
        assert.deepEqual(row(run, 'fs1'), {
            ComputerName: 'fs1',
            Before: `Outbound: ${off}; Inbound: ${off}`,
            After: `Outbound: ${on}; Inbound: ${on}`,
            Result: 'Changed',
            Message: ''
        });
        assert.match(
            row(run, 'since').Message,
            /^Inbound changed since the plan\. Expected: not required, stored 0\. Found: not required, not stored\.$/
        );
        assert.match(row(run, 'refused').Message, /^Inbound: Access is denied\.$/);
        assert.equal(row(run, 'refused').After, `Outbound: ${on}; Inbound: ${off}`);
        assert.match(row(run, 'discards').Message, /Outbound: written without an error\. Read back: not required, stored 0\./);
        assert.match(row(run, 'gone').Message, /\[gone\] .*The network path was not found\./);
        assert.match(row(run, 'unknown').Message, /cannot be found/);
        assert.match(row(run, 'midway').Message, /no answer to the write: .*The connection was lost\. Read back: not required, stored 0\./);
        assert.match(row(run, 'cut').Message, /no answer to the write: .* Read back: required, stored 1\./);
        assert.match(row(run, 'blind').Message, /Outbound could not be read: Requested registry access is not allowed\./);
    });

    it('takes a stored text "1" for another value than 1', async () => {
        const text = { ...srv2022, registry: { ...srv2022.registry, [serverKey]: { RequireSecuritySignature: '1' } } };
        fleet.add('text', { ...text, inbound: { ...text.inbound, RequireSecuritySignature: true } });
        const before = fleet.snapshot();
        const run = await fleet.run(script(item('text', [change('inbound', on, off)])));
        assert.equal(row(run, 'text').Result, 'Skipped');
        assert.match(
            row(run, 'text').Message,
            /^Inbound changed since the plan\. Expected: required, stored 1\. Found: required, stored 1, not a REG_DWORD\.$/
        );
        assert.deepEqual(fleet.snapshot(), before);
    });

    it('-Undo restores exactly what it changed, a half done computer too, and tells the others', async () => {
        const before = fleet.snapshot();
        await fleet.run(script(...items));
        for (const name of ['refused', 'midway', 'cut', 'blind']) fleet.faults(name, {});
        fleet.set('core', 'inbound', 'required, not stored'); // by someone else, since
        const changedSince = fleet.snapshot()['core'];
        const undo = await fleet.run(script(...items), '-Undo -Confirm:$false');
        assert.deepEqual(undo.errors, []);
        assert.deepEqual(undo.results, {
            ...{ fs1: 'Restored', 'fs2.lab.example': 'Restored', reset: 'Restored', cut: 'Restored', refused: 'Restored' },
            ...{ already: 'NothingToDo', since: 'NothingToDo', half: 'NothingToDo', discards: 'NothingToDo', gone: 'NothingToDo' },
            ...{ unknown: 'NothingToDo', locked: 'NothingToDo', blind: 'NothingToDo', nothing: 'NothingToDo' },
            ...{ midway: 'AlreadySo', core: 'Skipped' }
        });
        assert.match(
            row(undo, 'core').Message,
            /^Inbound changed since the plan\. Expected: required, stored 1\. Found: required, not stored\.$/
        );
        assert.equal(undo.exitCode, 1);
        assert.deepEqual({ ...fleet.snapshot(), core: 0 }, { ...before, core: 0 });
        assert.deepEqual(fleet.snapshot()['core'], changedSince);
    });

    it('asks once, with those by name that get weaker, and only of what it will write', async () => {
        fleet.add('weaker', srv2022, {}, { outbound: on, inbound: on });
        const run = await fleet.run(script(...items, item('weaker', [change('inbound', on, off)])), '-Verbose -Confirm:$false');
        assert.deepEqual(
            run.said.filter(line => line.startsWith('Change SMB signing')),
            ['Change SMB signing. Computers: 9. Weaker signing: 2 (reset, weaker).']
        );
    });

    it('-WhatIf reads, shows what would be, and leaves no trace', async () => {
        const before = fleet.snapshot();
        const run = await fleet.run(script(...items), '-WhatIf');
        assert.deepEqual(run.errors, []);
        for (const name of ['fs1', 'reset', 'refused', 'discards', 'midway', 'cut', 'core'])
            assert.equal(row(run, name).Result, 'WouldChange');
        assert.equal(row(run, 'already').Result, 'AlreadySo');
        assert.equal(row(run, 'since').Result, 'Skipped');
        assert.equal(row(run, 'gone').Result, 'Unreachable');
        assert.equal(row(run, 'reset').After, 'Outbound: required, not stored; Inbound: not required, not stored');
        assert.deepEqual(fleet.snapshot(), before);
        assert.deepEqual(run.writeCalls, []);
        assert.equal(existsSync(fleet.record), false);
    });
});
