// SPDX-License-Identifier: MIT
import { type Baseline, isStig } from '../../domain/baselines/baseline';
import { ckl, cklb } from '../../domain/baselines/exports/checklist';
import { type JudgedComputer, judgedCsv, judgedJson } from '../../domain/baselines/exports/judged';
import type { ExportOrigin } from '../../domain/export-origin';

interface Written {
    readonly type: string;
    readonly text: string;
}

type Write = (baseline: Baseline, judged: JudgedComputer, origin: ExportOrigin) => Written;

const newId = (): string => crypto.randomUUID();

/** How a computer against a baseline is written, by the ending of the file's name. Only a STIG has checklists. */
export const BaselineExports: Readonly<Record<'csv' | 'json' | 'cklb' | 'ckl', Write>> = {
    csv: (baseline, judged, origin) => ({ type: 'text/csv', text: judgedCsv([[baseline, [judged]]], origin) }),
    json: (baseline, judged, origin) => ({ type: 'application/json', text: judgedJson([[baseline, [judged]]], origin) }),
    cklb: (baseline, judged) => ({ type: 'application/json', text: isStig(baseline) ? cklb(baseline, judged, newId) : '' }),
    ckl: (baseline, judged) => ({ type: 'application/xml', text: isStig(baseline) ? ckl(baseline, judged, newId) : '' })
};
