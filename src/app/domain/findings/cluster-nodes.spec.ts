// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { clusterFindings, ClusterNode, nodeOf } from './cluster-nodes';
import type { Findings } from './finding';

describe('the nodes of a cluster', () => {
    const here = (): SigningConfiguration => sample('srv2022-cluster1');
    const node = (name: string, outbound: boolean | null, inbound: boolean | null, cluster = 'FS-Cluster'): ClusterNode => ({
        cluster,
        name,
        outbound,
        inbound
    });
    const texts = ({ found: all, unjudged }: Findings): unknown => [
        all.map(({ id, direction, values }) => [id, direction, ...values]),
        unjudged.map(one => [one.reason, ...(one.reason === 'notRead' ? [] : one.values)])
    ];

    it('are not judged by one, whichever name and other clusters are known', () => {
        const known = [node('SRV2022-CLUSTER1.lab.example', true, true), node('sql1', true, true, 'sql')];
        for (const nodes of [[], known]) expect(texts(clusterFindings(here(), nodes))).toEqual([[], [['clusterNodes', 'fs-cluster']]]);
    });

    it('are known by the names that they give', () => {
        const named = { ...here(), computer: { ...here().computer, fqdn: 'Node1.Lab.Example', cluster: 'Clu-A' } };
        expect(nodeOf(named)).toEqual(jasmine.objectContaining({ cluster: 'Clu-A', name: 'Node1.Lab.Example' }));
    });

    it('differ where a direction is known of both and is not the same', () => {
        const known = [node('n2', false, true), node('n3', null, false), node('n4', true, null)];
        expect(texts(clusterFindings(here(), known))).toEqual([
            [
                ['clusterNodes', 'outbound', 'fs-cluster', 'n4'],
                ['clusterNodes', 'inbound', 'fs-cluster', 'n2']
            ],
            [['moreClusterNodes', 'fs-cluster', 'n2, n3, n4']]
        ]);
        const unread = { ...here(), outbound: { ...here().outbound, required: null } };
        expect(clusterFindings(unread, known).found.map(({ direction }) => direction)).toEqual(['inbound']);
    });

    it('are none of a computer that is in no cluster', () => {
        expect(clusterFindings(sample('srv2022'), [node('n2', true, true)])).toEqual({ found: [], unjudged: [] });
    });
});
