// SPDX-License-Identifier: MIT
import { parseNegotiateAnswer } from './answer';
import { changed, mandatory, smb1, smb210 } from './testing/answers';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

describe('the answer of a device', () => {
    it('of SMB 3.1.1 tells signing, dialect, algorithm, encryption and mechanisms', () =>
        expect(parseNegotiateAnswer(mandatory)).toEqual({
            kind: 'smb2',
            dialect: '3.1.1',
            signing: { offered: true, required: true },
            algorithm: { name: 'AES-GMAC', assumed: false },
            encryption: true,
            mechanisms: ['ntlm'],
            incomplete: false
        }));

    const cases: readonly [string, Uint8Array, object][] = [
        [
            'of SMB 2.1 tells no algorithm, so the dialect does',
            smb210,
            { dialect: '2.1', algorithm: { name: 'HMAC-SHA256', assumed: true }, encryption: false }
        ],
        ['with signing enabled only', changed(mandatory, { 66: 1 }), { signing: { offered: true, required: false } }],
        ['without the signing bits', changed(mandatory, { 66: 0 }), { signing: { offered: false, required: false } }],
        ['with an unknown signing algorithm', changed(mandatory, { 282: 9 }), { algorithm: { name: 'unknown', assumed: false } }],
        ['without a cipher in common', changed(mandatory, { 266: 0 }), { encryption: false }],
        [
            'whose contexts are cut off keeps what stands before',
            mandatory.slice(0, 240),
            { signing: { offered: true, required: true }, encryption: null, incomplete: true }
        ],
        [
            'whose contexts point outside',
            changed(mandatory, { 127: 0xff }),
            { signing: { offered: true, required: true }, incomplete: true }
        ],
        ['whose token points outside', changed(mandatory, { 121: 0xff }), { mechanisms: null, incomplete: true }],
        ['whose token is no token', changed(mandatory, { 128: 0 }), { mechanisms: null, incomplete: false }],
        ['with a mechanism that has no name here', changed(mandatory, { 157: 0x0b }), { mechanisms: [{ oid: '1.3.6.1.4.1.311.2.2.11' }] }],
        ['of SMB 1', smb1, { kind: 'smb1', accepted: true, signing: { offered: false, required: false } }],
        ['of SMB 1 with signing', changed(smb1, { 35: 0x0f }), { kind: 'smb1', signing: { offered: true, required: true } }],
        ['of SMB 1 that takes no dialect', changed(smb1, { 33: 0xff, 34: 0xff }), { kind: 'smb1', accepted: false }],
        ['that refuses', changed(mandatory, { 8: 0xbb, 11: 0xc0 }), { kind: 'refused', status: 0xc00000bb }],
        ['that is our own request again', changed(mandatory, { 16: 0 }), { kind: 'damaged', part: 'direction' }],
        ['to another command', changed(mandatory, { 12: 1 }), { kind: 'damaged', part: 'command' }],
        ['with a dialect that does not exist', changed(mandatory, { 68: 0x99 }), { kind: 'damaged', part: 'dialect' }],
        ['that ends in its first bytes', mandatory.slice(0, 6), { kind: 'damaged', part: 'header' }],
        ['that ends in its header', mandatory.slice(0, 50), { kind: 'damaged', part: 'header' }],
        ['that ends before its security mode', mandatory.slice(0, 70), { kind: 'damaged', part: 'securityMode' }],
        ['of another service', ascii('SSH-2.0-OpenSSH_9.2\r\n'), { kind: 'other' }],
        ['of nothing but a length', Uint8Array.of(0, 0, 0, 0), { kind: 'other' }],
        ['that never came', new Uint8Array(), { kind: 'nothing' }]
    ];
    for (const [what, answer, expected] of cases) {
        it(what, () => expect(parseNegotiateAnswer(answer)).toEqual(jasmine.objectContaining(expected)));
    }
});
