// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import samples from '../../../test/contract/Get-SmbSigningEvidence.json';
import type { EvidenceReading } from '../domain/evidence/reading';
import type { Outcome } from '../domain/outcome';
import { evidenceSchema } from './evidence-schema';
import { CallOptions, PowerShellClient } from './powershell-client';
import { PowerShellEvidenceReader } from './read-evidence';

describe('the answer of Get-SmbSigningEvidence', () => {
    const event = {
        channel: 'Microsoft-Windows-SmbClient/Audit',
        id: 31998,
        recordId: 7,
        time: '2026-11-20T08:30:00Z',
        fields: [],
        raw: '<Event/>'
    };
    const answer = {
        contract: 2,
        channels: [],
        events: [] as object[],
        most: 300,
        collectedAt: '2026-11-20T08:30:00Z',
        languageMode: 'FullLanguage'
    };

    function read(value: unknown): Outcome<EvidenceReading> | undefined {
        const client = {
            run: (_computer: string, _command: string, _parameters: object, { accept }: CallOptions<EvidenceReading>) => of(accept(value))
        };
        TestBed.configureTestingModule({ providers: [{ provide: PowerShellClient, useValue: client }] });
        let outcome: Outcome<EvidenceReading> | undefined;
        TestBed.inject(PowerShellEvidenceReader)
            .read('srv2025')
            .subscribe(one => (outcome = one));
        return outcome;
    }

    it('is a reading; a field without a name has none', () => {
        const fields = [
            { name: '', value: 'a' },
            { name: null, value: 'b' },
            { name: 'ServerName', value: 'nas' }
        ];
        expect(read({ ...answer, events: [{ ...event, fields }] })).toEqual({
            kind: 'ok',
            value: {
                channels: [],
                most: 300,
                collectedAt: answer.collectedAt,
                events: [{ ...event, fields: [{ name: null, value: 'a' }, fields[1], fields[2]] } as EvidenceReading['events'][number]]
            }
        });
    });

    it('is refused where it does not fit, by its place', () => {
        for (const [change, path] of [
            [{ events: [{ ...event, fields: [{ name: 'x', value: 1 }] }] }, 'events.0.fields.0.value'],
            [{ channels: [{ name: 'x' }] }, 'channels.0.enabled'],
            [{ most: 0 }, 'most']
        ] as const) {
            expect(read({ ...answer, ...change })).toEqual(jasmine.objectContaining({ kind: 'badAnswer', path }));
            TestBed.resetTestingModule();
        }
    });

    it('fits each sample of the contract, with no key too many', () => {
        for (const [name, one] of Object.entries(samples)) expect(evidenceSchema(true).safeParse(one).success).withContext(name).toBe(true);
        const all = Object.values(samples);
        expect(all.some(one => one.events.length > 0)).toBe(true);
    });
});
