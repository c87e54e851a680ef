// SPDX-License-Identifier: MIT
// What to do next on one computer: never more than one thing. Each direction is advised by itself, what is most worth doing comes
// first, and directions with the same advice share it. Nothing is read for it: it rests on what this page has read.
//
// An example: inbound signing isn't required, auditing has been on for 20 days, and the logs name nobody. The advice is to require
// inbound. Had the logs not been read, it would be to read them; had they named two clients that can't sign, to look at these.
import { ownersOf, type ValueOwner } from '../change/owners';
import { type BlockerReason, makePlan, type Plan } from '../change/plan';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { sortEvidence } from '../evidence/groups';
import type { EvidenceReading } from '../evidence/reading';
import { type Doubt, ENOUGH_DAYS, type EvidenceVerdict, evidenceVerdict } from '../evidence/verdict';
import type { ConnectionFacts } from '../peers/connections';
import { type Impact, impactsOf, type Suspect } from '../peers/impact';
import { type UnreadSource, unreadSources } from '../peers/impact-sources';
import { signingAuditOf } from '../settings/audit-since';
import { directionOf, type SettingName, settingNames } from '../settings/catalogue';
import { signingAudits } from '../settings/signing-audits';
import { acceptsConnections } from '../settings/signing-state';

/** What a recommendation may rest on. */
export interface KnownHere {
    readonly configuration: SigningConfiguration;
    /** Null: not read, or not yet. */
    readonly connections: ConnectionFacts | null;
    /** What events and tests of devices say against peers. */
    readonly suspects: readonly Suspect[];
    /** The event logs, and when they were read: ISO 8601, by the browser's clock. Null: nobody has asked for them. */
    readonly evidence: { readonly reading: EvidenceReading; readonly readAt: string } | null;
    /** Since when a direction is audited, by our own records: ISO 8601, by the browser's clock; null: not known. */
    readonly auditingSince: Readonly<Record<Direction, string | null>>;
}

/** Why the evidence proves nothing: what is missing in the logs, or what was not read beside them. */
export type Lacking = { readonly of: 'logs'; readonly doubt: Doubt } | { readonly of: 'sources'; readonly source: UnreadSource };

/**
 * What to do about a direction. `require`: the evidence of so many days shows nobody who would be cut off. `seePeers`: so many
 * would be cut off, or may be; `inPlan`: the plan of requiring it names them, not the logs alone. `turnOnAuditing`: the logs can't
 * show them yet. `readEvidence`: nobody has read the logs. `wait`: the evidence needs so many days more. `notEnough`: it proves
 * nothing. `ownerDecides`: this owner names another value than required. `blocked`: it can't be changed from here. `notKnown`:
 * whether it is required could not be read.
 */
export type Advice =
    | { readonly kind: 'require'; readonly ageDays: number }
    | { readonly kind: 'seePeers'; readonly cutOff: number; readonly mayBe: number; readonly atLeast: boolean; readonly inPlan: boolean }
    | { readonly kind: 'turnOnAuditing' | 'readEvidence' | 'notKnown' }
    | { readonly kind: 'wait'; readonly ageDays: number; readonly daysLeft: number }
    | { readonly kind: 'notEnough'; readonly lacking: Lacking }
    | { readonly kind: 'ownerDecides'; readonly owner: ValueOwner; readonly isRequired: boolean }
    | { readonly kind: 'blocked'; readonly reason: BlockerReason };

const signingDocument = 'Microsoft, "Control SMB signing behavior"';
const hardeningDocument = 'Microsoft, "SMB security hardening"';
const policyDocument = 'Microsoft, "Microsoft network client/server: Digitally sign communications (always)"';
const reading = 'Get-SmbClientConfiguration, Get-SmbServerConfiguration';

/** The document that says so, or what was read. */
export const recommendationSources: Readonly<Record<Advice['kind'] | 'nothing', string>> = {
    require: signingDocument,
    seePeers: 'Events of SMB, Get-SmbConnection, tests of devices',
    turnOnAuditing: hardeningDocument,
    readEvidence: hardeningDocument,
    wait: hardeningDocument,
    notEnough: hardeningDocument,
    ownerDecides: policyDocument,
    blocked: reading,
    notKnown: reading,
    nothing: reading
};

/** What is most worth doing comes first. */
const order: readonly Advice['kind'][] = [
    'require',
    'seePeers',
    'turnOnAuditing',
    'readEvidence',
    'wait',
    'notEnough',
    'ownerDecides',
    'blocked',
    'notKnown'
];

/**
 * `nothing`: all that can be is required; `isOwnerUnread`: who may take that back could not be read; `isInboundIdle`: the
 * Server service takes no connections, so that inbound signing was not asked about.
 */
export type Recommendation =
    | { readonly kind: 'advice'; readonly advice: Advice; readonly directions: readonly Direction[] }
    | { readonly kind: 'nothing'; readonly isOwnerUnread: boolean; readonly isInboundIdle: boolean };

export function recommendation(known: KnownHere): Recommendation {
    const { configuration } = known;
    const isInboundIdle = acceptsConnections(configuration.inbound) === false;
    const asked = directions.filter(direction => direction === 'outbound' || !isInboundIdle);
    const all = asked.flatMap(direction => {
        const advice = adviceOn(known, direction);
        return advice === null ? [] : [{ direction, advice }];
    });
    const [first] = [...all].sort((a, b) => order.indexOf(a.advice.kind) - order.indexOf(b.advice.kind));
    if (!first) {
        const isUnread = (direction: Direction): boolean =>
            [configuration[direction].policy, configuration[direction].mdm].some(({ status }) => status === 'unavailable');
        return { kind: 'nothing', isOwnerUnread: asked.some(isUnread), isInboundIdle };
    }
    const both = all.length > 1 ? together(all[0]?.advice, all[1]?.advice) : null;
    return both
        ? { kind: 'advice', advice: both, directions: asked }
        : { kind: 'advice', advice: first.advice, directions: [first.direction] };
}

/** The advice for both directions, where it is the same; else null. */
function together(one: Advice | undefined, other: Advice | undefined): Advice | null {
    if (one?.kind === 'require' && other?.kind === 'require') return { ...one, ageDays: Math.min(one.ageDays, other.ageDays) };
    if (one?.kind === 'wait' && other?.kind === 'wait') return one.daysLeft > other.daysLeft ? one : other;
    if (one?.kind === 'seePeers' && other?.kind === 'seePeers')
        return {
            kind: 'seePeers',
            cutOff: one.cutOff + other.cutOff,
            mayBe: one.mayBe + other.mayBe,
            atLeast: one.atLeast || other.atLeast,
            inPlan: one.inPlan && other.inPlan
        };
    return one && JSON.stringify(one) === JSON.stringify(other) ? one : null;
}

/** What to do about one direction; null: nothing. */
function adviceOn(known: KnownHere, direction: Direction): Advice | null {
    const { configuration } = known;
    const { required } = configuration[direction];
    if (required === null) return { kind: 'notKnown' };
    if (required) {
        const owner = ownersOf(configuration, direction).find(({ value }) => value !== '1');
        return owner ? { kind: 'ownerDecides', owner, isRequired: true } : null;
    }
    const plan = makePlan(configuration, { [direction]: 'required' });
    const [change] = plan.changes;
    if (!change) return { kind: 'blocked', reason: plan.blockers[0]?.reason ?? 'inForceNotReported' };
    if (change.takenBackBy) return { kind: 'ownerDecides', owner: change.takenBackBy, isRequired: false };
    const verdict = verdictOn(known, direction);
    const against = peersAgainst(known, plan, direction, verdict);
    if (against) return against;
    return verdict
        ? byVerdict(known, plan, direction, verdict)
        : { kind: isSigningAuditOff(known, direction) ? 'turnOnAuditing' : 'readEvidence' };
}

function verdictOn({ configuration, evidence, auditingSince }: KnownHere, direction: Direction): EvidenceVerdict | null {
    if (!evidence) return null;
    const { reading, readAt } = evidence;
    const basis = { configuration, reading, readAt, auditingSince: auditingSince[direction], evidence: sortEvidence(reading) };
    return evidenceVerdict(basis, direction);
}

/** Whoever is known to be, or perhaps to be, cut off: by the plan, which knows connections and tests, too, or by the logs alone. */
function peersAgainst(
    { configuration, connections, suspects }: KnownHere,
    plan: Plan,
    direction: Direction,
    verdict: EvidenceVerdict | null
): Advice | null {
    const { found } = impactsOf(plan, configuration, connections, suspects);
    const count = (kind: Impact['kind']): number => found.filter(one => one.direction === direction && one.kind === kind).length;
    const [cutOff, mayBe] = [count('cutOff'), count('suspect')];
    const logged = verdict?.kind === 'no' || verdict?.kind === 'mayBe' ? verdict : null;
    const atLeast = logged ? logged.cutOff.atLeast || logged.mayBeCutOff.atLeast : false;
    if (cutOff + mayBe > 0) return { kind: 'seePeers', cutOff, mayBe, atLeast, inPlan: true };
    if (!logged) return null;
    return { kind: 'seePeers', cutOff: logged.cutOff.peers, mayBe: logged.mayBeCutOff.peers, atLeast, inPlan: false };
}

/** What a verdict that names nobody comes to. */
function byVerdict(
    { configuration, connections, evidence }: KnownHere,
    plan: Plan,
    direction: Direction,
    verdict: EvidenceVerdict
): Advice {
    if (verdict.kind === 'yes') {
        const [source] = unreadSources(plan, configuration, connections, evidence?.reading ?? null);
        return source ? { kind: 'notEnough', lacking: { of: 'sources', source } } : { kind: 'require', ageDays: verdict.ageDays };
    }
    const reasons = verdict.kind === 'notEnough' ? verdict.reasons : [];
    if (reasons.some(({ kind }) => auditsOff.has(kind)) && auditsToTurnOn(configuration, direction).length > 0)
        return { kind: 'turnOnAuditing' };
    const ageDays = verdict.ageDays ?? 0;
    const [doubt] = reasons.filter(({ kind }) => kind !== 'tooShort');
    return doubt
        ? { kind: 'notEnough', lacking: { of: 'logs', doubt } }
        : { kind: 'wait', ageDays, daysLeft: Math.max(1, ENOUGH_DAYS - ageDays) };
}

/** The doubts that turning on auditing takes away. */
const auditsOff: ReadonlySet<Doubt['kind']> = new Set<Doubt['kind']>(['auditOff', 'guestAuditOff', 'notStoredOn']);

function auditsToTurnOn(configuration: SigningConfiguration, direction: Direction): readonly SettingName[] {
    return settingNames.filter(name => name in signingAudits(configuration) && directionOf(name) === direction);
}

/** Whether the logs can't name who can't sign, because that audit is off and can be turned on. */
function isSigningAuditOff({ configuration }: KnownHere, direction: Direction): boolean {
    return auditsToTurnOn(configuration, direction).includes(signingAuditOf[direction]);
}
