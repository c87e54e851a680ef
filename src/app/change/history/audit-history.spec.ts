// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { firstValueFrom } from 'rxjs';
import type { ChangeRecord } from '../../domain/change/record';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { audited } from '../../domain/evidence/testing/silent';
import { auditedSince } from '../../domain/settings/audit-since';
import { until } from '../../domain/testing/time';
import { recordSchema } from '../storage/record-schema';
import { MemoryJournal } from '../testing/memory-journal';
import history5 from '../../../../test/stored/history-5.json';
import { type AuditsOf, AuditHistory } from './audit-history';
import { History } from './history';

const [sample] = history5.records.map(record => recordSchema.parse(record)) as [ChangeRecord];
const off = { inForce: 'off', stored: { kind: 'zero' } } as const;
const on = { inForce: 'on', stored: { kind: 'one' } } as const;
const unknown = { inForce: 'notReported', stored: { kind: 'notReported' } } as const;
const time = (minute: number): string => new Date(Date.UTC(2026, 10, 1) + minute * 60_000).toISOString();
const computers = ['a', 'b', 'c'].map(name => ({ name, id: `id of ${name}`, fqdn: `${name}.lab.example` }));
const configurationOf = ({ id, fqdn }: (typeof computers)[number]): SigningConfiguration => ({
    ...audited,
    computer: { ...audited.computer, id, fqdn, name: null }
});

const anyState = fc.constantFrom(off, on, on, unknown);
const anyLook = fc.record({ minute: fc.nat(50), inboundAuditSigning: anyState, outboundAuditSigning: anyState });
const anyRecord: fc.Arbitrary<ChangeRecord> = fc
    .record({
        computer: fc.constantFrom(...computers),
        alias: fc.boolean(),
        imported: fc.boolean(),
        switches: fc.boolean(),
        found: fc.option(anyLook),
        latest: fc.option(anyLook),
        id: fc.uuid()
    })
    .map(({ computer, alias, imported, switches, found, latest, id }) => {
        const lookOf = (look: typeof found): ChangeRecord['found'] => {
            const { minute, ...audits } = look ?? { minute: 0 };
            return look && sample.found && { ...sample.found, at: time(minute), settings: { ...sample.found.settings, ...audits } };
        };
        const changes = sample.changes.filter(({ setting }) => switches === (setting === 'inboundAuditSigning'));
        const name = alias ? `alias of ${computer.name}` : computer.name;
        return { ...sample, id, imported, computer: { ...computer, name }, changes, found: lookOf(found), latest: lookOf(latest) };
    });

function opened(records: readonly unknown[]): { journal: MemoryJournal; history: History; audits: AuditHistory } {
    const journal = new MemoryJournal();
    for (const record of records) journal.put((record as { id: string }).id, record);
    const history = new History(journal);
    return { journal, history, audits: new AuditHistory(journal, history) };
}

describe('since when many computers are audited', () => {
    it('is what all records of each would tell', async () => {
        const property = fc.asyncProperty(fc.array(anyRecord, { maxLength: 25 }), async records => {
            const audits = await firstValueFrom(opened(records).audits.every);
            for (const computer of computers) {
                const configuration = configurationOf(computer);
                const expected = auditedSince(records, computer.name, configuration);
                expect(audits([computer.name], configuration)).toEqual(expected);
            }
        });
        await fc.assert(property, { numRuns: 300 });
    });

    it('is told with where the account could only read when it last tried to turn it on', async () => {
        const [computer] = computers as [(typeof computers)[number]];
        const failure = { kind: 'notInRole', words: null, errorId: null } as const;
        const tried = sample.changes.filter(({ setting }) => setting === 'inboundAuditSigning');
        const refused: ChangeRecord = {
            ...sample,
            id: crypto.randomUUID(),
            computer,
            startedAt: time(1),
            changes: tried.map(change => ({ ...change, write: { kind: 'failed', failure } }))
        };
        const later: ChangeRecord = { ...refused, id: crypto.randomUUID(), startedAt: time(2), changes: tried };
        const isRefused = async (records: readonly ChangeRecord[], actingUser = sample.actingUser): Promise<boolean | undefined> => {
            const audits = await firstValueFrom(opened(records).audits.every);
            return audits.isRefused?.([computer.name], { ...configurationOf(computer), actingUser });
        };
        expect(tried.length).toBe(1);
        expect(await isRefused([refused])).toBeTrue();
        expect(await isRefused([refused], 'LAB\\another')).toBeFalse();
        expect(await isRefused([refused, later])).toBeFalse();
        expect(await isRefused([])).toBeFalse();
    });

    it('is told with one walk through the records, of which few are checked', async () => {
        const records = Array.from({ length: 1000 }, (_, index) => ({
            ...sample,
            id: `${1000 + index}`,
            changes: [],
            found: sample.found && {
                ...sample.found,
                at: time(1000 - index),
                settings: { ...sample.found.settings, inboundAuditSigning: off }
            }
        }));
        const { journal, audits } = opened(records);
        const [batch, page] = [spyOn(journal, 'batch').and.callThrough(), spyOn(journal, 'page').and.callThrough()];
        const parse = spyOn(recordSchema, 'safeParse').and.callThrough();
        await firstValueFrom(audits.every);
        expect([batch.calls.count(), page.calls.count()]).toEqual([6, 0]);
        expect(parse.calls.count()).toBeLessThan(3);
    });

    it('follows what this window saves, and what it could not save', async () => {
        const { journal, history, audits } = opened([]);
        const computer = computers[0] as (typeof computers)[number];
        const configuration = configurationOf(computer);
        const record = (minute: number, state: typeof off | typeof on): ChangeRecord => ({
            ...sample,
            id: `${minute}`,
            computer,
            changes: sample.changes.filter(({ setting }) => setting === 'inboundAuditSigning'),
            found: sample.found && {
                ...sample.found,
                at: time(minute),
                settings: { ...sample.found.settings, inboundAuditSigning: state }
            },
            latest: null
        });
        let last: AuditsOf | null = null;
        const following = audits.every.subscribe(one => (last = one));
        const since = (): string | null | undefined => last?.([computer.name], configuration).inbound;
        await until(() => since() === null);
        await history.save(record(1, on));
        expect(since()).toBe(time(1));
        await history.save(record(2, off));
        expect(since()).toBeNull();
        following.unsubscribe();
        await history.save(record(3, off));
        journal.full = true;
        await history.keep(record(3, on));
        expect((await firstValueFrom(audits.every))([computer.name], configuration).inbound).toBe(time(3));
    });

    it('is not known where the records cannot be read, or are damaged', async () => {
        const damaged = [
            { id: 'a' },
            { id: 'b', changes: [null], found: 7, latest: { settings: null } },
            { ...sample, id: 'c', step: 'x' }
        ];
        const { journal, audits } = opened(damaged);
        const nothing = { outbound: null, inbound: null };
        const configuration = configurationOf(computers[0] as (typeof computers)[number]);
        expect((await firstValueFrom(audits.every))(['a'], configuration)).toEqual(nothing);
        spyOn(journal, 'batch').and.rejectWith(new Error('blocked'));
        expect((await firstValueFrom(audits.every))(['a'], configuration)).toEqual(nothing);
    });
});
