// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from './facts';
import { InForce, inForce, Stored, stored } from './signing-state';

/** What a plan aims at in one direction: in force, and stored as 1 or 0. */
export type Target = 'required' | 'notRequired';

/** The directions that the administrator decided on; a direction left out is left alone. */
export type Wanted = Readonly<Partial<Record<Direction, Target>>>;

/** One value of one direction, as it was when the plan was made and as it shall be. */
export interface DirectionState {
    readonly inForce: InForce;
    readonly stored: Stored;
}

/** One write: what the computer must still be like, and what it shall be like afterwards. */
export interface PlannedChange {
    readonly direction: Direction;
    readonly target: Target;
    readonly before: DirectionState;
    readonly after: DirectionState;
}

/** Why a wanted change is not offered. */
export interface Blocker {
    readonly direction: Direction;
    /** `inForceNotReported`: the result could not be checked. `storedUnknown`: the state before could not be recorded. */
    readonly reason: 'inForceNotReported' | 'storedUnknown';
}

/** The exact changes that a click makes. Nothing is written without one. */
export interface Plan {
    readonly changes: readonly PlannedChange[];
    readonly blockers: readonly Blocker[];
}

/** Makes the plan that takes a computer from what was read to what is wanted; what is so already is left out. */
export function makePlan(configuration: SigningConfiguration, wanted: Wanted): Plan {
    const changes: PlannedChange[] = [];
    const blockers: Blocker[] = [];
    for (const direction of directions) {
        const target = wanted[direction];
        if (!target) continue;
        const before = directionState(configuration, direction);
        const reason = blockedBy(before);
        if (reason) blockers.push({ direction, reason });
        else if (!isAsWanted(before, target)) changes.push({ direction, target, before, after: stateOf(target) });
    }
    return { changes, blockers };
}

export function directionState(configuration: SigningConfiguration, direction: Direction): DirectionState {
    const facts = configuration[direction];
    return { inForce: inForce(facts), stored: stored(facts) };
}

export function isAsWanted(state: DirectionState, target: Target): boolean {
    const after = stateOf(target);
    return state.inForce === after.inForce && state.stored.kind === after.stored.kind;
}

function stateOf(target: Target): DirectionState {
    return { inForce: target, stored: { kind: target === 'required' ? 'one' : 'zero' } };
}

function blockedBy(before: DirectionState): Blocker['reason'] | null {
    if (before.inForce === 'notReported') return 'inForceNotReported';
    return before.stored.kind === 'notReported' || before.stored.kind === 'other' ? 'storedUnknown' : null;
}
