// SPDX-License-Identifier: MIT
import { directions, type SigningConfiguration } from '../../domain/computer/facts';
import { affectsPeers, impactClasses, Impacts, impactsOf, type Suspect } from '../../domain/peers/impact';
import { KnownElsewhere, UnreadSource, unreadSources } from '../../domain/peers/impact-sources';
import { type Accepted, type DecidedImpact, withDecisions, nothingAccepted } from '../../domain/readiness/accepted';
import { isAcceptedBy } from '../../domain/readiness/known';
import { Plan, tightens } from '../../domain/change/plan';
import { lastRead } from '../../readings/reading';
import { format, Strings } from '../../strings/strings';
import type { PeerNote } from '../../domain/peers/peer-notes';
import { acceptedTexts, alsoText, peerOfDirectionText } from '../../ui/texts/peer-text';
import { clockTexts } from '../../ui/texts/policy-time';
import type { ConnectionsState } from './connections';
import { noteText } from './connections-view';

/** What a plan does to whom, as texts. */
export interface ImpactView {
    /** Whether the plan changes what is required at all. */
    readonly isShown: boolean;
    /** What is announced while the connections are not there. */
    readonly status: string;
    readonly groups: readonly GroupView[];
    readonly lines: readonly string[];
    readonly dependants: readonly string[];
}

export interface GroupView {
    readonly id: string;
    readonly icon: string;
    readonly title: string;
    readonly hint: string;
    readonly first: readonly PeerLine[];
    /** How many there are in all. */
    readonly length: number;
    /** Puts some of them into words: only those that are shown. */
    readonly lines: (from: number, to: number) => readonly PeerLine[];
    /** Says how many there are behind the first; empty: none. */
    readonly more: string;
    readonly source: string;
}

/** A peer, why it is named, and what else is known of it. */
export interface PeerLine {
    readonly text: string;
    readonly notes: readonly string[];
}

const shown = 8;

const icons = {
    cutOff: 'sme-icon-errorBadge sme-color-error',
    refused: 'sme-icon-errorBadge sme-color-error',
    suspect: 'sme-icon-warning',
    accepted: 'sme-icon-accept',
    unsigned: 'sme-icon-info',
    unguarded: 'sme-icon-info'
} as const;

export function impactView(
    plan: Plan,
    configuration: SigningConfiguration,
    state: ConnectionsState,
    { suspects, evidence }: KnownElsewhere,
    strings: Strings,
    accepted: Accepted = nothingAccepted
): ImpactView {
    const { Impact: texts, Dependant } = strings;
    const seen = lastRead(state);
    const of = (isDiscounted?: (sign: Suspect) => boolean): Impacts =>
        impactsOf(plan, configuration, seen?.value.facts ?? null, suspects, isDiscounted);
    const impacts = of();
    const found = withDecisions(impacts.found, accepted === nothingAccepted ? impacts.found : of(isAcceptedBy(accepted)).found, accepted);
    const requires = plan.changes.some(tightens);
    const unread = unreadSources(plan, configuration, seen?.value.facts ?? null, evidence);
    return {
        isShown: affectsPeers(plan, configuration),
        status: state.kind === 'loading' ? texts.Looking : state.kind === 'failed' ? texts.Failed : '',
        groups: groupsOf(found, strings),
        lines: [
            ...certaintyLines(impacts, requires, unread, seen !== null, strings),
            ...(seen && impacts.found.some(({ lastSeen }) => lastSeen !== null)
                ? clockTexts(seen.value.facts.collectedAt, seen.at, strings)
                : []),
            ...linesOf(impacts, strings)
        ],
        dependants: impacts.dependants.map(({ id }) => Dependant[id])
    };
}

/** Whom a person accepted to be cut off is named apart, and not counted with the others. */
const shownClasses = [...impactClasses, 'accepted'] as const;

function groupsOf(found: readonly DecidedImpact[], strings: Strings): GroupView[] {
    const classes = shownClasses.flatMap(kind => directions.map(direction => ({ kind, direction })));
    return classes.flatMap(({ kind, direction }) => {
        const own = found.filter(impact => (impact.accepted ? 'accepted' : impact.kind) === kind && impact.direction === direction);
        if (own.length === 0) return [];
        const lines = (from: number, to: number): readonly PeerLine[] => own.slice(from, to).map(impact => lineOf(impact, strings));
        return [
            {
                id: `${kind}-${direction}`,
                icon: icons[kind],
                title: format(strings.Impact.Group, strings.DirectionShort[direction], format(strings.ImpactClass[kind], own.length)),
                hint: strings.ImpactHint[kind],
                first: lines(0, shown),
                length: own.length,
                lines,
                more: own.length > shown ? format(strings.Impact.More, own.length - shown) : '',
                source: format(strings.Impact.Source, [...new Set(own.map(({ source }) => source))].join(strings.Join.Clauses))
            }
        ];
    });
}

function lineOf(impact: DecidedImpact, strings: Strings): PeerLine {
    const { peer, notes, accepted } = impact;
    const texts = notes.map(note => peerNoteText(note, peer, strings));
    return { text: peerOfDirectionText(impact, strings), notes: [...acceptedTexts(accepted, strings), ...texts] };
}

function peerNoteText(note: PeerNote, peer: string, strings: Strings): string {
    return note.id === 'shown' ? alsoText(note, strings) : noteText(note, peer, strings);
}

/** That nobody is found, only where all was looked at that would show somebody; else what was not. */
function certaintyLines(
    { found }: Impacts,
    requires: boolean,
    unread: readonly UnreadSource[],
    isSeen: boolean,
    { Impact: texts }: Strings
): string[] {
    const isNobody = requires && unread.length === 0 && !found.some(({ kind }) => kind === 'cutOff' || kind === 'suspect');
    // While the connections as a whole are not there, the status says so.
    const named = unread.filter(source => isSeen || (source !== 'connections' && source !== 'guestLogons'));
    return isNobody ? [texts.NoneFound] : named.map(source => texts.Unread[source]);
}

function linesOf({ notReported, guestsStayRefused }: Impacts, { Impact: texts }: Strings): string[] {
    return [
        ...(notReported.outbound > 0 ? [format(texts.NotReported, notReported.outbound)] : []),
        ...(notReported.inbound > 0 ? [format(texts.Inbound, notReported.inbound)] : []),
        ...(guestsStayRefused ? [texts.GuestsStayRefused] : []),
        texts.Sessions,
        texts.Never
    ];
}
