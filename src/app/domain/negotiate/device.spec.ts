// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { aliasOf, deviceOutcome, DeviceResult, nextRequest, Probe, ProbeEnding } from './device';
import { changed, mandatory, smb1, smb210 } from './testing/answers';
import { steps, Verdict, verdict } from './verdict';

const probe = (ended: ProbeEnding, answer = new Uint8Array(), request: Probe['request'] = 'smb2'): Probe => ({
    request,
    ended,
    answer,
    words: null,
    addresses: [],
    canonicalName: null,
    address: null,
    connectMilliseconds: null,
    answerMilliseconds: null
});

const offered = changed(mandatory, { 66: 1 });
const notOffered = changed(mandatory, { 66: 0 });
/** STATUS_NOT_SUPPORTED, [MS-SMB2] 3.3.5.4. */
const refusesDialects = changed(mandatory, { 8: 0xbb, 11: 0xc0 });
const wildcard = changed(smb210, { 68: 0xff, 69: 0x02 });

describe('a test of a device', () => {
    const cases: readonly [string, readonly Probe[], object][] = [
        ['requires signing', [probe('complete', mandatory)], { kind: 'required' }],
        ['offers it', [probe('complete', offered)], { kind: 'offered' }],
        ['does not offer it', [probe('complete', notOffered)], { kind: 'notOffered' }],
        ['refuses each dialect', [probe('complete', refusesDialects)], { kind: 'noCommonDialect' }],
        [
            'refuses otherwise',
            [probe('complete', changed(mandatory, { 8: 0x22, 11: 0xc0 }))],
            { kind: 'refusedStatus', status: 0xc0000022 }
        ],
        ['speaks SMB 1 only', [probe('closed'), probe('complete', smb1, 'smb1')], { kind: 'smb1Only', signing: 'notOffered' }],
        ['wants to be asked as old clients ask', [probe('closed'), probe('complete', wildcard, 'smb1')], { kind: 'again' }],
        ['closes whatever it is asked', [probe('closed'), probe('reset', new Uint8Array(), 'smb1')], { kind: 'closedWithoutAnswer' }],
        ['closes, then accepts no more', [probe('closed'), probe('refused', new Uint8Array(), 'smb1')], { kind: 'closedWithoutAnswer' }],
        ['never answers', [probe('timedOut'), probe('timedOut', new Uint8Array(), 'smb1')], { kind: 'silent' }],
        ['refuses the session', [probe('complete', Uint8Array.of(0x83, 0, 0, 1, 0x81))], { kind: 'sessionRefused' }],
        ['begins like a refusal', [probe('complete', Uint8Array.of(0x83, 0, 0, 1, 0x41))], { kind: 'notSmb' }],
        ['is another service', [probe('otherProtocol', new Uint8Array())], { kind: 'notSmb' }],
        ['answers with a length that no answer has', [probe('tooLarge', mandatory)], { kind: 'tooLarge' }],
        ['breaks off', [probe('closed', mandatory.slice(0, 60))], { kind: 'damaged', part: 'header' }],
        ['has no name', [probe('nameNotFound')], { kind: 'nameNotFound' }],
        ['has a closed port', [probe('refused')], { kind: 'portClosed' }],
        ['is behind a filter', [probe('connectTimedOut')], { kind: 'noAnswer' }],
        ['cannot be made by this computer', [probe('notAllowed')], { kind: 'notAllowed' }]
    ];
    for (const [what, probes, expected] of cases) {
        it(what, () => expect(deviceOutcome(probes)).toEqual(jasmine.objectContaining(expected)));
    }

    it('asks with SMB 1 only where SMB 2 connected and brought nothing', () => {
        expect(nextRequest([], null)).toBe('smb2');
        for (const ended of ['closed', 'reset', 'timedOut'] as const) expect(nextRequest([probe(ended)], '3.0')).toBe('smb1');
        for (const last of [probe('complete', mandatory), probe('closed', mandatory.slice(0, 9)), probe('refused'), probe('notAllowed')])
            expect(nextRequest([last], 'none')).toBeNull();
        expect(nextRequest([probe('closed'), probe('closed')], null)).toBeNull();
    });

    it('asks again with the dialects that the computer may use, where the device chose a newer one', () => {
        const first = probe('complete', mandatory); // 3.1.1
        const asked = (['3.0.2', '3.0', '2.1', '2.0.2', '3.1.1', 'none', null] as const).map(highest => nextRequest([first], highest));
        expect(asked).toEqual(['smb302', 'smb300', 'smb210', 'smb202', null, null, null]);
        expect(nextRequest([probe('complete', smb210)], '2.1')).toBeNull();
        expect(nextRequest([first, probe('complete', smb210, 'smb302')], '3.0.2')).toBeNull();
        // What it said first stays what it is.
        expect(deviceOutcome([first, probe('connectTimedOut', new Uint8Array(), 'smb302')])).toEqual(
            jasmine.objectContaining({ kind: 'required', older: null })
        );
    });

    it('tells an alias from a name that was completed', () => {
        const host = { name: 'nas', port: 445 };
        expect(aliasOf(host, 'filer7.contoso.com')).toBe('filer7.contoso.com');
        for (const same of ['nas', 'NAS.contoso.com', 'nas.', null]) expect(aliasOf(host, same)).toBeNull();
    });
});

describe('whether the computer can connect', () => {
    const srv2025 = sample('srv2025');
    const computer = (outbound: Partial<SigningConfiguration['outbound']>): SigningConfiguration => ({
        ...srv2025,
        outbound: { ...srv2025.outbound, ...outbound }
    });
    const result = (name: string, ...probes: readonly Probe[]): DeviceResult => ({
        host: { name, port: 445 },
        outcome: deviceOutcome(probes),
        probes,
        testedAt: new Date(0)
    });
    const answered = (answer: Uint8Array, name = 'nas'): DeviceResult => result(name, probe('complete', answer));

    const cases: readonly [string, DeviceResult, SigningConfiguration | null, Verdict][] = [
        ['both require it', answered(mandatory), computer({ required: true }), { kind: 'signed' }],
        ['only the device requires it', answered(mandatory), computer({ required: false }), { kind: 'signed' }],
        ['only the computer requires it', answered(offered), computer({ required: true }), { kind: 'signed' }],
        ['neither requires it', answered(offered), computer({ required: false }), { kind: 'unsigned' }],
        [
            'the device cannot and the computer insists',
            answered(notOffered),
            computer({ required: true }),
            { kind: 'no', reason: 'signing' }
        ],
        ['the device cannot and the computer does not insist', answered(notOffered), computer({ required: false }), { kind: 'unsigned' }],
        ['the computer does not say', answered(offered), computer({ required: null }), { kind: 'unknown', reason: 'computer' }],
        ['the computer could not be read', answered(offered), null, { kind: 'unknown', reason: 'computer' }],
        ['the dialect is below the lowest', answered(smb210), computer({ dialectMin: 'SMB300' }), { kind: 'no', reason: 'dialect' }],
        [
            'the dialect is below the lowest, as a number',
            answered(smb210),
            computer({ dialectMin: '785' }),
            { kind: 'no', reason: 'dialect' }
        ],
        [
            'the dialect is above the highest',
            answered(offered),
            computer({ dialectMax: 'SMB302' }),
            { kind: 'unknown', reason: 'dialectMax' }
        ],
        [
            'it is, and the device takes no older one',
            result('nas', probe('complete', mandatory), probe('complete', refusesDialects, 'smb302')),
            computer({ dialectMax: 'SMB302' }),
            { kind: 'no', reason: 'dialect' }
        ],
        [
            'it is, and the device takes an older one that the computer may not use',
            result('nas', probe('complete', mandatory), probe('complete', smb210, 'smb302')),
            computer({ dialectMin: 'SMB300', dialectMax: 'SMB302' }),
            { kind: 'no', reason: 'dialect' }
        ],
        [
            'it is, and the device takes an older one',
            result('nas', probe('complete', mandatory), probe('complete', smb210, 'smb302')),
            computer({ dialectMax: 'SMB302', required: false }),
            { kind: 'unsigned' }
        ],
        [
            'it is, and the device closes the second time',
            result('nas', probe('complete', offered), probe('closed', new Uint8Array(), 'smb302')),
            computer({ dialectMax: 'SMB302' }),
            { kind: 'unknown', reason: 'dialectMax' }
        ],
        ['the highest is what the device chose', answered(smb210), computer({ dialectMax: '528', required: true }), { kind: 'signed' }],
        [
            'no dialect is left on the computer',
            answered(offered),
            computer({ dialectMin: 'SMB311', dialectMax: 'SMB302' }),
            { kind: 'no', reason: 'dialect' }
        ],
        ['there is no limit', answered(smb210), computer({ required: true, dialectMin: 'None' }), { kind: 'signed' }],
        [
            'the computer insists on encryption',
            answered(smb210),
            computer({ requireEncryption: true }),
            { kind: 'no', reason: 'encryption' }
        ],
        ['both encrypt', answered(notOffered), computer({ requireEncryption: true }), { kind: 'encrypted' }],
        [
            'NTLM is blocked and the device has nothing else',
            answered(mandatory),
            computer({ blockNtlm: true }),
            { kind: 'unlikely', reason: 'ntlm' }
        ],
        [
            'policy refuses NTLM and the device has nothing else',
            answered(mandatory),
            { ...computer({ blockNtlm: false }), surroundings: { ...srv2025.surroundings, ntlm: { restrictSending: 2 } } },
            { kind: 'unlikely', reason: 'ntlm' }
        ],
        [
            'NTLM is blocked and an address was named',
            answered(changed(mandatory, { 128: 0 }), '192.0.2.7'),
            computer({ blockNtlm: true }),
            { kind: 'unlikely', reason: 'ntlm' }
        ],
        ['the port is closed', result('nas', probe('refused')), computer({}), { kind: 'no', reason: 'connection' }],
        [
            'the device speaks SMB 1 only',
            result('nas', probe('closed'), probe('complete', smb1, 'smb1')),
            computer({}),
            { kind: 'unlikely', reason: 'smb1' }
        ],
        [
            'the device never answers',
            result('nas', probe('timedOut'), probe('timedOut')),
            computer({}),
            { kind: 'unknown', reason: 'device' }
        ],
        [
            'the device lets this computer not in',
            result('nas', probe('complete', Uint8Array.of(0x83, 0, 0, 1, 0x81))),
            computer({}),
            { kind: 'no', reason: 'refused' }
        ],
        ['the name servers are silent', result('nas', probe('nameTimedOut')), computer({}), { kind: 'unknown', reason: 'nameTimedOut' }],
        ['the computer may not ask', result('nas', probe('notAllowed')), computer({}), { kind: 'unknown', reason: 'notAllowed' }],
        ['the test failed on the computer', result('nas', probe('failed')), computer({}), { kind: 'unknown', reason: 'failed' }]
    ];
    for (const [what, tested, configuration, expected] of cases) {
        it(`where ${what}: ${expected.kind}`, () => expect(verdict(tested, configuration)).toEqual(expected));
    }

    it('advises the device first, then a real account, and the caution last and only where signing is in the way', () => {
        const inTheWay = answered(notOffered);
        expect(steps(inTheWay, verdict(inTheWay, computer({ required: true })))).toEqual([
            'signingAtDevice',
            'updateDevice',
            'realAccount',
            'caution'
        ]);
        const needsNtlm = answered(mandatory);
        expect(steps(needsNtlm, verdict(needsNtlm, computer({ blockNtlm: true })))).toEqual(['kerberosName', 'ntlmException']);
        for (const [, tested, configuration, found] of cases) {
            const advised = steps(tested, verdict(tested, configuration));
            expect(advised.includes('caution')).toBe(found.kind === 'no' && found.reason === 'signing');
        }
    });
});
