// SPDX-License-Identifier: MIT
// What computers were found to be against a baseline, as files for scripts and spreadsheets.
import type { ComputerFacts } from '../../computer/facts';
import { buildNumber } from '../../computer/windows-name';
import { csvTable, type CsvValue } from '../../csv';
import type { ExportOrigin } from '../../export-origin';
import { type ImportSource, sourcesCell } from '../../readiness/imports/imported';
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
    /** The file that brought its settings. Missing: this browser read them. */
    readonly from?: ImportSource;
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
type Cells = Readonly<Record<(typeof fields)[number], CsvValue>>;

/** Baselines, each with the computers that were judged by it. */
export type JudgedByBaseline = readonly (readonly [Baseline, readonly JudgedComputer[]])[];

/** The file that brought the settings. After what an export says of itself, because it came later. */
const brought = 'importedFrom';

/** A line for each computer and control. */
export function judgedCsv(judged: JudgedByBaseline, origin: ExportOrigin): string {
    const about = Object.entries(origin) as [string, string][];
    const lines = judged.flatMap(([baseline, computers]) =>
        computers.flatMap(one =>
            one.judgements.map((judgement): CsvValue[] => {
                const cells = exported(baseline, one, judgement);
                return [...fields.map(field => cells[field]), ...about.map(([, value]) => value), broughtIn(one)];
            })
        )
    );
    return csvTable([[...fields, ...about.map(([column]) => column), brought], ...lines]);
}

function broughtIn({ from }: JudgedComputer): string | null {
    return from ? sourcesCell([from]) : null;
}

export function judgedJson(judged: JudgedByBaseline, { toolVersion, ...origin }: ExportOrigin): string {
    const tool = { name: 'SMB signing', version: toolVersion };
    const baselines = judged.map(([{ id, name, version, date = null, source }, computers]) => ({
        ...{ id, name, version, date, source },
        computers: computers.map(jsonComputer)
    }));
    return JSON.stringify({ format: 'smb-signing-baselines', version: 1, tool, ...origin, baselines }, null, 2);
}

function jsonComputer(judged: JudgedComputer): object {
    return {
        ...ofComputer(judged),
        [brought]: broughtIn(judged),
        controls: judged.judgements.map(judgement => ({
            ...ofControl(judgement),
            wanted: wantedOf(judgement.control.asks),
            ...judgement.found
        }))
    };
}

/** What is said of a computer. */
function ofComputer({
    label,
    computer,
    readAt
}: JudgedComputer): Pick<Cells, 'computer' | 'fqdn' | 'machineId' | 'windows' | 'build' | 'role' | 'readAt'> {
    return {
        computer: label,
        fqdn: computer.fqdn,
        machineId: computer.id,
        windows: computer.caption,
        build: buildNumber(computer),
        role: computer.productType,
        readAt
    };
}

/** What is said of a control, beside what was wanted and found. */
function ofControl({
    control,
    verdict,
    why
}: ControlJudgement): Pick<Cells, 'control' | 'rule' | 'title' | 'severity' | 'verdict' | 'because'> {
    return {
        control: control.id,
        rule: control.rule?.id ?? null,
        title: control.title,
        severity: control.severity ?? null,
        verdict,
        because: why
    };
}

/** What a control accepts: any of these, or, of hardened paths, all. */
export function wantedOf(asks: Asks): readonly string[] {
    return asks.what === 'unread' ? [] : asks.wanted;
}

function exported(baseline: Baseline, judged: JudgedComputer, judgement: ControlJudgement): Cells {
    return {
        ...ofComputer(judged),
        baseline: baseline.name,
        baselineVersion: baseline.version,
        ...ofControl(judgement),
        wanted: wantedOf(judgement.control.asks).join('; '),
        ...judgement.found
    };
}
