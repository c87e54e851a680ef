// SPDX-License-Identifier: MIT
import { type Accepted, nothingAccepted } from '../readiness/accepted';
import type { KnownOfComputer } from '../readiness/known';
import { rememberedReadiness } from '../readiness/remembered';
import { accepting, cannotSign, knownOf } from '../readiness/testing/known';
import { entry } from '../testing/list-entries';
import { audited } from '../evidence/testing/silent';
import { makeList } from '../list/list';
import { dryRun, type DryRunInput } from './dry-run';
import type { DryRunRow } from './dry-run-row';
import type { RestedOn } from './rested-on';

const requireInbound = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;

function rowOf(known: KnownOfComputer | null, accepted: Accepted, given: Partial<DryRunInput> = {}): DryRunRow | undefined {
    const [row] = dryRun({
        list: makeList([entry('fs1', audited)], null),
        records: new Map([['fs1', 'record']]),
        since: 0,
        target: requireInbound,
        allowWeaker: false,
        undoes: new Map(),
        known: () => ({ suspects: [], evidence: null }),
        readiness: () =>
            known && {
                evidenceReadAt: known.kept.evidence?.readAt ?? null,
                of: direction => rememberedReadiness(known, direction, accepted)
            },
        ...given
    });
    expect(row?.item?.decision).toBe('change');
    return row;
}

function frozen(known: KnownOfComputer | null, accepted: Accepted = nothingAccepted): readonly RestedOn[] {
    return rowOf(known, accepted)?.item?.restedOn ?? [];
}

describe('what a change of a run rests on', () => {
    it('is the readiness of each direction that it requires, with the evidence behind it', () => {
        const known = knownOf();
        const evidenceReadAt = known.kept.evidence?.readAt ?? '';
        expect(frozen(known)).toEqual([{ direction: 'inbound', kind: 'ready', evidenceReadAt, ageDays: 30, peers: 0, accepted: 0 }]);
        const blocked = knownOf({ events: [cannotSign('nas')] });
        expect(frozen(blocked)).toEqual([
            { direction: 'inbound', kind: 'wouldCutOff', evidenceReadAt, ageDays: null, peers: 1, accepted: 0 }
        ]);
        expect(frozen(blocked, accepting('nas'))).toEqual([jasmine.objectContaining({ kind: 'ready', peers: 0, accepted: 1 })]);
    });

    it('is warned of where auditing has not been on for long enough', () => {
        const warnings = (known: KnownOfComputer): readonly string[] => {
            const evidence = known.kept.evidence?.value ?? null;
            return rowOf(known, nothingAccepted, { known: () => ({ suspects: [], evidence }) })?.item?.warnings ?? [];
        };
        const young = knownOf();
        expect(warnings(young)).not.toContain('stillGathering');
        const gathering = { ...young, auditingSince: { outbound: null, inbound: young.kept.evidence?.readAt ?? null } };
        expect(rememberedReadiness(gathering, 'inbound', nothingAccepted).kind).toBe('gathering');
        expect(warnings(gathering)).toContain('stillGathering');
    });

    it('says that nothing was read', () => {
        const [inbound, ...others] = frozen(knownOf({ reading: null }));
        expect(others).toEqual([]);
        expect(inbound).toEqual(jasmine.objectContaining({ kind: 'unknown', evidenceReadAt: null, ageDays: null }));
    });

    it('is nothing where nobody knows the computer, or nothing is to be required', () => {
        expect(frozen(null)).toEqual([]);
        const windowsDefault = { goal: 'byHand', wanted: { outbound: 'windowsDefault' }, of: null } as const;
        const [row] = dryRun({
            list: makeList([entry('fs1', audited)], null),
            records: new Map([['fs1', 'record']]),
            since: 0,
            target: windowsDefault,
            allowWeaker: true,
            undoes: new Map(),
            known: () => ({ suspects: [], evidence: null })
        });
        expect(row?.item?.restedOn).toEqual([]);
    });
});
