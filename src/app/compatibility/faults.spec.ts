// SPDX-License-Identifier: MIT
// What the tab asks its computer for, with each fault of docs/faults.md.
import { BehaviorSubject, of, Subscription } from 'rxjs';
import { Browser } from '../change/testing/windows';
import type { Failure } from '../domain/outcome';
import { parseHosts } from '../domain/negotiate/hosts';
import { jumps, setClock } from '../domain/testing/time';
import { DeviceTests } from '../readings/device-tests';
import { EvidenceReadings } from '../readings/evidence-readings';
import { FakeGateway } from '../remote/testing/fake-gateway';
import { FaultName, faultNames } from '../remote/testing/faults';
import { limitFor, mustMeet, ReadingTrial } from '../remote/testing/reading-trial';
import { sample } from '../remote/testing/samples';
import type { ActiveComputer } from '../ui/navigation/active-computer';
import type { UserConnections } from '../readings/user-connections';
import { KeptOfComputer } from '../change/history/kept-of-computer';
import { MemoryEvidence } from '../change/testing/memory-evidence';
import { Compatibility, TabState } from './compatibility';
import { WireProof } from './devices/wire-proof';

const computer = 'srv2022';
type Told = ReturnType<ReadingTrial['told']>;

/** A window that shows the tab. */
class Shown {
    readonly tab: Compatibility;
    state!: TabState;
    private readonly template: Subscription;

    constructor(
        private readonly browser: Browser,
        fault?: FaultName
    ) {
        const { evidence, devices, reader, identities } = browser.gateway.remote(limitFor(fault));
        const { history } = browser.open(fault);
        const connections = { all: of([]) } as unknown as UserConnections;
        const active = { name: new BehaviorSubject(computer) } as unknown as ActiveComputer;
        const [tests, evidences] = [new DeviceTests(devices, 2, identities), new EvidenceReadings(evidence, identities)];
        const [proof, store] = [new WireProof(tests, reader), new MemoryEvidence()];
        this.tab = new Compatibility(active, reader, tests, evidences, new KeptOfComputer(store, history), proof, connections, store);
        this.template = this.tab.state.subscribe(state => (this.state = state));
    }

    /** Nothing goes on that was begun here: a later test may have another clock. */
    leave(): void {
        this.tab.stopEvidence();
        this.tab.stop();
        this.template.unsubscribe();
        this.tab.ngOnDestroy();
    }

    get evidence(): ReadingTrial {
        return this.trial(
            () => this.tab.readEvidence(),
            () => {
                const { evidence } = this.state;
                return evidence?.kind === 'failed' ? evidence.failure.kind : (evidence?.kind ?? 'badAnswer');
            }
        );
    }

    /** Three devices: what one call meets in its own way, the others do as well. */
    get test(): ReadingTrial {
        const told = (): Told => {
            const { test } = this.state;
            const failures = (test?.results ?? []).flatMap(({ outcome }) => (outcome.kind === 'callFailed' ? outcome.failure : []));
            return toldOf(test?.state === 'running', test?.failure ?? failures[0] ?? null, test?.results.length === 3);
        };
        return this.trial(() => this.tab.test(parseHosts('nas-1 nas-2 nas-3').hosts), told);
    }

    private trial(begin: () => void, told: () => Told): ReadingTrial {
        return { gateway: this.browser.gateway, computer, begin, told };
    }
}

function toldOf(isReading: boolean, failure: Failure | null, isRead: boolean): Told {
    if (isReading) return 'loading';
    return failure?.kind ?? (isRead ? 'ready' : 'badAnswer');
}

describe('the tab Compatibility, and its fault:', () => {
    let browser: Browser;
    let shown: Shown[];

    beforeEach(() => {
        FakeGateway.stub();
        [browser, shown] = [new Browser(), []];
        browser.gateway.set(computer, sample(computer));
    });

    afterEach(() => shown.forEach(one => one.leave()));

    function open(fault?: FaultName): Shown {
        const window = new Shown(browser, fault);
        shown.push(window);
        return window;
    }

    const bothRead = ({ evidence, test }: Shown): void => {
        for (const { begin } of [evidence, test]) begin();
        expect([evidence.told(), test.told()]).toEqual(['ready', 'ready']);
    };
    const calls = (command: string): number => browser.gateway.calls.filter(call => call === `${computer} ${command}`).length;

    for (const fault of faultNames) {
        it(`${fault}, at its evidence`, () => mustMeet(open(fault).evidence, fault));
        it(`${fault}, at its test of devices`, () => mustMeet(open(fault).test, fault));
    }

    it('storage full or blocked', () => {
        browser.journal.full = browser.locks.denied = true;
        browser.journal.page = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
        bothRead(open());
    });

    it('page closed', () => {
        browser.gateway.break(computer, 'hangs', { which: ({ command }) => command !== 'Get-SmbSigningConfiguration' });
        const first = open();
        first.evidence.begin();
        first.test.begin();
        first.tab.ngOnDestroy();
        browser.gateway.mend();
        const window = open();
        expect([window.state.evidence, window.state.test]).toEqual([null, null]);
        expect([calls('Get-SmbSigningEvidence'), calls('Test-SmbDevice')]).toEqual([1, 1]); // nothing goes on by itself
        bothRead(window);
    });

    it('two windows', () => {
        browser.gateway.break(computer, 'late', { which: ({ command }) => command !== 'Get-SmbSigningConfiguration' });
        const first = open();
        first.evidence.begin();
        first.test.begin();
        browser.gateway.mend();
        bothRead(open()); // whatever the first one waits for
        browser.gateway.release();
        expect([first.evidence.told(), first.test.told()]).toEqual(['ready', 'ready']);
    });

    it('renamed or duplicate computer', () => {
        const window = open();
        const own = sample(computer);
        const other = { ...own, computer: { ...own.computer, id: 'another' } };
        bothRead(window);
        browser.gateway.set(computer, other);
        window.tab.refresh();
        expect([window.state.evidence, window.state.test]).toEqual([null, null]);
        for (const { begin, told } of [window.evidence, window.test]) {
            browser.gateway.break(computer, 'late');
            begin();
            browser.gateway.set(computer, browser.gateway.now(computer) === own ? other : own);
            browser.gateway.mend();
            const asked = browser.gateway.calls.length;
            browser.gateway.release(); // the settings first: what is under way begins anew
            expect(browser.gateway.calls.length).toBeGreaterThan(asked);
            expect(told()).toBe('ready');
        }
    });

    it('clock jumps', () => {
        for (const jump of jumps) {
            setClock(jump.from);
            const window = open();
            bothRead(window);
            setClock(jump.to);
            bothRead(window);
            expect(window.state.evidence?.kind === 'ready' && window.state.evidence.read.at.toISOString()).toBe(
                new Date(jump.to).toISOString()
            );
            expect(window.state.auditingSince).toEqual({ outbound: null, inbound: null });
        }
    });
});
