// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../change/record';
import { recheck } from '../change/record';
import { foundIn } from '../change/found';
import { entry, facts, failed } from '../testing/list-entries';
import { csvRows } from '../testing/csv-rows';
import { asRequired, endedRecord, itemOf, judged, runOf, startedAt } from '../testing/run-items';
import { sample } from '../../remote/testing/samples';
import { planCsv, planJson, runCsv } from './run-export';
import { type Run, type RunItem, usualSettings } from './run';

const origin = { toolVersion: '1.2.3', exportedAt: '2026-11-23T10:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const target = { goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null } as const;

const planned = (...items: readonly RunItem[]): ReturnType<typeof csvRows> =>
    csvRows(planCsv({ items, target, settings: usualSettings }, origin));

function runRows(items: readonly RunItem[], records: readonly ChangeRecord[] = [], run: Partial<Run> = {}): ReturnType<typeof csvRows> {
    const known = new Map(records.map(record => [record.id, record]));
    return csvRows(runCsv({ run: runOf(items, run), records: known, undone: new Set() }, false, origin));
}

describe('the export of a plan', () => {
    it('has a line per computer, with what is and would be in force and stored', () => {
        const [row, ...others] = planned(itemOf('a'));
        expect(others).toEqual([]);
        expect(row).toEqual(
            jasmine.objectContaining({
                computer: 'a',
                calledAs: 'a',
                fqdn: 'a.lab.example',
                machineId: 'id of a',
                cluster: '',
                decision: 'change',
                weaker: 'false',
                readAs: 'LAB\\admin',
                inboundBeforeInForce: 'notRequired',
                inboundBeforeStored: 'notStored',
                inboundAfterInForce: 'required',
                inboundAfterStored: '1',
                inboundTakenBackBy: '',
                goal: 'requireBoth',
                wantedInbound: 'required',
                atOnce: '5',
                stopAfter: '3',
                pilot: '',
                exportedFrom: 'https://wac.lab.example',
                emptyBecause: ''
            })
        );
    });

    it('says which computers go first, and in which order they are changed', () => {
        const items = ['c', 'a', 'b'].map(name => itemOf(name));
        const settings = { ...usualSettings, pilot: 2 };
        const first = (rows: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] =>
            rows.map(({ computer, goesFirst }) => [computer, String(goesFirst)]);
        const expected = [
            ['c', 'true'],
            ['a', 'true'],
            ['b', 'false']
        ];
        expect(first(csvRows(planCsv({ items, target, settings }, origin)))).toEqual(expected);
        expect(first(JSON.parse(planJson({ items, target, settings }, origin)).computers)).toEqual(expected);
        expect(first(runRows(items, [], { settings }))).toEqual(expected);
        expect(first(planned(...items)).flat()).not.toContain('true');
    });

    it('says why a computer is left alone, and why cells of it are empty', () => {
        const off = itemOf('a', { decision: 'unreachable', changes: [], failure: { ...failed('unreachable', 'No "route".'), path: 'x' } });
        expect(planned(off)[0]).toEqual(
            jasmine.objectContaining({
                reason: 'unreachable: x: No "route".',
                inboundBeforeInForce: '',
                emptyBecause: 'the computer could not be read: see reason'
            })
        );
        const nameless = itemOf('a', { actingUser: null, computer: { name: 'a', fqdn: null, id: null, netbios: null } as never });
        expect(planned(nameless)[0]?.['emptyBecause']).toBe('fqdn: not reported; machineId: not reported; readAs: not reported');
    });

    it('names audits that it turns on, with what is stored before and after', () => {
        const [row] = judged([entry('a', facts('a'))], { goal: 'turnOnAuditing', wanted: {}, of: null });
        expect(planned(row?.item as RunItem)[0]?.['auditChanges']).toMatch(/^outboundAuditSigning: notStored to 1; /);
        expect(planned(itemOf('a'))[0]?.['auditChanges']).toBe('');
    });

    it('joins warnings, and names what takes a value back', () => {
        const row = planned(itemOf('a', { warnings: ['guestsCutOff', 'otherNodes'], cluster: 'fs' }))[0];
        expect([row?.['warnings'], row?.['cluster']]).toEqual(['guestsCutOff; otherNodes', 'fs']);
        const owners = (['groupPolicy', 'osConfig', 'azureLocal', 'mdm'] as const).map(by => {
            const takenBackBy = { by, gpoName: null, gpoId: null, value: '0', lastApplied: null, everyRefresh: false };
            const changes = itemOf('a').changes.map(change => ({ ...change, takenBackBy }));
            return planned(itemOf('a', { changes }))[0]?.['inboundTakenBackBy'];
        });
        expect(owners).toEqual(['Group Policy', 'OSConfig', 'Azure Local', 'device management']);
        const [judgedItem] = judged([entry('srv2025-gpo', sample('srv2025-gpo'))], {
            goal: 'byHand',
            wanted: { inbound: 'notRequired' },
            of: null
        });
        expect(planned(judgedItem?.item as RunItem)[0]?.['inboundTakenBackBy']).toBe('File servers');
    });

    it('keeps hostile names from being formulas, and leaves them as they are in JSON', () => {
        for (const label of ['=cmd|x', '+1', '-1', '@x']) expect(planned(itemOf('a', { label }))[0]?.['computer']).toBe(`'${label}`);
        const json = JSON.parse(planJson({ items: [itemOf('a', { label: '=cmd' })], target, settings: usualSettings }, origin)) as {
            computers: { computer: string }[];
            format: string;
            tool: unknown;
        };
        expect([json.format, json.computers[0]?.computer]).toEqual(['smb-signing-plan', '=cmd']);
        expect(json.tool).toEqual({ name: 'SMB signing', version: '1.2.3' });
    });

    it('is an empty table of no computers', () => {
        expect(
            planCsv({ items: [], target, settings: usualSettings }, origin)
                .replace(/^\uFEFF/, '')
                .trim()
        ).toBe('');
    });
});

describe('the export of a run', () => {
    const item = itemOf('a');

    it('says what became of each computer, and when that was found', () => {
        const record = endedRecord(item, [null, null], asRequired('a'));
        expect(runRows([item], [record], { phase: 'ended', ending: 'finished', endedAt: startedAt })[0]).toEqual(
            jasmine.objectContaining({
                outcome: 'changed',
                ending: 'changed',
                begunAt: startedAt,
                readBackAt: startedAt,
                inboundFoundInForce: 'required',
                inboundFoundStored: '1',
                lookedAgainAt: '',
                failure: '',
                run: 'r',
                runEnding: 'finished',
                runImported: 'false',
                recordImported: 'false',
                emptyBecause: ''
            })
        );
    });

    it('tells a later look apart from what was read back', () => {
        const record = recheck(endedRecord(item, [null, null], asRequired('a')), foundIn(facts('a'), origin.exportedAt));
        expect(runRows([item], [record], { phase: 'ended' })[0]).toEqual(
            jasmine.objectContaining({
                outcome: 'noLonger',
                ending: 'changed',
                inboundFoundInForce: 'required',
                lookedAgainAt: origin.exportedAt,
                inboundLatestInForce: 'notRequired',
                inboundLatestStored: 'notStored'
            })
        );
    });

    it('says why what was found is empty: not begun, or not read back', () => {
        const ended = { phase: 'ended' as const };
        expect(runRows([item], [], ended)[0]).toEqual(
            jasmine.objectContaining({ outcome: 'notBegun', recordImported: '', emptyBecause: 'what was found: not begun' })
        );
        expect(runRows([item], [endedRecord(item, [null, null], null)], ended)[0]).toEqual(
            jasmine.objectContaining({ outcome: 'notVerified', emptyBecause: 'what was found: not read back' })
        );
    });

    it("holds the computer's own words of a refusal, in the direction that was refused", () => {
        const record = endedRecord(item, [null, failed('accessDenied', '=Nein')], facts('a'));
        expect(runRows([item], [record], { phase: 'ended' })[0]?.['failure']).toBe('inbound: accessDenied: =Nein');
        const wordless = endedRecord(item, [failed('accessDenied')], facts('a'));
        expect(runRows([item], [wordless], { phase: 'ended' })[0]?.['failure']).toBe('outbound: accessDenied');
    });

    it('says from which file it came', () => {
        const from = { importedAt: '2026-11-24T00:00:00.000Z', exportedAt: null, toolVersion: '=9' };
        const record = { ...endedRecord(item, [null, null], asRequired('a')), imported: true, origin: { ...from, exportedAt: startedAt } };
        expect(runRows([item], [record], { phase: 'ended', imported: true, origin: from })[0]).toEqual(
            jasmine.objectContaining({
                runImported: 'true',
                runImportedAt: from.importedAt,
                runFileExportedAt: '',
                runFileToolVersion: "'=9",
                recordImported: 'true',
                recordImportedAt: from.importedAt,
                recordFileExportedAt: startedAt
            })
        );
    });
});
