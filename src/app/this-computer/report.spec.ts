// SPDX-License-Identifier: MIT
import texts from '../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../domain/computer/facts';
import { findingsOf, inboundNames, joinFindings } from '../domain/findings/findings';
import { sample, type SampleName } from '../remote/testing/samples';
import type { Strings } from '../strings/strings';
import { reportName, reportOf } from './report';

const strings = texts.Strings.SmbSigning as Strings;
const readAt = new Date('2026-01-01T00:10:00.000Z');

function reportOn(
    name: SampleName,
    changed: Partial<SigningConfiguration> = {},
    connections: object | null = null
): Record<string, unknown> {
    const configuration = { ...sample(name), ...changed };
    const findings = joinFindings([findingsOf(configuration), inboundNames]);
    const source = { computer: name, reading: { configuration, readAt }, findings, connections, toolVersion: '1.2.3' };
    return JSON.parse(reportOf(source, strings)) as Record<string, unknown>;
}

describe('the report', () => {
    it('says what it is of, when, by whom and with what it was made', () => {
        expect(reportOn('srv2025-gpo')).toEqual(
            jasmine.objectContaining({
                kind: 'smb-signing-report',
                version: 1,
                tool: { name: 'SMB signing', version: '1.2.3' },
                computer: 'srv2025-gpo',
                readAt: readAt.toISOString(),
                collectedAt: sample('srv2025-gpo').collectedAt,
                actingUser: 'LAB\\admin',
                signingState: 'both'
            })
        );
        expect(reportOn('srv2022', { actingUser: null })['actingUser']).toBeNull();
    });

    it('says by how much the clock of the computer is off, where it is', () => {
        expect(reportOn('srv2022', { collectedAt: '2026-01-01T00:10:00.000Z' })['clockAheadMinutes']).toBeNull();
        expect(reportOn('srv2022', { collectedAt: '2026-01-01T02:10:00.000Z' })['clockAheadMinutes']).toBe(120);
    });

    it('judges in words that do not change with the language, and holds the facts', () => {
        const { directions, windowsDefault, about, facts } = reportOn('srv2025-gpo') as {
            directions: Record<string, unknown>[];
            windowsDefault: Record<string, unknown>[];
            about: unknown;
            facts: SigningConfiguration;
        };
        expect(directions[0]).toEqual(
            jasmine.objectContaining({
                direction: 'outbound',
                inForce: 'required',
                windowsDefault: 'required',
                setBy: { kind: 'notStored' }
            })
        );
        expect(directions[1]?.['setBy']).toEqual(jasmine.objectContaining({ kind: 'groupPolicy', gpoName: 'File servers' }));
        expect(windowsDefault.map(({ direction, confirmed }) => [direction, confirmed])).toEqual([
            ['outbound', true],
            ['inbound', true]
        ]);
        expect(about).toEqual({ prerequisite: 'released', lacking: [] });
        expect(facts.computer.name).toBe('SRV2025-GPO');
    });

    it('has each finding with its texts, and what could not be judged, with its sentence', () => {
        const { findings, unjudged, unjudgedTexts } = reportOn('srv2025') as Record<string, Record<string, string>[]>;
        expect(findings?.length).toBeGreaterThan(0);
        for (const finding of findings ?? [])
            for (const part of ['id', 'severity', 'what', 'why', 'toDo', 'source'])
                expect(finding[part])
                    .withContext(part)
                    .toEqual(jasmine.stringMatching(/\w/) as unknown as string);
        expect([unjudged?.map(({ reason }) => reason), unjudgedTexts?.length]).toEqual([['inboundNames'], 1]);
    });

    it('has the connections as they were given, or null while they were not read', () => {
        expect(reportOn('srv2022')['connections']).toBeNull();
        expect(reportOn('srv2022', {}, { outbound: { total: 0 } })['connections']).toEqual({ outbound: { total: 0 } });
    });

    it('has a name that each system takes', () => {
        const reading = { configuration: sample('srv2022'), readAt };
        expect(reportName('srv2022', reading)).toBe('smb-signing-srv2022-2026-01-01.json');
        expect(reportName('../a:b|c* ü', reading)).toBe('smb-signing-.._a_b_c__ü-2026-01-01.json');
    });
});
