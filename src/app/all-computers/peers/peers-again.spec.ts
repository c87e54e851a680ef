// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { anyTag } from '../../domain/list/tags';
import { acceptedBy, nothingAccepted } from '../../domain/readiness/accepted';
import { verdicts } from '../../domain/readiness/joined-peer';
import { inOneGo } from '../../domain/steps';
import { firstPeersView, makingPeersModel, peerColumns, type PeersInput, type PeersModel } from './peers-model';
import { anna, peerOf, seen } from './testing/peer-models';

const all = ['nas1', 'nas10', 'NAS2', 'pc', 'scan'].map((name, index) =>
    peerOf(name, {
        names: index === 3 ? [name, 'nas1'] : [name],
        verdict: verdicts[index % verdicts.length] ?? 'notKnown',
        sightings: [seen(`srv${index}`, { peer: name })],
        losing: { outbound: [], inbound: index === 4 ? [] : ['srv1', `srv${index}`] }
    })
);
const change: fc.Arbitrary<Partial<PeersInput>> = fc.oneof(
    fc.subarray(all).map(peers => ({ peers })),
    fc.constantFrom(nothingAccepted, acceptedBy([anna('nas1'), anna('scan')])).map(accepted => ({ accepted })),
    fc
        .record({
            filter: fc.constantFrom(null, 'accepted' as const, ...verdicts),
            tag: fc.constant(null),
            search: fc.constantFrom('', 'NAS', 'anna', 'srv3'),
            sort: fc.constantFrom(...peerColumns),
            descending: fc.boolean()
        })
        .map(view => ({ view }))
);

describe('the rows of Peers, whatever was made before', () => {
    const told = ({ rows, found }: PeersModel): unknown => [
        rows.map(({ key, acceptances }) => [key, acceptances]),
        found.map(({ key }) => key)
    ];

    it('are those that would be made from nothing', () => {
        fc.assert(
            fc.property(fc.array(change, { maxLength: 8 }), changes => {
                let input: PeersInput = { peers: null, accepted: nothingAccepted, view: firstPeersView, tags: anyTag };
                let model: PeersModel | null = null;
                for (const one of changes) {
                    input = { ...input, ...one };
                    model = inOneGo(makingPeersModel(input, model));
                    const peers = input.peers?.map(peer => ({ ...peer })) ?? null;
                    expect(told(model)).toEqual(told(inOneGo(makingPeersModel({ ...input, peers }, null))));
                }
            })
        );
    });
});
