// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../domain/change/record';
import { makeList } from '../../domain/list/list';
import { dryRun } from '../../domain/run/dry-run';
import { newRun } from '../../domain/run/run';
import { entry, facts } from '../../domain/testing/list-entries';
import { RunDrive } from './run-drive';

describe('the drive of a run', () => {
    it('is over once all of it is told, and tells nothing when a change returns after that', async () => {
        const names = ['a', 'b'];
        const list = makeList(
            names.map(name => entry(name, facts(name))),
            null
        );
        const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
        const records = new Map(names.map(name => [name, name]));
        const items = dryRun({ list, records, since: 0, target, allowWeaker: true, undoes: new Map() }).flatMap(({ item }) => item ?? []);
        const settings = { atOnce: 2, stopAfter: null, pilot: null, allowWeaker: true };
        const run = newRun({ id: 'run', startedAt: '2026-01-01T00:00:00.000Z', toolVersion: '1', target, settings, retries: null, items });
        let returned: () => void = () => undefined;
        const returns = new Promise<void>(resolve => (returned = resolve));
        const told = jasmine.createSpy('told');
        const drive: RunDrive = new RunDrive(run, {
            changes: {
                applyInRun: async record => {
                    const ended = { ...record, step: 'ended', ending: 'verified' } as unknown as ChangeRecord;
                    drive.take(ended); // its last news
                    if (record.computer.name === 'b') await returns;
                    return { kind: 'ended', record: ended } as never;
                },
                cancelRecord: () => undefined
            },
            keep: () => Promise.resolve(),
            save: () => Promise.resolve(true),
            told
        });
        drive.advance();
        await drive.done;
        expect([drive.run.phase, told.calls.count() > 0]).toEqual(['ended', true]);
        told.calls.reset();
        returned();
        await new Promise(resolve => setTimeout(resolve));
        expect(told).not.toHaveBeenCalled();
    });
});
