// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { Cause, lastWay, likelyCause } from './cause';
import { ErrorId, errorEntries } from './entries';
import { findErrors } from './find';

const idsIn = (text: string): readonly (ErrorId | null)[] => findErrors(text).errors.map(error => error.entry?.id ?? null);

describe('an error in a pasted text', () => {
    const forms: readonly [string, ErrorId][] = [
        // The requirement's and the reference's forms.
        ['0xc000a000', 'invalidSignature'],
        ['0xC000A000', 'invalidSignature'],
        ['c000a000', 'invalidSignature'],
        ['C000A000h', 'invalidSignature'],
        ['\uff10\uff38\uff23\uff10\uff10\uff10\uff21\uff10\uff10\uff10', 'invalidSignature'],
        // Digits of Thai and of Devanagari.
        ['error \u0e55\u0e53', 'badNetworkPath'],
        ['error \u096b\u0969', 'badNetworkPath'],
        ['0xFFFFFFFFC000A000', 'invalidSignature'],
        ['-1073700864', 'invalidSignature'],
        ['\u22121073700864', 'invalidSignature'],
        ['3221266432', 'invalidSignature'],
        ['0xD000A000', 'invalidSignature'],
        ['-805265408', 'invalidSignature'],
        ['exit code:-1073700864', 'invalidSignature'],
        ['exit code:-805265408', 'invalidSignature'],
        ['STATUS_INVALID_SIGNATURE', 'invalidSignature'],
        ['NT_STATUS_INVALID_SIGNATURE', 'invalidSignature'],
        ['The cryptographic signature is invalid.', 'invalidSignature'],
        ['the cryptographic\r\n   signature is invalid', 'invalidSignature'],
        ['System error 3227320323 has occurred.', 'guestSigning'],
        ['0xC05D0003', 'guestSigning'],
        ['-1067646973', 'guestSigning'],
        ['0xD05D0003', 'guestSigning'],
        ['-799211517', 'guestSigning'],
        ['Error:3227320323', 'guestSigning'],
        ['STATUS_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED', 'guestSigning'],
        ['System error 1272 has occurred.', 'guestBlocked'],
        ['1272', 'guestBlocked'],
        ['Error code:1272', 'guestBlocked'],
        ['Fehlercode:1272', 'guestBlocked'],
        ['0x800704F8', 'guestBlocked'],
        ['-2147023624', 'guestBlocked'],
        [
            'You can\u2019t access this shared folder because your organization\u2019s security policies block\nunauthenticated guest access.',
            'guestBlocked'
        ],
        ['ERROR_SMB_GUEST_ENCRYPTION_NOT_SUPPORTED', 'guestEncryption'],
        ['0x80070035', 'badNetworkPath'],
        ['Error code: 0x80070035', 'badNetworkPath'],
        ['80070035', 'badNetworkPath'],
        ['-2147024843', 'badNetworkPath'],
        ['System error 53 has occurred.', 'badNetworkPath'],
        ['Error:53', 'badNetworkPath'],
        ['At 12:05 error:53', 'badNetworkPath'],
        ['-805306178', 'badNetworkPath'],
        ['0xD000006D', 'logonFailure'],
        ['-805306259', 'logonFailure'],
        ['ERROR_BAD_NETPATH', 'badNetworkPath'],
        ['The network path was not found.', 'badNetworkPath'],
        ['0xC0000207', 'badAddress'], // STATUS_INVALID_ADDRESS_COMPONENT, which Windows shows as 1214
        ['0xC0000418', 'ntlmBlocked'],
        ['-1073740776', 'ntlmBlocked'],
        ['0x80070791', 'ntlmBlocked'],
        ['System error 1937 has occurred.', 'ntlmBlocked'],
        ['0xC0000022', 'accessDenied'],
        ['System error 5 has occurred.', 'accessDenied'],
        ['0x80070005 (E_ACCESSDENIED)', 'accessDenied'],
        ['0xC00000BB', 'notSupported'],
        ['-1073741637', 'notSupported'],
        ['0xC000006D', 'logonFailure'],
        ['System error 1326 has occurred.', 'logonFailure'],
        ['0xC05D0000', 'noHashInCommon'],
        ['0xC05D0001', 'clusterDialect'],
        ['0xC0000388', 'downgrade'],
        ['0xC0000203', 'sessionEnded'],
        ['STATUS_NETWORK_SESSION_EXPIRED', 'sessionEnded'],
        ['System error 64 has occurred.', 'sessionEnded'],
        ['0xC00000C3', 'invalidNetworkResponse'],
        ['System error 67 has occurred.', 'nameNotFound'],
        // Other languages, by their number.
        ['Systemfehler 53 aufgetreten.', 'badNetworkPath'],
        ['Systemfehler 3227320323 aufgetreten.', 'guestSigning'],
        ['Sie k\u00f6nnen nicht auf diesen freigegebenen Ordner zugreifen. Fehlercode: 0x80070035', 'badNetworkPath'],
        ["L'erreur syst\u00e8me 1272 s'est produite.", 'guestBlocked'],
        ["L'erreur syst\u00e8me 3227320323 s'est produite.", 'guestSigning'],
        ['\u30b7\u30b9\u30c6\u30e0 \u30a8\u30e9\u30fc 53 \u304c\u767a\u751f\u3057\u307e\u3057\u305f\u3002', 'badNetworkPath'],
        ['\u30b7\u30b9\u30c6\u30e0\u30a8\u30e9\u30fc1272\u304c\u767a\u751f\u3057\u307e\u3057\u305f\u3002', 'guestBlocked'],
        ['\u30b7\u30b9\u30c6\u30e0 \u30a8\u30e9\u30fc 3227320323 \u304c\u767a\u751f\u3057\u307e\u3057\u305f\u3002', 'guestSigning'],
        ['\u53d1\u751f\u7cfb\u7edf\u9519\u8bef 53\u3002', 'badNetworkPath'],
        ['\u0421\u0438\u0441\u0442\u0435\u043c\u043d\u0430\u044f \u043e\u0448\u0438\u0431\u043a\u0430 53.', 'badNetworkPath'],
        ['Wyst\u0105pi\u0142 b\u0142\u0105d systemu 53.', 'badNetworkPath'],
        ['Vika 1272 kom upp.', 'guestBlocked']
    ];
    for (const [text, expected] of forms) {
        it(`${JSON.stringify(text)} is ${expected}`, () => expect(idsIn(text)).toEqual([expected]));
    }

    it('may stand among others, each once: the requirement\u2019s own block', () => {
        const block = [
            "You can't access this shared folder because your organization's security policies block",
            'unauthenticated guest access. These policies help protect your PC from unsafe or malicious',
            'devices on the network.',
            'Error code: 0x80070035',
            'The network path was not found.',
            'System error 3227320323 has occurred.'
        ].join('\n');
        expect(idsIn(block)).toEqual(['guestBlocked', 'badNetworkPath', 'guestSigning']);
        expect(idsIn('0xc000a000\n-1073700864\nSTATUS_INVALID_SIGNATURE\nThe cryptographic signature is invalid.')).toEqual([
            'invalidSignature'
        ]);
    });

    it('names the devices that the text names', () => {
        const text = 'net use Z: \\\\NAS-5\\scans\r\nSystem error 53 has occurred.\r\n\\\\192.0.2.7\\x smb://filer/share C:\\\\Windows';
        expect(findErrors(text).devices).toEqual(['NAS-5', '192.0.2.7', 'filer']);
        expect(idsIn(text)).toEqual(['badNetworkPath']);
    });

    it('that is not in the table is taken apart, and said to be unknown', () => {
        const [found] = findErrors('Error 0xC0190001').errors;
        expect(found?.entry).toBeNull();
        expect(found?.number).toEqual(jasmine.objectContaining({ form: 'ntstatus', value: 0xc0190001, facility: 0x19, code: 1 }));
        expect(findErrors('0x8007FFFF').errors[0]?.number).toEqual(jasmine.objectContaining({ form: 'hresultOfWin32', inner: 0xffff }));
        expect(findErrors('0xD0000001').errors[0]?.number).toEqual(
            jasmine.objectContaining({ form: 'hresultOfNtstatus', inner: 0xc0000001 })
        );
        expect(findErrors('0x80040154').errors[0]?.number).toEqual(jasmine.objectContaining({ form: 'hresult', facility: 4 }));
        expect(findErrors('System error 4711 has occurred.').errors[0]?.number).toEqual(
            jasmine.objectContaining({ form: 'win32', inner: 4711 })
        );
        expect(findErrors('STATUS_MADE_UP').errors[0]).toEqual(jasmine.objectContaining({ entry: null, text: 'STATUS_MADE_UP' }));
    });

    for (const text of [
        '',
        'It worked until 5 minutes ago.',
        'Windows 11 24H2, build 26100.53, SMB 3.1.1, port 445',
        'at 12:53 on 2026-11-05 from 10.0.0.53 to fe80::53, 64-bit, 5%',
        '\\\\nas-1272\\5',
        'An error at 12:53',
        'Error of nas:53, see error.log:53 and C:\\code\\5',
        'A balance of -123456789',
        'Errors 10:3221266432',
        'deadbeef-c000-a000-0000-c000a0000000',
        'Phone 0301234567, 192.0.2.1, 1073700864'
    ]) {
        it(`is not made out of other numbers: ${JSON.stringify(text)}`, () => expect(idsIn(text)).toEqual([]));
    }

    it('survives any text', () =>
        fc.assert(
            fc.property(fc.fullUnicodeString({ maxLength: 200 }), text => void findErrors(text)),
            { numRuns: 1000 }
        ));

    it('is found quickly in a long text', () => {
        const started = performance.now();
        for (const part of ['\\\\', '0x', '1 ', 'error 5', 'the cryptographic ', 'STATUS_', 'error code of ', '-5 ', '31013 '])
            findErrors(part.repeat(60_000));
        expect(performance.now() - started).toBeLessThan(3000);
    });
});

describe('the table of errors', () => {
    it('names a source for each, and the caution last where it is a way at all', () => {
        for (const { id, source, remedies, inbound } of errorEntries) {
            expect(source.length).withContext(id).toBeGreaterThan(0);
            const at = remedies.findIndex(remedy => remedy === 'caution' || remedy === 'guestCaution');
            expect(at === -1 || at === remedies.length - 1)
                .withContext(id)
                .toBe(true);
            if (at > 0) expect(remedies.indexOf('realAccount')).withContext(id).toBeGreaterThan(-1);
            const weakening = inbound.indexOf('inboundCaution');
            expect(weakening === -1 || weakening === inbound.length - 1)
                .withContext(id)
                .toBe(true);
            expect(inbound.length).withContext(id).toBeGreaterThan(0);
        }
    });

    it('gives each number and symbol to one error, but for the one that has two meanings', () => {
        const all = errorEntries.flatMap(({ ntstatus, win32, symbols }) => [...ntstatus, ...win32, ...symbols]);
        expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([0xc05d0002]);
    });

    it('advises someone who connects to this computer on this computer, not on a device', () => {
        const ofDevice = ['kerberosName', 'realAccount', 'signingAtDevice', 'testDevice', 'caution'];
        expect(errorEntries.filter(({ inbound }) => inbound.some(step => ofDevice.includes(step))).map(({ id }) => id)).toEqual([]);
    });

    it('gives each event to one error', () => {
        const all = errorEntries.flatMap(({ events }) => events ?? []);
        expect(new Set(all).size).toBe(all.length);
    });
});

describe('the likely cause on this computer', () => {
    const srv2025 = sample('srv2025');
    const computer = (outbound: Partial<SigningConfiguration['outbound']>): SigningConfiguration => ({
        ...srv2025,
        outbound: { ...srv2025.outbound, ...outbound }
    });
    const restricted = { ...srv2025.surroundings, ntlm: { restrictSending: 2 } };
    const cases: readonly [ErrorId, SigningConfiguration | null, Cause | null][] = [
        ['invalidSignature', computer({ required: true }), 'signingRequired'],
        ['invalidSignature', computer({ required: false }), 'signingNotRequired'],
        ['invalidSignature', computer({ required: null }), 'unknown'],
        ['guestSigning', computer({ required: true, insecureGuestLogons: true }), 'guestNeedsSigning'],
        ['guestSigning', computer({ required: true, insecureGuestLogons: false }), 'guestOffAndSigning'],
        ['guestBlocked', computer({ required: false, insecureGuestLogons: false }), 'guestOff'],
        ['guestBlocked', computer({ required: false, insecureGuestLogons: true }), 'guestAllowed'],
        ['guestBlocked', computer({ required: false, insecureGuestLogons: null }), 'unknown'],
        ['badNetworkPath', computer({ required: true }), 'maybeSigning'],
        ['badNetworkPath', computer({ required: false, insecureGuestLogons: false }), 'maybeGuestOff'],
        ['badNetworkPath', computer({ required: false, insecureGuestLogons: true }), null],
        ['ntlmBlocked', computer({ blockNtlm: true }), 'ntlmBlocked'],
        ['ntlmBlocked', computer({ blockNtlm: false }), 'ntlmNotBlocked'],
        // The policy refuses NTLM to every client of the computer, SMB's own setting aside.
        ['ntlmBlocked', { ...computer({ blockNtlm: false }), surroundings: restricted }, 'ntlmBlocked'],
        ['notSupported', { ...computer({ blockNtlm: false }), surroundings: restricted }, 'ntlmBlocked'],
        ['accessDenied', computer({ requireEncryption: true }), 'encryptionRequired'],
        ['notSupported', computer({ dialectMin: 'SMB311' }), 'dialectLimited'],
        ['notSupported', computer({ dialectMin: 'None' }), null],
        ['logonFailure', null, null],
        ['invalidSignature', null, 'unknown']
    ];
    for (const [id, configuration, expected] of cases) {
        it(`of ${id}: ${expected}`, () => expect(likelyCause(id, configuration)).toBe(expected));
    }

    const ways: readonly [ErrorId, Partial<SigningConfiguration['outbound']> | null, ReturnType<typeof lastWay>][] = [
        ['guestSigning', null, 'both'],
        ['guestSigning', { required: true, insecureGuestLogons: false }, 'both'],
        ['guestSigning', { required: true, insecureGuestLogons: true }, 'signing'],
        ['guestSigning', { required: false, insecureGuestLogons: false }, 'guests'],
        ['guestSigning', { required: false, insecureGuestLogons: true }, null],
        ['guestBlocked', null, 'guests'],
        ['guestBlocked', { required: false, insecureGuestLogons: false }, 'guests'],
        ['guestBlocked', { required: true, insecureGuestLogons: false }, 'both'],
        ['guestBlocked', { required: false, insecureGuestLogons: true }, null],
        ['badNetworkPath', null, 'signing'],
        ['badNetworkPath', { required: true, insecureGuestLogons: false }, 'signing'],
        ['badNetworkPath', { required: false, insecureGuestLogons: false }, 'guests'],
        ['badNetworkPath', { required: false, insecureGuestLogons: true }, null]
    ];
    for (const [id, outbound, expected] of ways) {
        it(`leaves as a last way of ${id} with ${JSON.stringify(outbound)}: ${expected}`, () =>
            expect(lastWay(id, outbound && computer(outbound))).toBe(expected));
    }
});
