// SPDX-License-Identifier: MIT
// What a readiness rests on, in words.
import type { Direction } from '../../domain/computer/facts';
import { DAY } from '../../domain/evidence/days';
import { ENOUGH_DAYS } from '../../domain/evidence/verdict';
import type { Readiness, UnknownWhy } from '../../domain/readiness/readiness';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { doubtText } from '../../ui/texts/doubt-text';
import { lackingText } from '../../ui/texts/lacking-text';
import { ownerName } from '../../ui/texts/owner-text';
import { partMessage } from '../../ui/texts/rows';
import { listedEntries } from '../evidence/listed-once';
import { broughtFiles } from '../evidence/brought-text';
import type { ReadinessRow } from './readiness-model';
import { regionalTime } from '../../strings/language';

/** What the panel beside the table says. */
export interface ReadinessDetailsView {
    readonly kind: string;
    readonly text: string;
    readonly peers: readonly string[];
    /** What can be done, beside what stands on the page. */
    readonly steps: readonly string[];
    /** Whether nobody is known whom the page Peers could show. */
    readonly hasNoPeers: boolean;
    readonly rows: readonly { readonly term: string; readonly value: string }[];
}

export function detailsView(
    { row, tags, windows, readiness, readAt, settingsReadAt, auditing, brought, isListed, isReadOnly }: ReadinessRow,
    direction: Direction,
    strings: Strings
): ReadinessDetailsView {
    const { Facts, Readiness } = strings;
    const rows = [
        {
            term: Facts.Names,
            value: listedEntries(row)
                .map(({ connection }) => connection.label)
                .join(strings.Join.List)
        },
        { term: Readiness.Ring, value: tags.join(strings.Join.List) },
        { term: Readiness.Windows, value: windows },
        { term: Readiness.ReadAt, value: readAt === null ? Readiness.Never : dateTime(readAt) },
        { term: Readiness.SettingsReadAt, value: settingsReadAt === null ? Readiness.Never : dateTime(settingsReadAt) },
        { term: Readiness.Imported, value: brought ? broughtFiles(brought, strings) : '' },
        { term: Readiness.NotForwarded, value: brought?.notGathered.join(strings.Join.List) ?? '' },
        { term: Readiness.AuditingSince, value: auditing === null ? '' : auditingText(auditing, strings) }
    ];
    return {
        kind: Readiness.Kind[readiness.kind],
        text: readinessText(readiness, readAt, strings),
        peers: readiness.kind === 'wouldCutOff' ? readiness.peers : [],
        steps: !isListed
            ? unlistedSteps(readiness, strings)
            : isReadOnly && readiness.kind === 'auditingOff'
              ? [Readiness.To.ReadOnly]
              : stepsOf({ readiness, readAt }, direction, strings),
        hasNoPeers: readiness.kind === 'cannotAudit' && readiness.peers === 0,
        rows: rows.filter(({ value }) => value !== '')
    };
}

/** What can be done about a computer that only files tell of. */
function unlistedSteps(readiness: Readiness, { Readiness: { To } }: Strings): readonly string[] {
    const isRefusing = readiness.kind === 'required' && readiness.refused > 0;
    return [...(isRefusing ? [To.Refused] : []), ...(readiness.kind === 'ready' ? [To.HandOver] : []), To.NotListed];
}

/** Since when it is audited, and how that is known. */
function auditingText({ at, isOnlySeen }: NonNullable<ReadinessRow['auditing']>, { Readiness }: Strings): string {
    return format(isOnlySeen ? Readiness.AuditingBy.seen : Readiness.AuditingBy.record, dateTime(at));
}

/** What a readiness rests on; empty: its name says it all. @param readAt when the event logs were read; null: never */
export function readinessText(readiness: Readiness, readAt: string | null, strings: Strings): string {
    const texts = strings.Readiness;
    switch (readiness.kind) {
        case 'required':
            return readiness.refused > 0 ? format(texts.Refused, readiness.refused) : '';
        case 'heldByPolicy':
            return readiness.owner ? ownerName(readiness.owner, strings) : texts.HeldUnknown;
        case 'ready': {
            const { ageDays, events, accepted, isOwnerUnread } = readiness;
            const rests = format(texts.Rests, ageDays, events, accepted > 0 ? format(texts.Accepted, accepted) : texts.Nobody);
            return isOwnerUnread ? [rests, strings.Recommendation.OwnerUnread].join(strings.Join.Stop) : rests;
        }
        case 'wouldCutOff':
            return peersText(readiness, strings);
        case 'gathering':
            return [
                format(texts.Gathered[readiness.since], readiness.ageDays, ENOUGH_DAYS, enoughOn(readAt, readiness.daysLeft)),
                ...(readiness.events > 0 ? [format(texts.GatheredEvents, readiness.events)] : [])
            ].join(strings.Join.Clauses);
        case 'auditingOff':
            return texts.AuditingOff;
        case 'cannotAudit':
            return cannotAuditText(readiness, strings);
        case 'unknown':
            return whyText(readiness.why, strings);
    }
}

function cannotAuditText({ doubt, peers }: Extract<Readiness, { readonly kind: 'cannotAudit' }>, { Readiness }: Strings): string {
    const text = doubt?.kind === 'updateMissing' ? Readiness.CannotAuditYet : Readiness.CannotAudit;
    return peers > 0 ? format(Readiness.CannotAuditPeers, text, peers) : text;
}

/** How many peers a row names. The details have all of them. */
const mostNamed = 3;

function peersText(readiness: Extract<Readiness, { readonly kind: 'wouldCutOff' }>, strings: Strings): string {
    const { cutOff, mayBe, atLeast, accepted, peers, undoneAt, voided = 0 } = readiness;
    const { Readiness } = strings;
    const count = cutOff + mayBe;
    const named = peers.slice(0, mostNamed);
    const names = [...named, ...(peers.length > mostNamed ? [format(Readiness.MorePeers, peers.length - mostNamed)] : [])].join(
        strings.Join.List
    );
    const [withNames, alone] = atLeast
        ? [Readiness.PeersAtLeast, Readiness.PeersUnnamedAtLeast]
        : [Readiness.Peers, Readiness.PeersUnnamed];
    return [
        format(names === '' ? alone : withNames, count, names),
        ...(cutOff === 0 ? [Readiness.OnlyMayBe] : []),
        ...(accepted > 0 ? [format(Readiness.Accepted, accepted)] : []),
        ...(undoneAt ? [format(Readiness.Undone, dateTime(undoneAt))] : []),
        ...(voided > 0 ? [format(Readiness.Voided, voided)] : [])
    ].join(strings.Join.Clauses);
}

function whyText(why: UnknownWhy, strings: Strings): string {
    const { Blocker, Readiness } = strings;
    switch (why.of) {
        case 'configuration':
            return why.state === 'failed' ? Readiness.Unknown.configurationFailed : Readiness.Unknown.configurationNotRead;
        case 'evidence':
            return why.state === 'failed' ? Readiness.Unknown.evidenceFailed : Readiness.Unknown.evidenceNotRead;
        case 'requirement':
            return requirementText(why, strings);
        case 'auditingHeld':
            return Readiness.Unknown.auditingHeld;
        case 'lacking':
            return lackingText(why.lacking, strings);
        case 'blocked':
            return Blocker[why.reason];
    }
}

/** What is missing of the requirement, in the computer's own words if it had any. */
function requirementText({ isServerOff, part }: Extract<UnknownWhy, { readonly of: 'requirement' }>, strings: Strings): string {
    if (isServerOff) return strings.InForce.notAccepting;
    const { NotReported, Because } = strings.Readiness.Requirement;
    return part ? format(Because, partMessage(part, strings)) : NotReported;
}

/** What to do next; empty: nothing, or its own text says it. */
function stepsOf(
    { readiness, readAt }: Pick<ReadinessRow, 'readiness' | 'readAt'>,
    direction: Direction,
    strings: Strings
): readonly string[] {
    const { To } = strings.Readiness;
    switch (readiness.kind) {
        case 'required':
            return readiness.refused > 0 ? [To.Refused] : [];
        case 'ready':
            return [To.Ready];
        case 'wouldCutOff':
            return readiness.voided ? [To.Voided, To.Peers[direction]] : [To.Peers[direction]];
        case 'gathering':
            return [format(To.Gathering, enoughOn(readAt, readiness.daysLeft)), ...(readiness.since === 'logs' ? [To.Enlarge] : [])];
        case 'auditingOff':
            return [To.TurnOn];
        case 'cannotAudit':
            return cannotAuditSteps(readiness, direction, strings);
        case 'heldByPolicy':
            return [readiness.owner ? format(To.Owner, ownerName(readiness.owner, strings)) : To.OwnerUnknown];
        case 'unknown':
            return unknownSteps(readiness.why, strings);
    }
}

/** What can be done where the logs never tell. */
function cannotAuditSteps(
    { doubt, peers }: Extract<Readiness, { readonly kind: 'cannotAudit' }>,
    direction: Direction,
    strings: Strings
): readonly string[] {
    const { CannotAuditTo } = strings.Readiness;
    return [
        ...(doubt ? [doubtText(doubt, strings)] : []),
        ...(doubt?.kind === 'updateMissing' ? [CannotAuditTo.Update] : []),
        peers === 0 ? CannotAuditTo.NoPeers : format(CannotAuditTo.Peers[direction], peers),
        CannotAuditTo.Pilot,
        CannotAuditTo.Policy
    ];
}

/** What can be done where something wasn't read, or proves nothing. */
function unknownSteps(why: UnknownWhy, { Readiness: { Requirement, To } }: Strings): readonly string[] {
    switch (why.of) {
        case 'configuration':
        case 'evidence':
            return [why.state === 'failed' ? To.Failed : To.Read];
        case 'auditingHeld':
            return [To.AuditingHeld];
        case 'requirement':
            return why.isServerOff ? [] : [Requirement.Open];
        case 'lacking':
            return [why.lacking.of === 'logs' || why.lacking.of === 'logAge' ? To.Evidence : To.Read];
        case 'blocked':
            return [To.Open];
    }
}

/** The day on which evidence will go back far enough. */
export function enoughOn(readAt: string | null, daysLeft: number): string {
    const day = new Date((readAt === null ? Date.now() : Date.parse(readAt)) + daysLeft * DAY);
    return regionalTime(day, { day: 'numeric', month: 'short' });
}
