// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import { EMPTY } from 'rxjs';
import samples from '../../../test/contract/Get-SmbSigningActivity.json';
import type { Outcome } from '../domain/outcome';
import type { ToolActivity } from '../domain/snapshots/explain/tool-activity';
import { activitySchema, tellPart } from './answers/activity-schema';
import { parseAnswer } from './answers/schema';
import { PowerShellClient } from './powershell-client';
import { ACTIVITY_READER } from './read-activity';
import { FakeGateway } from './testing/fake-gateway';
import { faultNames, faults } from './testing/faults';
import { sample } from './testing/samples';

function read(answer: unknown, strict = false): ToolActivity {
    const outcome = parseAnswer(activitySchema(strict), answer, tellPart);
    if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
    return outcome.value;
}

const { ran } = samples;
const [first] = ran.runs;

describe('what the log of Windows Admin Center says of commands', () => {
    it('is which of ours ran, when, and who ran it, the newest first', () => {
        const run = { gateway: 'wac.lab.example' };
        expect(read(ran, true)).toEqual({
            runs: [
                { ...run, at: '2026-10-05T08:30:00.0000000Z', command: 'Test-SmbDevice', user: 'LAB\\anna', recordId: 5 },
                {
                    ...run,
                    at: '2026-10-04T08:30:00.0000000Z',
                    command: 'Disable-SmbInboundSigningRequirement',
                    user: 'LAB\\ben',
                    recordId: 4
                },
                {
                    ...run,
                    at: '2026-10-02T08:30:00.0000000Z',
                    command: 'Enable-SmbInboundSigningRequirement',
                    user: 'LAB\\anna',
                    recordId: 2
                }
            ],
            cut: false,
            oldest: '2026-10-01T08:30:00.0000000Z',
            failure: null,
            collectedAt: '2026-11-01T00:00:00.0000000Z'
        });
    });

    it('is nothing where there is no such log, and says why it could not be read', () => {
        expect(read(samples.empty, true)).toEqual(jasmine.objectContaining({ runs: [], cut: false, oldest: null, failure: null }));
        expect(read(samples.missing, true).failure?.kind).toBe('missing');
        expect([read(samples.denied, true).failure?.kind, read(samples.denied).runs]).toEqual(['failed', null]);
        expect(read({ ...ran, errorId: 'x', words: 'the log changed' })).toEqual(
            jasmine.objectContaining({ cut: true, runs: read(ran).runs })
        );
    });

    it('is read from its text where the fields have no names', () => {
        const raw =
            'PowerShell: Reset-SmbInboundSigningRequirement\nModule: SMB signing\nGateway: wac2\nUserOnGateway: LAB\\ben \nUserOnTarget: ';
        const fields = [{ name: null, value: 'Reset-SmbInboundSigningRequirement' }];
        const [run] = read({ ...ran, runs: [{ ...first, fields, raw }] }).runs ?? [];
        expect([run?.command, run?.user, run?.gateway]).toEqual(['Reset-SmbInboundSigningRequirement', 'LAB\\ben', 'wac2']);
        const [unnamed] = read({ ...ran, runs: [{ ...first, fields, raw: '' }] }).runs ?? [];
        expect([unnamed?.command, unnamed?.user]).toEqual(['Reset-SmbInboundSigningRequirement', null]);
    });

    it('is of no command that is not ours', () => {
        const other = [{ name: 'PowerShell', value: 'Enable-SmbDelegation' }];
        expect(
            read({ ...ran, runs: [{ ...first, fields: other, raw: 'Disable-SmbOther Enable-SmbInboundSigningRequirementX' }] }).runs
        ).toEqual([]);
    });

    it('may hold more where something is not understood', () => {
        expect(read({ ...ran, runs: [7, ...ran.runs] }).cut).toBeTrue();
        expect(read({ ...ran, cut: 'no' }).cut).toBeTrue();
        expect(read({ ...ran, runs: Array(5000).fill(first) }).runs?.length).toBe(1000);
        expect(parseAnswer(activitySchema(), 'x', tellPart).kind).toBe('badAnswer');
    });

    it('is asked for since a time, where one is given', () => {
        const asked: unknown[] = [];
        const client = { run: (...call: readonly unknown[]) => (asked.push(call.slice(0, 3)), EMPTY) };
        TestBed.configureTestingModule({ providers: [{ provide: PowerShellClient, useValue: client }] });
        const reader = TestBed.inject(ACTIVITY_READER);
        reader.read('srv1');
        reader.read('srv1', '2026-11-20T08:30:00Z');
        expect(asked).toEqual([
            ['srv1', 'Get-SmbSigningActivity', {}],
            ['srv1', 'Get-SmbSigningActivity', { Since: '2026-11-20T08:30:00Z' }]
        ]);
    });

    for (const name of faultNames)
        it(`is not known where the call fails: ${name}`, () => {
            jasmine.clock().install();
            FakeGateway.stub();
            const gateway = new FakeGateway();
            gateway.set('srv1', sample('srv2025'));
            gateway.break('srv1', name);
            let outcome: Outcome<ToolActivity> | null = null;
            const reading = gateway.remote(1000).activity.read('srv1', '', { unattended: true });
            const waited = reading.subscribe(one => (outcome = one));
            const { told } = faults[name];
            if (told === null) {
                expect(outcome).toBeNull();
                gateway.release();
            } else jasmine.clock().tick(2000);
            expect(outcome).toEqual(jasmine.objectContaining({ kind: told ?? 'ok' }) as never);
            waited.unsubscribe();
            jasmine.clock().uninstall();
            expect(gateway.calls).toEqual(['srv1 Get-SmbSigningActivity']);
        });
});
