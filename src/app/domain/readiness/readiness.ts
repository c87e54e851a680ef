// SPDX-License-Identifier: MIT
import { ownersOf, type ValueOwner } from '../change/owners';
import type { BlockerReason } from '../change/plan';
import type { Direction, SigningConfiguration, UnavailablePart } from '../computer/facts';
import { DAY } from '../evidence/days';
import { sortEvidence } from '../evidence/groups';
import type { Doubt } from '../evidence/verdict';
import { fullNameFirst, PeerIndex } from '../peers/peer-index';
import {
    type Advice,
    type AgainstRequiring,
    type Judged,
    judgedBy,
    judgementOn,
    type KnownHere,
    type Lacking,
    verdictOn
} from '../recommendation/advice';
import { acceptsConnections } from '../settings/signing-state';
import { type Accepted, nothingAccepted } from './accepted';
import { isAcceptedBy, isMended, type KnownOfComputer, suspectsOf, undoneAt, voidedPeers } from './known';

/** The order is that of tiles and of the bar. */
export const readinessKinds = [
    'required',
    'ready',
    'wouldCutOff',
    'gathering',
    'auditingOff',
    'cannotAudit',
    'heldByPolicy',
    'unknown'
] as const;
export type ReadinessKind = (typeof readinessKinds)[number];

/** Why readiness is not known. `notRead`: nobody read the computer, or its logs. */
export type UnknownWhy =
    | { readonly of: 'configuration' | 'evidence'; readonly state: 'notRead' | 'failed' }
    | { readonly of: 'auditingHeld' }
    /** `part`: what of the reading is missing; null: the computer reports nothing of it. */
    | { readonly of: 'requirement'; readonly isServerOff: boolean; readonly part: UnavailablePart | null }
    | { readonly of: 'lacking'; readonly lacking: Lacking }
    | { readonly of: 'blocked'; readonly reason: BlockerReason };

/**
 * Whether signing can be required in one direction of one computer without cutting anyone off.
 * `required`: it is; `refused`: so many peers were refused since. `heldByPolicy`: this owner names the value, or will bring it.
 * `ready`: the evidence of so many days, so many events and peers, shows nobody, or only accepted peers. `wouldCutOff`: so many
 * peers that nobody accepted would be cut off, and so many may be. `gathering`: it needs so many days more. `auditingOff`: it can
 * be turned on. `cannotAudit`: this Windows cannot.
 */
export type Readiness =
    | { readonly kind: 'required'; readonly refused: number }
    | { readonly kind: 'heldByPolicy'; readonly owner: ValueOwner | null }
    | {
          readonly kind: 'ready';
          readonly ageDays: number;
          readonly events: number;
          readonly peers: number;
          readonly accepted: number;
          readonly isOwnerUnread: boolean;
      }
    | {
          readonly kind: 'wouldCutOff';
          readonly cutOff: number;
          readonly mayBe: number;
          readonly atLeast: boolean;
          readonly accepted: number;
          /** Those that nobody accepted, the gravest first. */
          readonly peers: readonly string[];
          /** When signing was undone here after it had refused peers: ISO 8601, UTC, by the browser's clock. Missing: it wasn't. */
          readonly undoneAt?: string;
          /** How many of the peers were accepted before that, which no longer counts. Missing: none. */
          readonly voided?: number;
      }
    | {
          readonly kind: 'gathering';
          readonly ageDays: number;
          readonly daysLeft: number;
          /** What the days are counted from: that auditing was turned on, or that the logs go back no further. */
          readonly since: 'auditing' | 'logs';
          /** How many events were read, of whatever age. */
          readonly events: number;
      }
    | { readonly kind: 'auditingOff' }
    /** `doubt`: what this Windows lacks; null: any switch for it. `peers`: how many the connections and logs name all the same. */
    | { readonly kind: 'cannotAudit'; readonly doubt: Doubt | null; readonly peers: number }
    | { readonly kind: 'unknown'; readonly why: UnknownWhy };

/** Judges one direction of a computer by the rules of the recommendation. Peers that somebody accepted don't count. */
export function readinessOf(known: KnownOfComputer, direction: Direction, accepted: Accepted): Readiness {
    const { configuration } = known.kept;
    if (!configuration) return unknown({ of: 'configuration', state: known.failed ? 'failed' : 'notRead' });
    const here = knownHere(known, configuration.value);
    const [mended, isAccepted] = [isMended(known), isAcceptedBy(accepted)];
    const isAnyDiscounted = accepted !== nothingAccepted || (known.tested?.length ?? 0) > 0;
    const judged = judgedBy(isAnyDiscounted ? { ...here, isDiscounted: sign => mended(sign) || isAccepted(sign) } : here);
    const { advice, against } = judgementOn(judged, direction);
    if (advice?.kind !== 'require' && advice?.kind !== 'seePeers') return plainly(advice, judged, direction, known);
    const { named, ...counts } = against as AgainstRequiring; // these two rest on it
    // Who was accepted is known by who would be cut off had nobody been.
    const all = accepted === nothingAccepted ? against : judgementOn(judgedBy({ ...here, isDiscounted: mended }), direction).against;
    const numberAccepted = Math.max(0, (all?.named.length ?? 0) - named.length);
    if (advice.kind === 'seePeers') {
        const at = undoneAt(known, direction);
        const peers = named.map(({ peer }) => peer);
        const voided = at === null ? 0 : voidedPeers(known, direction, accepted).length;
        const undone = at === null ? {} : { undoneAt: at, ...(voided > 0 ? { voided } : {}) };
        return { kind: 'wouldCutOff', ...counts, accepted: numberAccepted, peers, ...undone };
    }
    const { ageDays, isOwnerUnread } = advice;
    return { kind: 'ready', ageDays, ...seenIn(known, direction), accepted: numberAccepted, isOwnerUnread };
}

function knownHere(known: KnownOfComputer, configuration: SigningConfiguration): KnownHere {
    const { evidence, connections } = known.kept;
    const reading = known.isReading ? ('reading' as const) : null;
    return {
        configuration,
        connections: connections?.value ?? reading,
        suspects: suspectsOf(known),
        evidence: evidence ? { reading: evidence.value, readAt: evidence.readAt } : (reading ?? (known.failed ? 'failed' : null)),
        auditingSince: known.auditingSince
    };
}

/** What needs no more than the advice. */
function plainly(
    advice: Exclude<Advice, { readonly kind: 'require' | 'seePeers' }> | null,
    judged: Judged,
    direction: Direction,
    known: KnownOfComputer
): Readiness {
    switch (advice?.kind) {
        case undefined:
        case 'keep':
            return { kind: 'required', refused: refusedIn(judged, direction) };
        case 'refused':
            return { kind: 'required', refused: advice.peers };
        case 'ownerReverts':
        case 'ownerDecides':
            return { kind: 'heldByPolicy', owner: advice.owner };
        case 'coming':
            return { kind: 'heldByPolicy', owner: ownersOf(judged.configuration, direction).find(({ value }) => value === '1') ?? null };
        case 'turnOnAuditing':
            return { kind: 'auditingOff' };
        case 'auditingHeld':
            return unknown({ of: 'auditingHeld' });
        case 'testDevices':
            return { kind: 'cannotAudit', doubt: null, peers: seenIn(known, direction).peers };
        case 'wait':
            return {
                kind: 'gathering',
                ageDays: advice.ageDays,
                daysLeft: advice.daysLeft,
                since: auditedDays(judged, direction) > advice.ageDays ? 'logs' : 'auditing',
                events: seenIn(known, direction).events
            };
        case 'readEvidence':
            return unknown({ of: 'evidence', state: advice.state === 'failed' ? 'failed' : 'notRead' });
        case 'notKnown':
            return unknown(requirementUnread(judged.configuration, direction));
        case 'blocked':
            return unknown({ of: 'blocked', reason: advice.reason });
        case 'notEnough': {
            const { lacking } = advice;
            return lacking.of === 'logs' && cannot.has(lacking.doubt.kind)
                ? { kind: 'cannotAudit', doubt: lacking.doubt, peers: seenIn(known, direction).peers }
                : unknown({ of: 'lacking', lacking });
        }
    }
}

/** For how many whole days it has been audited, by what was read last. */
function auditedDays({ auditingSince, logs }: Judged, direction: Direction): number {
    return Math.floor((Date.parse(logs?.readAt ?? '') - Date.parse(auditingSince[direction] ?? '')) / DAY);
}

/** Why it isn't known whether signing is required. */
function requirementUnread({ inbound, unavailable }: SigningConfiguration, direction: Direction): UnknownWhy {
    const names = [`${direction}.required`, `${direction}.configuration`, direction];
    const part = names.flatMap(name => unavailable.find(({ what }) => what === name) ?? [])[0] ?? null;
    return { of: 'requirement', isServerOff: direction === 'inbound' && acceptsConnections(inbound) === false, part };
}

/** What this Windows lacks, and so no switch brings. */
const cannot: ReadonlySet<Doubt['kind']> = new Set<Doubt['kind']>(['noSwitch', 'updateMissing', 'noGuestSwitch', 'cannotAudit']);

function unknown(why: UnknownWhy): Readiness {
    return { kind: 'unknown', why };
}

function refusedIn(judged: Judged, direction: Direction): number {
    const verdict = verdictOn(judged, direction);
    return verdict?.kind === 'required' ? verdict.cutOff.peers : 0;
}

/** How many events the logs hold in a direction, and how many peers these and the connections name. */
function seenIn(
    { kept: { evidence, connections } }: KnownOfComputer,
    direction: Direction
): { readonly events: number; readonly peers: number } {
    const groups = evidence ? sortEvidence(evidence.value).groups.filter(group => group.direction === direction) : [];
    const { outbound, inbound } = connections?.value ?? {};
    const connected = direction === 'outbound' ? outbound?.rows.map(({ server }) => server) : inbound?.rows.map(({ client }) => client);
    const known = new PeerIndex<true>();
    let peers = 0;
    const named = [...groups.map(group => group.peer), ...(connected ?? [])].flatMap(peer => peer || []);
    for (const peer of named.sort(fullNameFirst)) {
        if (known.of(peer).length > 0) continue;
        known.add(peer, true);
        peers++;
    }
    return { events: groups.reduce((sum, { count }) => sum + count, 0), peers };
}
