// SPDX-License-Identifier: MIT
// A computer whose membership of a cluster could not be read may be a node of any: no two that could be nodes of one are written
// at the same moment, whatever writes them.
import * as fc from 'fast-check';
import { fleetScript } from '../../equivalents/fleet-script';
import { mayBeOfOneCluster, membershipOf } from '../computer/cluster';
import type { SigningConfiguration } from '../computer/facts';
import { makeList } from '../list/list';
import { makePlan } from '../change/plan';
import { answerWrite, begin, newRecord, type ChangeRecord } from '../change/record';
import { entry, facts } from '../testing/list-entries';
import { nextStep } from './dispatch';
import { dryRun } from './dry-run';
import { membershipIn, newRun, type Run, type RunItem, usualSettings } from './run';

/** `?`: membership could not be read; else the name of a cluster, or none. */
function computer(name: string, cluster: string | null): SigningConfiguration {
    const read = facts(name, { cluster: cluster === '?' ? null : cluster });
    const unread = [{ what: 'computer.cluster', errorId: 'UnauthorizedAccess', message: 'Access is denied.' }];
    return cluster === '?' ? { ...read, unavailable: [...read.unavailable, ...unread] } : read;
}

function itemsOf(clusters: readonly (string | null)[]): readonly RunItem[] {
    const entries = clusters.map((cluster, index) => entry(`c${index}`, computer(`c${index}`, cluster)));
    const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
    const records = new Map(entries.map(({ connection: { key } }) => [key, key]));
    const input = { records, since: 0, target, allowWeaker: false, undoes: new Map() };
    return dryRun({ ...input, list: makeList(entries, null) }).flatMap(({ item }) => item ?? []);
}

function runOf(items: readonly RunItem[]): Run {
    const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
    const settings = { ...usualSettings, atOnce: 50, stopAfter: null };
    return newRun({ id: 'run', startedAt: '2026-01-01T00:00:00.000Z', toolVersion: '1', target, settings, retries: null, items });
}

function begun(items: readonly RunItem[], records: ReadonlyMap<string, ChangeRecord> = new Map()): readonly string[] {
    const step = nextStep({ run: runOf(items), records }, new Set(records.keys()));
    return step.kind === 'begin' ? step.items.map(({ label }) => label) : [];
}

describe('a computer whose cluster could not be read', () => {
    it('is never written beside another such computer, or a node', () => {
        expect(begun(itemsOf(['?', '?', null]))).toEqual(['c0', 'c2']);
        expect(begun(itemsOf(['a', '?', 'b', null]))).toEqual(['c0', 'c2', 'c3']);
        expect(begun(itemsOf(['', '']))).toEqual(['c0']); // the key of a cluster, without its name
    });

    it('says so in the plan', () => {
        expect(itemsOf(['?', 'a', null]).map(({ warnings }) => warnings.includes('clusterNotRead'))).toEqual([true, false, false]);
    });

    it('is left alone while a write to what may be another node of its cluster may still arrive', () => {
        const items = itemsOf(['a', '?', null]);
        const read = computer('c0', 'a');
        const plan = makePlan(read, { inbound: 'required' });
        const made = newRecord({
            ...{ id: items[0]?.record ?? '', run: 'run', undoes: null, startedAt: '2026-01-01T00:00:00.000Z', toolVersion: '1' },
            ...{ computer: 'c0', configuration: read, plan }
        });
        const lost = answerWrite(begin(made), { kind: 'outcomeUnknown', words: null, errorId: null });
        const record: ChangeRecord = { ...lost, step: 'ended', ending: 'notVerified' };
        expect(begun(items, new Map([[record.id, record]]))).toEqual(['c2']);
    });

    it('whatever the list: no two at once that could be nodes of one cluster, in a run and in the exported script', () => {
        fc.assert(
            fc.property(fc.array(fc.constantFrom(null, '?', 'a', 'A', 'b', ''), { minLength: 2, maxLength: 8 }), clusters => {
                const items = itemsOf(clusters);
                const known = clusters.map((cluster, index) => membershipOf(computer(`c${index}`, cluster)));
                const mustNotMeet = (one: number, other: number): boolean => {
                    const [a, b] = [known[one], known[other]];
                    return a !== undefined && b !== undefined && mayBeOfOneCluster(a, b);
                };
                const indices = begun(items).map(name => Number(name.slice(1)));
                for (const one of indices) for (const other of indices) if (one < other) expect(mustNotMeet(one, other)).toBeFalse();
                const computers = items.map(item => {
                    const { computer: meant, cluster, changes } = item;
                    return { ...meant, cluster, mayBeNode: membershipIn(item).kind === 'notRead', changes };
                });
                const origin = { createdAt: '', toolVersion: '1', targetText: '', settings: usualSettings };
                const waves = [...fleetScript(computers, origin).matchAll(/Wave = (\d+)/g)].map(([, wave]) => Number(wave));
                expect(waves.length).toBe(clusters.length);
                waves.forEach((wave, one) =>
                    waves.forEach((same, other) => {
                        if (one < other && wave === same) expect(mustNotMeet(one, other)).toBeFalse();
                    })
                );
            }),
            { numRuns: 500 }
        );
    });
});
