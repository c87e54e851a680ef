// SPDX-License-Identifier: MIT
import { NgZone } from '@angular/core';
import { fakeAsync, TestBed, tick } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';
import type { ListedConnection } from '../../domain/list/list';
import { cluster, connection, facts } from '../../domain/testing/list-entries';
import { FakeComputers } from '../../remote/testing/fake-computers';
import { Scan } from './scan';
import type { UserConnections } from '../../readings/user-connections';

const limits = { turn: 5_000, giveUpAfter: 30_000, slow: 2, tellEvery: 250 };

describe('a scan', () => {
    let computers: FakeComputers;
    let connections: BehaviorSubject<readonly ListedConnection[]>;
    let scan: Scan;

    function start(count: number, atOnce: number, silent: readonly string[] = []): void {
        const names = Array.from({ length: count }, (_, index) => `srv${index}`);
        computers = new FakeComputers();
        for (const name of names) computers.set(name, facts(name));
        for (const name of silent) computers.silent.add(name);
        connections = new BehaviorSubject<readonly ListedConnection[]>([...names.map(connection), cluster('clu')]);
        scan = new Scan({ all: connections } as unknown as UserConnections, computers, limits, TestBed.inject(NgZone));
        scan.concurrency = atOnce;
    }

    function phases(): string {
        return scan.state.value.entries.map(({ phase, answer }) => (answer ? 'read' : phase)).join(' ');
    }

    afterEach(() => scan.stop());

    it('reads each computer once, and no cluster', () => {
        start(3, 2);
        scan.begin();
        expect(computers.calls).toEqual(['read srv0', 'read srv1', 'read srv2']);
        expect(scan.state.value).toEqual(jasmine.objectContaining({ running: false, asked: 3, ended: 3 }));
        scan.begin();
        expect(computers.calls.length).toBe(3);
    });

    it('has no more under way than it may, and the next at once when one ends', fakeAsync(() => {
        start(4, 2, ['srv0', 'srv1', 'srv2', 'srv3']);
        scan.begin();
        expect(phases()).toBe('reading reading waiting waiting idle');
        computers.answer('srv1');
        tick(limits.tellEvery);
        expect(phases()).toBe('reading read reading waiting idle');
        expect(computers.calls.length).toBe(3);
        scan.stop();
    }));

    it('asks nobody whom someone else has read while it waited for its turn', () => {
        start(3, 1, ['srv0']);
        scan.begin();
        computers.answered.next({ computer: 'srv1', configuration: facts('srv1') });
        computers.answer('srv0');
        expect(computers.calls).toEqual(['read srv0', 'read srv2']);
        expect(scan.state.value).toEqual(jasmine.objectContaining({ running: false, asked: 3, ended: 3 }));
    });

    describe('follows what anyone else reads', () => {
        const stateOf = (place: number): string | undefined => scan.state.value.entries[place]?.answer?.state;
        const readElsewhere = (name: string, at: string, inbound: boolean): void => {
            computers.answered.next({ computer: name, configuration: { ...facts(name, {}, true, inbound), collectedAt: at } });
            tick(limits.tellEvery);
        };

        it('such as a change that is read back', fakeAsync(() => {
            start(2, 2);
            scan.begin();
            expect(stateOf(0)).toBe('outboundOnly');
            readElsewhere('SRV0', '2026-11-20T08:31:00Z', true);
            expect(stateOf(0)).toBe('both');
            readElsewhere('other', '2026-11-20T08:31:00Z', true);
            expect(computers.calls.length).toBe(2);
        }));

        for (const [what, at, expected] of [
            ['an older answer that arrives later changes nothing', '2099-01-01T00:00:00Z', 'both'],
            ['a newer answer that arrives later counts', '2001-01-01T00:00:00Z', 'outboundOnly']
        ] as const) {
            it(`and ${what}`, fakeAsync(() => {
                start(1, 1, ['srv0']);
                scan.begin();
                readElsewhere('srv0', at, true);
                expect([stateOf(0), scan.state.value.entries[0]?.phase]).toEqual(['both', 'reading']);
                computers.answer('srv0');
                tick(limits.tellEvery);
                expect([stateOf(0), phases().split(' ')[0], scan.state.value.ended]).toEqual([expected, 'read', 1]);
            }));
        }

        it('and takes an older answer of another time once its own reading is over', fakeAsync(() => {
            start(2, 1, ['srv0', 'srv1']);
            scan.begin();
            computers.answer('srv0');
            readElsewhere('srv0', '2001-01-01T00:00:00Z', true);
            expect(stateOf(0)).toBe('both');
            scan.stop();
            readElsewhere('srv1', '2026-11-20T08:31:00Z', false);
            readElsewhere('srv1', '2001-01-01T00:00:00Z', true);
            expect(stateOf(1)).toBe('both');
        }));

        it('and keeps it where its own reading fails', fakeAsync(() => {
            start(1, 1, ['srv0']);
            scan.begin();
            readElsewhere('srv0', '2026-11-20T08:31:00Z', true);
            computers.set('srv0', { kind: 'timedOut', words: null, errorId: null });
            computers.answer('srv0');
            expect(stateOf(0)).toBe('both');
        }));
    });

    it('is not held up by computers that hang: their turn ends, and their late answers still count', fakeAsync(() => {
        start(4, 1, ['srv0', 'srv1']);
        scan.begin();
        tick(limits.turn + limits.tellEvery);
        expect(phases()).toBe('slow reading waiting waiting idle');
        tick(limits.turn + limits.tellEvery);
        expect(phases()).toBe('slow slow read read idle');
        computers.answer('srv0');
        tick(limits.tellEvery);
        expect(phases()).toBe('read slow read read idle');
        expect(scan.state.value.running).toBeTrue();
        computers.answer('srv1');
        expect(scan.state.value).toEqual(jasmine.objectContaining({ running: false, asked: 4, ended: 4 }));
    }));

    it('waits for no more slow ones than it may', fakeAsync(() => {
        start(4, 1, ['srv0', 'srv1', 'srv2']);
        scan.begin();
        tick(4 * limits.turn);
        expect(phases()).toBe('slow slow slow waiting idle');
        scan.stop();
    }));

    it('stops: asks nobody any more, forgets what comes late, and keeps what was read', fakeAsync(() => {
        start(3, 2, ['srv1', 'srv2']);
        scan.begin();
        tick(limits.tellEvery);
        scan.stop();
        expect(phases()).toBe('read stopped stopped idle');
        expect(computers.isAwaited('srv1')).toBeFalse();
        expect(scan.state.value).toEqual(jasmine.objectContaining({ running: false, stopped: true, ended: 1 }));
        scan.again();
        expect(computers.calls.slice(-3)).toEqual(['read srv0', 'read srv1', 'read srv2']);
        scan.stop();
    }));

    it('keeps the last answer in sight while a computer is read again, and asks nobody twice at a time', fakeAsync(() => {
        start(1, 2);
        scan.begin();
        computers.silent.add('srv0');
        scan.again(['srv0']);
        scan.again();
        tick(limits.tellEvery);
        const [entry] = scan.state.value.entries;
        expect([entry?.phase, entry?.answer?.state]).toEqual(['reading', 'outboundOnly']);
        expect(computers.calls.length).toBe(2);
        scan.stop();
    }));

    it('follows the list: keeps what it knows, and reads no longer what left', fakeAsync(() => {
        start(3, 2, ['srv1', 'srv2']);
        scan.begin();
        connections.next([connection('srv0'), connection('new')]);
        expect(phases()).toBe('read idle');
        expect(scan.state.value).toEqual(jasmine.objectContaining({ running: false, asked: 1, ended: 1 }));
        expect(computers.isAwaited('srv1')).toBeFalse();
    }));

    it('takes another number of computers at once without a new start', fakeAsync(() => {
        start(4, 1, ['srv0', 'srv1', 'srv2', 'srv3']);
        scan.begin();
        scan.concurrency = 3;
        expect(computers.calls.length).toBe(3);
        scan.stop();
    }));
});
