// SPDX-License-Identifier: MIT
import { NOT_UNDERSTOOD, type SigningConfiguration } from '../../domain/computer/facts';
import type { Outcome } from '../../domain/outcome';
import { makePlan } from '../../domain/change/plan';
import { answerOf } from '../../domain/answers/raw-answer';
import { parseBounded } from './bounded';
import { newSince2 } from './older-contract';
import { cameLater, parseAnswer, signingConfigurationSchema, tellParts } from './schema';
import { rawSamples } from '../testing/samples';

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

const schema = signingConfigurationSchema();

function letIn(answer: unknown): Outcome<SigningConfiguration> {
    return parseAnswer(schema, answer, tellParts);
}

/** What was not understood of an answer that was let in. */
function lost(answer: unknown): readonly string[] | null {
    const outcome = letIn(answer);
    return outcome.kind === 'ok'
        ? outcome.value.unavailable.filter(({ errorId }) => errorId === NOT_UNDERSTOOD).map(({ what }) => what)
        : null;
}

/** Members that an older module of this contract does not have: of each alone it is said that it is not read. */
const notReadByOlder = [
    'outbound.settings.requireEncryption',
    'inbound.settings.encryptData',
    'inbound.settings.smb1',
    'inbound.settings.nameHardening',
    'inbound.settings.auditClientSpnSupport',
    'inbound.audit.clientSpnSupport'
];

describe('the contract', () => {
    for (const [name, sample] of Object.entries(rawSamples)) {
        it(`is what ${name} answers, with no member more`, () => {
            const { parsed, refused } = parseBounded(signingConfigurationSchema(true), sample);
            expect([parsed.error, refused]).toEqual([undefined, []]);
        });

        it(`reads ${name} without any one of its members, and names it`, () => {
            const paths = pathsOf(sample);
            expect(paths.length).toBeGreaterThan(50);
            for (const path of paths) {
                if ([...cameLater, ...newSince2, ...notReadByOlder].includes(path.join('.'))) continue;
                expect(lost(without(sample, path))).toEqual([path.join('.')]);
            }
        });
    }

    it('tolerates members that a newer module adds', () => {
        const newer = { ...(rawSamples['srv2025'] as Json), weather: 'fine' };
        expect(parseAnswer(signingConfigurationSchema(), newer).kind).toBe('ok');
        expect(parseBounded(signingConfigurationSchema(true), newer).parsed.success).toBeFalse();
    });

    it('takes what an older module does not read yet as not reported', () => {
        const wanted = {
            outboundEncryption: 'on',
            inboundEncryption: 'on',
            inboundSmb1: 'off',
            nameHardening: 'required',
            inboundAuditSpn: 'on'
        } as const;
        for (const path of notReadByOlder) {
            const outcome = parseAnswer(
                signingConfigurationSchema(),
                without(rawSamples[path.startsWith('out') ? 'srv2025' : 'srv2019-audit'], path.split('.'))
            );
            if (outcome.kind !== 'ok') throw new Error(path);
            const reasons = makePlan(outcome.value, wanted).blockers.map(({ setting, reason }) => `${setting} ${reason}`);
            expect(reasons.filter(text => text.endsWith('notReadByModule')).length)
                .withContext(`${path}: ${reasons}`)
                .toBe(1);
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
        expect(lost(broken)?.[0]).toBe('surroundings.hardenedPaths');
    });

    it('knows no value of device management where the one who gives it is missing, or all of it', () => {
        const unknown = { status: 'unavailable', value: null, provider: null };
        for (const answer of [
            without(rawSamples.srv2025, ['outbound', 'mdm', 'provider']),
            { ...(rawSamples.srv2025 as Json), outbound: 0 }
        ]) {
            const outcome = letIn(answer);
            expect(outcome.kind === 'ok' && outcome.value.outbound.mdm).toEqual(unknown as never);
        }
    });

    it('never takes a text for a flag', () => {
        const sample = rawSamples['srv2025'] as { outbound: Json } & Json;
        const answer = { ...sample, outbound: { ...sample.outbound, required: 'False' } };
        const outcome = letIn(answer);
        expect(lost(answer)).toEqual(['outbound.required']);
        expect(outcome.kind === 'ok' && outcome.value.outbound.required).toBeNull();
        expect(outcome.kind === 'ok' && answerOf(outcome.value)).toBe(answer);
    });

    it('takes what is no answer of the command for a bad one, and keeps it to be copied', () => {
        for (const answer of [{}, 'False', null, { contract: 2, written: true }, [rawSamples['srv2025']]]) {
            const outcome = letIn(answer);
            expect(outcome.kind).withContext(JSON.stringify(answer)).toBe('badAnswer');
            expect(answerOf(outcome)).toBe(answer);
        }
    });

    it('lets nothing be written where its own version is not understood', () => {
        const outcome = letIn({ ...(rawSamples['srv2025'] as Json), contract: '2' });
        expect(outcome.kind === 'ok' && outcome.value.contract).toBe(1);
    });
});
