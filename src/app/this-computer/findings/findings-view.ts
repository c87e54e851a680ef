// SPDX-License-Identifier: MIT
import type { Finding, Findings, Severity, Unjudged } from '../../domain/findings/finding';
import { format, Strings } from '../../strings/strings';

/** The findings as texts. */
export interface FindingsView {
    readonly title: string;
    readonly found: readonly FindingView[];
    /** What could not be judged, a sentence each. */
    readonly unjudged: readonly string[];
}

export interface FindingView {
    readonly id: string;
    readonly severity: string;
    readonly icon: string;
    readonly what: string;
    readonly why: string;
    readonly toDo: string;
    readonly source: string;
}

export const severityIcons: Readonly<Record<Severity, string>> = {
    serious: 'sme-icon-errorBadge sme-color-error',
    warning: 'sme-icon-warning',
    information: 'sme-icon-info'
};

export function findingsView({ found, unjudged }: Findings, strings: Strings): FindingsView {
    return {
        title: format(strings.Findings.Title, found.length),
        found: found.map(one => findingView(one, strings)),
        unjudged: unjudgedTexts(unjudged, strings)
    };
}

/** The findings with more that came later, still the most severe first. */
export function withMore(findings: FindingsView, more: readonly FindingView[], { Findings, Severity }: Strings): FindingsView {
    if (more.length === 0) return findings;
    const order = [Severity.serious, Severity.warning, Severity.information];
    const found = [...findings.found, ...more].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    return { ...findings, title: format(Findings.Title, found.length), found };
}

function findingView({ id, severity, direction, values, source }: Finding, strings: Strings): FindingView {
    return {
        id: direction === null ? id : `${id}-${direction}`,
        severity: strings.Severity[severity],
        icon: severityIcons[severity],
        what: format(strings.FindingWhat[id], direction === null ? '' : strings.DirectionShort[direction], ...values),
        why: strings.FindingWhy[id],
        toDo: strings.FindingToDo[id],
        source
    };
}

function unjudgedTexts(unjudged: readonly Unjudged[], strings: Strings): string[] {
    const { Findings, Unjudged: texts, DirectionShort, FindingTopic } = strings;
    const topics = unjudged.flatMap(one => {
        if (one.reason !== 'notRead') return [];
        const topic = FindingTopic[one.id];
        return [one.direction === null ? topic : format(Findings.Topic, topic, DirectionShort[one.direction])];
    });
    return [
        ...(topics.length > 0 ? [format(Findings.NotRead, [...new Set(topics)].join(Findings.Separator))] : []),
        ...unjudged.flatMap(one => (one.reason === 'notRead' ? [] : [format(texts[one.reason], ...one.values)]))
    ];
}
