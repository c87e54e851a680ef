// SPDX-License-Identifier: MIT
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { SigningConfiguration } from '../../domain/facts';
import { affectsPeers, Impact, impactClasses, Impacts, impactsOf, Suspect, tightens } from '../../domain/impact';
import { UnreadSource, unreadSources } from '../../domain/impact-sources';
import type { Plan } from '../../domain/plan';
import { format, Strings } from '../../strings/strings';
import { timeText } from '../../ui/rows';
import type { ConnectionsState } from './connections';

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
    readonly first: readonly string[];
    readonly rest: readonly string[];
    readonly more: string;
    readonly source: string;
}

const shown = 8;

const icons = {
    cutOff: 'sme-icon-errorBadge sme-color-error',
    suspect: 'sme-icon-warning',
    unsigned: 'sme-icon-info',
    unguarded: 'sme-icon-info'
} as const;

/** What is known of peers from elsewhere than the connections. */
export interface KnownElsewhere {
    readonly suspects: readonly Suspect[];
    /** What was read of the event logs; null: nothing yet. */
    readonly evidence: EvidenceReading | null;
}

export function impactView(
    plan: Plan,
    configuration: SigningConfiguration,
    state: ConnectionsState,
    { suspects, evidence }: KnownElsewhere,
    strings: Strings
): ImpactView {
    const { Impact: texts, Dependant } = strings;
    const seen = state.kind === 'read' ? state.seen : state.kind === 'reading' ? state.previous : null;
    const impacts = impactsOf(plan, configuration, seen?.facts ?? null, suspects);
    const requires = plan.changes.some(tightens);
    const unread = unreadSources(plan, seen?.facts ?? null, evidence);
    return {
        isShown: affectsPeers(plan),
        status: state.kind === 'reading' ? texts.Looking : state.kind === 'failed' ? texts.Failed : '',
        groups: groupsOf(impacts.found, strings),
        lines: [...certaintyLines(impacts, requires, unread, seen !== null, strings), ...linesOf(impacts, strings)],
        dependants: impacts.dependants.map(({ id }) => Dependant[id])
    };
}

function groupsOf(found: readonly Impact[], strings: Strings): GroupView[] {
    return impactClasses.flatMap(kind => {
        const own = found.filter(impact => impact.kind === kind);
        if (own.length === 0) return [];
        const texts = own.map(impact => lineOf(impact, strings));
        const rest = texts.slice(shown);
        return [
            {
                id: kind,
                icon: icons[kind],
                title: format(strings.ImpactClass[kind], own.length.toLocaleString()),
                hint: strings.ImpactHint[kind],
                first: texts.slice(0, shown),
                rest,
                more: format(strings.Impact.More, rest.length.toLocaleString()),
                source: format(strings.Impact.Source, [...new Set(own.map(({ source }) => source))].join(strings.Findings.Separator))
            }
        ];
    });
}

function lineOf({ peer, direction, why, lastSeen, now }: Impact, strings: Strings): string {
    const known = format(strings.ImpactWhy[why], lastSeen === null ? '–' : timeText(lastSeen));
    const both = now === null ? known : format(strings.ImpactNow[now], known);
    return format(strings.Impact.Line, peer, strings.DirectionShort[direction], both);
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
    const named = unread.filter(source => isSeen || source === 'events' || source === 'eventsPartly');
    return isNobody ? [texts.NoneFound] : named.map(source => texts.Unread[source]);
}

function linesOf({ notReported, guestsStayRefused }: Impacts, { Impact: texts }: Strings): string[] {
    return [
        ...(notReported.outbound > 0 ? [format(texts.NotReported, notReported.outbound.toLocaleString())] : []),
        ...(notReported.inbound > 0 ? [format(texts.Inbound, notReported.inbound.toLocaleString())] : []),
        ...(guestsStayRefused ? [texts.GuestsStayRefused] : []),
        texts.Sessions,
        texts.Never
    ];
}
