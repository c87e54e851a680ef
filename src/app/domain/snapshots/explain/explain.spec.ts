// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import type { ChangeRecord } from '../../change/record';
import type { Found } from '../../change/found';
import { compare } from '../compare';
import type { Difference } from '../difference';
import { explain } from './explain';
import type { Explained } from './explanation';
import { explainingFacts } from './explaining-facts';
import type { SnapshotComputer, SnapshotFacts } from '../snapshot';
import { anySnapshot } from '../testing/any-snapshot';
import { computer, facts, snapshot } from '../testing/snapshots';
import type { ToolActivity, ToolRun } from './tool-activity';

const hour = 3_600_000;
const monday = Date.parse('2026-11-16T08:00:00.000Z');
/** So many hours after the first reading; the second is at 168. */
const at = (hours: number): string => new Date(monday + hours * hour).toISOString();

type Parts = Parameters<typeof facts>[0];
const on = { inForce: 'required', stored: { kind: 'one' }, setBy: 'differs' } as const;
const off = { inForce: 'notRequired', stored: { kind: 'zero' }, setBy: 'equalsDefault' } as const;

/** One computer, read before and after, by clocks that agree unless said otherwise. */
function pair(
    before: Parts,
    after: Parts,
    clocks: { readonly after?: string; readonly ownAfter?: string | null } = {}
): readonly SnapshotComputer[] {
    const own = (time: string, of: Parts): SnapshotFacts => facts({ clock: time, ...of });
    const later = own(at(168), { ...after, ...(clocks.ownAfter === undefined ? {} : { clock: clocks.ownAfter }) });
    return [computer('srv1', own(at(0), before), { at: at(0) }), computer('srv1', later, { at: clocks.after ?? at(168) })];
}

function differenceOf([before, after]: readonly SnapshotComputer[]): Difference {
    const found = compare(snapshot(before ? [before] : []), snapshot(after ? [after] : []));
    return found.find(({ direction }) => direction === 'inbound') ?? (found[0] as Difference);
}

const silent: ToolActivity = { runs: [], cut: false, oldest: at(-900), failure: null, collectedAt: at(168) };
const ran = (hours: number, command = 'Disable-SmbInboundSigningRequirement', user = 'LAB\\anna'): ToolRun => ({
    ...{ at: at(hours), command, user, gateway: 'wac2.lab.example', recordId: 1 }
});

function explained(
    two: readonly SnapshotComputer[],
    records: readonly ChangeRecord[] | null = [],
    activity: ToolActivity | null = silent
): Explained | null {
    return explain(differenceOf(two), explainingFacts(records, new Map(activity ? [['srv1', activity]] : [])));
}

function kinds(...given: Parameters<typeof explained>): readonly string[] | undefined {
    return explained(...given)?.by.map(({ kind }) => kind);
}

/** A change of inbound signing from this browser that was read back. */
function record(hours: number, after: typeof on | typeof off, other: Partial<ChangeRecord> = {}): ChangeRecord {
    const state = { inForce: after.inForce, stored: after.stored };
    const found = { at: at(hours + 0.01), computerTime: at(hours + 0.01), settings: { inbound: state, outbound: state } };
    return {
        version: 5,
        id: `record of hour ${hours}`,
        run: 'run',
        undoes: null,
        startedAt: at(hours),
        toolVersion: '1.0.0',
        computer: { name: 'srv1', id: 'id of srv1', fqdn: 'srv1.lab.example' },
        actingUser: 'LAB\\me',
        changes: [{ setting: 'inbound', before: { ...on }, after: state, takenBackBy: null, write: { kind: 'written' } }] as never,
        step: 'ended',
        cancelled: false,
        found: { ...found, named: {} } as unknown as Found,
        latest: null,
        ending: 'changed',
        imported: false,
        origin: null,
        waitedFor: null,
        ...other
    };
}

describe('what explains that inbound signing is weaker', () => {
    const weaker = pair({ inbound: on }, { inbound: off });

    it('is nothing where nobody is known to have done it', () => {
        expect(explained(weaker)).toEqual({ by: [], gaps: [] });
    });

    it('is the change of this browser that wrote what is there', () => {
        const found = explained(weaker, [record(20, off)]);
        expect(found?.by).toEqual([
            { kind: 'change', record: 'record of hour 20', run: 'run', at: at(20), by: 'LAB\\me', verified: true, imported: false }
        ]);
        const unsure = record(20, off, { ending: 'notVerified', imported: true });
        expect(explained(weaker, [unsure])?.by).toEqual([jasmine.objectContaining({ verified: false, imported: true })]);
    });

    it('is no change that wrote something else, that came before, after, or was never sent, or of another computer', () => {
        const notSent = record(20, off).changes.map(change => ({ ...change, write: { kind: 'notSent' as const } }));
        const other = { name: 'srv1', id: 'id of another', fqdn: 'srv1.lab.example' };
        const elsewhere = { name: 'srv2', id: 'id of srv1', fqdn: null };
        for (const one of [
            record(20, on),
            record(-5, off),
            record(200, off),
            record(20, off, { changes: notSent }),
            record(20, off, { computer: other }),
            record(20, off, { computer: elsewhere })
        ])
            expect(kinds(weaker, [one])).toEqual([]);
    });

    it('is no change that a later one has undone', () => {
        expect(kinds(weaker, [record(20, off), record(30, on)])).toEqual([]);
        expect(kinds(weaker, [record(30, off), record(20, on)])).toEqual(['change']);
    });

    it('is a change under the name that the computer was listed by then', () => {
        const named = { name: '192.0.2.7', id: 'ID of srv1', fqdn: 'SRV1.lab.example' };
        expect(kinds(weaker, [record(20, off, { computer: named })])).toEqual(['change']);
    });

    it('may be a command that someone ran from elsewhere, which leads to what is there', () => {
        const others = {
            ...silent,
            runs: [ran(99), ran(60, 'Reset-SmbInboundSigningRequirement'), ran(50, 'Enable-SmbInboundSigningRequirement')]
        };
        expect(explained(weaker, [], others)?.by).toEqual([{ kind: 'ranElsewhere', run: ran(99) }]);
        for (const run of [ran(-1), ran(169), ran(99, 'Disable-SmbOutboundSigningRequirement'), ran(99, 'Test-SmbDevice')])
            expect(kinds(weaker, [], { ...silent, runs: [run] }))
                .withContext(run.command)
                .toEqual([]);
    });

    it('is not told twice where the log names what this browser did', () => {
        const both = { ...silent, runs: [ran(20), ran(40)] };
        expect(explained(weaker, [record(20, off)], both)?.by.map(one => (one.kind === 'ranElsewhere' ? one.run.at : one.kind))).toEqual([
            'change',
            at(40)
        ]);
    });

    it('is Group Policy that was applied in between and names the value', () => {
        const byPolicy = (applied: Parts): readonly SnapshotComputer[] =>
            pair({ inbound: on }, { inbound: { ...off, setBy: 'groupPolicy', policy: 'Servers' }, ...applied });
        const event = { at: at(100), by: 'event' } as const;
        const found = explained(byPolicy({ policyApplied: event }));
        expect(found?.by).toEqual([{ kind: 'groupPolicy', policy: 'Servers', names: true, applied: event }]);
        expect(kinds(byPolicy({ policyApplied: { ...event, at: at(-10) } }))).toEqual([]);
        expect(kinds(byPolicy({ policyApplied: null }))).toEqual([]);
        // What was known before is no new application, whatever the clock showed then.
        expect(kinds(pair({ inbound: on, policyApplied: event }, byPolicy({ policyApplied: event })[1]?.facts as Parts))).toEqual([]);
        // A policy that names another value than the stored one did not store it.
        expect(kinds(pair({ inbound: on }, { inbound: { ...off, setBy: 'policyConflict' }, policyApplied: event }))).toEqual([]);
    });
});

describe('what explains', () => {
    const event = { at: at(100), by: 'event' } as const;

    it('a conflict that arose while the value stayed is the policy that says something new', () => {
        const conflict = { ...on, setBy: 'policyConflict', policy: 'New', policyValue: '0' } as const;
        expect(explained(pair({ inbound: on }, { inbound: conflict, policyApplied: event }))?.by).toEqual([
            { kind: 'groupPolicy', policy: 'New', names: true, applied: event }
        ]);
    });

    it('that a policy no longer sets a value is its application without it', () => {
        const before = { ...on, setBy: 'groupPolicy', policy: 'Old' } as const;
        expect(explained(pair({ inbound: before }, { inbound: on, policyApplied: event }))?.by).toEqual([
            { kind: 'groupPolicy', policy: 'Old', names: false, applied: event }
        ]);
        // The value itself stays when a policy goes, so one that is another came from elsewhere.
        expect(kinds(pair({ inbound: before }, { inbound: off, policyApplied: event }))).toEqual([]);
    });

    it('another value by default is a Windows with another default, where nothing is stored', () => {
        const byDefault = (inForce: 'required' | 'notRequired') =>
            ({ inForce, stored: { kind: 'notStored' }, setBy: 'notStored', windowsDefault: inForce }) as const;
        const upgrade = { windows: 'Microsoft Windows 11 Pro', build: 26100 };
        expect(explained(pair({ inbound: byDefault('notRequired') }, { inbound: byDefault('required'), ...upgrade }))?.by).toEqual([
            {
                kind: 'otherDefault',
                windows: { before: 'Microsoft Windows Server 2022 Standard', after: 'Microsoft Windows 11 Pro' },
                defaults: { before: 'notRequired', after: 'required' }
            }
        ]);
        const stored = { inbound: { ...on, windowsDefault: 'required' }, ...upgrade } as const;
        expect(kinds(pair({ inbound: off }, stored))).toEqual([]);
        expect(kinds(pair({ inbound: byDefault('notRequired') }, { inbound: byDefault('required') }))).toEqual([]);
    });

    it('another Windows is an upgrade, or an update of the same one', () => {
        expect(kinds(pair({}, { build: 26100 }))).toEqual(['upgraded']);
        expect(kinds(pair({}, { ubr: 9999 }))).toEqual(['updated']);
    });

    it('a computer that left, joined, or answers no more is nothing of this', () => {
        const [before, after] = pair({}, {}) as readonly [SnapshotComputer, SnapshotComputer];
        expect(explained([before])).toBeNull();
        expect(explained([before, { ...after, facts: null, outcome: 'unreachable' }])).toBeNull();
        expect(explained([before, { ...after, id: 'other' }])).toBeNull();
        expect(explained(pair({}, { accepts: false }))).toBeNull();
    });
});

describe('an explanation by time', () => {
    const weaker = (clocks: Parameters<typeof pair>[2]): readonly SnapshotComputer[] => pair({ inbound: on }, { inbound: off }, clocks);
    const others = { ...silent, runs: [ran(99)] };

    it('is not given where the clock of the computer was set in between, which is said', () => {
        for (const ownAfter of [at(169), at(100), at(-3), null]) {
            const found = explained(weaker({ ownAfter }), [record(20, off)], others);
            expect(found?.by.map(({ kind }) => kind))
                .withContext(`${ownAfter}`)
                .toEqual(['change']);
            expect(found?.gaps).toContain('clock');
        }
        expect(explained(weaker({ ownAfter: at(168.05) }), [], others)?.by.length).toBe(1);
    });

    it('is not given where the clock of the browser was set back', () => {
        const found = explained(weaker({ after: at(-1) }), [record(20, off), record(-0.5, off)], others);
        expect(found).toEqual({ by: [], gaps: ['clock'] });
    });

    it('goes by the clock of the computer for what it logged', () => {
        const ahead = pair({ inbound: on, clock: at(1000) }, { inbound: off }, { ownAfter: at(1168) });
        expect(kinds(ahead, [], others)).toEqual([]);
        expect(kinds(ahead, [], { ...silent, runs: [ran(1099)] })).toEqual(['ranElsewhere']);
    });
});

describe('what could have explained it and is not known', () => {
    const weaker = pair({ inbound: on }, { inbound: off });

    it('is said', () => {
        expect(explained(weaker, null)?.gaps).toEqual(['history']);
        expect(explained(weaker, [], null)?.gaps).toEqual(['activity']);
        const failure = { kind: 'failed', errorId: 'x', words: 'denied' } as const;
        expect(explained(weaker, [], { ...silent, runs: null, failure })?.gaps).toEqual(['activity']);
    });

    it('is what the log held before it begins, or before what was read of it', () => {
        for (const begins of [{ oldest: null }, { oldest: at(3) }, { cut: true, runs: [ran(99)] }, { cut: true }])
            expect(explained(weaker, [], { ...silent, ...begins })?.gaps).toEqual(['activityBegins']);
        expect(explained(weaker, [], { ...silent, cut: true, runs: [ran(99), ran(-2)] })?.gaps).toEqual([]);
    });
});

describe('explaining any difference', () => {
    it('never throws, and gives only times between the two readings', () => {
        const anyRun = fc.record({
            at: fc.option(fc.integer({ min: -10, max: 200 }).map(at), { nil: null }),
            command: fc.constantFrom(ran(1).command, 'x')
        });
        const property = fc.property(anySnapshot, anySnapshot, fc.array(anyRun), (a, b, runs) => {
            const activity = { ...silent, runs: runs.map(run => ({ ...ran(1), ...run })) };
            const from = explainingFacts([record(1, off), record(2, on)], new Map([['a', activity]]));
            for (const difference of compare(a, b)) {
                for (const one of explain(difference, from)?.by ?? []) {
                    const time = one.kind === 'ranElsewhere' ? one.run.at : one.kind === 'groupPolicy' ? one.applied.at : null;
                    const [first, last] = [difference.before?.facts?.clock ?? '', difference.after?.facts?.clock ?? ''];
                    if (time !== null) expect(time >= first && time <= last).toBeTrue();
                }
            }
        });
        fc.assert(property, { numRuns: 300 });
    });
});
