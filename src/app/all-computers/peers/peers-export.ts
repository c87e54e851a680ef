// SPDX-License-Identifier: MIT
import { csvTable, type CsvValue } from '../../domain/csv';
import type { ExportOrigin } from '../../domain/export-origin';
import { sourcesCell } from '../../domain/readiness/imports/imported';
import { losers, type PeerRow } from './peers-model';

const fields = [
    'peer',
    'otherNames',
    'verdict',
    'verdictBecause',
    'unclear',
    'computer',
    'direction',
    'seenAs',
    'shows',
    'effect',
    'count',
    'atLeast',
    'first',
    'last',
    'wouldLoseIt',
    'acceptedBy',
    'acceptedAt',
    'note'
] as const;

/** The files that brought events of the computer, which may be these. After what an export says of itself, because it came later. */
const brought = 'importedFrom';

/** A line for each peer, computer, direction and kind of event; for a peer that no computer saw, one. */
export function peersCsv(rows: readonly PeerRow[], made: ExportOrigin): string {
    const about = Object.entries(made) as [string, string][];
    const lines = rows.flatMap(({ peer, acceptances, voidedOn }) => {
        const [name = null, ...others] = peer.names;
        const head: CsvValue[] = [name, others.join('; '), peer.verdict, peer.why, peer.unclear];
        const isLosing = (computer: string): boolean => losers(peer).includes(computer);
        const seen = peer.sightings.map((one): Line => {
            const decision = acceptances.find(({ peer: of, direction }) => of === one.peer.toLowerCase() && direction === one.direction);
            const accepted = decision && !voidedOn(decision).includes(one.computer) ? decision : null;
            const cells = [
                ...head,
                one.computer,
                one.direction,
                one.peer,
                one.kind,
                one.effect,
                one.count,
                String(one.more),
                one.first,
                one.last,
                String(isLosing(one.computer)),
                accepted?.by ?? null,
                accepted?.at ?? null,
                accepted?.note ?? null
            ];
            return [cells, one.brought ? sourcesCell(one.brought.sources) : null];
        });
        const none: Line = [[...head, ...fields.slice(head.length).map(() => null)], null];
        return (seen.length > 0 ? seen : [none]).map(([cells, from]) => [...cells, ...about.map(([, value]) => value), from]);
    });
    return csvTable([[...fields, ...about.map(([column]) => column), brought], ...lines]);
}

/** A line without what an export says of itself, and where it was brought from. */
type Line = readonly [cells: readonly CsvValue[], from: CsvValue];

export function peersJson(rows: readonly PeerRow[], { toolVersion, ...made }: ExportOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const peers = rows.map(({ peer, acceptances, voidedOn }) => ({
        ...peer,
        acceptances: acceptances.map(one => (voidedOn(one).length > 0 ? { ...one, voidedOn: voidedOn(one) } : one))
    }));
    return JSON.stringify({ format: 'smb-signing-peers', version: 1, tool, ...made, peers }, null, 2);
}
