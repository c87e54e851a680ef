// SPDX-License-Identifier: MIT
import { makePlan } from '../../domain/change/plan';
import { type ChangeRecord, newRecord } from '../../domain/change/record';
import { sample } from '../../remote/testing/samples';
import { MemoryJournal } from '../testing/memory-journal';
import { recordsSince } from './records-since';

function record(id: string, startedAt: string, computer: string): ChangeRecord {
    const configuration = sample('srv2022');
    const plan = makePlan(configuration, { inbound: 'required' });
    return newRecord({ id, run: id, undoes: null, startedAt, toolVersion: '1.0.0', computer, configuration, plan });
}

describe('the records since a time', () => {
    it('are those of all computers, on however many pages, without what is older or damaged', async () => {
        const journal = new MemoryJournal();
        const at = (minute: number): string => new Date(Date.parse('2026-11-20T00:00:00.000Z') + minute * 60_000).toISOString();
        for (let minute = 0; minute < 450; minute++) await journal.save(record(`r${minute}`, at(minute), `srv${minute % 3}`));
        await journal.save({ id: 'damaged', startedAt: at(449) } as ChangeRecord);
        const found = await recordsSince(journal, at(100));
        expect(found).toHaveSize(350);
        expect(found.every(({ startedAt }) => startedAt >= at(100))).toBeTrue();
        expect(new Set(found.map(({ computer }) => computer.name)).size).toBe(3);
    });
});
