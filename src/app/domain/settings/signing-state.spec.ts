// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
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

    it('is none of them unless the Server service runs, and goes by the requirement where that is not known', () => {
        const base = configuration(true, true);
        const stateWith = (state: string | null): unknown =>
            signingState({ ...base, inbound: { ...base.inbound, service: { state, startMode: 'Auto' } } });
        expect(['Stopped', 'Paused', 'Start Pending'].map(stateWith)).toEqual(Array(3).fill('notAccepting'));
        expect(['Running', 'Unknown', null].map(stateWith)).toEqual(Array(3).fill('both'));
    });

    it('keeps not reported, not stored and not known apart', () => {
        expect([true, false, null].map(required => inForce({ required }))).toEqual(['required', 'notRequired', 'notReported']);
        expect(
            [
                null,
                { required: null },
                { required: 0 },
                { required: 1 },
                { required: 2 },
                { required: 'x' },
                { required: '1' },
                { required: 'REG_MULTI_SZ: 1; 0' }
            ].map(value => stored({ stored: value }))
        ).toEqual([
            { kind: 'notReported' },
            { kind: 'notStored' },
            { kind: 'zero' },
            { kind: 'one' },
            { kind: 'other', raw: '2' },
            { kind: 'other', raw: 'REG_SZ: x' },
            // A text, which Windows does not take for 1.
            { kind: 'other', raw: 'REG_SZ: 1' },
            { kind: 'other', raw: 'REG_MULTI_SZ: 1; 0' }
        ]);
    });
});
