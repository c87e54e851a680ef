// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { type Direction, directions } from '../../domain/computer/facts';
import { nothingAccepted } from '../../domain/readiness/accepted';
import { graveEvent, knownOf } from '../../domain/readiness/testing/known';
import { inBoth, whatIf } from '../../domain/readiness/what-if';
import { inOneGo } from '../../domain/steps';
import { type ToTry, tryingOut } from './trying-out';

const names = ['a', 'b', 'c'];
const choices: (readonly Direction[])[] = [['inbound'], ['outbound'], directions];
const anyFleet = fc
    .tuple(...names.map(() => fc.array(graveEvent, { maxLength: 3 })))
    .map(all => all.map((events, index) => knownOf({ computer: names[index] as string, events })));

describe('what is tried out on many computers', () => {
    it('is what it comes to on each, in whatever order directions are tried, and each direction is judged once', () => {
        fc.assert(
            fc.property(anyFleet, fc.shuffledSubarray(choices), (all, chosenOnes) => {
                const asked = ['b', 'unread', 'a'].map(name => ({ calls: [`${name}-alias`, name], label: name }));
                const given: ToTry = { asked, all, accepted: nothingAccepted, before: new Map() };
                let judged = 0;
                for (const chosen of chosenOnes) {
                    const known = chosen.filter(direction => given.before.has(direction)).length;
                    const found = inOneGo(tryingOut(given, chosen, () => judged++));
                    const expected = [all[1], null, all[0]].map(one => {
                        if (!one) return jasmine.objectContaining({ computer: '', state: 'notRead', impacts: [] });
                        const [first, second] = chosen.map(direction => whatIf(one, direction, nothingAccepted));
                        return first && (second ? inBoth(first, second) : first);
                    });
                    expect<unknown>(found).toEqual(expected);
                    // It is told of the first of the computers only where any of them is judged.
                    expect(judged).toBe(known === chosen.length ? 0 : 1);
                    judged = 0;
                }
            })
        );
    });
});
