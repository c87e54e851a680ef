// SPDX-License-Identifier: MIT
// The scan and the dry run over three computers, with each fault of docs/faults.md at one of them: the others are read.
import type { NgZone } from '@angular/core';
import { of } from 'rxjs';
import { Browser } from '../change/testing/windows';
import { makeList } from '../domain/list/list';
import { dryRun } from '../domain/run/dry-run';
import type { RunItem } from '../domain/run/run';
import { connection, facts } from '../domain/testing/list-entries';
import { jumps, setClock } from '../domain/testing/time';
import { FakeGateway } from '../remote/testing/fake-gateway';
import { FaultName, faultNames } from '../remote/testing/faults';
import { limitFor, mustMeet, ReadingTrial } from '../remote/testing/reading-trial';
import { RunDraft, targetOf } from './dry-run/run-draft';
import { Scan } from './scan/scan';
import type { UserConnections } from '../readings/user-connections';

const names = ['a', 'b', 'c'];
const zone = { run: (work: () => void) => work(), runOutsideAngular: (work: () => unknown) => work() } as unknown as NgZone;

/** A window that shows the list. */
class Shown {
    readonly scan: Scan;
    readonly draft: RunDraft;

    constructor(
        private readonly browser: Browser,
        fault?: FaultName
    ) {
        const limits = { turn: 5_000, giveUpAfter: limitFor(fault) ?? 30_000, slow: 5, tellEvery: 0 };
        const all = of(names.map(connection));
        this.scan = new Scan({ all } as UserConnections, browser.open(fault).reader, limits, zone);
        this.draft = new RunDraft(this.scan);
    }

    get scanning(): ReadingTrial {
        const told = (): ReturnType<ReadingTrial['told']> => {
            const { entries } = this.scan.state.value;
            const [a, b, c] = entries.map(({ answer }) => answer?.outcome.kind);
            expect([a, c]).toEqual(['ok', 'ok']);
            const isReading = entries[1]?.phase !== 'idle' || b === undefined;
            return isReading ? 'loading' : b === 'ok' ? 'ready' : b;
        };
        return { gateway: this.browser.gateway, computer: 'b', begin: () => this.scan.again(), told };
    }

    get planning(): ReadingTrial {
        const told = (): ReturnType<ReadingTrial['told']> => {
            const [a, b, c] = this.planned();
            expect([a?.decision, c?.decision]).toEqual(['change', 'change']);
            if (!b) return 'loading';
            expect(b.changes.length).toBe(b.failure ? 0 : 1);
            return b.failure ? b.failure.kind : 'ready';
        };
        return { gateway: this.browser.gateway, computer: 'b', begin: () => this.draft.begin(names, 'requireBoth'), told };
    }

    /** What the dry run says; null of one that is being read. */
    planned(): readonly (RunItem | null)[] {
        const { value } = this.draft.state;
        const target = value && targetOf({ ...value, goal: 'requireInbound' });
        if (!value || !target) return [];
        const list = makeList(this.scan.state.value.entries, null);
        const { records, since, undoes } = value;
        return dryRun({ list, records, since, target, allowWeaker: false, undoes }).map(({ item }) => item);
    }
}

describe('all computers, and its fault:', () => {
    let browser: Browser;
    let shown: Shown[];

    beforeEach(() => {
        FakeGateway.stub();
        [browser, shown] = [new Browser(), []];
        for (const name of names) browser.gateway.set(name, facts(name));
    });

    afterEach(() => shown.forEach(({ scan }) => scan.stop()));

    function open(fault?: FaultName): Shown {
        const window = new Shown(browser, fault);
        shown.push(window);
        return window;
    }

    const allRead = ({ scanning, planning }: Shown): void => {
        scanning.begin();
        expect(scanning.told()).toBe('ready');
        planning.begin();
        expect(planning.told()).toBe('ready');
    };

    for (const fault of faultNames) {
        it(`${fault}, at a scan`, () => mustMeet(open(fault).scanning, fault));
        it(`${fault}, at a dry run`, () => mustMeet(open(fault).planning, fault));
    }

    it('storage full or blocked', () => {
        browser.journal.full = browser.locks.denied = true;
        allRead(open());
    });

    it('page closed', () => {
        browser.gateway.break('b', 'hangs');
        open().planning.begin();
        const calls = browser.gateway.calls.length;
        browser.gateway.mend();
        const window = open();
        expect([window.scan.state.value.entries.map(({ answer }) => answer), window.draft.state.value]).toEqual([[null, null, null], null]);
        expect(browser.gateway.calls.length).toBe(calls); // nothing goes on by itself
        allRead(window);
    });

    it('two windows', () => {
        browser.gateway.break('b', 'late');
        const first = open();
        first.planning.begin();
        browser.gateway.mend();
        allRead(open()); // whatever the first one waits for
        browser.gateway.release();
        expect(first.planning.told()).toBe('ready');
    });

    it('clock jumps', () => {
        for (const jump of jumps) {
            setClock(jump.from);
            const window = open();
            allRead(window);
            setClock(jump.to);
            browser.gateway.set('b', facts('b', {}, true, true));
            window.scanning.begin();
            expect(window.scan.state.value.entries[1]?.answer?.state).toBe('both');
            browser.gateway.set('b', facts('b'));
            allRead(window);
        }
    });
});
