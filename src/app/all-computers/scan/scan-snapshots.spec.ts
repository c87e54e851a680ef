// SPDX-License-Identifier: MIT
import { BehaviorSubject } from 'rxjs';
import type { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { type Entry, listAnswer } from '../../domain/list/list';
import type { Failure } from '../../domain/outcome';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { cluster, entry, facts, failed } from '../../domain/testing/list-entries';
import type { Scan, ScanState } from './scan';
import { ScanSnapshots } from './scan-snapshots';

/** A scan of three computers and a cluster, driven by hand. */
class Driven {
    readonly state = new BehaviorSubject<ScanState>({ entries: [], running: false, asked: 0, ended: 0, stopped: false });
    arrived = 0;
    entries: readonly Entry[] = [...['a', 'b', 'c'].map(name => entry(name)), entry(cluster('cl1'))];

    begin(asked: number): void {
        this.tell(true, asked);
    }

    answer(name: string, outcome: SigningConfiguration | Failure, running = true): void {
        const known = 'kind' in outcome ? outcome : ({ kind: 'ok', value: outcome } as const);
        const answer = listAnswer(known, Date.now(), ++this.arrived);
        this.entries = this.entries.map(one => (one.connection.key === name ? { ...one, answer } : one));
        this.tell(running);
    }

    end(stopped = false): void {
        this.tell(false, undefined, stopped);
    }

    private tell(running: boolean, asked = this.state.value.asked, stopped = false): void {
        this.state.next({ entries: this.entries, running, asked, ended: 0, stopped });
    }
}

describe('a scan', () => {
    let scan: Driven;
    let kept: Snapshot[];
    /** Of the snapshot that was kept last. */
    const told = (): readonly string[] =>
        (kept.at(-1)?.computers ?? []).map(({ label, outcome, facts: read }) =>
            `${label} ${outcome} ${read?.inbound.inForce ?? ''}`.trim()
        );

    beforeEach(() => {
        jasmine.clock().install().mockDate(new Date('2026-11-20T08:30:00Z'));
        scan = new Driven();
        kept = [];
        const snapshots = { keep: async (one: Snapshot) => void kept.push(one) };
        new ScanSnapshots(scan as unknown as Scan, snapshots as unknown as KeptSnapshots, '1.0.0');
    });
    afterEach(() => jasmine.clock().uninstall());

    it('of the whole list is kept when it has ended, with its beginning and its end', () => {
        scan.begin(3);
        for (const name of ['a', 'b', 'c']) scan.answer(name, facts(name));
        expect(kept).toEqual([]);
        jasmine.clock().tick(5000);
        scan.end();
        expect(kept.map(({ begun, ended, toolVersion, origin }) => [begun, ended, toolVersion, origin])).toEqual([
            ['2026-11-20T08:30:00.000Z', '2026-11-20T08:30:05.000Z', '1.0.0', null]
        ]);
        expect(told()).toEqual(['a ok notRequired', 'b ok notRequired', 'c ok notRequired']);
    });

    it('that was stopped is kept as interrupted, and what was not read is not told', () => {
        scan.begin(3);
        scan.answer('a', facts('a'));
        scan.end(true);
        expect(kept.map(({ ended }) => ended)).toEqual([null]);
        expect(told()).toEqual(['a ok notRequired', 'b notRead', 'c notRead']);
    });

    it('that takes long is kept now and then as interrupted, for a page that is closed', () => {
        scan.begin(3);
        scan.answer('a', facts('a'));
        jasmine.clock().tick(30_000);
        scan.answer('b', facts('b'));
        expect(told()).toEqual(['a ok notRequired', 'b ok notRequired', 'c notRead']);
        scan.answer('c', facts('c'));
        expect(kept.length).toBe(1);
        scan.end();
        expect(kept.map(({ ended }) => ended === null)).toEqual([true, false]);
        expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    });

    it('is completed by later readings of what it could not read, and changed by no other', () => {
        scan.begin(3);
        for (const name of ['a', 'b']) scan.answer(name, facts(name));
        scan.answer('c', failed('needsCredentials'));
        scan.end();
        const [{ ended } = { ended: null }] = kept;
        scan.begin(1);
        scan.answer('c', facts('c', {}, true, true));
        scan.end();
        scan.answer('a', facts('a', {}, true, true), false);
        expect(told()).toEqual(['a ok notRequired', 'b ok notRequired', 'c ok required']);
        expect(kept.length).toBe(2);
        expect(kept[1]?.ended).toBe(ended ?? 'not ended');
    });

    it('that was stopped has ended once the rest was scanned, too', () => {
        scan.begin(3);
        scan.answer('a', facts('a'));
        scan.end(true);
        for (const name of ['b', 'c']) {
            scan.begin(1);
            scan.answer(name, facts(name));
            scan.end();
        }
        expect(kept.map(({ ended }) => ended === null)).toEqual([true, true, false]);
        expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    });

    it('of all again is a snapshot of its own, of what is read anew', () => {
        for (const inbound of [false, true]) {
            scan.begin(3);
            for (const name of ['a', 'b']) scan.answer(name, facts(name, {}, true, inbound));
            scan.end(inbound);
        }
        expect(new Set(kept.map(({ id }) => id)).size).toBe(2);
        expect(told()).toEqual(['a ok required', 'b ok required', 'c notRead']);
    });

    it('of some computers alone, or one that reads nothing, is none', () => {
        scan.begin(2);
        scan.answer('a', facts('a'));
        scan.end();
        scan.begin(3);
        scan.end(true);
        expect(kept).toEqual([]);
    });
});
