// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { InboundFacts } from '../computer/facts';
import { DeviceOutcome, deviceOutcome, Probe } from './device';
import { SelfCheck, selfCheck } from './self-check';
import { changed, mandatory } from './testing/answers';

describe("what the computer's own server says, beside what is in force", () => {
    const answered = (answer: Uint8Array): DeviceOutcome =>
        deviceOutcome([{ request: 'smb2', ended: 'complete', answer } as unknown as Probe]);
    const facts = (inbound: Partial<InboundFacts>): InboundFacts => ({ ...sample('srv2025').inbound, ...inbound });
    const required = answered(mandatory);
    const offered = answered(changed(mandatory, { 66: 1 }));
    const closed: DeviceOutcome = { kind: 'portClosed' };
    const stopped = { state: 'Stopped', startMode: 'Disabled' };

    const cases: readonly [string, DeviceOutcome, InboundFacts | null, string][] = [
        ['both required', required, facts({ required: true }), 'agrees'],
        ['both not required', offered, facts({ required: false }), 'agrees'],
        ['required in force only', offered, facts({ required: true }), 'disagrees'],
        ['required on the wire only', required, facts({ required: false }), 'disagrees'],
        ['in force not reported', required, facts({ required: null }), 'notComparable'],
        ['nothing read', required, null, 'notComparable'],
        ['a closed port, the service stopped', closed, facts({ service: stopped }), 'agrees'],
        ['a closed port, the service running', closed, facts({}), 'notComparable'],
        ['an answer, the service stopped', required, facts({ required: true, service: stopped }), 'notComparable'],
        ['another answer', { kind: 'silent' }, facts({}), 'notComparable']
    ];
    for (const [what, outcome, inbound, expected] of cases) {
        it(`${what}: ${expected}`, () => expect(selfCheck(outcome, inbound, 'another')).toBe(expected as SelfCheck));
    }

    it('proves nothing where the computer asked itself: Windows then says "required" whatever is set', () => {
        for (const outcome of [required, offered])
            for (const set of [true, false, null]) expect(selfCheck(outcome, facts({ required: set }), 'itself')).toBe('answers');
        expect(selfCheck(closed, facts({ service: stopped }), 'itself')).toBe('agrees');
        expect(selfCheck(closed, facts({}), 'itself')).toBe('notComparable');
    });

    it('proves nothing where it is not known who asked', () => {
        for (const [what, outcome, inbound, expected] of cases)
            expect(selfCheck(outcome, inbound, 'notKnown'))
                .withContext(what)
                .toBe(expected === 'notComparable' ? 'notComparable' : 'notProven');
    });
});
