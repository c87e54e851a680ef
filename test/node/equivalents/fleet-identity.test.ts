// SPDX-License-Identifier: MIT
// A name in the exported script that leads to another computer than when the plan was made: that one is left alone.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { srv2016 } from '../../../dev-gateway/scenarios/servers/srv2016';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { host } from '../host';
import { both, Fleet, identityOf, item, off, on, row, script, session, writing } from './fleet';

let fleet: Fleet;
beforeEach(() => (fleet = new Fleet(host)));
afterEach(() => fleet.close());

const constrained = { languageMode: 'ConstrainedLanguage' } as const;
const other = identityOf('other');
const noCim = { failing: [{ command: 'Get-CimInstance', message: 'The service is not running.', errorId: 'x' }] };

describe('the exported script, where a name leads to another computer', () => {
    it('writes nothing to it, and says which one answered, in Constrained Language Mode too', async () => {
        const { id, fqdn } = identityOf('moved');
        fleet.add('fs1', srv2022).add('moved', srv2022).add('clone', srv2016, constrained).add('renamed', srv2016, constrained);
        fleet.setIdentity('moved', other);
        fleet.setIdentity('clone', { ...identityOf('clone'), fqdn: other.fqdn }); // with the identifier of the one it was made of
        fleet.setIdentity('renamed', { ...identityOf('renamed'), id: 'new' });
        const before = fleet.snapshot();
        const run = await fleet.run(script(...['fs1', 'moved', 'clone', 'renamed'].map(name => item(name))));
        assert.deepEqual(run.errors, []);
        assert.deepEqual(run.results, { fs1: 'Changed', moved: 'WrongComputer', clone: 'WrongComputer', renamed: 'WrongComputer' });
        assert.deepEqual({ ...fleet.snapshot(), fs1: 0 }, { ...before, fs1: 0 });
        assert.equal(row(run, 'moved').Message.startsWith(`${other.fqdn} (${other.id}) answered to this name, not ${fqdn} (${id}).`), true);
        assert.deepEqual([row(run, 'moved').Before, row(run, 'moved').After, run.exitCode], ['', '', 1]);
        assert.deepEqual(run.writeCalls, [['fs1']]);
    });

    it('looks again right before it writes, and takes no computer of the list for another one', async () => {
        fleet.add('fs1', srv2022).add('late', srv2022, constrained);
        fleet.setIdentity('fs1', other);
        // Only the first look finds the computer of the plan.
        const text = looking(script(item('fs1'), item('late')), `if ($computer['Id'] -eq '${other.id}') { ${becomes(identityOf('fs1'))} }`);
        const run = await fleet.run(text);
        assert.deepEqual([run.errors, run.results], [[], { fs1: 'WrongComputer', late: 'Changed' }]);
        assert.deepEqual(fleet.seen('fs1'), { outbound: off, inbound: off });
        assert.match(row(run, 'fs1').Message, /^other\.lab\.example/);
        assert.equal(run.exitCode, 1);
    });

    it('restores nothing on it, and claims nothing of a write without an answer by what it says', async () => {
        fleet.add('fs1', srv2022).add('fs2', srv2022);
        await fleet.run(script(item('fs1'), item('fs2')));
        fleet.setIdentity('fs2', other);
        const left = fleet.snapshot()['fs2'];
        const undo = await fleet.run(script(item('fs1'), item('fs2')), '-Undo -Confirm:$false');
        assert.deepEqual(undo.results, { fs1: 'Restored', fs2: 'WrongComputer' });
        assert.deepEqual(fleet.snapshot()['fs2'], left);
        // It can be restored once the name leads there again.
        fleet.setIdentity('fs2', identityOf('fs2'));
        const again = await fleet.run(script(item('fs1'), item('fs2')), '-Undo -Confirm:$false');
        assert.deepEqual(again.results, { fs1: 'NothingToDo', fs2: 'Restored' });

        fleet.add('cut', srv2022, { ...session('WinRMOperationTimeout', 'The connection was lost.', writing), breaksAfterwards: true });
        const isWritten = "(Get-Requirement -Direction 'Outbound') -like 'required, *'";
        const text = looking(script(item('cut')), `if (${isWritten}) { ${becomes(other)} }`);
        const run = await fleet.run(text, `-RecordPath '${fleet.folder}/cut.xml' -Confirm:$false`);
        assert.equal(row(run, 'cut').Result, 'NotVerified');
        assert.match(row(run, 'cut').Message, /Could not be read back\./);
    });

    it('writes nothing where the identity cannot be read now, and says where it was not read for the plan', async () => {
        fleet.add('blind', srv2022, noCim).add('unknown', srv2022, noCim).add('fs1', srv2022);
        const before = fleet.snapshot();
        const run = await fleet.run(script(item('blind'), { ...item('unknown'), id: null, fqdn: null }, item('fs1')));
        assert.deepEqual(run.results, { blind: 'Failed', unknown: 'Changed', fs1: 'Changed' });
        assert.deepEqual(fleet.snapshot()['blind'], before['blind']);
        assert.equal(row(run, 'blind').Message, 'Its identity could not be read: The service is not running.');
        assert.match(
            row(run, 'unknown').Message,
            /^Its identity wasn't read for the plan, so whether another computer answered is unknown\.$/
        );
        assert.deepEqual(fleet.seen('unknown'), { outbound: on, inbound: on });
        assert.deepEqual(
            run.writeCalls.map(call => call.join()),
            ['unknown', 'fs1']
        );
    });

    it('compares names without case, and knows a computer by its NetBIOS name', async () => {
        fleet.add('fs1', srv2022).add('fs2', srv2022);
        const run = await fleet.run(
            script({ ...item('fs1'), fqdn: 'FS1.LAB.EXAMPLE' }, { ...item('fs2', both), id: 'ID OF FS2', fqdn: 'fs2' })
        );
        assert.deepEqual(run.results, { fs1: 'Changed', fs2: 'Changed' });
    });
});

/** The script with a look that takes a computer for another one. What writes stays as it is. */
function looking(text: string, line: string): string {
    const changed = text.replace('$computer = Get-Identity', () => `$computer = Get-Identity; ${line}`);
    assert.ok(changed.includes(line) && changed.indexOf(line) < changed.indexOf('$writeBlock = {'));
    return changed;
}

function becomes({ id, fqdn }: ReturnType<typeof identityOf>): string {
    return `$computer = @{ Id = '${id}'; FullName = '${fqdn}'; Name = '' }`;
}
