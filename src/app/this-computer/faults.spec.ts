// SPDX-License-Identifier: MIT
// What the pane reads of its computer, with each fault of docs/faults.md.
import { BehaviorSubject, Subscription } from 'rxjs';
import { Browser } from '../change/testing/windows';
import { jumps, setClock, until } from '../domain/testing/time';
import { FakeGateway } from '../remote/testing/fake-gateway';
import { FaultName, faultNames } from '../remote/testing/faults';
import { limitFor, mustMeet, ReadingTrial } from '../remote/testing/reading-trial';
import { sample } from '../remote/testing/samples';
import type { ActiveComputer } from '../ui/navigation/active-computer';
import { Connections } from './connections/connections';
import { Pane, PaneState } from './pane';

const computer = 'srv2022';

/** A window that shows the computer. */
class Shown {
    readonly pane: Pane;
    readonly connections: Connections;
    state!: PaneState;
    private readonly template = new Subscription();

    constructor(
        readonly browser: Browser,
        fault?: FaultName
    ) {
        const { connections } = browser.gateway.remote(limitFor(fault));
        const { reader, changes } = browser.open(fault);
        this.pane = new Pane({ name: new BehaviorSubject(computer) } as unknown as ActiveComputer, reader, changes);
        this.connections = new Connections(connections);
        this.template.add(this.pane.state.subscribe(state => (this.state = state)));
        this.template.add(this.connections.follow(this.pane.state).subscribe());
    }

    get reading(): ReadingTrial {
        const told = (): ReturnType<ReadingTrial['told']> => (this.state.kind === 'failed' ? this.state.failure.kind : this.state.kind);
        return { gateway: this.browser.gateway, computer, begin: () => this.pane.refresh(), told };
    }

    get readingOfConnections(): ReadingTrial {
        const told = (): ReturnType<ReadingTrial['told']> => {
            const { value } = this.connections.state;
            return value.kind === 'failed' ? value.failure.kind : value.kind;
        };
        return { gateway: this.browser.gateway, computer, begin: () => this.connections.refresh(), told };
    }

    leave(): void {
        this.template.unsubscribe();
        this.pane.ngOnDestroy();
    }
}

describe('this computer, and its fault:', () => {
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

    const inForce = ({ state }: Shown): unknown => state.kind === 'ready' && state.read.value.inbound.required;

    for (const fault of faultNames) {
        it(`${fault}, at its reading`, () => mustMeet(open(fault).reading, fault));
        it(`${fault}, at a recheck`, () => isRechecked(fault));
        it(`${fault}, at its connections`, () => mustMeet(open(fault).readingOfConnections, fault));
    }

    /** A change of the computer, looked at once more. */
    async function isRechecked(fault: FaultName): Promise<void> {
        const record = await browser.changed(computer, { inbound: 'required' });
        const window = open(fault);
        const isNoted = (): boolean => browser.journal.has(({ latest }) => latest !== null);
        await mustMeet({ ...window.reading, begin: () => window.pane.recheck(record) }, fault, () => expect(isNoted()).toBeFalse());
        await until(isNoted);
        expect(
            browser.journal.has(({ ending, latest }) => ending === 'changed' && latest?.settings.inbound.inForce === 'required')
        ).toBeTrue();
    }

    it('storage full or blocked', async () => {
        browser.journal.full = browser.locks.denied = true;
        browser.journal.loadOpen = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
        expect([open().reading.told(), shown[0]?.readingOfConnections.told()]).toEqual(['ready', 'ready']);
    });

    it('page closed', () => {
        browser.gateway.break(computer, 'late');
        open().leave();
        browser.gateway.release();
        expect(shown[0]?.state.kind).toBe('loading');
        browser.gateway.mend();
        expect([open().reading.told(), shown[1]?.readingOfConnections.told()]).toEqual(['ready', 'ready']);
    });

    it('two windows', () => {
        browser.gateway.break(computer, 'late');
        open();
        browser.gateway.mend();
        expect(open().reading.told()).toBe('ready'); // whatever the first one waits for
        browser.gateway.release();
        expect(shown.map(one => one.reading.told())).toEqual(['ready', 'ready']);
    });

    it('clock jumps', () => {
        for (const jump of jumps) {
            setClock(jump.from);
            browser.gateway.set(computer, sample(computer));
            const window = open();
            setClock(jump.to);
            const now = sample(computer);
            browser.gateway.set(computer, { ...now, inbound: { ...now.inbound, required: true } });
            window.pane.refresh();
            expect([inForce(window), window.readingOfConnections.told()]).toEqual([true, 'ready']);
        }
    });

    it('renamed or duplicate computer', () => {
        const window = open();
        const other = { ...sample('srv2025'), computer: { ...sample('srv2025').computer, fqdn: 'other.lab.example' } };
        browser.gateway.set(computer, other);
        window.pane.refresh();
        expect(window.state.kind === 'ready' && window.state.read.value).toEqual(other); // and nothing of the first one
    });
});
