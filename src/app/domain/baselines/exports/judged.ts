// SPDX-License-Identifier: MIT
// What computers were found to be against a baseline, as files for scripts and spreadsheets.
import type { ComputerFacts } from '../../computer/facts';
import { buildNumber } from '../../computer/windows-name';
import { csvTable, type CsvValue } from '../../csv';
import type { Asks, Baseline } from '../baseline';
import type { ControlJudgement } from '../judge';

/** A computer, and what each control came to on it. */
export interface JudgedComputer {
    /** Its name in the list. */
    readonly label: string;
    readonly computer: ComputerFacts;
    /** ISO 8601, by the browser's clock. */
    readonly readAt: string;
    readonly judgements: readonly ControlJudgement[];
}

/** What an export says of itself. */
export interface JudgedOrigin {
    readonly toolVersion: string;
    readonly exportedAt: string;
    readonly exportedFrom: string;
}

const fields = [
    'computer',
    'fqdn',
    'machineId',
    'windows',
    'build',
    'role',
    'baseline',
    'baselineVersion',
    'control',
    'rule',
    'title',
    'severity',
    'verdict',
    'because',
    'wanted',
    'inForce',
    'stored',
    'readAt'
] as const;

/** Baselines, each with the computers that were judged by it. */
export type JudgedByBaseline = readonly (readonly [Baseline, readonly JudgedComputer[]])[];

/** A line for each computer and control. */
export function judgedCsv(judged: JudgedByBaseline, origin: JudgedOrigin): string {
    const about = Object.entries(origin) as [string, string][];
    const lines = judged.flatMap(([baseline, computers]) =>
        computers.flatMap(one =>
            one.judgements.map((judgement): CsvValue[] => {
                const cells = exported(baseline, one, judgement);
                return [...fields.map(field => cells[field]), ...about.map(([, value]) => value)];
            })
        )
    );
    return csvTable([[...fields, ...about.map(([column]) => column)], ...lines]);
}

export function judgedJson(judged: JudgedByBaseline, { toolVersion, ...origin }: JudgedOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const baselines = judged.map(([{ id, name, version, date = null, source }, computers]) => ({
        ...{ id, name, version, date, source },
        computers: computers.map(jsonComputer)
    }));
    return JSON.stringify({ format: 'smb-signing-baselines', version: 1, tool, ...origin, baselines }, null, 2);
}

function jsonComputer({ label, computer, readAt, judgements }: JudgedComputer): object {
    return {
        computer: label,
        fqdn: computer.fqdn,
        machineId: computer.id,
        windows: computer.caption,
        build: buildNumber(computer),
        role: computer.productType,
        readAt,
        controls: judgements.map(({ control, verdict, why, found }) => ({
            control: control.id,
            rule: control.rule?.id ?? null,
            title: control.title,
            severity: control.severity ?? null,
            verdict,
            because: why,
            wanted: wantedOf(control.asks),
            ...found
        }))
    };
}

/** What a control accepts: any of these, or, of hardened paths, all. */
export function wantedOf(asks: Asks): readonly string[] {
    return asks.what === 'unread' ? [] : asks.wanted;
}

function exported(
    baseline: Baseline,
    { label, computer, readAt }: JudgedComputer,
    judgement: ControlJudgement
): Record<(typeof fields)[number], CsvValue> {
    const { control, verdict, why, found } = judgement;
    return {
        computer: label,
        fqdn: computer.fqdn,
        machineId: computer.id,
        windows: computer.caption,
        build: buildNumber(computer),
        role: computer.productType,
        baseline: baseline.name,
        baselineVersion: baseline.version,
        control: control.id,
        rule: control.rule?.id ?? null,
        title: control.title,
        severity: control.severity ?? null,
        verdict,
        because: why,
        wanted: wantedOf(control.asks).join('; '),
        inForce: found.inForce,
        stored: found.stored,
        readAt
    };
}
