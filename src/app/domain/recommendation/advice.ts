// SPDX-License-Identifier: MIT
// The advice on one direction of one computer. What to do next rests on it, and so does readiness.
import { ownersOf, type ValueOwner } from '../change/owners';
import { type BlockerReason, makePlan, type Plan, type PlannedChange } from '../change/plan';
import type { Direction, SigningConfiguration } from '../computer/facts';
import { DAY } from '../evidence/days';
import { type EvidenceGroup, sortEvidence, type SortedEvidence } from '../evidence/groups';
import { type EvidenceReading, timeOf } from '../evidence/reading';
import { type Doubt, ENOUGH_DAYS, type EvidenceVerdict, evidenceVerdict } from '../evidence/verdict';
import type { ConnectionFacts } from '../peers/connections';
import { impactsOf, type NotedImpact, type Suspect } from '../peers/impact';
import { type UnreadSource, unreadSources } from '../peers/impact-sources';
import { signingAuditOf } from '../settings/audit-since';
import { type AuditName, directionOf, type SettingName } from '../settings/catalogue';
import { auditPlan, auditsOnSigning, signingAudits } from '../settings/signing-audits';

/** What a recommendation may rest on. */
export interface KnownHere {
    readonly configuration: SigningConfiguration;
    /** Null: they could not be read. */
    readonly connections: ConnectionFacts | 'reading' | null;
    /** What events and tests of devices say against peers. */
    readonly suspects: readonly Suspect[];
    /** The event logs, and when they were read: ISO 8601, by the browser's clock. Null: nobody has asked for them. */
    readonly evidence: { readonly reading: EvidenceReading; readonly readAt: string } | 'reading' | 'failed' | null;
    /** Since when a direction is audited, by our own records: ISO 8601, by the browser's clock; null: not known. */
    readonly auditingSince: Readonly<Record<Direction, string | null>>;
    /** What doesn't count against its peer: a person accepted that, or a later test contradicts it. Missing: everything counts. */
    readonly isDiscounted?: (sign: Suspect) => boolean;
}

/** Why the evidence proves nothing: what is missing in the logs, what was not read beside them, or that this is under way. */
export type Lacking =
    | { readonly of: 'logs'; readonly doubt: Doubt }
    | { readonly of: 'sources'; readonly source: UnreadSource }
    | { readonly of: 'reading' | 'logAge' };

/**
 * What to do about a direction. `ownerReverts`: it is required, and this owner names another value. `keep`: it is required, and 0
 * is stored. `require`: the evidence of so many days shows nobody who would be cut off; `isOwnerUnread`: what might revert that was
 * not read. `seePeers`: so many would be cut off, or may be; `inPlan`: the plan of requiring it names them all. `coming`: it will be
 * required without a change. `turnOnAuditing`: the logs can't show them yet. `auditingHeld`: nor will they, because a policy keeps
 * these audits off. `readEvidence`: nobody has read the logs, or that
 * failed. `wait`: the evidence needs so many days more. `notEnough`: it proves nothing. `ownerDecides`: evidence speaks for it, and
 * this owner names another value. `testDevices`: this Windows logs nobody who can't sign. `blocked`: it can't be changed from here.
 * `notKnown`: whether it is required could not be read. `refused`: it is required, and the logs name so many that can't connect.
 */
export type Advice =
    | { readonly kind: 'require'; readonly ageDays: number; readonly isOwnerUnread: boolean }
    | { readonly kind: 'seePeers'; readonly cutOff: number; readonly mayBe: number; readonly atLeast: boolean; readonly inPlan: boolean }
    | { readonly kind: 'keep' | 'coming' | 'turnOnAuditing' | 'testDevices' | 'notKnown' }
    | { readonly kind: 'auditingHeld'; readonly audits: readonly AuditName[] }
    | { readonly kind: 'readEvidence'; readonly state: 'none' | 'reading' | 'failed' }
    | { readonly kind: 'wait'; readonly ageDays: number; readonly daysLeft: number }
    | { readonly kind: 'notEnough'; readonly lacking: Lacking }
    | { readonly kind: 'ownerReverts' | 'ownerDecides'; readonly owner: ValueOwner }
    | { readonly kind: 'blocked'; readonly reason: BlockerReason }
    | { readonly kind: 'refused'; readonly peers: number };

/** With the event logs sorted, once for both directions. Null: there are none. */
export interface Judged extends KnownHere {
    readonly logs: { readonly reading: EvidenceReading; readonly readAt: string; readonly evidence: SortedEvidence } | null;
}

export function judgedBy(here: KnownHere): Judged {
    const read = typeof here.evidence === 'string' ? null : here.evidence;
    return { ...here, logs: read && { ...read, evidence: counted(sortEvidence(read.reading), here.isDiscounted) } };
}

function counted({ groups, unrecognised }: SortedEvidence, isDiscounted: KnownHere['isDiscounted']): SortedEvidence {
    const counts = ({ peer, direction, kind, last }: EvidenceGroup): boolean =>
        peer === null || !isDiscounted?.({ peer, direction, why: kind, lastSeen: last });
    return { groups: isDiscounted ? groups.filter(counts) : groups, unrecognised };
}

/** What to do about one direction; null: nothing. */
export function adviceOn(known: Judged, direction: Direction): Advice | null {
    return judgementOn(known, direction).advice;
}

/** With whom it would cut off. Null: that was not asked, because nothing can or need be changed. */
export interface Judgement {
    readonly advice: Advice | null;
    readonly against: AgainstRequiring | null;
}

export function judgementOn(known: Judged, direction: Direction): Judgement {
    const { required } = known.configuration[direction];
    if (required === null) return { advice: { kind: 'notKnown' }, against: null };
    const plan = makePlan(known.configuration, { [direction]: 'required' });
    const verdict = verdictOn(known, direction);
    if (required) return { advice: onceRequired(known.configuration, plan, direction, verdict), against: null };
    const [change] = plan.changes;
    if (!change) return { advice: { kind: 'blocked', reason: plan.blockers[0]?.reason ?? 'inForceNotReported' }, against: null };
    const against = againstRequiring(known, plan, direction, verdict);
    return { advice: whileOpen(known, plan, change, verdict, against), against };
}

function onceRequired(
    configuration: SigningConfiguration,
    { changes }: Plan,
    direction: Direction,
    verdict: EvidenceVerdict | null
): Advice | null {
    const owner = ownersOf(configuration, direction).find(({ value }) => value !== '1');
    if (owner) return { kind: 'ownerReverts', owner };
    if (changes[0]?.before.stored.kind === 'zero') return { kind: 'keep' };
    const peers = verdict?.kind === 'required' ? verdict.cutOff.peers : 0;
    return peers > 0 ? { kind: 'refused', peers } : null;
}

function whileOpen(
    known: Judged,
    plan: Plan,
    change: PlannedChange,
    verdict: EvidenceVerdict | null,
    { named, ...against }: AgainstRequiring
): Advice {
    const { configuration } = known;
    const { direction } = change;
    const peers = against.cutOff + against.mayBe;
    if (peers > 0) return { kind: 'seePeers', ...against, inPlan: peers === named.length };
    const isNamed = ownersOf(configuration, direction).some(({ value }) => value === '1');
    if (!change.takenBackBy && (isNamed || change.before.stored.kind === 'one')) return { kind: 'coming' };
    const advice = verdict ? byVerdict(known, plan, direction, verdict) : beforeReading(known, direction);
    // Evidence first: a policy may reach more computers than this one.
    return advice.kind === 'require' && change.takenBackBy ? { kind: 'ownerDecides', owner: change.takenBackBy } : advice;
}

function beforeReading({ configuration, evidence }: KnownHere, direction: Direction): Advice {
    // The logs can't name who can't sign while that audit is off.
    if (auditsToTurnOn(configuration, direction).includes(signingAuditOf[direction])) return { kind: 'turnOnAuditing' };
    const audits = heldAudits(configuration, direction);
    if (audits.includes(signingAuditOf[direction])) return { kind: 'auditingHeld', audits };
    return { kind: 'readEvidence', state: evidence === 'reading' || evidence === 'failed' ? evidence : 'none' };
}

export function verdictOn({ configuration, logs, auditingSince }: Judged, direction: Direction): EvidenceVerdict | null {
    return logs && evidenceVerdict({ ...logs, configuration, auditingSince: auditingSince[direction] }, direction);
}

/** Whoever would be cut off, or may be: those that are named, and how many they are with those that aren't. */
export interface AgainstRequiring {
    /** The gravest first. */
    readonly named: readonly NotedImpact[];
    readonly cutOff: number;
    readonly mayBe: number;
    readonly atLeast: boolean;
}

/** Whoever is known to be, or perhaps to be, cut off: by the plan, which knows connections and tests, too, and by the logs. */
function againstRequiring(known: Judged, plan: Plan, direction: Direction, verdict: EvidenceVerdict | null): AgainstRequiring {
    const { configuration, connections, suspects, isDiscounted } = known;
    const { found } = impactsOf(plan, configuration, connections === 'reading' ? null : connections, suspects, isDiscounted);
    const named = found.filter(one => one.direction === direction && (one.kind === 'cutOff' || one.kind === 'suspect'));
    const namedCutOff = named.filter(({ kind }) => kind === 'cutOff').length;
    const logged = verdict?.kind === 'no' || verdict?.kind === 'mayBe' ? verdict : null;
    // The plan names whom it can. Some events name nobody, and a connection that is signed now makes "would be" a "may be".
    const counts = { cutOff: logged?.cutOff.peers ?? 0, mayBe: logged?.mayBeCutOff.peers ?? 0 };
    const unnamed = Math.max(0, counts.cutOff + counts.mayBe - named.length);
    const unnamedCutOff = Math.min(unnamed, counts.cutOff);
    return {
        named,
        cutOff: namedCutOff + unnamedCutOff,
        mayBe: named.length - namedCutOff + unnamed - unnamedCutOff,
        atLeast: logged !== null && (logged.cutOff.atLeast || logged.mayBeCutOff.atLeast)
    };
}

/** What a verdict that names nobody comes to. */
function byVerdict(known: Judged, plan: Plan, direction: Direction, verdict: EvidenceVerdict): Advice {
    const { configuration } = known;
    if (verdict.kind === 'yes') {
        const lacking = lackingBeside(known, plan, direction);
        if (lacking) return { kind: 'notEnough', lacking };
        return { kind: 'require', ageDays: verdict.ageDays, isOwnerUnread: isOwnerUnread(configuration, direction) };
    }
    const reasons = verdict.kind === 'notEnough' ? verdict.reasons : [];
    const isAuditOff = reasons.some(({ kind }) => auditsOff.has(kind));
    if (isAuditOff) {
        const audits = heldAudits(configuration, direction);
        const canHelp = auditsToTurnOn(configuration, direction).length > 0 && !audits.includes(signingAuditOf[direction]);
        if (canHelp) return { kind: 'turnOnAuditing' };
        if (audits.length > 0) return { kind: 'auditingHeld', audits };
    }
    if (direction === 'outbound' && reasons.some(({ kind }) => kind === 'noSwitch')) return { kind: 'testDevices' };
    const [doubt] = reasons.filter(({ kind }) => !passing.has(kind));
    if (doubt) return { kind: 'notEnough', lacking: { of: 'logs', doubt } };
    const ageDays = verdict.ageDays ?? 0;
    const isCleared = reasons.some(({ kind }) => kind === 'cleared');
    if (!isCleared && isLogShort(known, direction, ageDays)) return { kind: 'notEnough', lacking: { of: 'logAge' } };
    return { kind: 'wait', ageDays, daysLeft: Math.max(1, ENOUGH_DAYS - ageDays) };
}

/** What was not read beside the logs. Who is connected may speak SMB 1, or be a guest. */
function lackingBeside({ configuration, connections, logs }: Judged, plan: Plan, direction: Direction): Lacking | null {
    if (connections === 'reading') return { of: 'reading' };
    const unread = unreadSources(plan, configuration, connections, logs?.reading ?? null);
    const [source] = connections?.[direction] ? unread : ['connections' as const];
    return source ? { of: 'sources', source } : null;
}

/** Whether the logs, and not the time since auditing was turned on, are what is too short: then waiting may not help. */
function isLogShort({ logs, auditingSince }: Judged, direction: Direction, ageDays: number): boolean {
    const [since, read] = [timeOf(auditingSince[direction]), timeOf(logs?.readAt ?? null)];
    return since !== null && read !== null && (read - since) / DAY >= Math.max(ageDays + 1, ENOUGH_DAYS);
}

/** The doubts that turning on auditing takes away. */
const auditsOff: ReadonlySet<Doubt['kind']> = new Set<Doubt['kind']>(['auditOff', 'guestAuditOff', 'notStoredOn']);

/** The doubts that time takes away. */
const passing: ReadonlySet<Doubt['kind']> = new Set<Doubt['kind']>(['tooShort', 'cleared']);

function auditsToTurnOn(configuration: SigningConfiguration, direction: Direction): readonly SettingName[] {
    return (Object.keys(signingAudits(configuration)) as SettingName[]).filter(name => directionOf(name) === direction);
}

/** The audits that a policy keeps off, so that nothing stored here would count. */
function heldAudits(configuration: SigningConfiguration, direction: Direction): readonly AuditName[] {
    const { blockers } = auditPlan(configuration);
    const isHeld = (audit: AuditName): boolean => blockers.some(({ setting, reason }) => setting === audit && reason === 'policyWins');
    return auditsOnSigning.filter(audit => directionOf(audit) === direction && isHeld(audit));
}

/** Whether something may store another value, of which nothing could be read. */
export function isOwnerUnread(configuration: SigningConfiguration, direction: Direction): boolean {
    const { policy, mdm } = configuration[direction];
    return policy.status === 'unavailable' || mdm.status === 'unavailable';
}
