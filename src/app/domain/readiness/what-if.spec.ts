// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { makePlan } from '../change/plan';
import { type Direction, directions } from '../computer/facts';
import { signsOf, sortEvidence } from '../evidence/groups';
import { anyReading } from '../evidence/testing/any-reading';
import { audited, silent } from '../evidence/testing/silent';
import { impactsOf } from '../peers/impact';
import { unreadSources } from '../peers/impact-sources';
import { anyConnections, anySuspects } from '../testing/any-connections';
import { anyFacts } from '../testing/any-facts';
import { type Accepted, nothingAccepted, withDecisions } from './accepted';
import { accepting, cannotSign, graveEvent, guest, knownOf, pc, peerNames, serverCannotSign } from './testing/known';
import { readinessOf } from './readiness';
import { isAcceptedBy, type KnownOfComputer } from './known';
import { inBoth, type WhatIf, whatIf } from './what-if';

/** Of some directions together, as the page has it. */
const tried = (known: KnownOfComputer, accepted: Accepted, chosen: readonly Direction[] = directions): WhatIf => {
    const [first, second] = chosen.map(direction => whatIf(known, direction, accepted)) as [WhatIf, WhatIf?];
    return second ? inBoth(first, second) : first;
};

describe('what if', () => {
    it('is what the change panel says of a computer', () => {
        let named = 0;
        fc.assert(
            fc.property(
                fc.oneof(anyFacts, fc.constant(audited)),
                fc.option(
                    fc.oneof(
                        anyReading,
                        fc.array(graveEvent, { maxLength: 4 }).map(events => ({ ...silent, events }))
                    )
                ),
                fc.option(anyConnections),
                anySuspects,
                fc.subarray([...directions], { minLength: 1 }),
                fc.option(fc.subarray(peerNames)),
                (configuration, reading, connections, suspects, chosen, peers) => {
                    const accepted = peers ? accepting(...peers) : nothingAccepted;
                    const found = tried(knownOf({ configuration, reading, connections }, { suspects }), accepted, chosen);
                    // As readings/known-elsewhere.ts brings them to the panel.
                    const elsewhere = [...(reading ? signsOf(sortEvidence(reading)) : []), ...suspects];
                    const plan = makePlan(configuration, Object.fromEntries(chosen.map(direction => [direction, 'required'])));
                    const panel = impactsOf(plan, configuration, connections, elsewhere);
                    const open = impactsOf(plan, configuration, connections, elsewhere, isAcceptedBy(accepted));
                    const shown = panel.found.map(({ notes: _, ...impact }) => impact);
                    if (shown.length > 1) named++;
                    expect(found.impacts).toEqual(withDecisions(shown, open.found, accepted));
                    expect(found.isBlocked).toBe(plan.blockers.length > 0);
                    expect(found.state).toBe(plan.changes.length > 0 ? 'change' : plan.blockers.length > 0 ? 'blocked' : 'noChange');
                    expect(found.isIncomplete).toBe(unreadSources(plan, configuration, connections, reading).length > 0);
                }
            ),
            { numRuns: 500 }
        );
        expect(named).toBeGreaterThan(20);
    });

    it('names nobody that was not accepted where a computer is ready', () => {
        let ready = 0;
        fc.assert(
            fc.property(
                fc.array(graveEvent, { maxLength: 3 }),
                fc.subarray(peerNames),
                fc.constantFrom(...directions),
                (events, peers, direction) => {
                    const [known, accepted] = [knownOf({ events }), accepting(...peers)];
                    const { impacts } = whatIf(known, direction, accepted);
                    const isReady = readinessOf(known, direction, accepted).kind === 'ready';
                    if (isReady) ready++;
                    const open = impacts.filter(({ kind, accepted: by }) => (kind === 'cutOff' || kind === 'suspect') && by === null);
                    if (isReady) expect(open).toEqual([]);
                }
            ),
            { numRuns: 300 }
        );
        expect(ready).toBeGreaterThan(50);
    });

    it('tells each computer by itself', () => {
        const all = [
            pc('a', [cannotSign('nas'), guest('ghost'), serverCannotSign('web')]),
            knownOf({ computer: 'b', configuration: null }),
            knownOf({
                computer: 'c',
                configuration: { ...audited, inbound: { ...audited.inbound, required: true, stored: { required: 1 } } }
            }),
            knownOf({ computer: 'd', configuration: { ...audited, inbound: { ...audited.inbound, stored: null } } }),
            knownOf({ computer: 'e', reading: null })
        ];
        const found = all.map(known => whatIf(known, 'inbound', accepting('ghost')));
        expect(found.map(({ computer, state }) => `${computer} ${state}`)).toEqual([
            'a change',
            'b notRead',
            'c noChange',
            'd blocked',
            'e change'
        ]);
        expect(found[0]?.impacts.map(({ peer, kind, accepted }) => `${peer} ${kind} ${accepted?.by}`)).toEqual([
            'nas cutOff undefined',
            'ghost suspect Anna'
        ]);
        expect(found.map(({ isBlocked }) => isBlocked)).toEqual([false, false, false, true, false]);
        expect(found.map(({ isIncomplete }) => isIncomplete)).toEqual([false, false, false, false, true]);
        expect(all.map(known => tried(known, nothingAccepted).state)).toEqual(['change', 'notRead', 'change', 'change', 'change']);
    });

    it('leaves out a device that was mended', () => {
        const tested = [{ computer: 'a', peer: 'web', canSign: true, testedAt: silent.collectedAt }];
        const known = { ...pc('a', [serverCannotSign('web')]), tested };
        expect(tried(known, nothingAccepted).impacts).toEqual([]);
    });
});
