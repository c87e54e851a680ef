// SPDX-License-Identifier: MIT
import { connectionSchema } from './connection-schema';
import { parseAnswer } from './schema';
import { rawConnectionSamples } from './testing/connection-samples';

type Json = Record<string, unknown>;

describe('the contract of connections', () => {
    for (const [name, sample] of Object.entries(rawConnectionSamples)) {
        it(`is what a computer with ${name} answers, with no member more, and none less`, () => {
            expect(connectionSchema(true).safeParse(sample).error).toBeUndefined();
            for (const member of Object.keys(sample as Json)) {
                const { [member]: _, ...others } = sample as Json;
                const outcome = parseAnswer(connectionSchema(), others);
                expect([outcome.kind, outcome.kind === 'badAnswer' && outcome.path]).toEqual(['badAnswer', member]);
            }
        });
    }

    it('tolerates members that a newer module adds, and refuses odd values where they stand', () => {
        const peers = rawConnectionSamples.peers as { outbound: { rows: Json[] } } & Json;
        expect(parseAnswer(connectionSchema(), { ...peers, weather: 'fine' }).kind).toBe('ok');
        expect(connectionSchema(true).safeParse({ ...peers, weather: 'fine' }).success).toBeFalse();
        const odd = { ...peers, outbound: { ...peers.outbound, rows: [{ ...peers.outbound.rows[0], signed: 'False' }] } };
        expect(parseAnswer(connectionSchema(), odd)).toEqual(
            jasmine.objectContaining({ kind: 'badAnswer', path: 'outbound.rows.0.signed' })
        );
        expect(parseAnswer(connectionSchema(), { ...peers, contract: 3 }).kind).toBe('moduleOutdated');
    });
});
