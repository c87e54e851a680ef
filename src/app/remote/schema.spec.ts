// SPDX-License-Identifier: MIT
import { makePlan } from '../domain/plan';
import { cameLater, parseAnswer, signingConfigurationSchema } from './schema';
import { rawSamples } from './testing/samples';

type Json = Record<string, unknown>;

/** Every member of a sample, as a path. */
function pathsOf(value: unknown, prefix: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, member]) => [[...prefix, name], ...pathsOf(member, [...prefix, name])]);
}

function without(value: unknown, path: readonly string[]): unknown {
    const copy = JSON.parse(JSON.stringify(value)) as Json;
    const owner = path.slice(0, -1).reduce<Json>((node, name) => node[name] as Json, copy);
    delete owner[path[path.length - 1] ?? ''];
    return copy;
}

/** Members that an older module of this contract does not have: of each alone it is said that it is not read. */
const notReadByOlder = ['inbound.settings.auditClientSpnSupport', 'inbound.audit.clientSpnSupport'];

describe('the contract', () => {
    for (const [name, sample] of Object.entries(rawSamples)) {
        it(`is what ${name} answers, with no member more`, () => {
            expect(signingConfigurationSchema(true).safeParse(sample).error).toBeUndefined();
        });

        it(`refuses ${name} without any one of its members, and names it`, () => {
            const paths = pathsOf(sample);
            expect(paths.length).toBeGreaterThan(50);
            for (const path of paths) {
                // A missing version is an answer that is not ours at all.
                const outcome = parseAnswer(signingConfigurationSchema(), without(sample, path));
                if (cameLater.includes(path.join('.')) || notReadByOlder.includes(path.join('.'))) continue;
                expect([outcome.kind, outcome.kind === 'badAnswer' && outcome.path]).toEqual(['badAnswer', path.join('.')]);
            }
        });
    }

    it('tolerates members that a newer module adds', () => {
        const newer = { ...(rawSamples['srv2025'] as Json), weather: 'fine' };
        expect(parseAnswer(signingConfigurationSchema(), newer).kind).toBe('ok');
        expect(signingConfigurationSchema(true).safeParse(newer).success).toBeFalse();
    });

    it('takes what an older module does not read yet as not reported', () => {
        for (const path of notReadByOlder) {
            const outcome = parseAnswer(signingConfigurationSchema(), without(rawSamples['srv2019-audit'], path.split('.')));
            if (outcome.kind !== 'ok') throw new Error(path);
            const { changes, blockers } = makePlan(outcome.value, { inboundAuditSpn: 'on' });
            expect([changes.length, blockers.map(({ reason }) => reason)]).toEqual([0, ['notReadByModule']]);
        }
    });

    it('tells a module of another version from a bad answer', () => {
        expect(parseAnswer(signingConfigurationSchema(), { ...(rawSamples['srv2025'] as Json), contract: 3 })).toEqual({
            kind: 'moduleOutdated',
            words: null,
            errorId: 'contract 3'
        });
    });

    it('tells a module that is older though its version is the same from an answer that lost something', () => {
        for (const path of cameLater.map(name => name.split('.'))) {
            const older = without(rawSamples['srv2025'], path);
            const outcome = parseAnswer(signingConfigurationSchema(), older);
            expect(outcome).toEqual({ kind: 'moduleOutdated', words: null, errorId: path.join('.') });
        }
        const broken = { ...(rawSamples['srv2025'] as Json), surroundings: {} };
        expect(parseAnswer(signingConfigurationSchema(), broken)).toEqual(
            jasmine.objectContaining({ kind: 'badAnswer', path: 'surroundings.hardenedPaths' })
        );
    });

    it('never takes a text for a flag', () => {
        const sample = rawSamples['srv2025'] as { outbound: Json } & Json;
        const outcome = parseAnswer(signingConfigurationSchema(), { ...sample, outbound: { ...sample.outbound, required: 'False' } });
        expect(outcome).toEqual(jasmine.objectContaining({ kind: 'badAnswer', path: 'outbound.required' }));
    });
});
