// SPDX-License-Identifier: MIT
// Peers as the page Peers is given them.
import texts from '../../../../generated/assets/strings/strings.json';
import type { Acceptance } from '../../../domain/readiness/acceptance';
import { acceptedBy } from '../../../domain/readiness/accepted';
import type { JoinedPeer } from '../../../domain/readiness/joined-peer';
import type { Sighting } from '../../../domain/readiness/sightings';
import type { Strings } from '../../../strings/strings';
import { firstPeersView, type PeerRow, peersModel, type PeersModel, type PeersView } from '../peers-model';

export const strings = texts.Strings.SmbSigning as Strings;
export const [first, last] = ['2026-11-10T08:00:00.000Z', '2026-11-20T12:00:00.000Z'];
export const at = '2026-11-21T08:00:00.000Z';

export function seen(computer: string, given: Partial<Sighting> = {}): Sighting {
    const rest = { days: [], first, last, more: false } as const;
    return { computer, direction: 'inbound', peer: 'NAS01', kind: 'noSigning', effect: 'cutOff', count: 3, ...rest, ...given };
}

export function peerOf(name: string, given: Partial<JoinedPeer> = {}): JoinedPeer {
    return {
        id: name,
        names: [name],
        sightings: [seen('srv1', { peer: name })],
        verdict: 'cannotSign',
        why: 'noSigning',
        firstSeen: first,
        lastSeen: last,
        count: 3,
        unclear: null,
        losing: { outbound: [], inbound: ['srv1'] },
        ...given
    };
}

export const anna = (peer: string, given: Partial<Acceptance> = {}): Acceptance => ({
    peer,
    direction: 'inbound',
    by: 'Anna',
    note: 'Replaced in December',
    at,
    ...given
});

export function modelOf(
    peers: readonly JoinedPeer[] | null,
    view: Partial<PeersView> = {},
    accepted: readonly Acceptance[] = []
): PeersModel {
    return peersModel(peers, acceptedBy(accepted), { ...firstPeersView, ...view });
}

export const rowOf = (peer: JoinedPeer, accepted: readonly Acceptance[] = []): PeerRow => modelOf([peer], {}, accepted).rows[0] as PeerRow;
