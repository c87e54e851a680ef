// SPDX-License-Identifier: MIT
import type { ClusterNode } from '../findings/cluster-nodes';
import { makePlan } from './plan';
import { nodesAfter, type NodesAfter } from './plan-nodes';
import { facts } from '../testing/list-entries';

const node = (name: string, inbound: boolean | null, cluster = 'CLU'): ClusterNode => ({ cluster, name, outbound: true, inbound });

function after(known: readonly ClusterNode[], cluster: string | null = 'clu'): NodesAfter | null {
    const read = facts('n1', { cluster });
    return nodesAfter(read, makePlan(read, { inbound: 'required' }).changes, known);
}

describe('the nodes of a cluster after a plan', () => {
    it('that would differ are named, those alike and those that do not tell, too', () => {
        const known = [node('n1.lab.example', false), node('n2', false), node('n3', true), node('n4', null), node('x', false, 'other')];
        expect(after(known)).toEqual({ cluster: 'clu', differing: ['n2'], alike: ['n3'], notKnown: ['n4'] });
    });

    it('are not known while none was read', () => {
        expect(after([])).toEqual({ cluster: 'clu', differing: [], alike: [], notKnown: [] });
    });

    it('are none of a computer that is no node, nor where nothing of the requirement changes', () => {
        expect(after([node('n2', false)], null)).toBeNull();
        const read = facts('n1', { cluster: 'clu' });
        expect(nodesAfter(read, makePlan(read, {}).changes, [node('n2', false)])).toBeNull();
    });
});
