// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import samples from '../../../test/contract/Get-SmbSigningEvidence.json';
import { type EvidenceReading, isCut } from '../domain/evidence/reading';
import { unreadOf } from '../domain/evidence/sources';
import type { Outcome } from '../domain/outcome';
import { parseBounded } from './answers/bounded';
import { evidenceSchema } from './answers/evidence-schema';
import { CallOptions, PowerShellClient } from './powershell-client';
import { PowerShellEvidenceReader } from './read-evidence';

describe('the answer of Get-SmbSigningEvidence', () => {
    const logged = {
        channel: 'Microsoft-Windows-SmbClient/Audit',
        id: 31998,
        recordId: 7,
        time: '2026-11-20T08:30:00Z',
        fields: [],
        raw: '<Event/>'
    };
    const event = { ...logged, first: '2026-11-20T08:10:00Z', count: 3, peer: 'nas', required: false, status: null };
    const source = { channel: event.channel, id: 31998, defined: true, read: 3, cut: false, errorId: null, words: null };
    const answer = {
        contract: 2,
        channels: [],
        sources: [source],
        events: [] as object[],
        since: null,
        collectedAt: '2026-11-20T08:30:00Z',
        languageMode: 'FullLanguage'
    };

    const channel = (name: string): object => ({
        ...{ name, enabled: true, mode: 'Circular', maximumBytes: 1, fileBytes: 1, full: false, recordCount: 0, oldestRecord: 1 },
        ...{ oldestEvent: null, errorId: null, words: null }
    });

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
                contract: 2,
                channels: [],
                sources: [source],
                since: null,
                collectedAt: answer.collectedAt,
                events: [{ ...event, fields: [{ name: null, value: 'a' }, fields[1], fields[2]] } as EvidenceReading['events'][number]]
            }
        });
    });

    it('names what does not fit, does without it, and is not whole', () => {
        for (const [change, path] of [
            [{ events: [{ ...event, fields: [{ name: 'x', value: 1 }] }] }, 'events.0.fields.0.value'],
            [{ channels: [{ ...channel('x'), enabled: 'yes' }] }, 'channels.0.enabled'],
            [{ events: [logged] }, 'events.0.count'],
            [{ sources: undefined }, 'sources'],
            [{ contract: 1, sources: undefined, most: 0 }, 'most']
        ] as const) {
            const outcome = read({ ...answer, ...change });
            const value = outcome?.kind === 'ok' ? outcome.value : null;
            expect(value?.notUnderstood?.map(({ what }) => what)).toContain(path);
            expect([value?.leftOut, value && isCut(value, source)]).toEqual([true, true]);
            TestBed.resetTestingModule();
        }
    });

    it('of a module of contract 1 lacks what that does not read: no event of it counts as looked for', () => {
        const channels = [channel('Microsoft-Windows-SmbClient/Audit'), channel('System')];
        const outcome = read({ ...answer, contract: 1, sources: undefined, since: undefined, channels, events: [logged, logged], most: 2 });
        expect(outcome?.kind).toBe('ok');
        if (outcome?.kind !== 'ok') return;
        const { sources, events } = outcome.value;
        expect(sources.map(({ id, read: count, cut, defined }) => [id, count, cut, defined])).toEqual([
            [31998, 2, true, null],
            [31999, 0, true, null],
            [104, 0, false, null]
        ]);
        expect(events[0]).toEqual({ ...logged, count: 1, first: logged.time, peer: null, required: null, status: null });
        expect(unreadOf(outcome.value, 'outbound')[0]?.kind).toBe('outdatedModule');
    });

    it('fits each sample of the contract, with no key too many', () => {
        for (const [name, one] of Object.entries(samples)) {
            const { parsed, refused } = parseBounded(evidenceSchema(true), one);
            expect([parsed.error, refused]).withContext(name).toEqual([undefined, []]);
        }
        const all = Object.values(samples);
        expect(all.some(one => one.events.length > 0)).toBe(true);
    });
});
