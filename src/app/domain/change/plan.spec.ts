// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { Direction, directions, SigningConfiguration } from '../computer/facts';
import { SettableState, settingState } from '../settings/setting';
import { makePlan, opensDomainController, PlannedChange, Target, weakens } from './plan';

/** A computer after the changes were carried out. */
function after(configuration: SigningConfiguration, changes: readonly PlannedChange[]): SigningConfiguration {
    return changes.reduce((known, { direction, after: goal }) => {
        const required = { one: 1, zero: 0, two: 2, notStored: null }[goal.stored.kind];
        return { ...known, [direction]: { ...known[direction], required: goal.inForce === 'required', stored: { required } } };
    }, configuration);
}

function withFacts(
    configuration: SigningConfiguration,
    direction: Direction,
    required: boolean | null,
    stored: number | null
): SigningConfiguration {
    return { ...configuration, [direction]: { ...configuration[direction], required, stored: { required: stored } } };
}

describe('a plan', () => {
    it('leaves out what was not chosen and what is so already', () => {
        expect(makePlan(sample('srv2022'), {})).toEqual({ changes: [], blockers: [] });
        expect(makePlan(sample('srv2022'), { outbound: 'notRequired', inbound: 'notRequired' }).changes).toEqual([]);
    });

    it('stores what is in force only by default', () => {
        expect(makePlan(sample('srv2025'), { outbound: 'required' }).changes).toEqual([
            {
                setting: 'outbound',
                direction: 'outbound',
                before: { inForce: 'required', stored: { kind: 'notStored' } },
                after: { inForce: 'required', stored: { kind: 'one' } },
                takenBackBy: null
            }
        ]);
    });

    it("takes a stored value that equals Windows' default for that default", () => {
        expect(makePlan(sample('srv2022'), { outbound: 'windowsDefault', inbound: 'windowsDefault' }).changes).toEqual([]);
    });

    it("returns to Windows' default by storing nothing", () => {
        const [change] = makePlan(withFacts(sample('srv2022'), 'inbound', true, 1), { inbound: 'windowsDefault' }).changes;
        expect(change?.after).toEqual({ inForce: 'notRequired', stored: { kind: 'notStored' } });
    });

    it('is blocked where the result could not be checked or the state before not recorded', () => {
        const base = sample('srv2022');
        expect(makePlan(withFacts(base, 'outbound', null, 0), { outbound: 'required' })).toEqual({
            changes: [],
            blockers: [{ setting: 'outbound', direction: 'outbound', reason: 'inForceNotReported' }]
        });
        for (const [stored, reason] of [
            [null, 'storedUnreadable'],
            [{ required: 2 }, 'storedOdd']
        ] as const) {
            const unknown = { ...base, inbound: { ...base.inbound, stored } };
            expect(makePlan(unknown, { inbound: 'required' })).toEqual({
                changes: [],
                blockers: [{ setting: 'inbound', direction: 'inbound', reason }]
            });
        }
    });

    it("does not offer Windows' default where it is not known, disputed, or a policy owns the value", () => {
        const base = withFacts(sample('win11-ent'), 'inbound', true, 1);
        const reason = (configuration: SigningConfiguration): unknown =>
            makePlan(configuration, { inbound: 'windowsDefault' }).blockers[0]?.reason;
        expect(reason({ ...base, computer: { ...base.computer, build: null } })).toBe('defaultUnknown');
        expect(reason({ ...base, computer: { ...base.computer, editionSku: 101, editionId: 'Core', license: null } })).toBe(
            'sourcesDisagree'
        );
        expect(reason({ ...base, computer: { ...base.computer, editionSku: 406 } })).toBe('azureLocal');
        expect(reason({ ...base, inbound: { ...base.inbound, policy: { ...base.inbound.policy, status: 'found' } } })).toBe('policyOwned');
        expect(reason(base)).toBeUndefined();
    });

    it('names what stores another value again: a policy, else OSConfig, Azure Local or device management', () => {
        const base = withFacts(sample('srv2022'), 'inbound', true, 1);
        const owner = (inbound: Partial<SigningConfiguration['inbound']>, surroundings = base.surroundings): unknown =>
            makePlan({ ...base, inbound: { ...base.inbound, ...inbound }, surroundings }, { inbound: 'notRequired' }).changes[0]
                ?.takenBackBy;
        const mdm = { status: 'found', value: 1, provider: 'c429be2d-071b-4e13-b616-4141c334ecdf' } as const;
        const policy = { ...base.inbound.policy, status: 'found', gpoName: 'File servers', gpoId: '{A}', value: 1 } as const;
        expect(owner({})).toBeNull();
        expect(owner({ mdm: { ...mdm, value: 0 } })).toBeNull();
        expect(owner({ mdm })).toEqual(jasmine.objectContaining({ by: 'osConfig', value: '1', gpoName: null }));
        expect(owner({ mdm, policy })).toEqual(
            jasmine.objectContaining({ by: 'groupPolicy', gpoName: 'File servers', everyRefresh: false })
        );
        const refresh = { ...base.surroundings, policyRefresh: { noGpoListChanges: 0 } };
        expect(owner({ policy }, refresh)).toEqual(jasmine.objectContaining({ by: 'groupPolicy', everyRefresh: true }));
        const [removed] = makePlan({ ...base, inbound: { ...base.inbound, mdm } }, { inbound: 'windowsDefault' }).blockers;
        expect(removed?.reason).toBe('managerOwned');
    });

    it('restores a recorded state exactly, or says that it cannot', () => {
        const base = withFacts(sample('srv2022'), 'outbound', true, 1);
        const wanted: SettableState = { inForce: 'notRequired', stored: { kind: 'zero' } };
        expect(makePlan(base, { outbound: wanted }).changes[0]?.after).toEqual({ inForce: 'notRequired', stored: { kind: 'zero' } });
        const mixed: SettableState = { inForce: 'required', stored: { kind: 'zero' } };
        expect(makePlan(base, { outbound: mixed }).blockers[0]?.reason).toBe('mixedState');
    });

    it('has nothing left once it was carried out, and its undo gives the state before', () => {
        const targets: readonly (Target | undefined)[] = ['required', 'notRequired', 'windowsDefault', undefined];
        for (const name of ['srv2025', 'srv2022', 'win11-ent'] as const) {
            for (const outbound of targets) {
                for (const inbound of targets) {
                    const before = sample(name);
                    const wanted = { ...(outbound ? { outbound } : {}), ...(inbound ? { inbound } : {}) };
                    const plan = makePlan(before, wanted);
                    const changed = after(before, plan.changes);
                    expect(makePlan(changed, wanted).changes).toEqual([]);
                    const recorded = Object.fromEntries(plan.changes.map(change => [change.direction, change.before]));
                    const undone = after(changed, makePlan(changed, recorded).changes);
                    for (const direction of directions) expect(settingState(undone, direction)).toEqual(settingState(before, direction));
                }
            }
        }
    });

    it('names the policy that will store another value again, and only that', () => {
        const base = withFacts(sample('srv2022'), 'inbound', true, 1);
        const gpo = { gpoName: 'File servers', gpoId: '{1}', lastApplied: '2026-11-20T08:30:00Z' };
        const owned = {
            ...base,
            inbound: { ...base.inbound, policy: { ...base.inbound.policy, ...gpo, status: 'found' as const, value: 1 } }
        };
        expect(makePlan(owned, { inbound: 'notRequired' }).changes[0]?.takenBackBy).toEqual({
            by: 'groupPolicy',
            ...gpo,
            appliedBy: 'rsop',
            value: '1',
            everyRefresh: false
        });
        const conflict = withFacts(owned, 'inbound', false, 0);
        expect(makePlan(conflict, { inbound: 'required' }).changes[0]?.takenBackBy).toBeNull();
        expect(makePlan(owned, { outbound: 'required' }).changes[0]?.takenBackBy).toBeNull();
    });

    it('knows which change opens a domain controller', () => {
        const base = sample('win11-ent');
        const controller = { ...base, computer: { ...base.computer, productType: 'domainController' as const } };
        const changes = makePlan(controller, { outbound: 'notRequired', inbound: 'notRequired' }).changes;
        expect(changes.map(change => opensDomainController(change, controller))).toEqual([false, true]);
        expect(changes.some(change => opensDomainController(change, base))).toBeFalse();
    });

    it('knows which change takes the requirement away', () => {
        const weakening = makePlan(sample('win11-ent'), { outbound: 'notRequired', inbound: 'required' }).changes;
        expect(weakening.map(weakens)).toEqual([true, false]);
    });
});
