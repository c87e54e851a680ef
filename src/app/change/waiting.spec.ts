// SPDX-License-Identifier: MIT
import type { Membership } from '../domain/computer/cluster';
import { makePlan } from '../domain/change/plan';
import { type ChangeRecord, newRecord, type WaitedFor } from '../domain/change/record';
import { facts } from '../domain/testing/list-entries';
import { MemoryLocks } from './testing/memory-locks';
import { Turn } from './waiting';

const notRead: Membership = { kind: 'notRead' };
const none: Membership = { kind: 'none' };
const node = (cluster: string): Membership => ({ kind: 'node', cluster });

function recordOf(name: string): ChangeRecord {
    const configuration = facts(name);
    const plan = makePlan(configuration, { inbound: 'required' });
    const made = { id: name, run: name, undoes: null, startedAt: '2026-01-01T00:00:00.000Z', toolVersion: '1' };
    return newRecord({ ...made, computer: name, configuration, plan });
}

/** What changes wait for that begin one after the other while none has ended; `writing`: its turn has come. */
async function waits(...memberships: readonly Membership[]): Promise<readonly (WaitedFor['kind'] | 'writing')[]> {
    const locks = new MemoryLocks();
    const seen: (WaitedFor['kind'] | 'writing')[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    const turns: Promise<void>[] = [];
    for (const [index, membership] of memberships.entries()) {
        const turn = new Turn(locks, Infinity, waitsFor => waitsFor && (seen[index] = waitsFor.kind));
        const work = async (): Promise<void> => {
            seen[index] ??= 'writing';
            await held;
        };
        turns.push(turn.take(recordOf(`c${index}`), membership, work));
        await new Promise(resolve => setTimeout(resolve)); // it holds its locks, or waits
    }
    const found = [...seen];
    release();
    await Promise.all(turns); // none waits for another for ever
    return found;
}

describe('changes of single computers, of whichever windows', () => {
    it('of computers whose cluster could not be read wait for each other and for nodes', async () => {
        expect(await waits(notRead, notRead)).toEqual(['writing', 'perhapsCluster']);
        expect(await waits(notRead, node('a'))).toEqual(['writing', 'perhapsCluster']);
        expect(await waits(node('a'), notRead, node('b'))).toEqual(['writing', 'perhapsCluster', 'perhapsCluster']);
    });

    it('of nodes wait only for those of their own cluster, and others for none', async () => {
        expect(await waits(node('a'), node('b'), node('a'))).toEqual(['writing', 'writing', 'cluster']);
        expect(await waits(notRead, none, none)).toEqual(['writing', 'writing', 'writing']);
    });
});
