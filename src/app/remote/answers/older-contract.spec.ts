// SPDX-License-Identifier: MIT
import { NOT_BY_THIS_MODULE, NOT_UNDERSTOOD, type SigningConfiguration } from '../../domain/computer/facts';
import { newSince1, newSince2 } from './older-contract';
import { parseAnswer, signingConfigurationSchema, tellParts } from './schema';
import { rawSamples } from '../testing/samples';

type Json = Record<string, unknown>;

/** A sample as a module of contract 1 answers it. */
function ofContract1(): Json {
    return { ...lacking(rawSamples['srv2022'], [...newSince1, ...newSince2]), contract: 1 };
}

function lacking(sample: unknown, paths: readonly string[]): Json {
    const answer = JSON.parse(JSON.stringify(sample)) as Json;
    for (const path of paths) {
        const names = path.split('.');
        const owner = names.slice(0, -1).reduce<Json | undefined>((node, name) => node?.[name] as Json | undefined, answer);
        delete owner?.[names[names.length - 1] ?? ''];
    }
    return answer;
}

function lost(answer: unknown): readonly string[] {
    const outcome = parseAnswer(signingConfigurationSchema(), answer, tellParts);
    return outcome.kind === 'ok'
        ? outcome.value.unavailable.filter(({ errorId }) => errorId === NOT_UNDERSTOOD).map(({ what }) => what)
        : [];
}

describe('an answer of contract 1', () => {
    it('is read, and what it lacks is not known and named: the module is to be updated', () => {
        const outcome = parseAnswer(signingConfigurationSchema(true), ofContract1());
        expect(outcome.kind).toBe('ok');
        const { surroundings, outbound, unavailable } = (outcome as { readonly value: SigningConfiguration }).value;
        expect([surroundings.osConfig, surroundings.dsc, surroundings.policyRefresh, outbound.mdm.provider]).toEqual([
            null,
            null,
            null,
            null
        ]);
        expect(unavailable.map(({ what, errorId }) => [what, errorId])).toEqual([['module', NOT_BY_THIS_MODULE]]);
    });

    it('that lost something else names it', () => {
        const { surroundings: _, ...broken } = ofContract1();
        expect(parseAnswer(signingConfigurationSchema(), broken).kind).not.toBe('ok');
        const { mdm: __, ...outbound } = ofContract1()['outbound'] as Json;
        expect(lost({ ...ofContract1(), outbound })).toEqual(['outbound.mdm']);
    });

    it('is completed only where it is one: of contract 2 nothing may lack', () => {
        expect(lost({ ...ofContract1(), contract: 2 })).toContain('surroundings.osConfig');
    });
});

describe('an answer of a module of contract 2 that is older', () => {
    const told = (name: 'srv2025' | 'srv2025-gpo'): unknown => {
        const outcome = parseAnswer(signingConfigurationSchema(true), lacking(rawSamples[name], newSince2));
        expect(outcome.kind).toBe('ok');
        const { surroundings, utcOffset, unavailable } = (outcome as { readonly value: SigningConfiguration }).value;
        return [surroundings.policyEvent, utcOffset, unavailable.map(({ what, errorId }) => [what, errorId])];
    };

    it('does not tell when policy was applied, which is named where a policy names a value', () => {
        expect(told('srv2025-gpo')).toEqual([null, null, [['surroundings.policyEvent', NOT_BY_THIS_MODULE]]]);
        expect(told('srv2025')).toEqual([null, null, []]);
    });
});
