// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { InboundFacts, OutboundFacts } from '../computer/facts';
import { findingsOf } from './findings';

/** Whether encryption is found impossible, by direction; null: that cannot be told. */
function impossible(outbound: Partial<OutboundFacts>, inbound: Partial<InboundFacts> = {}): object {
    const known = sample('srv2025');
    const { found, unjudged } = findingsOf({
        ...known,
        outbound: { ...known.outbound, ...outbound },
        inbound: { ...known.inbound, ...inbound }
    });
    const of = (wanted: string): boolean | null => {
        const isOpen = unjudged.some(one => one.reason === 'notRead' && one.id === 'encryptionImpossible' && one.direction === wanted);
        return isOpen ? null : found.some(({ id, direction }) => id === 'encryptionImpossible' && direction === wanted);
    };
    return { outbound: of('outbound'), inbound: of('inbound') };
}

describe('encryption that no allowed dialect can do', () => {
    it('is found in the direction that requires it', () => {
        expect(impossible({ requireEncryption: true, dialectMax: 'SMB210' })).toEqual({ outbound: true, inbound: false });
        expect(impossible({ requireEncryption: true, dialectMax: 'SMB300' })).toEqual({ outbound: false, inbound: false });
        expect(impossible({ requireEncryption: false, dialectMax: 'SMB202' })).toEqual({ outbound: false, inbound: false });
        const inbound = { encryptData: true, rejectUnencryptedAccess: true, dialectMax: 'SMB202' };
        expect(impossible({}, inbound)).toEqual({ outbound: false, inbound: true });
        expect(impossible({}, { ...inbound, rejectUnencryptedAccess: false })).toEqual({ outbound: false, inbound: false });
    });

    it('is not judged where what it rests on is not known', () => {
        expect(impossible({ requireEncryption: null, dialectMax: 'SMB210' })).toEqual({ outbound: null, inbound: false });
        expect(impossible({ requireEncryption: true, dialectMax: null })).toEqual({ outbound: null, inbound: false });
    });
});
