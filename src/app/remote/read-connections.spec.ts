// SPDX-License-Identifier: MIT
import { connectionSchema } from './answers/connection-schema';
import type { ConnectionFacts } from '../domain/peers/connections';
import { NOT_UNDERSTOOD } from '../domain/computer/facts';
import type { Outcome } from '../domain/outcome';
import { parseBounded } from './answers/bounded';
import { parseAnswer, tellParts } from './answers/schema';
import { rawConnectionSamples } from './testing/connection-samples';

type Json = Record<string, unknown>;

function letIn(answer: unknown): Outcome<ConnectionFacts> {
    return parseAnswer(connectionSchema(), answer, tellParts);
}

function lost(answer: unknown): readonly string[] {
    const outcome = letIn(answer);
    return outcome.kind === 'ok'
        ? outcome.value.unavailable.filter(({ errorId }) => errorId === NOT_UNDERSTOOD).map(({ what }) => what)
        : [];
}

describe('the contract of connections', () => {
    for (const [name, sample] of Object.entries(rawConnectionSamples)) {
        it(`is what a computer with ${name} answers, with no member more, and is read with one less`, () => {
            const { parsed, refused } = parseBounded(connectionSchema(true), sample);
            expect([parsed.error, refused]).toEqual([undefined, []]);
            for (const member of Object.keys(sample as Json)) {
                const { [member]: _, ...others } = sample as Json;
                expect(lost(others)).toEqual([member]);
            }
        });
    }

    it('tolerates members that a newer module adds, and names odd values where they stand', () => {
        const peers = rawConnectionSamples.peers as { outbound: { rows: Json[] } } & Json;
        expect(parseAnswer(connectionSchema(), { ...peers, weather: 'fine' }).kind).toBe('ok');
        expect(parseBounded(connectionSchema(true), { ...peers, weather: 'fine' }).parsed.success).toBeFalse();
        const odd = { ...peers, outbound: { ...peers.outbound, rows: [{ ...peers.outbound.rows[0], signed: 'False' }] } };
        expect(lost(odd)).toEqual(['outbound.rows.0.signed']);
        const outcome = letIn(odd);
        expect(outcome.kind === 'ok' && outcome.value.outbound?.rows).toEqual([
            jasmine.objectContaining({ server: peers.outbound.rows[0]?.['server'], signed: null })
        ]);
        expect(parseAnswer(connectionSchema(), { ...peers, contract: 3 }).kind).toBe('moduleOutdated');
    });
});
