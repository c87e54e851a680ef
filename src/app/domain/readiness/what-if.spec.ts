// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { makePlan } from '../change/plan';
import { directions } from '../computer/facts';
import { signsOf, sortEvidence } from '../evidence/groups';
import { anyReading } from '../evidence/testing/any-reading';
import { audited, silent } from '../evidence/testing/silent';
import { impactsOf } from '../peers/impact';
import { unreadSources } from '../peers/impact-sources';
import { anyConnections, anySuspects } from '../testing/any-connections';
import { anyFacts } from '../testing/any-facts';
import { nothingAccepted } from './accepted';
import { accepting, cannotSign, graveEvent, guest, knownOf, pc, peerNames, serverCannotSign } from './testing/known';
import { readinessOf } from './readiness';
import { whatIf } from './what-if';

const both = { directions, to: 'required' } as const;

describe('what if', () => {
    it('is what the change panel says of a computer', () => {
        fc.assert(
            fc.property(
                fc.oneof(anyFacts, fc.constant(audited)),
                fc.option(anyReading),
                fc.option(anyConnections),
                anySuspects,
                fc.subarray([...directions]),
                (configuration, reading, connections, suspects, chosen) => {
                    const known = knownOf({ configuration, reading, connections }, { suspects });
                    const [found] = whatIf([known], { directions: chosen, to: 'required' }, nothingAccepted);
                    // As readings/known-elsewhere.ts brings them to the panel.
                    const elsewhere = [...(reading ? signsOf(sortEvidence(reading)) : []), ...suspects];
                    const plan = makePlan(configuration, Object.fromEntries(chosen.map(direction => [direction, 'required'])));
                    const panel = impactsOf(plan, configuration, connections, elsewhere);
                    expect(found?.impacts).toEqual(panel.found.map(impact => ({ ...impact, accepted: null })));
                    expect(found?.notReported).toEqual(panel.notReported);
                    expect(found?.blockers).toEqual(plan.blockers);
                    expect(found?.unread).toEqual(unreadSources(plan, configuration, connections, reading));
                }
            ),
            { numRuns: 300 }
        );
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
                    const [found] = whatIf([known], { directions: [direction], to: 'required' }, accepted);
                    const isReady = readinessOf(known, direction, accepted).kind === 'ready';
                    if (isReady) ready++;
                    const open = found?.impacts.filter(
                        ({ kind, accepted: by }) => (kind === 'cutOff' || kind === 'suspect') && by === null
                    );
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
        const found = whatIf(all, { directions: ['inbound'], to: 'required' }, accepting('ghost'));
        expect(found.map(({ computer, state }) => `${computer} ${state}`)).toEqual([
            'a change',
            'b notRead',
            'c noChange',
            'd change',
            'e change'
        ]);
        expect(found[0]?.impacts.map(({ peer, kind, accepted }) => `${peer} ${kind} ${accepted?.by}`)).toEqual([
            'nas cutOff undefined',
            'ghost suspect Anna'
        ]);
        expect(found.map(({ blockers }) => blockers.map(({ reason }) => reason))).toEqual([[], [], [], ['storedUnreadable'], []]);
        expect(found[4]?.unread).toEqual(['events']);
        expect(whatIf(all, both, nothingAccepted)[0]?.directions).toEqual(['outbound', 'inbound']);
    });

    it('leaves out a device that was mended', () => {
        const tested = [{ computer: 'a', peer: 'web', canSign: true, testedAt: silent.collectedAt }];
        const known = { ...pc('a', [serverCannotSign('web')]), tested };
        expect(whatIf([known], both, nothingAccepted)[0]?.impacts).toEqual([]);
    });
});
