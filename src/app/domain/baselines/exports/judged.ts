// SPDX-License-Identifier: MIT
// What computers were found to be against a baseline, as files for scripts and spreadsheets.
import type { ComputerFacts } from '../../computer/facts';
import { buildNumber } from '../../computer/windows-name';
import { csvTable, type CsvValue } from '../../csv';
import type { Asks, Baseline } from '../baseline';
import type { Judgement } from '../judge';

/** A computer, and what each control came to on it. */
export interface JudgedComputer {
    /** Its name in the list. */
    readonly label: string;
    readonly computer: ComputerFacts;
    /** ISO 8601, by the browser's clock. */
    readonly readAt: string;
    readonly judgements: readonly Judgement[];
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

/** A line for each computer and control. */
export function judgedCsv(baseline: Baseline, computers: readonly JudgedComputer[], origin: JudgedOrigin): string {
    const about = Object.entries(origin) as [string, string][];
    const lines = computers.flatMap(one =>
        one.judgements.map((judgement): CsvValue[] => {
            const cells = exported(baseline, one, judgement);
            return [...fields.map(field => cells[field]), ...about.map(([, value]) => value)];
        })
    );
    return csvTable([[...fields, ...about.map(([column]) => column)], ...lines]);
}

export function judgedJson(baseline: Baseline, computers: readonly JudgedComputer[], { toolVersion, ...origin }: JudgedOrigin): string {
    const { id, name, version, date = null, source } = baseline;
    const tool = { name: 'SMB signing', version: toolVersion };
    const judged = computers.map(({ label, computer, readAt, judgements }) => ({
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
    }));
    const written = {
        format: 'smb-signing-baseline',
        version: 1,
        tool,
        ...origin,
        baseline: { id, name, version, date, source },
        computers: judged
    };
    return JSON.stringify(written, null, 2);
}

/** What a control accepts: any of these, or, of hardened paths, all. */
export function wantedOf(asks: Asks): readonly string[] {
    return asks.what === 'unread' ? [] : asks.wanted;
}

function exported(
    baseline: Baseline,
    { label, computer, readAt }: JudgedComputer,
    judgement: Judgement
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
