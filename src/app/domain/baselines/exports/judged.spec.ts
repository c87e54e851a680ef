// SPDX-License-Identifier: MIT
import { sample } from '../../../remote/testing/samples';
import { csvRows } from '../../testing/csv-rows';
import { judgeAll } from '../judge';
import { baselines } from '../published';
import { judgedCsv, judgedJson } from './judged';

const baseline = baselines.find(({ id }) => id === 'disa-stig-windows-server-2025');
const origin = { toolVersion: '1.2.3', exportedAt: '2026-11-30T03:00:00.000Z', exportedFrom: 'https://wac.lab.example' };

describe('what computers are against a baseline, exported', () => {
    if (!baseline) throw new Error('The STIG of Windows Server 2025 is missing.');
    const configuration = sample('srv2025');
    const judged = {
        label: 'srv2025',
        computer: configuration.computer,
        readAt: '2026-11-30T02:00:00.000Z',
        judgements: judgeAll(baseline, configuration)
    };

    it('as CSV: a line for each control', () => {
        const rows = csvRows(judgedCsv([[baseline, [judged, { ...judged, label: '=other' }]]], origin));
        expect(rows.length).toBe(2 * baseline.controls.length);
        const outbound = rows.find(({ control }) => control === 'V-278210');
        expect(outbound).toEqual(
            jasmine.objectContaining({
                computer: 'srv2025',
                fqdn: 'srv2025.lab.example',
                build: '26100.2314',
                role: 'server',
                baselineVersion: 'Version 1, Release 1',
                rule: 'SV-278210r1181336_rule',
                severity: 'medium',
                verdict: 'registryReports',
                because: '',
                wanted: 'required',
                inForce: 'required',
                stored: 'notStored',
                readAt: '2026-11-30T02:00:00.000Z',
                toolVersion: '1.2.3'
            })
        );
        expect(rows[baseline.controls.length]?.['computer']).toBe("'=other");
    });

    it('with the file that brought the settings, after all else', () => {
        const from = { file: 'g.jsonl', importedAt: '2026-11-30T01:00:00.000Z' };
        const text = judgedCsv([[baseline, [judged, { ...judged, from }]]], origin);
        expect(text.split('\r\n')[0]).toMatch(/"importedFrom"$/);
        const told = csvRows(text).map(({ importedFrom }) => importedFrom);
        expect([told[0], told[told.length - 1]]).toEqual(['', 'g.jsonl 2026-11-30T01:00:00.000Z']);
        expect(judgedJson([[baseline, [{ ...judged, from }]]], origin)).toContain('"importedFrom": "g.jsonl 2026-11-30T01:00:00.000Z"');
    });

    it('as JSON: with the baseline that it is about', () => {
        const written = JSON.parse(judgedJson([[baseline, [judged]]], origin)) as Record<string, unknown>;
        expect(written['format']).toBe('smb-signing-baselines');
        const [about] = written['baselines'] as readonly Record<string, unknown>[];
        expect(about).toEqual(jasmine.objectContaining({ id: baseline.id, date: '2026-01-26' }));
        const [computer] = about?.['computers'] as readonly Record<string, unknown>[];
        expect((computer?.['controls'] as readonly unknown[])[5]).toEqual(
            jasmine.objectContaining({ control: 'V-278210', verdict: 'registryReports', wanted: ['required'], stored: 'notStored' })
        );
    });
});
