// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../facts';
import { Entry, makeList } from '../listed';
import { makePlan } from '../plan';
import { begin, newRecord } from '../record';
import { cluster, connection, entry, failed, facts } from '../testing/list-entries';
import { DryRunInput, dryRun, sameAs } from './dry-run';
import type { RunItem } from './run';

const requireBoth = { goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null } as const;
const weaken = { goal: 'byHand', wanted: { outbound: 'notRequired' }, of: null } as const;

function judged(entries: readonly Entry[], given: Partial<DryRunInput> = {}): readonly (RunItem | null)[] {
    const keys = entries.map(one => one.connection.key);
    const input = { keys, since: 0, target: requireBoth, allowWeaker: false, undoes: new Map(), idOf: (key: string) => `id of ${key}` };
    return dryRun({ ...input, list: makeList(entries, null), ...given }).map(({ item }) => item);
}

function decision(read: SigningConfiguration, given: Partial<DryRunInput> = {}): RunItem['decision'] | undefined {
    return judged([entry('srv', read)], given)[0]?.decision;
}

describe('a dry run', () => {
    it('plans what differs and leaves what is so', () => {
        const [item] = judged([entry('srv', facts('srv'))]);
        expect(item?.decision).toBe('change');
        expect(item?.changes.map(({ direction }) => direction)).toEqual(['outbound', 'inbound']);
        const stored = { stored: { required: 1 } };
        const done = facts('srv', {}, true, true);
        expect(decision({ ...done, outbound: { ...done.outbound, ...stored }, inbound: { ...done.inbound, ...stored } })).toBe('alreadySo');
    });

    it('does not write where a policy would store another value, and not to a part of a computer', () => {
        const owned = sample('srv2025-gpo'); // its policy stores 1 for both
        expect(owned.inbound.policy.value).toBe(1);
        const target = { goal: 'byHand', wanted: { inbound: 'notRequired' }, of: null } as const;
        expect(decision(owned, { target, allowWeaker: true })).toBe('policyTakesBack');
        const unread = facts('srv');
        expect(decision({ ...unread, inbound: { ...unread.inbound, stored: null } })).toBe('storedUnreadable');
    });

    it('does not write where OSConfig or device management names another value, nor weakens Azure Local', () => {
        const base = facts('srv');
        const named = (value: number, provider: string | null): SigningConfiguration => ({
            ...base,
            inbound: { ...base.inbound, mdm: { status: 'found', value, provider } }
        });
        for (const provider of ['E17005D5-A50E-4E57-BE94-1D4FA69C6F93', 'x', null]) {
            expect(decision(named(0, provider))).toBe('managerTakesBack');
            expect(decision(named(1, provider))).toBe('change');
        }
        const azureLocal = facts('srv', { editionId: 'ServerAzureStackHCICor' });
        expect(decision(azureLocal)).toBe('change');
        expect(decision(azureLocal, { target: weaken, allowWeaker: true })).toBe('managerTakesBack');
        const toDefault = { goal: 'windowsDefault', wanted: { outbound: 'windowsDefault' }, of: null } as const;
        expect(decision(azureLocal, { target: toDefault })).toBe('azureLocal');
    });

    it('warns of guests, of a policy that could not be read, of what else may put a value back, and of nodes that would differ', () => {
        const base = facts('srv', {}, false);
        const warnings = (read: SigningConfiguration): unknown => judged([entry('srv', read)])[0]?.warnings;
        expect(warnings({ ...base, outbound: { ...base.outbound, insecureGuestLogons: false } })).toEqual([]);
        expect(warnings({ ...base, outbound: { ...base.outbound, insecureGuestLogons: true } })).toEqual(['guestsCutOff']);
        const policy = { ...base.inbound.policy, status: 'unavailable' } as const;
        expect(warnings({ ...base, inbound: { ...base.inbound, policy } })).toContain('policyNotRead');
        expect(warnings({ ...base, surroundings: { ...base.surroundings, dsc: true } })).toEqual(['otherManager']);
        expect(warnings({ ...base, surroundings: { ...base.surroundings, osConfig: true } })).toEqual(['otherManager']);
        const nodes = ['n1', 'n2'].map(name => entry(name, facts(name, { cluster: 'CLU' })));
        expect(judged(nodes).map(item => item?.warnings.includes('otherNodes'))).toEqual([false, false]);
        expect(judged(nodes, { keys: ['n1'] }).map(item => item?.warnings.includes('otherNodes'))).toEqual([true]);
    });

    it('weakens nothing unless that was chosen, and a domain controller not at all', () => {
        expect(decision(facts('srv'), { target: weaken })).toBe('weaker');
        expect(decision(facts('srv'), { target: weaken, allowWeaker: true })).toBe('change');
        const controller = facts('dc', { productType: 'domainController' }, true, true);
        const target = { ...weaken, wanted: { inbound: 'notRequired' } } as const;
        expect(decision(controller, { target, allowWeaker: true })).toBe('domainController');
    });

    it('waits for readings from after it was asked for, and tells why there is none', () => {
        expect(judged([entry('srv', facts('srv'), 'waiting', 0)])).toEqual([null]);
        expect(judged([entry('srv', facts('srv'), 'reading', 0)])).toEqual([null]);
        expect(judged([entry('srv', facts('srv'), 'stopped', 0)])[0]?.decision).toBe('notRead');
        expect(judged([entry('srv', failed('unreachable', 'no route'))])[0]).toEqual(
            jasmine.objectContaining({ decision: 'unreachable', failure: failed('unreachable', 'no route'), changes: [] })
        );
        expect(judged([entry('srv', failed('accessDenied'))])[0]?.decision).toBe('needsCredentials');
        expect(judged([entry('srv', failed('badAnswer'))])[0]?.decision).toBe('notRead');
        expect(judged([entry(cluster('clu'))])[0]?.decision).toBe('cluster');
    });

    it('has one row for a computer under two names, by the name that answered', () => {
        const read = facts('srv', { cluster: 'CLU' });
        const items = judged([entry('srv', failed('unreachable'), 'idle', 1), entry('srv.lab.example', read, 'idle', 2)]);
        expect(items.length).toBe(2); // nobody knows yet that they are one
        const known = judged([entry('srv', read, 'idle', 1), entry('srv.lab.example', read, 'idle', 2)]);
        expect(known.map(item => [item?.computer.name, item?.label, item?.cluster])).toEqual([['srv.lab.example', 'srv', 'CLU']]);
    });

    it('of an undo restores what still is as it was left, and tells the rest', () => {
        const before = facts('srv');
        const undone = begin(
            newRecord({
                id: 'r',
                run: 'run',
                undoes: null,
                startedAt: '2026-01-01T00:00:00.000Z',
                toolVersion: '1',
                computer: 'srv',
                configuration: before,
                plan: makePlan(before, { inbound: 'required' })
            })
        );
        const undoes = new Map([['srv', undone]]);
        const target = { goal: 'undo', wanted: {}, of: 'run' } as const;
        const after = { ...before, inbound: { ...before.inbound, required: true, stored: { required: 1 } } };
        const undo = (read: SigningConfiguration | null, allowWeaker = true): RunItem | null | undefined =>
            judged(read ? [entry('srv', read)] : [], { keys: ['srv'], target, undoes, allowWeaker })[0];
        expect(undo(after)).toEqual(jasmine.objectContaining({ decision: 'change', undoes: 'r' }));
        expect(undo(before)?.decision).toBe('alreadySo');
        expect(undo({ ...after, inbound: { ...after.inbound, stored: { required: null } } })?.decision).toBe('notAsLeft');
        expect(undo({ ...after, computer: { ...after.computer, id: 'another' } })?.decision).toBe('otherComputer');
        expect(undo(null)).toEqual(jasmine.objectContaining({ decision: 'notInList', label: 'srv', undoes: 'r' }));
    });

    it('takes the state of a chosen computer, and leaves alone what that one did not report', () => {
        expect(sameAs(facts('srv'))).toEqual({ outbound: 'required', inbound: 'notRequired' });
        const silent = facts('srv');
        expect(sameAs({ ...silent, inbound: { ...silent.inbound, required: null } })).toEqual({ outbound: 'required' });
    });

    it('keeps the order in which computers were chosen', () => {
        const entries = ['b', 'a', 'c'].map(name => entry(connection(name), facts(name)));
        expect(judged(entries, { keys: ['c', 'a', 'b'] }).map(item => item?.label)).toEqual(['c', 'a', 'b']);
    });
});
