// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { baselines } from '../../domain/baselines/published';
import { makeList, type Phase } from '../../domain/list/list';
import { entry, failed, tagged } from '../../domain/testing/list-entries';
import { sample, type SampleName } from '../../remote/testing/samples';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { listWithKept } from '../evidence/listed-once';
import { baselinesAddress, type BaselinesModel, baselinesModel, type BaselinesView, toHelp } from './baselines-model';
import { baselineCells, baselinesStatus } from './baselines-page-view';

const strings = texts.Strings.SmbSigning as Strings;
const read = (name: SampleName): ReturnType<typeof entry> => entry(name, sample(name));

function modelOf(view: Partial<BaselinesView> = {}, before: BaselinesModel | null = null): BaselinesModel {
    const entries = [read('srv2025'), read('srv2025-gpo'), read('win10'), read('srv2012r2'), entry('gone', failed('unreachable'))];
    return baselinesModel(baselines, makeList(entries, before?.list ?? null), { ...baselinesAddress.first, ...view }, before);
}

const cellsOf = (model: BaselinesModel): readonly string[] =>
    model.rows.map(row =>
        Object.values(baselineCells(row, strings))
            .map(({ lines }) => lines.map(({ text }) => text).join(' '))
            .join(' | ')
    );

describe('the page Baselines', () => {
    it('judges each computer by the baseline for its Windows', () => {
        expect(cellsOf(modelOf())).toEqual([
            'gone | Not read |  |  |  | ',
            'srv2012r2 | None for this Windows |  |  |  | ',
            'srv2025 | DISA STIG: Windows Server 2025 | 2 | 4 | 3 | 0',
            'srv2025-gpo | DISA STIG: Windows Server 2025 | 1 | 3 | 3 | 2',
            'win10 | DISA STIG: Windows 10 | 3 | 2 | 2 | 0'
        ]);
    });

    it('says of a computer that is being read that it is, not that it was not', () => {
        const [one] = modelOf().rows;
        if (!one) throw new Error('There is no row.');
        const inPhase = (phase: Phase): string | undefined => cellsOf({ ...modelOf(), rows: [{ ...one, row: { ...one.row, phase } }] })[0];
        expect(inPhase('waiting')).toContain('gone | Waiting');
        expect(inPhase('reading')).toContain('gone | Reading…');
        expect(inPhase('stopped')).toContain('gone | Stopped');
    });

    it('says from which file settings are, and of when', () => {
        const at = '2026-11-20T12:00:00.000Z';
        const from = { file: 'g.jsonl', importedAt: '2026-11-30T12:00:00.000Z' };
        const kept = { ...nothingOf('srv2025'), configuration: { value: sample('srv2025'), readAt: at, from } };
        const list = listWithKept([], new Map([['srv2025', kept]]), null);
        const model = baselinesModel(baselines, list, baselinesAddress.first, null);
        expect(cellsOf(model)[0]).toContain(
            `srv2025 Not in your list | DISA STIG: Windows Server 2025 Settings of ${dateTime(at)}, imported from g.jsonl`
        );
        expect(model.rows[0]?.row.answer?.from).toEqual(from);
    });

    it('says how many have nothing that fails, no baseline, or no reading', () => {
        expect(baselinesStatus(modelOf(), strings)).toBe(
            'Computers judged: 3. Nothing fails or is reported: 0. No baseline: 1. Not read: 1.'
        );
    });

    it('has another series, a search, and an order', () => {
        const labels = (view: Partial<BaselinesView>): readonly string[] => modelOf(view).rows.map(({ row }) => row.label);
        expect(cellsOf(modelOf({ series: 'CIS', search: 'win10' }))[0]).toMatch(/^win10 \| CIS: Windows 10 Enterprise/);
        expect(labels({ search: 'windows server 2025' })).toEqual(['srv2025', 'srv2025-gpo']);
        expect(labels({ sort: 'fails' })).toEqual(['srv2025-gpo', 'srv2025', 'win10', 'gone', 'srv2012r2']);
        expect(labels({ sort: 'fails', descending: true })).toEqual(['win10', 'srv2025', 'srv2025-gpo', 'gone', 'srv2012r2']);
    });

    it('shows the computers with a tag, and a run is for those', () => {
        const listed = { ...tagged('srv2025', 'ring 1'), label: 'srv2025' };
        const list = makeList([entry(listed, sample('srv2025')), read('win10')], null);
        const model = (tag: string | null): BaselinesModel => baselinesModel(baselines, list, { ...baselinesAddress.first, tag }, null);
        expect(model('ring 1').rows.map(({ row }) => row.label)).toEqual(['srv2025']);
        expect(toHelp(model('ring 1')).map(({ label }) => label)).toEqual(['srv2025']);
        expect([model(null).rows.length, model(null).tags]).toEqual([2, ['ring 1']]);
    });

    it('has a run change those that are shown and pass a control by it', () => {
        const labels = (view: Partial<BaselinesView>): readonly string[] => toHelp(modelOf(view)).map(({ label }) => label);
        expect(labels({})).toEqual(['srv2025', 'srv2025-gpo', 'win10']);
        expect(labels({ search: 'win' })).toEqual(['srv2025', 'srv2025-gpo', 'win10']); // by their baselines' names
        expect(labels({ search: 'gone' })).toEqual([]);
    });

    it('judges a reading once, while the series is the same', () => {
        const before = modelOf();
        const again = modelOf({}, before);
        expect(again.rows[2]?.judged).toBe(before.rows[2]?.judged ?? null);
        expect(modelOf({ series: 'OSConfig' }, before).rows[2]?.judged?.baseline.series).toBe('OSConfig');
    });

    it('keeps the series in the address', () => {
        const { parametersOf, viewOf, first } = baselinesAddress;
        const view: BaselinesView = { series: 'CIS', tag: 'ring 1', search: 'a', sort: 'fails', descending: true };
        expect(viewOf(new Map(Object.entries(parametersOf(view))) as unknown as Parameters<typeof viewOf>[0])).toEqual(view);
        expect(Object.values(parametersOf(first)).every(value => value === null)).toBe(true);
    });
});
