// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import connectionSamples from '../../../../../test/contract/Get-SmbSigningConnection.json';
import evidenceSamples from '../../../../../test/contract/Get-SmbSigningEvidence.json';
import stored1 from '../../../../../test/stored/evidence-1.json';
import stored2 from '../../../../../test/stored/evidence-2.json';
import stored3 from '../../../../../test/stored/evidence-3.json';
import type { SigningConfiguration } from '../../../domain/computer/facts';
import { anyReading } from '../../../domain/evidence/testing/any-reading';
import { event } from '../../../domain/evidence/testing/logged';
import { silent } from '../../../domain/evidence/testing/silent';
import { channelNames, type EvidenceReading } from '../../../domain/evidence/reading';
import { LONGEST_NAME, MOST_EVENTS } from '../../../domain/limits';
import type { ConnectionFacts } from '../../../domain/peers/connections';
import { compacted } from '../../../domain/readiness/compacted';
import { type ComputerEvidence, nothingOf } from '../../../domain/readiness/computer-evidence';
import { anyConnections } from '../../../domain/testing/any-connections';
import { anyFacts } from '../../../domain/testing/any-facts';
import { connectionSchema } from '../../../remote/answers/connection-schema';
import { evidenceSchema as answerSchema, tellLeftOut } from '../../../remote/answers/evidence-schema';
import { parseAnswer, signingConfigurationSchema, tellParts } from '../../../remote/answers/schema';
import { rawSamples, sample, type SampleName } from '../../../remote/testing/samples';
import { earlierEvidenceSchema } from './evidence-schema';
import { evidenceOf, readEvidence, storedEvidence } from './packed-evidence';

const readAt = '2026-11-20T12:00:00.000Z';

interface Parts {
    readonly configuration?: SigningConfiguration;
    readonly evidence?: EvidenceReading;
    readonly connections?: ConnectionFacts;
}

function keptOf({ configuration, evidence, connections }: Parts): ComputerEvidence {
    return {
        ...nothingOf('srv1'),
        identity: 'id|srv1',
        configuration: configuration ? { value: configuration, readAt } : null,
        evidence: evidence ? { value: evidence, readAt } : null,
        connections: connections ? { value: connections, readAt } : null
    };
}

/** As earlier versions stored it. */
function asBefore(version: number, kept: ComputerEvidence): object {
    return { version, ...evidenceOf(kept), readAt: '' };
}

/** What comes back is what was kept, after the copy that the storage makes, and so it is of earlier versions. */
function mustComeBack(kept: ComputerEvidence): void {
    expect(readEvidence(structuredClone(storedEvidence(kept)))).toEqual(kept);
    const read = earlierEvidenceSchema.safeParse(structuredClone(asBefore(2, kept)));
    if (!read.success) return fail(JSON.stringify(read.error.issues.slice(0, 3)));
    for (const version of [1, 2]) expect(readEvidence(structuredClone(asBefore(version, kept)))).toEqual(kept);
}

/** As what a computer answers is: with nothing that only the generators know. */
function plain(reading: EvidenceReading): EvidenceReading {
    const events = reading.events.map(one => {
        const { channel, id, count, peer, required, status, first, time, recordId, fields: told, raw, days } = one;
        return { channel, id, count, peer, required, status, first, time, recordId, fields: told, raw, ...(days && { days }) };
    });
    return { ...reading, events };
}

function told<T>(answer: T): T {
    return JSON.parse(JSON.stringify(answer)) as T;
}

function isRefused(kept: unknown): boolean {
    return readEvidence(asBefore(2, kept as ComputerEvidence)) === null;
}

describe('stored evidence comes back', () => {
    for (const name of Object.keys(rawSamples) as SampleName[])
        it(`with the configuration of ${name}`, () => mustComeBack(keptOf({ configuration: sample(name) })));

    for (const [name, answer] of Object.entries(evidenceSamples))
        it(`with the event logs of ${name}`, () => mustComeBack(keptOf({ evidence: answerSchema(true).parse(answer) })));

    for (const [name, answer] of Object.entries(connectionSamples))
        it(`with the connections of ${name}`, () => mustComeBack(keptOf({ connections: connectionSchema(true).parse(answer) })));

    it('as each version has stored it', () => {
        const [first, second, third] = [stored1, stored2, stored3].map(stored => readEvidence(stored));
        expect([first?.evidence?.value.events.length, first?.imported?.events.length, first?.failure?.kind]).toEqual([2, 1, 'timedOut']);
        expect(second).toEqual(first ?? null);
        expect(third).toEqual(first ?? null);
        mustComeBack(first as ComputerEvidence);
    });

    it('whatever was read', () => {
        const property = fc.property(anyFacts, anyReading, anyConnections, (configuration, evidence, connections) =>
            mustComeBack(keptOf({ configuration: told(configuration), evidence: plain(compacted(evidence)), connections }))
        );
        fc.assert(property, { numRuns: 300 });
    });

    it('with what files brought, alone or beside what was read, also as earlier versions had it', () => {
        const source = { file: 'a.xml', importedAt: readAt };
        const property = fc.property(anyReading, fc.boolean(), fc.boolean(), (reading, isAlone, isCut) => {
            const { events } = plain(compacted(reading));
            const imported = { events, sources: [source], notGathered: ['x'], ...(isCut ? { leftOut: true as const } : {}) };
            const kept = { ...(isAlone ? nothingOf('srv1') : keptOf({ evidence: silent })), imported };
            mustComeBack(kept);
            expect(readEvidence({ ...asBefore(2, kept), imported: storedEvidence(kept).imported })).toEqual(kept);
        });
        fc.assert(property, { numRuns: 200 });
    });

    it('with what readings saw of audits, or without where it was kept before there was a word for it', () => {
        const seen = { since: readAt, last: readAt, off: null, unsure: readAt };
        const kept = { ...keptOf({}), audits: { outbound: seen, inbound: { since: null, last: null, off: readAt, unsure: null } } };
        mustComeBack(kept);
        mustComeBack(keptOf({}));
        expect(isRefused({ ...kept, audits: { outbound: seen } })).toBeTrue();
        expect(isRefused({ ...kept, audits: { outbound: seen, inbound: { ...seen, since: 'long ago' } } })).toBeTrue();
    });

    it('where an answer was cut, and not understood in part', () => {
        const long = '\\'.repeat(5000);
        const many = Array.from({ length: 5000 }, (_, index) => ({
            ...event(channelNames.serverAudit, 3021, []),
            peer: `${index} ${long}`
        }));
        const evidence = parseAnswer(answerSchema(), { ...silent, languageMode: 'x', events: [...many, 7], sources: [long] }, tellLeftOut);
        const raw = rawSamples.srv2025 as { readonly computer: object };
        const strange = {
            ...raw,
            actingUser: 7,
            computer: { ...raw.computer, caption: long, ubr: long, roles: Array<string>(5000).fill(long) }
        };
        const configuration = parseAnswer(signingConfigurationSchema(), strange, tellParts);
        const [seen] = Object.values(connectionSamples);
        const rows = Array<object>(5000).fill({ server: long, share: 7, user: null });
        const connections = parseAnswer(connectionSchema(), { ...seen, outbound: { total: 5000, rows } }, tellParts);
        if (evidence.kind !== 'ok' || configuration.kind !== 'ok' || connections.kind !== 'ok') return fail('not read');
        expect(evidence.value.events.length).toBe(MOST_EVENTS);
        mustComeBack(keptOf({ evidence: compacted(evidence.value) }));
        mustComeBack(keptOf({ evidence: evidence.value, configuration: configuration.value, connections: connections.value }));
    });
});

describe('stored evidence is not believed', () => {
    const logged = event(channelNames.serverAudit, 3021, [{ name: 'ClientName', value: 'nas' }]);
    const read = (part: object): unknown => keptOf({ evidence: { ...silent, events: [logged], ...part } as unknown as EvidenceReading });
    const configured = (part: object): unknown => keptOf({ configuration: { ...sample('srv2025'), ...part } as SigningConfiguration });

    const damaged: Readonly<Record<string, unknown>> = {
        'with an event that has no count': read({ events: [{ ...logged, count: 0 }] }),
        'with an event that lacks what every event has': read({ events: [{ ...logged, channel: undefined }] }),
        'with days that are none': read({ events: [{ ...logged, days: [{ day: 1 }] }] }),
        'with more events than are taken': read({ events: Array<object>(MOST_EVENTS + 1).fill(logged) }),
        'with a longer name than any': read({ events: [{ ...logged, peer: 'x'.repeat(LONGEST_NAME + 1) }] }),
        'with logs that are none': read({ channels: {} }),
        'with a source that does not say whether it was cut': read({ sources: [{ ...silent.sources[0], cut: null }] }),
        'of an unknown contract': read({ contract: 3 }),
        'with a requirement that is neither yes nor no': configured({ outbound: { ...sample('srv2025').outbound, required: 1 } }),
        'with a direction that lacks its audits': configured({ inbound: { ...sample('srv2025').inbound, audit: {} } }),
        'with a time that is none': { ...keptOf({}), evidence: { value: silent, readAt: 'yesterday' } },
        'with a list that is none': keptOf({ connections: { aliases: null } as unknown as ConnectionFacts }),
        'without a computer': { ...keptOf({}), computer: '' }
    };
    for (const [how, kept] of Object.entries(damaged)) it(how, () => expect(isRefused(kept)).toBeTrue());

    it('with what files brought that is damaged', () => {
        const imported = { events: [logged], sources: [], notGathered: [] };
        const damaged = ['', '[]', '{}', '[[],[],[]', '[[1],[],[],0]', '[[],[["a","b"]],[],0]', '[[],[],[7],0]', 'null', '[[[]],[],[],0]'];
        for (const kept of [nothingOf('srv1'), keptOf({ evidence: silent })]) {
            const stored = storedEvidence({ ...kept, imported });
            expect(readEvidence(stored)?.imported).toEqual(imported);
            for (const text of damaged)
                expect(readEvidence({ ...stored, imported: text }))
                    .withContext(text)
                    .toBeNull();
        }
    });

    it('of another version', () => {
        for (const version of [0, 4, '3', undefined]) expect(readEvidence({ ...storedEvidence(keptOf({})), version })).toBeNull();
        for (const version of [0, 3, 4, '1', undefined])
            expect(earlierEvidenceSchema.safeParse({ ...asBefore(2, keptOf({})), version }).success).toBeFalse();
        expect(isRefused(keptOf({}))).toBeFalse();
    });

    it('beyond what its schema takes, whatever text is damaged in whichever way', () => {
        const connections = connectionSchema(true).parse(Object.values(connectionSamples)[0]);
        const evidence = answerSchema(true).parse(Object.values(evidenceSamples)[0]);
        const seen = { since: readAt, last: readAt, off: null, unsure: readAt };
        const from = { file: 'a.jsonl', importedAt: readAt };
        const [first] = [compacted(evidence)].map(value => ({
            ...keptOf({ configuration: sample('srv2025-gpo'), evidence: value, connections }),
            audits: { outbound: seen, inbound: seen },
            imported: { events: value.events, sources: [from], notGathered: ['x'] }
        }));
        const stored = storedEvidence({ ...(first as ComputerEvidence), evidence: { value: evidence, readAt, from } });
        const texts = [...(stored.shared ?? []), stored.own ?? '', stored.imported ?? ''];
        let believed = 0;
        const property = fc.property(fc.nat(texts.length - 1), anyDamage, (which, damage) => {
            const damaged = texts.map((text, at) => (at === which ? damage(text) : text));
            const shared = damaged.slice(0, -2);
            const read = readEvidence({ ...stored, shared, own: damaged.at(-2), imported: damaged.at(-1) });
            if (!read) return;
            believed++;
            expect(earlierEvidenceSchema.safeParse(asBefore(2, read)).error?.issues.slice(0, 2))
                .withContext(damaged[which] ?? '')
                .toBeUndefined();
        });
        fc.assert(property, { numRuns: 3000 });
        // Such as a changed name.
        expect(believed).toBeGreaterThan(50);
    });

    it('with texts that are not there, or too many', () => {
        const stored = storedEvidence(keptOf({ configuration: sample('srv2025'), evidence: silent }));
        const { shared = [], own = '' } = stored;
        expect(readEvidence(stored)).not.toBeNull();
        for (const part of [
            { shared: undefined },
            { shared: shared.slice(1) },
            { shared: [...shared, ...shared] },
            { shared: [...shared].reverse() },
            { own: 7 },
            { own: `${own} 1` },
            { computer: '' },
            { imported: 7 }
        ])
            expect(readEvidence({ ...stored, ...part }))
                .withContext(JSON.stringify(part).slice(0, 100))
                .toBeNull();
    });
});

/** Something else in place of any part of a JSON text, or a part left out, or a text that was cut. */
const anyDamage = fc
    .tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, 1, 1.5, 'length', '__proto__', 'x'.repeat(5000))), fc.nat(9))
    .map(([place, data, how]) => (text: string): string => {
        if (how === 9) return text.slice(0, place % text.length);
        const json = JSON.parse(text) as unknown;
        const places = placesIn(json);
        const [bag, key] = places[place % Math.max(1, places.length)] ?? [[], 0];
        if (how === 8 && Array.isArray(bag)) bag.splice(Number(key), 1);
        else (bag as Record<string | number, unknown>)[key] = data;
        return JSON.stringify(json);
    });

function placesIn(json: unknown): readonly (readonly [bag: object, key: string])[] {
    if (typeof json !== 'object' || json === null) return [];
    return Object.entries(json).flatMap(([key, value]) => [[json, key] as const, ...placesIn(value)]);
}
