// SPDX-License-Identifier: MIT
import { sortEvidence } from '../../domain/evidence/groups';
import { channelNames, type LoggedEvent } from '../../domain/evidence/reading';
import { collectedAt, daysBefore, event, named } from '../../domain/evidence/testing/logged';
import { silent } from '../../domain/evidence/testing/silent';
import { csvRows } from '../../domain/testing/csv-rows';
import { type EvidenceFile, evidenceCsv, evidenceJson } from './evidence-export';

const { clientAudit, serverAudit } = channelNames;
const readAt = '2026-11-20T12:00:01.000Z';

function fileOf(...events: readonly LoggedEvent[]): EvidenceFile {
    const reading = { ...silent, events };
    const verdicts = {
        outbound: { kind: 'yes', ageDays: 30 },
        inbound: { kind: 'notEnough', reasons: [], ageDays: null }
    } as const;
    return { computer: 'srv', read: { value: reading, at: new Date(readAt) }, evidence: sortEvidence(reading), verdicts };
}

const rowsOf = (file: EvidenceFile): ReturnType<typeof csvRows> => csvRows(evidenceCsv(file));

const scanner = (changed: Partial<LoggedEvent> = {}): LoggedEvent => ({
    ...event(serverAudit, 3021, named({ ClientName: 'scan-1' })),
    ...changed
});

describe('the export of evidence', () => {
    it('has a row per peer and kind, with the verdict on its direction', () => {
        const nas = (days: number): LoggedEvent => event(clientAudit, 31998, named({ ServerName: 'nas' }), days);
        const rows = rowsOf(fileOf(nas(3), nas(1), scanner({ required: true })));
        expect(rows.map(({ peer, direction, verdict, shows, effect, count }) => [peer, direction, verdict, shows, effect, count])).toEqual(
            jasmine.arrayWithExactContents([
                ['nas', 'outbound', 'yes', 'noSigning', 'cutOff', '2'],
                ['scan-1', 'inbound', 'notEnough', 'noSigning', 'cutOff', '1']
            ])
        );
        const of = (name: string): Readonly<Record<string, string>> | undefined => rows.find(({ peer }) => peer === name);
        expect(of('nas')).toEqual(
            jasmine.objectContaining({
                computer: 'srv',
                readAt,
                collectedAt,
                first: daysBefore(3),
                last: daysBefore(1),
                atLeast: 'false',
                emptyBecause: 'alreadyRequired: the event does not say'
            })
        );
        expect(of('scan-1')).toEqual(jasmine.objectContaining({ alreadyRequired: 'true', emptyBecause: '' }));
    });

    it('says why a cell is empty: an event that names no peer, and one that was not recognised', () => {
        const rows = rowsOf(fileOf(scanner({ fields: [], raw: '<Event>,</Event>' })));
        expect(rows.map(({ peer, raw, emptyBecause }) => [peer, raw, emptyBecause])).toEqual([
            ['', '', 'peer: the event names none; alreadyRequired: the event does not say'],
            ['', '<Event>,</Event>', 'verdict, direction, peer: the event was not recognised; alreadyRequired: the event does not say']
        ]);
        const told = rowsOf(fileOf(scanner({ fields: [], required: false })))[1];
        expect([told?.['alreadyRequired'], told?.['emptyBecause']]).toEqual([
            'false',
            'verdict, direction, peer: the event was not recognised'
        ]);
        expect(rows[1]?.['shows']).toBe(`${serverAudit} 3021`);
        expect(rows[1]?.['effect']).toBe('unrecognised');
    });

    it('keeps hostile names from being formulas, also in events as they stand', () => {
        for (const name of ['=cmd|x', '+1', '-1', '@sum', '\t=1'])
            expect(rowsOf(fileOf(scanner({ fields: named({ ClientName: name }) })))[0]?.['peer'])
                .withContext(name)
                .toMatch(/^'/);
        expect(rowsOf(fileOf(scanner({ fields: [], raw: '=1+1' })))[1]?.['raw']).toBe("'=1+1");
    });

    it('has a header and no row where the logs say nothing', () => {
        expect(evidenceCsv(fileOf()).trimEnd().split('\r\n').length).toBe(1);
        expect(rowsOf(fileOf())).toEqual([]);
    });

    it('holds in JSON all of it, names as they are, and what was looked for', () => {
        const file = JSON.parse(evidenceJson(fileOf(scanner({ fields: named({ ClientName: '=cmd' }) })))) as Record<string, unknown>;
        expect(Object.keys(file)).toEqual([
            'format',
            'computer',
            'readAt',
            'collectedAt',
            'verdicts',
            'peers',
            'unrecognised',
            'logs',
            'sources',
            'since'
        ]);
        expect((file['peers'] as { peer: string }[]).map(({ peer }) => peer)).toEqual(['=cmd']);
        expect(file['verdicts']).toEqual(jasmine.objectContaining({ outbound: { kind: 'yes', ageDays: 30 } }));
        expect((file['logs'] as unknown[]).length).toBe(6);
    });
});
