// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { channelNames, type EvidenceReading } from '../evidence/reading';
import { allSources } from '../evidence/testing/logged';
import { audited } from '../evidence/testing/silent';
import type { Suspect } from '../peers/impact';
import { accepting } from '../readiness/testing/known';
import type { KnownElsewhere } from '../peers/impact-sources';
import { Entry, makeList } from '../list/list';
import { makePlan } from '../change/plan';
import { auditPlan, signingAudits } from '../settings/signing-audits';
import { withState } from '../testing/with-state';
import { answerWrite, begin, newRecord } from '../change/record';
import { cluster, connection, entry, failed, facts } from '../testing/list-entries';
import { DryRunInput, dryRun, sameAs } from './dry-run';
import type { DryRunRow } from './dry-run-row';
import type { RunItem } from './run';

const requireBoth = { goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null } as const;
const weaken = { goal: 'byHand', wanted: { outbound: 'notRequired' }, of: null } as const;

function recordsOf(keys: readonly string[]): ReadonlyMap<string, string> {
    return new Map(keys.map(key => [key, `id of ${key}`]));
}

function judged(entries: readonly Entry[], given: Partial<DryRunInput> = {}): readonly (RunItem | null)[] {
    return rows(entries, given).map(({ item }) => item);
}

function rows(entries: readonly Entry[], given: Partial<DryRunInput> = {}): readonly DryRunRow[] {
    const records = recordsOf(entries.map(one => one.connection.key));
    const input = { records, since: 0, target: requireBoth, allowWeaker: false, undoes: new Map() };
    return dryRun({ ...input, list: makeList(entries, null), ...given });
}

/** Evidence that was read as a whole, and has nothing. */
function allRead(): EvidenceReading {
    const readable = { enabled: true, mode: 'Circular', maximumBytes: 1, fileBytes: 1, full: false, recordCount: 0 };
    const log = { ...readable, oldestRecord: 1, oldestEvent: null, errorId: null, words: null };
    const channels = Object.values(channelNames).map(name => ({ name, ...log }));
    return { contract: 2, channels, sources: allSources, events: [], since: null, collectedAt: '2026-11-20T12:00:00Z' };
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
        expect(judged(nodes, { records: recordsOf(['n1']) }).map(item => item?.warnings.includes('otherNodes'))).toEqual([true]);
    });

    it('says what was not read of a direction that it aims at, even where nothing of it would change', () => {
        // Had it been read, it might have kept the computer from being changed.
        const base = facts('srv');
        const unread = {
            ...base.outbound,
            policy: { ...base.outbound.policy, status: 'unavailable' },
            required: true,
            stored: { required: 1 }
        } as const;
        const target = { ...requireBoth, wanted: { outbound: 'windowsDefault', inbound: 'required' } } as const;
        const [item] = judged([entry('srv', { ...base, outbound: unread })], { target });
        expect(item?.changes.map(({ direction }) => direction)).toEqual(['inbound']);
        expect(item?.warnings).toEqual(['policyNotRead']);
    });

    it('names the nodes that would differ, and says where they are not known', () => {
        const inForce = { ...facts('n3', { cluster: 'CLU' }), inbound: { ...facts('n3').inbound, required: true } };
        const silent = {
            ...inForce,
            inbound: { ...inForce.inbound, required: null },
            computer: { ...inForce.computer, fqdn: 'n4', id: 'n4' }
        };
        const nodes = (...read: readonly (SigningConfiguration | null)[]): DryRunRow | undefined => {
            const entries = read.map((one, index) => entry(`n${index + 1}`, one));
            return rows(entries, { records: recordsOf(['n1']), target: { ...requireBoth, wanted: { inbound: 'required' } } })[0];
        };
        const node = (name: string): SigningConfiguration => facts(name, { cluster: 'CLU' });
        const told = (row: DryRunRow | undefined): unknown => [row?.differing, row?.item?.warnings];
        expect(told(nodes(node('n1'), node('n2'), inForce))).toEqual([['n2'], ['otherNodes']]);
        expect(told(nodes(node('n1'), inForce))).toEqual([[], []]);
        expect(told(nodes(node('n1')))).toEqual([[], ['nodesNotKnown']]);
        expect(told(nodes(node('n1'), silent))).toEqual([[], ['nodesNotKnown']]);
    });

    it('judges peers by the evidence that is held, and says where there is none', () => {
        const sign = { direction: 'inbound', peer: 'scan-1', why: 'noSigning', lastSeen: '2026-01-01T00:00:00Z' } as const;
        const also = { ...sign, why: 'noSpn' } as const;
        const known = (): KnownElsewhere => ({ suspects: [sign, also], evidence: null });
        const [row] = rows([entry('srv', facts('srv'))], { known });
        expect(row?.peers.map(({ peer, kind, notes }) => [peer, kind, notes.length])).toEqual([['scan-1', 'cutOff', 1]]);
        expect(row?.item?.warnings).toEqual(['peersCutOff', 'peersNotKnown']);
        const evidence = allRead();
        const quiet = (read: SigningConfiguration): DryRunRow | undefined =>
            rows([entry('srv', read)], { known: () => ({ suspects: [], evidence }) })[0];
        const read = facts('srv');
        const auditing = {
            ...read,
            outbound: { ...read.outbound, audit: audited.outbound.audit },
            inbound: { ...read.inbound, audit: audited.inbound.audit }
        };
        expect([quiet(auditing)?.peers, quiet(auditing)?.item?.warnings]).toEqual([[], []]);
        // Logs are silent, too, where nothing is audited.
        expect(quiet(read)?.item?.warnings).toEqual(['peersNotKnown']);
        const [weaker] = rows([entry('srv', facts('srv'))], { known, target: weaken, allowWeaker: true });
        expect([weaker?.peers, weaker?.item?.warnings]).toEqual([[], []]);
    });

    it('names a peer that was accepted, and does not warn of it', () => {
        const sign = { direction: 'inbound', peer: 'scan-1', why: 'noSigning', lastSeen: null } as const;
        const judgedWith = (suspects: readonly Suspect[], ...peers: readonly string[]): DryRunRow | undefined => {
            const known = (): KnownElsewhere => ({ suspects, evidence: null });
            return rows([entry('srv', facts('srv'))], { known, accepted: accepting(...peers) })[0];
        };
        const all = judgedWith([sign, { ...sign, peer: 'nas' }], 'scan-1');
        expect(all?.peers.map(({ peer, accepted }) => [peer, accepted?.by])).toEqual([
            ['nas', undefined],
            ['scan-1', 'Anna']
        ]);
        expect(all?.item?.warnings).toEqual(['peersCutOff', 'peersNotKnown']);
        const only = judgedWith([sign], 'scan-1');
        expect([only?.peers.length, only?.item?.warnings]).toEqual([1, ['peersNotKnown']]);
        // Under another name it was not accepted.
        const named = judgedWith([sign, { ...sign, peer: 'scan-1.lab.example' }], 'scan-1');
        expect([named?.peers[0]?.accepted, named?.item?.warnings]).toEqual([null, ['peersCutOff', 'peersNotKnown']]);
    });

    it('of what may be a domain controller does as of one', () => {
        const target = { ...weaken, wanted: { inbound: 'notRequired' } } as const;
        const perhaps = facts('dc', { productType: null }, true, true);
        expect(decision(perhaps, { target, allowWeaker: true })).toBe('perhapsDomainController');
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
            judged(read ? [entry('srv', read)] : [], { records: recordsOf(['srv']), target, undoes, allowWeaker })[0];
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

    it('gives a computer that was chosen by several names the record of the first, whichever name its row is called by', () => {
        const entries = ['srv', 'srv.lab.example', 'c'].map(name => entry(name, facts(name === 'c' ? 'c' : 'srv')));
        const items = (...keys: string[]): unknown => judged(entries, { records: recordsOf(keys) }).map(item => item?.record);
        expect(items('srv.lab.example', 'srv', 'c')).toEqual(['id of srv.lab.example', 'id of c']);
        expect(items('srv', 'c', 'srv.lab.example')).toEqual(['id of srv', 'id of c']);
    });

    it('keeps the order in which computers were chosen', () => {
        const entries = ['b', 'a', 'c'].map(name => entry(connection(name), facts(name)));
        expect(judged(entries, { records: recordsOf(['c', 'a', 'b']) }).map(item => item?.label)).toEqual(['c', 'a', 'b']);
    });

    describe('that turns on auditing', () => {
        const target = { goal: 'turnOnAuditing', wanted: {}, of: null } as const;
        const audits = ['outboundAuditSigning', 'outboundAuditGuests', 'inboundAuditSigning', 'inboundAuditGuests'];
        const named = (item: RunItem | null | undefined): readonly string[] => item?.changes.map(({ setting }) => setting) ?? [];
        const on = (facts: SigningConfiguration): SigningConfiguration =>
            auditPlan(facts).changes.reduce((known, change) => withState(known, change, change.after), facts);

        it('switches on what the Windows of each has, and leaves what is on', () => {
            const [item] = judged([entry('srv', facts('srv'))], { target });
            expect([item?.decision, item?.weaker, named(item)]).toEqual(['change', false, audits]);
            expect(decision(on(facts('srv')), { target })).toBe('alreadySo');
        });

        it('says of each that can audit nothing why', () => {
            const why = { srv2022: 'updateMissing', 'srv2019-audit': 'alreadySo', brokencim: 'inForceNotReported' } as const;
            for (const [name, reason] of Object.entries(why))
                expect(decision(sample(name as keyof typeof why), { target }))
                    .withContext(name)
                    .toBe(reason);
            const { inbound, ...others } = on(facts('srv'));
            const off = { stored: 1, policy: 0 };
            const audit = inbound.audit && { ...inbound.audit, clientDoesNotSupportSigning: false };
            const settings = inbound.settings && { ...inbound.settings, auditClientDoesNotSupportSigning: off };
            expect(decision({ ...others, inbound: { ...inbound, audit, settings } }, { target })).toBe('policyWins');
            expect(decision(sample('srv2025-noserver'), { target })).toBe('change'); // outbound alone
        });

        it('compares no nodes: each may be audited by itself', () => {
            const nodes = ['a', 'b'].map(name => entry(name, facts(name, { cluster: 'fs' }, true, name === 'a')));
            const [item] = judged(nodes, { target, records: recordsOf(['a']) });
            expect([item?.decision, item?.warnings]).toEqual(['change', []]);
        });

        it('can be undone by a run, which leaves other settings of a record alone', () => {
            const wanted = { ...signingAudits(facts('srv')), inboundEncryption: 'on' } as const;
            const origin = { id: 'r', run: 'run', undoes: null, startedAt: '2026-01-01T00:00:00.000Z', toolVersion: '1' };
            const begun = begin(
                newRecord({ ...origin, computer: 'srv', configuration: facts('srv'), plan: makePlan(facts('srv'), wanted) })
            );
            const undone = begun.changes.reduce(record => answerWrite(record, null), begun);
            expect(undone.changes.length).toBe(audits.length + 1);
            const after = undone.changes.reduce((known, change) => withState(known, change, change.after), facts('srv'));
            const undo = { goal: 'undo', wanted: {}, of: 'run' } as const;
            const [item] = judged([entry('srv', after)], { target: undo, undoes: new Map([['srv', undone]]) });
            expect([item?.decision, item?.weaker, named(item)]).toEqual(['change', false, audits]);
        });
    });
});
