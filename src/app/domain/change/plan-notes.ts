// SPDX-License-Identifier: MIT
// What an administrator should know before a change, though nothing forbids it. What was not read is said to be unknown: it is
// never taken for "no".
import { membershipOf } from '../computer/cluster';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { setting } from '../findings/three-valued';
import { slowsRdma } from '../findings/rdma';
import { isAzureLocal, mayBeAzureLocal } from '../policy/managers';
import { isSigning } from '../settings/catalogue';
import { storedNumber, type SettableState } from '../settings/setting';
import { isMixed, makePlan, opensDomainController, type PlannedChange, tightens, type Wanted, weakens } from './plan';
import { firstLicensed } from '../computer/windows-defaults';

/**
 * `guestsCutOff`: the computer connects as a guest, and guests cannot sign. `rdma`: signing slows its storage network. Names
 * that end in NotRead: what would show it was not read; `windowsNotRead`: that is what Windows' default rests on. `noUndo…`: no
 * undo could restore the present state. `undoTakenBack`: one could, but would not last.
 */
export const planNotes = [
    'guestsCutOff',
    'guestLogonsNotRead',
    'rdma',
    'rdmaNotRead',
    'policyNotRead',
    'managersNotRead',
    'windowsNotRead',
    'kindNotRead',
    'rolesNotRead',
    'clusterNotRead',
    'noUndoPolicy',
    'noUndoManager',
    'noUndoMixed',
    'noUndoController',
    'undoTakenBack'
] as const;
export type PlanNote = (typeof planNotes)[number];

/** Where an undo would be tried. A run leaves out computers that can only be undone on their own page, where a person is asked. */
export type UndoneFrom = 'run' | 'page';

/**
 * What a computer's own facts have to say of a plan, in the order of `planNotes`.
 * @param wanted what the plan was made for: what would have blocked a direction counts even where nothing of it changes
 */
export function notesOn(
    facts: SigningConfiguration,
    changes: readonly PlannedChange[],
    from: UndoneFrom,
    wanted: Wanted = {}
): readonly PlanNote[] {
    const signing = changes.filter(({ setting: name }) => isSigning(name));
    const found = new Set<PlanNote>([
        ...(signing.length > 0 ? ofSigning(facts, signing, wanted) : []),
        ...(changes.length > 0 && membershipOf(facts).kind === 'notRead' ? ['clusterNotRead' as const] : []),
        ...changes.flatMap(change => undoNotes(facts, change, from))
    ]);
    return planNotes.filter(note => found.has(note));
}

function ofSigning(facts: SigningConfiguration, changes: readonly PlannedChange[], wanted: Wanted): readonly PlanNote[] {
    const { computer } = facts;
    const tightened = changes.filter(tightens);
    const guests = tightened.some(({ direction }) => direction === 'outbound')
        ? setting(facts, 'outbound.insecureGuestLogons', facts.outbound.insecureGuestLogons)
        : false;
    const concerned = directions.filter(one => wanted[one] !== undefined || changes.some(({ direction }) => direction === one));
    const toDefault =
        changes.some(({ after }) => after.stored.kind === 'notStored') || concerned.some(one => wanted[one] === 'windowsDefault');
    const slower = tightened.length > 0 ? slowsRdma(facts) : false;
    return [
        ...noteIf(guests, 'guestsCutOff', 'guestLogonsNotRead'),
        ...noteIf(slower, 'rdma', 'rdmaNotRead'),
        ...(concerned.some(direction => facts[direction].policy.status === 'unavailable') ? ['policyNotRead' as const] : []),
        ...(concerned.some(direction => isManagerUnread(facts, direction)) ? ['managersNotRead' as const] : []),
        ...(toDefault && isDefaultUncertain(facts) ? ['windowsNotRead' as const] : []),
        ...(computer.productType === null ? ['kindNotRead' as const] : []),
        ...(computer.roles === null ? ['rolesNotRead' as const] : [])
    ];
}

function noteIf(holds: boolean | null, found: PlanNote, notRead: PlanNote): readonly PlanNote[] {
    return holds === null ? [notRead] : holds ? [found] : [];
}

/** Whether something unseen may put the value back, because the place where it would leave a mark was not read. */
function isManagerUnread(facts: SigningConfiguration, direction: Direction): boolean {
    const { osConfig, dsc } = facts.surroundings;
    const { status, value } = facts[direction].mdm;
    return (
        status === 'unavailable' ||
        (status === 'found' && value === null) ||
        osConfig === null ||
        dsc === null ||
        mayBeAzureLocal(facts.computer) === null
    );
}

/** Whether Windows' default could be another one, because something that decides it is not known. */
function isDefaultUncertain({ computer }: SigningConfiguration): boolean {
    const { build, editionId, editionSku, license } = computer;
    return editionSku === null || editionId === null || (license === null && (build === null || build >= firstLicensed));
}

const obstacles = { policyOwned: 'noUndoPolicy', managerOwned: 'noUndoManager', mixedState: 'noUndoMixed' } as const;

/** What would stand in the way of an undo, once the change is in force. */
function undoNotes(facts: SigningConfiguration, change: PlannedChange, from: UndoneFrom): readonly PlanNote[] {
    const { setting: name, direction, before, after } = change;
    if (!isSigning(name)) return isMixed(name, before) ? ['noUndoMixed'] : [];
    const { changes, blockers } = makePlan(withState(facts, direction, after), { [direction]: before });
    const known: Partial<Record<string, PlanNote>> = obstacles;
    const blocked = blockers.flatMap(({ reason }) => known[reason] ?? []);
    const undo = changes[0];
    if (!undo) return blocked;
    const owner = undo.takenBackBy ?? (isAzureLocal(facts.computer) && weakens(undo) ? { by: 'azureLocal' as const } : null);
    if (owner) return [from === 'page' ? 'undoTakenBack' : owner.by === 'groupPolicy' ? 'noUndoPolicy' : 'noUndoManager'];
    return from === 'run' && opensDomainController(undo, facts) ? ['noUndoController'] : [];
}

function withState(facts: SigningConfiguration, direction: Direction, { inForce, stored }: SettableState): SigningConfiguration {
    const own = { required: inForce === 'required', stored: { required: storedNumber(stored) } };
    return { ...facts, [direction]: { ...facts[direction], ...own } };
}
