// SPDX-License-Identifier: MIT
import type { Finding, Findings, Severity, Unjudged } from '../../domain/findings/finding';
import { format, Strings } from '../../strings/strings';

/** The findings as texts. */
export interface FindingsView {
    readonly title: string;
    readonly found: readonly FindingView[];
    /** Said in place of findings; empty: there are some. */
    readonly none: string;
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
    /** The same without the command at its end, and that command; null: there is none. */
    readonly before: string;
    readonly command: string | null;
    readonly source: string;
    /** What the page Changes is asked for; null: it has nothing on this. */
    readonly changes: { readonly search: string } | null;
    /** Whether the history has what explains it. */
    readonly isRecorded: boolean;
}

const severityIcons: Readonly<Record<Severity, string>> = {
    serious: 'sme-icon-errorBadge sme-color-error',
    warning: 'sme-icon-warning',
    information: 'sme-icon-info'
};

export function findingsView({ found, unjudged }: Findings, strings: Strings): FindingsView {
    return {
        title: format(strings.Findings.Title, found.length),
        found: found.map(one => findingView(one, strings)),
        none: found.length > 0 ? '' : noneText(unjudged, strings),
        unjudged: unjudgedTexts(unjudged, strings)
    };
}

/** That there are none says little where what they rest on was not read. */
function noneText(unjudged: readonly Unjudged[], { Findings }: Strings): string {
    return unjudged.some(({ reason }) => reason === 'notRead') ? Findings.NoneInPart : Findings.None;
}

function findingView(finding: Finding, strings: Strings): FindingView {
    const { id, severity, direction, values, source, since } = finding;
    return {
        id: direction === null ? id : `${id}-${direction}`,
        severity: strings.Severity[severity],
        icon: severityIcons[severity],
        what: format(
            strings.FindingWhat[id],
            direction === null ? '' : strings.DirectionShort[direction],
            ...values,
            namesText(finding, strings)
        ),
        why: strings.FindingWhy[id],
        toDo: strings.FindingToDo[id],
        ...withoutCommand(strings.FindingToDo[id]),
        source,
        changes: since ? { search: since.computer } : null,
        isRecorded: since?.isRecorded ?? false
    };
}

/** A command at the end of a text, of a name, a parameter and its value. */
function withoutCommand(text: string): Pick<FindingView, 'before' | 'command'> {
    const start = text.lastIndexOf('Set-Smb');
    const command = start < 0 ? '' : text.slice(start);
    return command.split(' ').length === 3 ? { before: text.slice(0, start).trim(), command } : { before: text, command: null };
}

function namesText({ names = [], more = 0 }: Finding, { Findings, Join }: Strings): string {
    const listed = names.join(Join.Clauses);
    return more > 0 ? format(Findings.More, listed, more) : listed;
}

function unjudgedTexts(unjudged: readonly Unjudged[], strings: Strings): string[] {
    const { DirectionShort, FindingTopic, Findings, Join, Unjudged: texts } = strings;
    const topics = unjudged.flatMap(one => {
        if (one.reason !== 'notRead') return [];
        const topic = FindingTopic[one.id];
        return [one.direction === null ? topic : format(Findings.Topic, topic, DirectionShort[one.direction])];
    });
    return [
        ...(topics.length > 0 ? [format(Findings.NotRead, [...new Set(topics)].join(Join.Clauses))] : []),
        ...unjudged.flatMap(one => (one.reason === 'notRead' ? [] : [format(texts[one.reason], ...one.values)]))
    ];
}
