// SPDX-License-Identifier: MIT
// Whether a computer audits what would show who cannot sign. Where it does not, an empty log proves nothing.
import type { Direction, SigningConfiguration } from '../computer/facts';
import { signingAuditOf } from '../settings/audit-since';
import { isOnUnreported, settingState, wayOf } from '../settings/setting';
import { daysOf, spanOf } from './days';
import { channelNames, type EvidenceReading, type LoggedEvent, sameChannel, sourceOf, timeOf } from './reading';

/** What tells whether it audits. */
export interface AuditFacts {
    /** Null: the settings could not be read. */
    readonly configuration: SigningConfiguration | null;
    readonly reading: EvidenceReading;
    /** When the reading was answered: ISO 8601, UTC, by the browser's clock. Null: not known. */
    readonly readAt: string | null;
    /** Since when auditing is on as far as our records tell, ISO 8601, by the browser's clock; null: they do not. */
    readonly auditingSince: string | null;
}

export type AuditDoubt =
    | 'settingsUnknown'
    /** `switchUnreported`: it can audit, and only a policy switches it on here. */
    | 'noSwitch'
    | 'switchUnreported'
    /** By its build it can audit, and the audit is not stored as on; by its build it lacks the update for it. */
    | 'notStoredOn'
    | 'updateMissing'
    /** The audit is stored; whether it is in force is not reported, and no event of it was seen. */
    | 'inForceUnknown'
    | 'auditOff'
    | 'guestAuditOff'
    | 'noGuestSwitch'
    /** It may let in SMB 1 clients, and does not log them: these sign by rules of their own. */
    | 'smb1NotAudited';

/** The event of the audit that updates brought to older Windows. */
const audit = { channel: channelNames.serverAudit, id: 3021 };

/** Why the logs may hold nothing on peers that cannot sign; null: such peers are audited. */
export function auditDoubt(facts: AuditFacts, direction: Direction): AuditDoubt | null {
    const { configuration, reading } = facts;
    if (!configuration) return 'settingsUnknown';
    const { outbound, inbound } = configuration;
    const signing = direction === 'outbound' ? outbound.audit.serverDoesNotSupportSigning : inbound.audit.clientDoesNotSupportSigning;
    const isBackported = isUnreported(facts, direction);
    if (signing === null && !isBackported) return whyNot(configuration, reading, direction);
    // Stored is not in force: only an event of the audit shows that it is.
    if (isBackported && auditSeen(facts) === null) return isWithoutUpdate(configuration, reading) ? 'updateMissing' : 'inForceUnknown';
    if (signing === false) return 'auditOff';
    return guestDoubt(configuration, direction);
}

/** Whether all is audited that shows who cannot sign, as settings say; null: they don't. */
export function isAuditing(configuration: SigningConfiguration, direction: Direction): boolean | null {
    const audit = signingAuditOf[direction];
    const { inForce } = settingState(configuration, audit);
    const { insecureGuestLogon } = configuration[direction].audit;
    const { smb1, audit: inboundAudit } = configuration.inbound;
    const isSigning = inForce === 'on' || isOnUnreported(configuration, audit);
    if (isSigning && guestDoubt(configuration, direction) === null) return true;
    const isSmb1Off = direction === 'inbound' && smb1 === true && inboundAudit.smb1Access === false;
    const isGuestsOff = insecureGuestLogon === false && guestDoubt(configuration, direction) === 'guestAuditOff';
    return inForce === 'off' || isGuestsOff || isSmb1Off ? false : null;
}

/** Why the logs may hold nothing on guests, and clients of SMB 1. */
function guestDoubt(configuration: SigningConfiguration, direction: Direction): AuditDoubt | null {
    const { outbound, inbound } = configuration;
    // A client that lets in no guests has none to lose.
    const guestsSeen =
        direction === 'outbound'
            ? outbound.audit.insecureGuestLogon || outbound.insecureGuestLogons === false
            : inbound.audit.insecureGuestLogon;
    if (guestsSeen === true)
        return direction === 'inbound' && inbound.smb1 !== false && inbound.audit.smb1Access !== true ? 'smb1NotAudited' : null;
    const now = configuration[direction].audit.insecureGuestLogon;
    const isMissing = now === null && configuration.notReported.includes(`${direction}.audit.insecureGuestLogon`);
    return isMissing ? 'noGuestSwitch' : 'guestAuditOff';
}

/** Whether a direction is audited by a switch that this Windows does not report: then it is known only that it is stored. */
export function isUnreported({ configuration }: AuditFacts, direction: Direction): boolean {
    return direction === 'inbound' && configuration !== null && isOnUnreported(configuration, 'inboundAuditSigning');
}

/**
 * When the audit was first seen at work, by the computer's clock: its first event after we stored it, or its first event at all
 * where no record of ours tells of that. Null: never.
 */
export function auditSeen({ reading, readAt, auditingSince }: AuditFacts): number | null {
    const [since, read, collected] = [timeOf(auditingSince), timeOf(readAt), timeOf(reading.collectedAt)];
    const from = since === null || read === null || collected === null ? -Infinity : collected - (read - since);
    const times = reading.events.filter(isOfAudit).flatMap(event => daysOf(event).flatMap(day => spanOf(day) ?? []));
    const seen = times.filter(time => time >= from);
    return seen.length === 0 ? null : Math.min(...seen);
}

/** Why a Windows that reports no audit of peers that cannot sign does not audit them, as far as that is known. */
function whyNot(configuration: SigningConfiguration, reading: EvidenceReading, direction: Direction): AuditDoubt {
    if (direction === 'outbound') return 'noSwitch';
    const way = wayOf(configuration, 'inboundAuditSigning');
    if (way === 'registry') return 'notStoredOn';
    const defined = isDefined(reading);
    // What its provider can log says more than the build.
    if (defined === true) return 'switchUnreported';
    if (way === 'updateMissing') return way;
    return defined === null && way === 'policyOnly' ? 'switchUnreported' : 'noSwitch';
}

function isWithoutUpdate(configuration: SigningConfiguration, reading: EvidenceReading): boolean {
    return wayOf(configuration, 'inboundAuditSigning') === 'updateMissing' && isDefined(reading) !== true;
}

/** Whether its provider can log an event of the audit; null: not known. */
function isDefined(reading: EvidenceReading): boolean | null {
    return sourceOf(reading, audit)?.defined ?? null;
}

/** Whether its time tells since when peers are audited. */
export function isOfAudit({ channel, id }: LoggedEvent): boolean {
    return id === audit.id && sameChannel(channel, audit.channel);
}
