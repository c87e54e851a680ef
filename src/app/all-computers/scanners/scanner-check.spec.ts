// SPDX-License-Identifier: MIT
import { BehaviorSubject, filter, firstValueFrom, of } from 'rxjs';
import { History } from '../../change/history/history';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { MemorySnapshots } from '../../change/snapshots/testing/memory-snapshots';
import { MemoryJournal } from '../../change/testing/memory-journal';
import type { Entry } from '../../domain/list/list';
import { LONGEST_SCAN } from '../../domain/scanners/read-list';
import { computer, facts as snapshotFacts, snapshot } from '../../domain/snapshots/testing/snapshots';
import { entry, facts } from '../../domain/testing/list-entries';
import type { DeviceTests } from '../../readings/device-tests';
import type { Scan } from '../scan/scan';
import { type Checked, ScannerCheck } from './scanner-check';
import { WireAsking } from './wire-asking';

const at = (day: string): string => `2026-11-${day}T00:00:00.000Z`;
const read: Entry = entry('fs01', facts('fs01', {}, true, true), 'idle', Date.parse(at('30')));

/** A page with one computer, which required signing on November 1, too. */
async function checkWith(
    entries: readonly Entry[] = [read]
): Promise<{ check: ScannerCheck; list: BehaviorSubject<{ entries: readonly Entry[] }> }> {
    const snapshots = new KeptSnapshots(new MemorySnapshots());
    await snapshots.keep(snapshot([computer('fs01', snapshotFacts(), { at: at('01') })]));
    const journal = new MemoryJournal();
    const list = new BehaviorSubject({ entries });
    const tests = { every: of(new Map()) } as unknown as DeviceTests;
    const scan = { state: list } as unknown as Scan;
    return { check: new ScannerCheck(scan, new WireAsking(tests), tests, snapshots, new History(journal), journal), list };
}

/** What is checked, once that is as it is wanted. */
const checkedBy = (check: ScannerCheck, wanted: (one: Checked) => boolean): Promise<Checked | null> =>
    firstValueFrom(check.checked.pipe(filter(one => one !== null && wanted(one))));

describe("the check of a scanner's list", () => {
    it('compares with the list, snapshots, and when somebody says that it was scanned', async () => {
        const { check } = await checkWith();
        check.read('fs01');
        const undated = await checkedBy(check, ({ hosts }) => hosts.length === 1);
        expect(undated?.hosts[0]?.verdict).toEqual(jasmine.objectContaining({ kind: 'unknown', why: 'noDate' }));
        check.scannedAt.next(at('10'));
        const dated = await checkedBy(check, ({ hosts }) => hosts[0]?.at === at('10'));
        expect(dated?.hosts[0]?.verdict.kind).toBe('wrong');
        expect(dated?.hosts[0]?.points.map(({ by }) => by)).toEqual(['snapshot', 'reading']);
    });

    it('compares again when a computer is read', async () => {
        const { check, list } = await checkWith([entry('fs01')]);
        check.read('fs01');
        const unread = await checkedBy(check, ({ hosts }) => hosts.length === 1);
        expect(unread?.hosts[0]?.verdict).toEqual(jasmine.objectContaining({ why: 'notRead' }));
        list.next({ entries: [entry('fs01', facts('fs01', {}, true, false), 'idle', Date.parse(at('30')))] });
        const now = await checkedBy(check, ({ hosts }) => hosts[0]?.verdict.kind === 'right');
        expect(now?.rows.length).toBe(1);
    });

    it('takes another list in place of the one before, and says why one is not read', async () => {
        const { check } = await checkWith();
        check.read('fs01');
        check.read('fs01\nfs02\nfs03');
        const last = await checkedBy(check, () => true);
        expect(last?.hosts.length).toBe(3);
        check.read(' \n');
        expect(check.given.value).toEqual({ list: null, isReading: false, problem: 'Nothing' });
        check.read('a'.repeat(LONGEST_SCAN + 1));
        expect(check.given.value.problem).toBe('TooLarge');
        expect(await firstValueFrom(check.checked)).toBeNull();
    });
});
