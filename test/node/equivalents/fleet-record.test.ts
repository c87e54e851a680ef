// SPDX-License-Identifier: MIT
// The record that the exported script keeps, and the way back from it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { host } from '../host';
import { change, Fleet, item, off, on, refused, row, script, type StateText } from './fleet';

let fleet: Fleet;
beforeEach(() => (fleet = new Fleet(host)));
afterEach(() => fleet.close());

describe('the record of the exported script', () => {
    beforeEach(() => fleet.add('fs1', srv2022).add('fs2', srv2022).add('wks', win11Ent));
    const text = script(item('fs1'), item('fs2'));

    for (const [what, spoil] of [
        ['cannot be written', () => mkdirSync(`${fleet.record}.new`)],
        ['has no folder', () => undefined],
        ['is there already', () => writeFileSync(fleet.record, 'mine')]
    ] as const) {
        it(`writes nothing where it ${what}`, async () => {
            spoil();
            const before = fleet.snapshot();
            const run = await fleet.run(text, what === 'has no folder' ? "-RecordPath '/nowhere/at/all.xml' -Confirm:$false" : undefined);
            assert.deepEqual(fleet.snapshot(), before);
            assert.deepEqual(run.writeCalls, []);
            if (what === 'cannot be written') assert.deepEqual(run.results, { fs1: 'NotStarted', fs2: 'NotStarted' });
            else assert.match(run.errors.join(), /Nothing was written, because the record|already exists/);
            if (what === 'is there already') assert.equal(readFileSync(fleet.record, 'utf8'), 'mine');
        });
    }

    it('restores after a run that was interrupted: what was sent, and still is so', async () => {
        const before = fleet.snapshot();
        await fleet.run(text);
        fleet.set('fs2', 'outbound', off);
        fleet.set('fs2', 'inbound', off); // as if its write had never arrived
        const cut = readFileSync(fleet.record, 'utf8').replace(/>Changed</g, '>Pending<');
        writeFileSync(fleet.record, cut.replace(/(<S N="Key">Left<\/S>\s*<S N="Value">)[^<]*/g, '$1'));
        const undo = await fleet.run(text, '-Undo -Confirm:$false');
        assert.deepEqual([undo.errors, undo.results], [[], { fs1: 'Restored', fs2: 'AlreadySo' }]);
        assert.deepEqual(fleet.snapshot(), before);
    });

    it('is used up: a second undo finds nothing, whatever was done meanwhile', async () => {
        await fleet.run(text);
        await fleet.run(text, '-Undo -Confirm:$false');
        for (const direction of ['outbound', 'inbound'] as const) fleet.set('fs1', direction, on);
        const again = await fleet.run(text, '-Undo -Confirm:$false');
        assert.deepEqual(again.results, { fs1: 'NothingToDo', fs2: 'NothingToDo' });
        assert.deepEqual(fleet.seen('fs1'), { outbound: on, inbound: on });
    });

    it('lets an undo that failed half-way be done again', async () => {
        const before = fleet.snapshot();
        await fleet.run(text);
        fleet.faults('fs2', refused);
        const first = await fleet.run(text, '-Undo -Confirm:$false');
        assert.deepEqual(first.results, { fs1: 'Restored', fs2: 'Failed' });
        fleet.faults('fs2', {});
        const second = await fleet.run(text, '-Undo -Confirm:$false');
        assert.deepEqual(second.results, { fs1: 'NothingToDo', fs2: 'Restored' });
        assert.deepEqual(fleet.snapshot(), before);
    });

    it('knows how a write that failed half-way left a computer, and restores that, too', async () => {
        fleet.set('fs1', 'inbound', on);
        const before = fleet.snapshot();
        fleet.faults('fs1', {
            failing: [{ command: 'Remove-ItemProperty', message: 'Requested registry access is not allowed.', errorId: 'x' }]
        });
        const reset = script(item('fs1', [change('inbound', on, 'not required, not stored')]));
        const run = await fleet.run(reset);
        assert.deepEqual([row(run, 'fs1').Result, row(run, 'fs1').After], ['Failed', `Inbound: ${off}`]);
        assert.deepEqual((await fleet.run(reset, '-Undo -Confirm:$false')).results, { fs1: 'Restored' });
        assert.deepEqual(fleet.snapshot(), before);
    });

    it('-Undo -WhatIf shows the way back and goes none of it', async () => {
        await fleet.run(text);
        const [states, kept] = [fleet.snapshot(), readFileSync(fleet.record, 'utf8')];
        const run = await fleet.run(text, '-Undo -WhatIf');
        assert.deepEqual(run.results, { fs1: 'WouldChange', fs2: 'WouldChange' });
        assert.equal(row(run, 'fs1').After, `Outbound: ${off}; Inbound: ${off}`);
        assert.deepEqual([fleet.snapshot(), readFileSync(fleet.record, 'utf8')], [states, kept]);
    });

    it('of another plan, of another kind, or damaged, restores nothing', async () => {
        await fleet.run(text);
        const states = fleet.snapshot();
        const other = await fleet.run(script(item('fs1'), item('wks')), '-Undo -Confirm:$false');
        assert.match(other.errors.join(), /is the record of another plan\./);
        for (const spoiled of [
            '',
            'no XML',
            readFileSync(fleet.record, 'utf8').slice(0, 400),
            '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><S>x</S></Objs>'
        ]) {
            writeFileSync(fleet.record, spoiled);
            const run = await fleet.run(text, '-Undo -Confirm:$false');
            assert.match(run.errors.join(), /can't be read|is not a record/, spoiled);
        }
        assert.deepEqual(fleet.snapshot(), states);
    });

    it('says that a state no command makes cannot come back', async () => {
        fleet.set('fs1', 'inbound', 'not required, stored 1');
        const mixed = script(item('fs1', [change('inbound', 'not required, stored 1', on)]));
        assert.deepEqual((await fleet.run(mixed)).results, { fs1: 'Changed' });
        const undo = await fleet.run(mixed, '-Undo -Confirm:$false');
        assert.deepEqual(undo.results, { fs1: 'Skipped' });
        assert.match(
            row(undo, 'fs1').Message,
            /Inbound can't be restored, because no command sets its state before: not required, stored 1\./
        );
        assert.equal(fleet.seen('fs1').inbound, on);
    });

    it("keeps what was removed: from Windows' default to stored, and back to nothing stored", async () => {
        const before = fleet.snapshot();
        const seen = fleet.seen('wks');
        const [outbound, inbound] = [seen.outbound as StateText, seen.inbound as StateText];
        const stored = script(item('wks', [change('outbound', outbound, on), change('inbound', inbound, off)]));
        const run = await fleet.run(stored);
        assert.deepEqual([run.errors, run.results], [[], { wks: 'Changed' }]);
        assert.deepEqual(fleet.seen('wks'), { outbound: on, inbound: off });
        const undo = await fleet.run(stored, '-Undo -Confirm:$false');
        assert.deepEqual(undo.results, { wks: 'Restored' });
        assert.deepEqual(fleet.snapshot(), before);
    });
});
