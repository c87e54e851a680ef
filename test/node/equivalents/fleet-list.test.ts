// SPDX-License-Identifier: MIT
// The list in the exported script: hostile names, who is written when, and how many at once.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import type { PlannedChange } from '../../../src/app/domain/change/plan';
import { host } from '../host';
import { both, change, Fleet, item, off, on, refused, row, script, scriptFor, session, writing } from './fleet';

let fleet: Fleet;
beforeEach(() => (fleet = new Fleet(host)));
afterEach(() => fleet.close());

describe('the list in the exported script', () => {
    const hostile = [
        "x'; throw 'injected'; '",
        "x\u2019; throw 'injected'; \u2018",
        '\u201a\u201b\u201c\u201d\u201e',
        '$(throw 1)',
        'a`nb',
        'a\nb\r\n@{}',
        '#> <#',
        '@splat',
        '-Session',
        'a b',
        '',
        '\ud800',
        '*',
        '\u0000'
    ];

    it('takes any name for a name, does nothing else with it, and still reaches the others', async () => {
        fleet.add(['m\u00fcller', 'x'], srv2022).add('fs1', srv2022);
        const text = script(...hostile.map(name => item(name)), item('m\u00fcller'), item('fs1'));
        assert.deepEqual((await host.inspect(text)).findings, []);
        const run = await fleet.run(text);
        assert.deepEqual(run.errors, []);
        // Some are names that could be; there is no such computer.
        for (const { Result, Message } of run.rows.slice(0, hostile.length))
            assert.match(`${Result}: ${Message}`, /^(Failed: This isn't a valid computer name\.|Unreachable: .* cannot be found\.)$/s);
        assert.deepEqual(
            run.rows.slice(hostile.length).map(({ Result }) => Result),
            ['Changed', 'Changed']
        );
        assert.deepEqual(
            run.rows.map(({ ComputerName }) => ComputerName),
            [...hostile.map(name => (name === '\ud800' ? '\ufffd' : name)), 'm\u00fcller', 'fs1']
        );
        const undo = await fleet.run(text, '-Undo -Confirm:$false');
        assert.deepEqual([undo.errors, undo.summary.slice(0, 36)], [[], 'Computers: 16. NothingToDo: 14, Rest']);
    });

    it('keeps only what is about signing: other changes of a plan stay out', async () => {
        const onOff = { before: { inForce: 'on', stored: { kind: 'one' } }, after: { inForce: 'off', stored: { kind: 'zero' } } } as const;
        const other: PlannedChange = { setting: 'guestLogons', direction: 'outbound', ...onOff, takenBackBy: null };
        assert.equal(script(item('fs1', [other, ...both])), script(item('fs1')));
    });

    it('writes the nodes of a cluster, and one computer under two names, one after the other', async () => {
        const nodes = ['n1', 'n2', 'n3'];
        for (const name of nodes) fleet.add(name, srv2022);
        fleet.add(['alias', 'alias.lab.example'], srv2022).add('fs1', srv2022);
        const turn = [change('inbound', off, 'required, not stored')];
        const text = script(
            ...nodes.map((name, index) => item(name, both, index === 1 ? 'CLU' : 'clu')),
            ...[item('alias'), item('alias.lab.example', turn), item('fs1'), item('FS1')]
        );
        const run = await fleet.run(text);
        assert.deepEqual(run.errors, []);
        assert.equal(run.rows.length, 7);
        const inOrder = run.writeCalls.map(call => call.filter(name => nodes.includes(name)));
        assert.deepEqual(
            inOrder.filter(call => call.length > 0),
            [['n1'], ['n2'], ['n3']]
        );
        for (const name of nodes) assert.deepEqual(fleet.seen(name), { outbound: on, inbound: on });
        // What was read of the second name no longer held when its turn came.
        assert.deepEqual([row(run, 'alias').Result, row(run, 'alias.lab.example').Result], ['Changed', 'Skipped']);
        assert.match(
            row(run, 'alias.lab.example').Message,
            /^Inbound: changed since the plan\. Expected: not required, stored 0\. Found: required, stored 1\./
        );
        assert.deepEqual(
            run.rows.filter(({ ComputerName }) => /^fs1$/i.test(ComputerName)).map(({ Result }) => Result),
            ['Changed', 'AlreadySo']
        );
        assert.deepEqual(fleet.seen('alias'), { outbound: on, inbound: on });
    });

    it('writes no more at once than the throttle allows, and hands it and the credential on', async () => {
        const names = Array.from({ length: 7 }, (_, index) => `s${index}`);
        for (const name of names) fleet.add(name, srv2022);
        const credential = "([pscredential]::new('lab\\admin', [securestring]::new()))";
        const run = await fleet.run(script(...names.map(name => item(name))), `-ThrottleLimit 3 -Confirm:$false -Credential ${credential}`);
        assert.deepEqual(run.errors, []);
        assert.deepEqual(run.writeCalls, [names.slice(0, 3), names.slice(3, 6), names.slice(6)]);
        for (const call of run.calls) assert.deepEqual([call['ThrottleLimit'], 'Credential' in call], [3, true]);
    });

    it('does what was chosen for the run: how many at once, the stop, and the first ones', async () => {
        const names = Array.from({ length: 8 }, (_, index) => `s${index}`);
        for (const name of names) fleet.add(name, srv2022, name > 's1' ? refused : {});
        const items = names.map(name => item(name));
        const stopped = await fleet.run(scriptFor({ atOnce: 2, stopAfter: 2, pilot: null }, ...items));
        assert.deepEqual(stopped.writeCalls, [
            ['s0', 's1'],
            ['s2', 's3']
        ]);
        const record = `-RecordPath '${fleet.folder}/second.xml'`;
        const first = await fleet.run(scriptFor({ atOnce: 2, stopAfter: null, pilot: 1 }, ...items), `${record} -Confirm:$false`);
        assert.deepEqual(first.writeCalls, [['s2']]);
        assert.equal(row(first, 's7').Message, 'Not started, because -First is 1.');
    });

    it('writes first to those that were chosen, and to none where one of them cannot be changed', async () => {
        const names = ['s0', 's1', 's2', 's3'];
        for (const name of names) fleet.add(name, srv2022);
        const items = names.map(name => ({ ...item(name), isFirst: name === 's1' || name === 's2' }));
        const text = scriptFor({ atOnce: 8, stopAfter: null, pilot: 2 }, ...items);
        fleet.set('s2', 'inbound', 'not required, not stored'); // no longer as planned
        const before = fleet.snapshot();
        const refusal = await fleet.run(text);
        assert.deepEqual([refusal.writeCalls, refusal.exitCode, fleet.snapshot()], [[], 1, before]);
        const why = "Not started, because computers that were chosen to go first can't be changed: s2 (Skipped). Fix that, or use -First.";
        for (const name of ['s0', 's1', 's3'])
            assert.deepEqual([row(refusal, name).Result, row(refusal, name).Message], ['NotStarted', why]);
        fleet.set('s2', 'inbound', 'not required, stored 0');
        const first = await fleet.run(text, `-RecordPath '${fleet.folder}/first.xml' -Confirm:$false`);
        assert.deepEqual(first.writeCalls, [['s1', 's2']]);
        assert.equal(row(first, 's3').Message, 'Not started, because other computers were chosen to go first.');
        const others = await fleet.run(text, `-First 0 -RecordPath '${fleet.folder}/others.xml' -Confirm:$false`);
        assert.deepEqual(others.writeCalls, [['s0', 's3']]);
    });

    it('leaves the other nodes of a cluster alone while a write to one may still arrive', async () => {
        for (const name of ['n1', 'n2', 'fs1']) fleet.add(name, srv2022);
        fleet.faults('n1', session('WinRMOperationTimeout', 'The connection was lost.', writing));
        const before = fleet.snapshot();
        const run = await fleet.run(script(item('n1', both, 'clu'), item('n2', both, 'CLU'), item('fs1')));
        assert.deepEqual(run.results, { n1: 'NotVerified', n2: 'NotStarted', fs1: 'Changed' });
        assert.equal(row(run, 'n2').Message, "Not started, because n1, another node of its cluster, hasn't answered.");
        assert.deepEqual(fleet.snapshot()['n2'], before['n2']);
    });

    it('stops at so many failures, never past them, and says who was not started', async () => {
        const names = Array.from({ length: 8 }, (_, index) => `s${index}`);
        for (const name of names) fleet.add(name, srv2022, name > 's1' ? refused : {});
        const before = fleet.snapshot();
        const run = await fleet.run(script(...names.map(name => item(name))), '-StopAfterFailures 3 -Confirm:$false');
        const count = (result: string): number => run.rows.filter(({ Result }) => Result === result).length;
        assert.deepEqual([count('Changed'), count('Failed'), count('NotStarted')], [2, 3, 3]);
        assert.match(row(run, 's7').Message, /^Not started, because the number of failures reached 3\.$/);
        for (const name of ['s5', 's6', 's7']) assert.deepEqual(fleet.snapshot()[name], before[name]);
        assert.equal(run.exitCode, 1);
    });
});
