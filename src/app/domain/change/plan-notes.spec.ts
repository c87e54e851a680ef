// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { makePlan, type Wanted } from './plan';
import { notesOn, type PlanNote } from './plan-notes';

const old = sample('srv2022');
const rdma = (build: number, has: boolean | null): SigningConfiguration => ({
    ...old,
    computer: { ...old.computer, build },
    surroundings: { ...old.surroundings, rdma: has }
});

function notes(facts: SigningConfiguration, wanted: Wanted, from: 'run' | 'page' = 'page'): readonly PlanNote[] {
    return notesOn(facts, makePlan(facts, wanted).changes, from);
}

describe('the notes on a plan', () => {
    it('none where all was read and nothing is to be known', () => {
        expect(notes(old, { outbound: 'required', inbound: 'required' })).toEqual([]);
    });

    it('say before the change that storage gets slower up to Windows Server 2019', () => {
        expect(notes(rdma(17763, true), { inbound: 'required' })).toEqual(['rdma']);
        expect(notes(rdma(20348, true), { inbound: 'required' })).toEqual([]);
        expect(notes(rdma(17763, null), { inbound: 'required' })).toEqual(['rdmaNotRead']);
        const inForce = { ...rdma(17763, true), inbound: { ...old.inbound, required: true, stored: { required: 1 } } };
        expect(notes(inForce, { inbound: 'notRequired' })).toEqual([]);
    });

    it('name what could not be read', () => {
        const unread: SigningConfiguration = {
            ...old,
            computer: { ...old.computer, productType: null, roles: null, cluster: null },
            inbound: { ...old.inbound, policy: { ...old.inbound.policy, status: 'unavailable' } },
            surroundings: { ...old.surroundings, rdma: null, osConfig: null },
            unavailable: [{ what: 'computer.cluster', errorId: 'X', message: '' }]
        };
        // Its build says that RDMA loses nothing.
        const all: PlanNote[] = ['policyNotRead', 'managersNotRead', 'kindNotRead', 'rolesNotRead', 'clusterNotRead'];
        expect(notes(unread, { inbound: 'required' })).toEqual(all);
        expect(notes(unread, { outbound: 'required' })).toEqual(all.filter(note => note !== 'policyNotRead'));
    });

    it('say before the change that no undo could restore what is now', () => {
        const named = (value: number): SigningConfiguration => ({
            ...old,
            inbound: { ...old.inbound, stored: { required: 0 }, policy: { ...old.inbound.policy, status: 'found', value } }
        });
        // Policy says 1, the computer has 0: the change lasts, the way back does not.
        expect(notes(named(1), { inbound: 'required' }, 'run')).toEqual(['noUndoPolicy']);
        expect(notes(named(1), { inbound: 'required' }, 'page')).toEqual(['undoTakenBack']);
        expect(notes(named(0), { inbound: 'required' }, 'run')).toEqual([]);
        const notStored = { ...named(1), inbound: { ...named(1).inbound, stored: { required: null } } };
        for (const from of ['run', 'page'] as const) expect(notes(notStored, { inbound: 'required' }, from)).toEqual(['noUndoPolicy']);
        const mixed = { ...old, inbound: { ...old.inbound, required: false, stored: { required: 1 } } };
        expect(notes(mixed, { inbound: 'required' }, 'run')).toEqual(['noUndoMixed']);
        const mdm = { ...old.inbound, stored: { required: 0 }, mdm: { status: 'found', value: 1, provider: 'x' } } as const;
        expect(notes({ ...old, inbound: mdm }, { inbound: 'required' }, 'run')).toEqual(['noUndoManager']);
        const managed = { ...mdm, stored: { required: null } } as const;
        for (const from of ['run', 'page'] as const)
            expect(notes({ ...old, inbound: managed }, { inbound: 'required' }, from)).toEqual(['noUndoManager']);
        // The baseline of Azure Local requires signing.
        const azureLocal = {
            ...old,
            computer: { ...old.computer, build: 25398, editionSku: 406 },
            inbound: { ...old.inbound, stored: { required: 0 } }
        };
        expect(notes(azureLocal, { inbound: 'required' }, 'page')).toContain('undoTakenBack');
        expect(notes(azureLocal, { inbound: 'required' }, 'run')).toContain('noUndoManager');
        const guests = { stored: 0, policy: null };
        const settings = old.outbound.settings && { ...old.outbound.settings, insecureGuestLogons: guests };
        const open = { ...old, outbound: { ...old.outbound, insecureGuestLogons: true, settings } };
        expect(notes(open, { guestLogons: 'off' })).toEqual(['noUndoMixed']);
        for (const productType of ['domainController', null] as const) {
            const controller = { ...old, computer: { ...old.computer, productType } };
            expect(notes(controller, { inbound: 'required' }, 'run')).toContain('noUndoController');
            expect(notes(controller, { inbound: 'required' }, 'page')).not.toContain('noUndoController');
        }
    });
});
