// SPDX-License-Identifier: MIT
import { makePlan, Wanted } from '../../domain/change/plan';
import type { ChangeRecord } from '../../domain/change/record';
import { FakeGateway } from '../../remote/testing/fake-gateway';
import type { FaultName } from '../../remote/testing/faults';
import type { PowerShellSigningReader } from '../../remote/read-configuration';
import { Settling } from '../../settling';
import { Changes } from '../changes';
import { History } from '../history/history';
import { Runs } from '../runs/runs';
import { MemoryJournal } from './memory-journal';
import { MemoryLocks } from './memory-locks';

/** A window of the browser, with all that changes computers in it. */
export interface BrowserWindow {
    readonly changes: Changes;
    readonly runs: Runs;
    readonly history: History;
    readonly reader: PowerShellSigningReader;
}

/** An administrator's browser, and the computers behind the gateway: what windows share, and what a closed one leaves. */
export class Browser {
    readonly gateway = new FakeGateway();
    readonly journal = new MemoryJournal();
    readonly locks = new MemoryLocks();

    /** Opens a window. A fault that keeps its calls from being answered has them given up at once. */
    open(fault?: FaultName): BrowserWindow {
        const { reader, writer } = this.gateway.remote(fault === 'hangs' || fault === 'late' ? 5 : undefined);
        const history = new History(this.journal);
        const changes = new Changes(reader, writer, this.locks, '1.0.0', history, Infinity);
        new Settling(reader, changes).start();
        return { changes, history, reader, runs: new Runs(changes, history, this.journal, reader, this.locks, '1.0.0') };
    }

    /** What a window did to a computer before; it was closed since. */
    async changed(computer: string, wanted: Wanted): Promise<ChangeRecord> {
        const { changes } = this.open();
        const before = this.gateway.now(computer);
        await changes.apply(computer, before, makePlan(before, wanted));
        return this.journal.all()[0] as ChangeRecord;
    }

    /** Closes all windows. What they wait for is not answered any more: the gateway must be hanging. */
    close(): void {
        this.locks.dropAll();
    }
}
