// SPDX-License-Identifier: MIT
import { sample } from '../remote/testing/samples';
import { directions, SigningConfiguration } from './facts';
import { directionState, makePlan } from './plan';
import { inForce, signingState, stored } from './signing-state';

function configuration(outbound: boolean | null, inbound: boolean | null): SigningConfiguration {
    const { outbound: out, inbound: inn, ...rest } = sample('srv2022');
    return { ...rest, outbound: { ...out, required: outbound }, inbound: { ...inn, required: inbound } };
}

describe('the signing state', () => {
    it('is one of four where both directions are known, else unknown: never a guess', () => {
        const table = [true, false, null].map(outbound =>
            [true, false, null].map(inbound => signingState(configuration(outbound, inbound)))
        );
        expect(table).toEqual([
            ['both', 'outboundOnly', 'unknown'],
            ['inboundOnly', 'neither', 'unknown'],
            ['unknown', 'unknown', 'unknown']
        ]);
    });

    it('is none of them where the Server service is stopped', () => {
        const base = configuration(true, true);
        const stopped = { ...base, inbound: { ...base.inbound, service: { state: 'Stopped', startMode: 'Disabled' } } };
        expect(signingState(stopped)).toBe('notAccepting');
    });

    it('keeps not reported, not stored and not known apart', () => {
        expect([true, false, null].map(required => inForce({ required }))).toEqual(['required', 'notRequired', 'notReported']);
        expect(
            [null, { required: null }, { required: 0 }, { required: 1 }, { required: 2 }, { required: 'x' }].map(value =>
                stored({ stored: value })
            )
        ).toEqual([
            { kind: 'notReported' },
            { kind: 'notStored' },
            { kind: 'zero' },
            { kind: 'one' },
            { kind: 'other', raw: '2' },
            { kind: 'other', raw: 'x' }
        ]);
    });
});

describe('a plan', () => {
    it('leaves out what was not chosen and what is so already', () => {
        expect(makePlan(sample('srv2022'), {})).toEqual({ changes: [], blockers: [] });
        expect(makePlan(sample('srv2022'), { outbound: 'notRequired', inbound: 'notRequired' }).changes).toEqual([]);
    });

    it('stores what is in force only by default', () => {
        const [change, ...more] = makePlan(sample('srv2025'), { outbound: 'required' }).changes;
        expect(more).toEqual([]);
        expect(change).toEqual({
            direction: 'outbound',
            target: 'required',
            before: { inForce: 'required', stored: { kind: 'notStored' } },
            after: { inForce: 'required', stored: { kind: 'one' } }
        });
    });

    it('is blocked where the result could not be checked or the state before not recorded', () => {
        const base = sample('srv2022');
        const unreported = { ...base, outbound: { ...base.outbound, required: null } };
        expect(makePlan(unreported, { outbound: 'required' })).toEqual({
            changes: [],
            blockers: [{ direction: 'outbound', reason: 'inForceNotReported' }]
        });
        for (const value of [null, { required: 2 }]) {
            const unknown = { ...base, inbound: { ...base.inbound, stored: value } };
            expect(makePlan(unknown, { inbound: 'required' }).blockers).toEqual([{ direction: 'inbound', reason: 'storedUnknown' }]);
        }
    });

    it('has nothing left once it was carried out', () => {
        for (const outbound of ['required', 'notRequired'] as const) {
            for (const inbound of ['required', 'notRequired'] as const) {
                const base = sample('win11-ent');
                const after = { outbound, inbound };
                const plan = makePlan(base, after);
                const changed = directions.reduce<SigningConfiguration>((known, direction) => {
                    const change = plan.changes.find(one => one.direction === direction);
                    const required = change?.target === 'required';
                    return change
                        ? { ...known, [direction]: { ...known[direction], required, stored: { required: required ? 1 : 0 } } }
                        : known;
                }, base);
                expect(makePlan(changed, after).changes).toEqual([]);
                for (const change of plan.changes) expect(directionState(changed, change.direction)).toEqual(change.after);
            }
        }
    });
});
