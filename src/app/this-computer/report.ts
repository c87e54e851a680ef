// SPDX-License-Identifier: MIT
import { directions } from '../domain/computer/facts';
import { comesAtEveryRefresh } from '../domain/policy/managers';
import { clockAhead, clockNow, comesBack, lastApplication } from '../domain/policy/policy-time';
import { lacking, prerequisite } from '../domain/computer/prerequisites';
import type { Findings } from '../domain/findings/finding';
import { setBy } from '../domain/policy/set-by';
import { inForce, signingState, stored } from '../domain/settings/signing-state';
import { defaultOf, windowsDefault } from '../domain/computer/windows-defaults';
import type { Strings } from '../strings/strings';
import type { DatedReading } from '../ui/texts/policy-text';
import { findingsView } from './findings/findings-view';

/** What was read, and when. */
export type ReportedReading = DatedReading & { readonly readAt: Date };

/** What a report is made from. */
export interface ReportSource {
    /** Its name in the list. */
    readonly computer: string;
    readonly reading: ReportedReading;
    readonly findings: Findings;
    /** What is known of its connections, with the findings that rest on them; null: they were not read yet. */
    readonly connections: object | null;
    readonly toolVersion: string;
}

type Section = (source: ReportSource, strings: Strings) => unknown;

/** The sections of the pane, in its order. What the pane shows further gets an entry here. */
const sections: Readonly<Record<string, Section>> = {
    signingState: ({ reading }) => signingState(reading.configuration),
    directions: ({ reading: { configuration } }) =>
        directions.map(direction => ({
            direction,
            inForce: inForce(configuration[direction]),
            stored: stored(configuration[direction]),
            setBy: setBy(configuration, direction),
            windowsDefault: defaultOf(configuration.computer, direction)
        })),
    windowsDefault: ({ reading }) =>
        directions.map(direction => ({ direction, ...windowsDefault(reading.configuration.computer, direction) })),
    findings: ({ findings }, strings) => {
        const { found: texts } = findingsView(findings, strings);
        return findings.found.map((finding, index) => {
            const { what, why, toDo } = texts[index] ?? {};
            return { ...finding, what, why, toDo };
        });
    },
    unjudged: ({ findings }) => findings.unjudged,
    unjudgedTexts: ({ findings }, strings) => findingsView(findings, strings).unjudged,
    about: ({ reading: { configuration } }) => ({
        prerequisite: prerequisite(configuration.computer),
        lacking: lacking(configuration)
    }),
    policy: ({ reading: { configuration, readAt } }) => {
        const lastApplied = lastApplication(configuration);
        return { lastApplied, comesBack: comesBack(comesAtEveryRefresh(configuration), lastApplied, clockNow(configuration, readAt)) };
    },
    connections: ({ connections }) => connections,
    facts: ({ reading }) => reading.configuration
};

/**
 * The pane as a file: judgements in words that do not change with the language, findings with their texts, and under
 * `facts` all that they rest on, as the computer reported it.
 */
export function reportOf(source: ReportSource, strings: Strings): string {
    const { computer, reading, toolVersion } = source;
    const { collectedAt, actingUser } = reading.configuration;
    const report = {
        kind: 'smb-signing-report',
        version: 1,
        tool: { name: strings.Page.Title, version: toolVersion },
        computer,
        readAt: reading.readAt.toISOString(),
        collectedAt,
        clockAheadMinutes: clockAhead(collectedAt, reading.readAt),
        actingUser,
        ...Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section(source, strings)]))
    };
    return JSON.stringify(report, null, 2);
}

/** A file name that each system takes. */
export function reportName(computer: string, { readAt }: ReportedReading): string {
    return `smb-signing-${computer.replace(/[^\p{L}\p{N}.-]/gu, '_')}-${readAt.toISOString().slice(0, 10)}.json`;
}
