// SPDX-License-Identifier: MIT
// Whatever a device answers, random and mutated.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { parseNegotiateAnswer } from '../../../src/app/domain/negotiate/answer';
import { changed, mandatory, smb1, smb210 } from '../../../src/app/domain/negotiate/testing/answers';
import { fuzzed } from './runs';

const mutated = fc
    .tuple(
        fc.constantFrom(mandatory, smb210, smb1),
        fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 8 }),
        fc.option(fc.nat(300), { nil: undefined })
    )
    .map(([answer, mutations, end]) => changed(answer, Object.fromEntries(mutations)).slice(0, end));

const anything = fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    // What begins as an answer does, and is random behind.
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map(rest => Uint8Array.from([...mandatory.slice(0, 70), ...rest])) }
);

it('no answer makes the parser throw, is read past its end, or is taken to require signing without the bit', () => {
    fc.assert(
        fc.property(anything, received => {
            const answer = parseNegotiateAnswer(received);
            // Were it read past its end, what stands around it would show.
            for (const around of [0x00, 0xff]) assert.deepEqual(parseNegotiateAnswer(inside(received, around)), answer);
            if (answer.kind === 'smb2' && answer.signing.required) assert.equal((received[4 + 66] ?? 0) & 2, 2);
            if (answer.kind === 'smb1' && answer.signing.required) assert.equal((received[4 + 35] ?? 0) & 8, 8);
        }),
        { ...fuzzed, numRuns: Math.max(100_000, fuzzed.numRuns) }
    );
});

/** The same bytes in the middle of others. */
function inside(bytes: Uint8Array, around: number): Uint8Array {
    const larger = new Uint8Array(bytes.length + 600).fill(around);
    larger.set(bytes, 300);
    return larger.subarray(300, 300 + bytes.length);
}
