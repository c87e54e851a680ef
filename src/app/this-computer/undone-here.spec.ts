// SPDX-License-Identifier: MIT
import { of, type Subscription } from 'rxjs';
import { History } from '../change/history/history';
import { KeptOfComputer } from '../change/history/kept-of-computer';
import { MemoryEvidence } from '../change/testing/memory-evidence';
import { MemoryJournal } from '../change/testing/memory-journal';
import type { ChangeRecord } from '../domain/change/record';
import { channelNames } from '../domain/evidence/reading';
import { daysBefore, event, named } from '../domain/evidence/testing/logged';
import { silent } from '../domain/evidence/testing/silent';
import type { Suspect } from '../domain/peers/impact';
import { nothingOf } from '../domain/readiness/computer-evidence';
import { facts } from '../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../domain/testing/run-items';
import { until } from '../domain/testing/time';
import type { EvidenceReadings } from '../readings/evidence-readings';
import { UndoneHere } from './undone-here';

describe('an undo on this computer', () => {
    let shown: Subscription;

    afterEach(() => shown.unsubscribe());

    it('tells whom requiring signing refused until then, by the logs that were read before', async () => {
        const open = facts('a', {}, false, false);
        const record = endedRecord(itemOf('a', {}, open), [null, null], asRequired('a'), daysBefore(5));
        const before = record.changes[0]?.before;
        const found = record.found && {
            ...record.found,
            at: daysBefore(1),
            settings: { ...record.found.settings, ...(before && { outbound: before, inbound: before }) }
        };
        const changes = record.changes.map(change => ({ ...change, before: change.after, after: change.before }));
        const undo: ChangeRecord = { ...record, id: crypto.randomUUID(), startedAt: daysBefore(1), undoes: record.id, changes, found };
        const journal = new MemoryJournal();
        for (const one of [record, undo]) journal.put(one.id, one);
        const refusal = { ...event(channelNames.serverAudit, 3021, named({ ClientName: 'nas' }), 2), required: true };
        const evidence = { value: { ...silent, events: [refusal] }, readAt: daysBefore(0.5) };
        const store = new MemoryEvidence();
        store.kept.set('a', { ...nothingOf('a'), configuration: { value: open, readAt: daysBefore(0.5) }, evidence });
        const history = new History(journal);
        const readings = { of: () => of(null) } as unknown as EvidenceReadings;
        const here = new UndoneHere(readings, new KeptOfComputer(store, history), history);
        let signs: readonly Suspect[] | null = null;
        shown = here.refused('a', { value: open, at: new Date(daysBefore(0)) }).subscribe(all => (signs = all));
        const told = (): readonly Suspect[] => signs ?? [];
        expect(signs as readonly Suspect[] | null).toEqual([]);
        await until(() => told().length > 0);
        expect(told().map(({ direction, peer, why }) => [direction, peer, why])).toEqual([['inbound', 'nas', 'refusedBefore']]);
    });
});
