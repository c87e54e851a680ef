// SPDX-License-Identifier: MIT
import { BehaviorSubject, of, Subscription } from 'rxjs';
import type { ListedConnection } from '../domain/list/list';
import { mandatory } from '../domain/negotiate/testing/answers';
import type { EvidenceReading } from '../domain/evidence/reading';
import { parseHosts } from '../domain/negotiate/hosts';
import { FakeComputers } from '../remote/testing/fake-computers';
import { FakeDevices } from '../remote/testing/fake-devices';
import { FakeEvidence } from '../remote/testing/fake-evidence';
import { sample } from '../remote/testing/samples';
import type { ActiveComputer } from '../ui/navigation/active-computer';
import { Compatibility, TabState } from './compatibility';
import { DeviceTests } from '../readings/device-tests';
import { History } from '../change/history/history';
import { KeptOfComputer } from '../change/history/kept-of-computer';
import { MemoryEvidence } from '../change/testing/memory-evidence';
import { MemoryJournal } from '../change/testing/memory-journal';
import { Identities } from '../remote/identities';
import { EvidenceReadings } from '../readings/evidence-readings';
import { lastRead } from '../readings/reading';
import type { UserConnections } from '../readings/user-connections';
import { SelfTest, WireProof } from './devices/wire-proof';

/** @param name "hv" is a cluster */
function listed(name: string): Partial<ListedConnection> {
    return { call: name.toLowerCase(), isCluster: name === 'hv' };
}

describe('the tab Compatibility', () => {
    let computers: FakeComputers;
    let devices: FakeDevices;
    let evidence: FakeEvidence;
    let store: MemoryEvidence;
    let active: BehaviorSubject<string>;
    let tab: Compatibility;
    let states: TabState[];
    let template: Subscription;

    beforeEach(() => {
        computers = new FakeComputers();
        for (const name of ['srv2025', 'srv2022'] as const) computers.set(name, sample(name));
        devices = new FakeDevices();
        evidence = new FakeEvidence();
        store = new MemoryEvidence();
        active = new BehaviorSubject('srv2025');
        const tests = new DeviceTests(devices, 2, new Identities());
        tab = new Compatibility(
            { name: active } as unknown as ActiveComputer,
            computers,
            tests,
            new EvidenceReadings(evidence, new Identities()),
            new KeptOfComputer(store, new History(new MemoryJournal())),
            new WireProof(tests, computers),
            { all: of(['srv2025', 'SRV2022', 'hv'].map(listed)) } as unknown as UserConnections,
            store
        );
        states = [];
        template = tab.state.subscribe(state => states.push(state));
    });

    afterEach(() => {
        tab.stopEvidence();
        template.unsubscribe();
        tab.ngOnDestroy();
    });

    const last = (): TabState => states[states.length - 1] as TabState;
    const test = (list: string): void => tab.test(parseHosts(list).hosts);
    const outcomes = (): readonly string[] => (last().test?.results ?? []).map(({ host, outcome }) => `${host.name} ${outcome.kind}`);

    it('tests each device, some at a time, and keeps their order', () => {
        devices.set('a', 'complete', mandatory);
        devices.set('b', 'closed');
        devices.silent.add('a');
        test('b a c');
        expect(devices.awaited).toEqual(['a']);
        expect(outcomes()).toEqual(['b closedWithoutAnswer', 'c portClosed']);
        expect(last().test?.state).toBe('running');
        devices.answer('a');
        expect(outcomes()).toEqual(['b closedWithoutAnswer', 'a required', 'c portClosed']);
        expect(last().test?.state).toBe('done');
        expect(devices.calls).toEqual(['srv2025 b smb2', 'srv2025 b smb1', 'srv2025 a smb2', 'srv2025 c smb2']);
    });

    it('asks again as far as the computer may go, where its dialects are limited', () => {
        const limited = sample('srv2025');
        computers.set('srv2022', { ...limited, outbound: { ...limited.outbound, dialectMax: 'SMB302' } });
        active.next('srv2022');
        devices.set('a', 'complete', mandatory);
        test('a');
        expect(devices.calls).toEqual(['srv2022 a smb2', 'srv2022 a smb302']);
        active.next('srv2025');
        test('a');
        expect(devices.calls.slice(2)).toEqual(['srv2025 a smb2']);
    });

    it('asks no more devices than allowed at the same time', () => {
        for (const name of ['a', 'b', 'c']) devices.silent.add(name);
        test('first a b c');
        expect(devices.awaited).toEqual(['a', 'b']);
        devices.answer('a');
        expect(devices.awaited).toEqual(['b', 'c']);
    });

    it('stops: nothing more is sent, nothing is waited for, what was found stays', () => {
        devices.silent.add('b').add('c');
        test('a b c d');
        tab.stop();
        expect(devices.awaited).toEqual([]);
        expect(outcomes()).toEqual(['a portClosed']);
        expect(last().test?.state).toBe('stopped');
        expect(devices.calls).not.toContain('srv2025 d smb2');
    });

    it('waits for the first device before it asks the others', () => {
        devices.silent.add('a');
        test('a b c');
        expect(devices.calls).toEqual(['srv2025 a smb2']);
        devices.answer('a');
        expect(outcomes().length).toBe(3);
    });

    it('ends at the first failure of the computer itself, and asks for credentials once', () => {
        devices.failure = { kind: 'needsCredentials', words: 'denied', errorId: null };
        test('a b c d');
        expect(devices.calls).toEqual(['srv2025 a smb2']);
        expect(last().test).toEqual(jasmine.objectContaining({ state: 'failed', failure: devices.failure, results: [] }));
    });

    it('goes on where one call fails in its own way', () => {
        devices.failure = { kind: 'timedOut', words: null, errorId: null };
        test('a b');
        expect(outcomes()).toEqual(['a callFailed', 'b callFailed']);
        expect(last().test?.state).toBe('done');
    });

    it('ends where the computer may not open connections: the others would meet the same', () => {
        devices.set('a', 'notAllowed');
        test('a b c');
        expect(outcomes()).toEqual(['a notAllowed']);
        expect(last().test?.state).toBe('stopped');
    });

    it('never shows what was found for another computer, and finds it again on return', () => {
        devices.silent.add('b');
        test('a b');
        tab.askItsServer(['srv2022']);
        active.next('srv2022');
        expect(last()).toEqual(jasmine.objectContaining({ computer: 'srv2022', test: null, self: { kind: 'none' } }));
        devices.answer('b');
        expect(last()).toEqual(jasmine.objectContaining({ computer: 'srv2022', test: null }));
        active.next('srv2025');
        expect(outcomes()).toEqual(['a portClosed', 'b portClosed']);
        for (const { computer, settings, test: shown } of states) {
            if (shown) expect(shown.computer).toBe(computer);
            const read = lastRead(settings);
            if (read) expect(read.value.computer.name?.toLowerCase()).toBe(computer);
        }
    });

    it('reads the settings again with each test, and keeps the last ones meanwhile', () => {
        expect(lastRead(last().settings)?.value.outbound.required).toBe(true);
        computers.silent.add('srv2025');
        test('a');
        expect(last().settings).toEqual(jasmine.objectContaining({ kind: 'loading' }));
        expect(lastRead(last().settings)?.value.outbound.required).toBe(true);
        computers.set('srv2025', { kind: 'unreachable', words: null, errorId: null });
        computers.answer('srv2025');
        const old = { value: sample('srv2025'), at: jasmine.any(Date) as never };
        expect(last().settings).toEqual({ kind: 'failed', failure: { kind: 'unreachable', words: null, errorId: null }, before: old });
    });

    describe('has the SMB server of the computer asked', () => {
        const self = (): Extract<SelfTest, { kind: 'done' }> => last().self as Extract<SelfTest, { kind: 'done' }>;

        it('by another computer, and compares with what is in force after it answered', () => {
            devices.set('srv2025', 'complete', mandatory);
            tab.askItsServer(last().askers);
            expect(devices.calls).toEqual(['srv2022 srv2025 smb2']);
            expect([self().from, self().asking, self().result.outcome.kind, self().configuration?.inbound.required]).toEqual([
                'srv2022',
                'another',
                'required',
                false
            ]);
            expect(computers.calls).toEqual(['read srv2025', 'read srv2025', 'read srv2022']);
        });

        it('by one after the other, until one reaches it', () => {
            tab.askItsServer(['srv2022', 'srv2025']);
            expect(devices.calls).toEqual(['srv2022 srv2025 smb2', 'srv2025 127.0.0.1 smb2']);
            expect([self().from, self().asking, self().inVain]).toEqual(['srv2025', 'itself', ['srv2022']]);
        });

        it('by no more than five', () => {
            tab.askItsServer(['a', 'b', 'c', 'd', 'e', 'f']);
            expect(devices.calls.length).toBe(5);
            expect(self().inVain).toEqual(['a', 'b', 'c', 'd']);
        });

        it('and prompts for the credentials of one at most', () => {
            devices.failure = { kind: 'needsCredentials', words: 'denied', errorId: null };
            tab.askItsServer(['a', 'b']);
            expect(devices.calls).toEqual(['a srv2025 smb2']);
            expect(self().result.outcome.kind).toBe('callFailed');
        });

        it('and knows the computer itself under another name', () => {
            devices.set('srv2025', 'complete', mandatory);
            computers.set('files', sample('srv2025'));
            tab.askItsServer(['files']);
            expect(self().asking).toBe('itself');
        });

        it('and claims nothing where the identity of one of them was not read', () => {
            devices.set('srv2025', 'complete', mandatory);
            computers.set('srv2022', { kind: 'timedOut', words: null, errorId: null });
            tab.askItsServer(['srv2022']);
            expect(self().asking).toBe('notKnown');
            const { computer, ...rest } = sample('srv2022');
            computers.set('srv2022', { ...rest, computer: { ...computer, id: null } });
            tab.askItsServer(['srv2022']);
            expect(self().asking).toBe('notKnown');
        });
    });

    describe('reads evidence', () => {
        const found: EvidenceReading = {
            ...{ contract: 2, channels: [], sources: [], events: [], since: null },
            collectedAt: '2026-11-20T08:30:00Z'
        };

        const foundOf = ({ evidence: state }: TabState): EvidenceReading | undefined => (state ? lastRead(state)?.value : undefined);

        it('on request, once at a time, with the settings that tell what it may hold', () => {
            expect(last().evidence).toBeNull();
            tab.readEvidence();
            tab.readEvidence();
            expect(evidence.calls).toEqual(['srv2025']);
            expect(last().evidence?.kind).toBe('loading');
            expect(computers.calls.filter(call => call === 'read srv2025').length).toBeGreaterThan(1);
            evidence.answer('srv2025', { kind: 'ok', value: found });
            expect(last().evidence).toEqual({ kind: 'ready', read: { value: found, at: jasmine.any(Date) as never } });
        });

        it('keeps what was found where it fails the next time, and says so', () => {
            tab.readEvidence();
            evidence.answer('srv2025', { kind: 'ok', value: found });
            tab.readEvidence();
            evidence.answer('srv2025', { kind: 'timedOut', words: null, errorId: null });
            expect(last().evidence).toEqual(
                jasmine.objectContaining({ kind: 'failed', failure: { kind: 'timedOut', words: null, errorId: null } })
            );
            expect(foundOf(last())).toBe(found);
        });

        it('stops waiting, and reads again', () => {
            tab.readEvidence();
            tab.stopEvidence();
            expect(evidence.isAwaited('srv2025')).toBe(false);
            expect(last().evidence).toBeNull();
            tab.readEvidence();
            expect(evidence.calls.length).toBe(2);
        });

        it('never shows it for another computer, and finds it again on return', () => {
            tab.readEvidence();
            active.next('srv2022');
            evidence.answer('srv2025', { kind: 'ok', value: found });
            expect(last().evidence).toBeNull();
            active.next('srv2025');
            expect(foundOf(last())).toBe(found);
        });

        it('and has it kept with the settings it is of, also of a computer that is no longer shown', () => {
            spyOn(store, 'keep').and.callThrough();
            tab.readEvidence();
            active.next('srv2022');
            evidence.answer('srv2025', { kind: 'ok', value: found });
            const kept = store.kept.get('srv2025');
            expect([kept?.evidence?.value, kept?.configuration?.value]).toEqual([found, sample('srv2025')]);
            expect(kept?.identity).toContain('srv2025');
            active.next('srv2025');
            expect(store.keep).toHaveBeenCalledTimes(1);
            store.refusal = new Error('full');
            tab.readEvidence();
            evidence.answer('srv2025', { kind: 'ok', value: { ...found } });
            expect(last().evidence?.kind).toBe('ready');
        });
    });
});
