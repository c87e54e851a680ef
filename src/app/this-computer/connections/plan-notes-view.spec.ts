// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ClusterNode } from '../../domain/findings/cluster-nodes';
import { makePlan } from '../../domain/change/plan';
import { facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import { planNoteTexts } from './plan-notes-view';

const english = texts.Strings.SmbSigning as Strings;

function told(nodes: readonly ClusterNode[], cluster: string | null = 'CLU'): readonly string[] {
    const read = facts('n1', { cluster, build: 17763 });
    const slow = { ...read, surroundings: { ...read.surroundings, rdma: true } };
    return planNoteTexts(makePlan(slow, { inbound: 'required' }), slow, nodes, english);
}

describe('the notes on the plan of one computer', () => {
    it('say that storage gets slower, and which nodes would differ', () => {
        const found = told([{ cluster: 'clu', name: 'n2', outbound: true, inbound: false }]);
        expect(found[0]).toContain('Storage Spaces Direct');
        expect(found[1]).toBe('Nodes of cluster CLU that would differ: n2. Change them next, one at a time');
        expect(found.length).toBe(2);
    });

    it('name the nodes that would be alike, and those that do not report it', () => {
        const node = (name: string, inbound: boolean | null): ClusterNode => ({ cluster: 'clu', name, outbound: true, inbound });
        expect(told([node('N2', true), node('n3', null)]).slice(1)).toEqual([
            "Nodes of cluster CLU that would match: N2. Other nodes, if any, weren't read",
            "Nodes of cluster CLU that don't report what's in force: n3"
        ]);
    });

    it('say that the nodes are not known, and how they would be', () => {
        expect(told([])[1]).toBe('Unknown whether other nodes of cluster CLU would differ. Scan them in All computers');
        expect(told([], null).length).toBe(1);
    });
});
