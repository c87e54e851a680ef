// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { directions, SigningConfiguration } from '../computer/facts';
import { unnamedManagers } from '../policy/managers';
import { makePlan, Target } from './plan';
import { lacking, prerequisite } from '../computer/prerequisites';
import { setBy } from '../policy/set-by';
import { inForce, signingState } from '../settings/signing-state';
import { anyFacts } from '../testing/any-facts';
import { defaultOf, isWindowsDefault, windowsDefault } from '../computer/windows-defaults';

/** Holds whatever the facts are. */
function always(property: (configuration: SigningConfiguration) => void): void {
    fc.assert(fc.property(anyFacts, property), { numRuns: 1000 });
}

describe('whatever the facts are', () => {
    it('each judgement comes to one, without exception', () => {
        always(configuration => {
            expect(signingState(configuration)).toBeTruthy();
            expect(prerequisite(configuration.computer)).toBeTruthy();
            lacking(configuration);
            for (const direction of directions) {
                expect(setBy(configuration, direction).kind).toBeTruthy();
                for (const target of ['required', 'notRequired', 'windowsDefault'] as Target[])
                    makePlan(configuration, { [direction]: target });
            }
        });
    });

    it('what is not known is never taken for "not required"', () => {
        always(configuration => {
            const unknown = directions.filter(direction => configuration[direction].required === null);
            for (const direction of unknown) {
                expect(inForce(configuration[direction])).toBe('notReported');
                expect(makePlan(configuration, { [direction]: 'required' }).changes).toEqual([]);
            }
            if (unknown.length === 0) return;
            expect(['unknown', 'notAccepting']).toContain(signingState(configuration));
            expect(isWindowsDefault(configuration)).toBeFalse();
        });
    });

    it('who decided is claimed only where what it rests on was read', () => {
        always(configuration => {
            for (const direction of directions) {
                const { stored, policy, mdm } = configuration[direction];
                const { kind } = setBy(configuration, direction);
                if (stored === null) expect(kind).toBe('unknown');
                if (policy.status !== 'found') expect(['groupPolicy', 'policyConflict']).not.toContain(kind);
                if (kind === 'groupPolicy') expect(policy.value).toBe(stored?.required ?? null);
                if (['osConfig', 'azureLocal', 'mdm'].includes(kind)) {
                    expect(mdm.status).toBe('found');
                    expect(mdm.value).not.toBeNull();
                    expect(policy.status).not.toBe('found');
                }
                if (kind === 'notStored') expect(stored?.required ?? null).toBeNull();
                if (kind !== 'equalsDefault' && kind !== 'differs') continue;
                expect(policy.status).toBe('none');
                expect(['required', 'notRequired']).toContain(defaultOf(configuration.computer, direction));
            }
        });
    });

    it('a change is said not to last only where a value was read that another one wants', () => {
        always(configuration => {
            for (const direction of directions) {
                const { policy, mdm } = configuration[direction];
                for (const { takenBackBy } of makePlan({ ...configuration, contract: 2 }, { [direction]: 'required' }).changes) {
                    if (!takenBackBy) continue;
                    expect(takenBackBy.by === 'groupPolicy' ? policy.status : mdm.status).toBe('found');
                    expect(takenBackBy.everyRefresh && configuration.surroundings.policyRefresh?.noGpoListChanges !== 0).toBeFalse();
                }
                const unnamed = unnamedManagers(configuration, direction);
                expect(unnamed.includes('dsc')).toBe(configuration.surroundings.dsc === true);
                if (configuration.surroundings.osConfig !== true) expect(unnamed).not.toContain('osConfig');
            }
        });
    });

    it("Windows' default is said only of a known build and kind of Windows", () => {
        always(configuration => {
            const { build, productType, editionSku, editionId } = configuration.computer;
            const isKnown = build !== null && (productType !== null || editionSku === 175 || editionId === 'ServerRdsh');
            for (const direction of directions) {
                const { requirement, source, license } = windowsDefault(configuration.computer, direction);
                if (!isKnown) expect(requirement).toBe('unknown');
                // What is said has a source, and the license is one only where it was read.
                expect(requirement === 'unknown' || source !== null || license !== null).toBeTrue();
                if (configuration.computer.license === null) expect(license).toBeNull();
            }
        });
    });
});
