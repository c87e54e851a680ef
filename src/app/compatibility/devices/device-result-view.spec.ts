// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { DeviceOutcome, DeviceResult, PlainOutcome, Probe } from '../../domain/negotiate/device';
import { changed, mandatory, smb1, smb210 } from '../../domain/negotiate/testing/answers';
import { tested, withOutcome } from '../../domain/negotiate/testing/results';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { hexadecimal, deviceResultView } from './device-result-view';

const strings = texts.Strings.SmbSigning as Strings;

/** The answer to "Can this computer connect?" */
function answer(computer: SampleName, ...found: readonly Partial<Probe>[]): string {
    return deviceResultView(tested('nas', ...found), sample(computer), strings).verdict;
}

/** What the device said, as "term: value". */
function factsOf(result: DeviceResult): string[] {
    return deviceResultView(result, sample('srv2025'), strings).facts.map(({ term, value }) => `${term}: ${value}`);
}

describe('the answer whether the computer can connect', () => {
    it('promises nothing to guests', () => {
        expect(answer('srv2025', { answer: mandatory })).toBe(
            "Yes, with a real account. The connection will be signed. Guests can't sign."
        );
    });

    it('does not say of any Windows that it has no SMB 1 client: only the server of SMB 1 was read', () => {
        for (const computer of ['srv2012r2', 'srv2016', 'srv2025'] as const)
            expect(answer(computer, { ended: 'closed', answer: new Uint8Array() }, { request: 'smb1', answer: smb1 })).toBe(
                "Only if the SMB 1 client is installed on this computer. Newer Windows doesn't install it."
            );
    });

    it('does not blame the device for what befell the test on the computer', () => {
        for (const ended of ['notAllowed', 'failed', 'nameTimedOut'] as const)
            expect(answer('srv2025', { ended, answer: new Uint8Array() })).not.toContain("device didn't");
    });

    // Byte 66 of an answer is the security mode: 0 cannot sign, 1 can, 3 must.
    const cannotSign = changed(mandatory, { 66: 0 });
    const modes: readonly [SampleName, number, string][] = [
        ['srv2025', 3, 'Yes, with a real account. The connection will be signed'],
        ['srv2025', 1, 'Yes, with a real account. The connection will be signed'],
        ['srv2025', 0, "No. This computer requires signing, but the device doesn't offer it."],
        ['srv2022', 3, 'Yes, with a real account. The connection will be signed'],
        ['srv2022', 1, 'Yes, but unsigned'],
        ['srv2022', 0, 'Yes, but unsigned']
    ];
    for (const [computer, mode, text] of modes)
        it(`from ${computer} to a device with security mode ${mode} is "${text}"`, () =>
            expect(answer(computer, { answer: changed(mandatory, { 66: mode }) }).startsWith(text)).toBeTrue());

    it('is that the connection will be encrypted where the computer insists on that', () => {
        const known = sample('srv2025');
        const insists = { ...known, outbound: { ...known.outbound, requireEncryption: true } };
        const view = deviceResultView(tested('nas', { answer: cannotSign }), insists, strings);
        // This device offers NTLM alone and can encrypt.
        expect(view.verdict).toMatch(/^Yes, with a real account. The connection will be encrypted/);
        expect(view.facts[0]?.value).toBe('Not offered');
    });

    it('is not known where the computer could not be read', () => {
        expect(deviceResultView(tested('nas', { answer: mandatory }), null, strings).verdict).toBe(
            "Unknown, because this computer's settings are unknown."
        );
    });

    it('has the caution last, and only where the device cannot sign and the computer insists', () => {
        const steps = (computer: SampleName): readonly string[] =>
            deviceResultView(tested('nas', { answer: cannotSign }), sample(computer), strings).steps;
        expect(steps('srv2025').map(step => step.slice(0, 20))).toEqual([
            'Turn on signing on t',
            "Update the device's ",
            'Use a real account w',
            'As a last resort, do'
        ]);
        expect(steps('srv2022').map(step => step.slice(0, 20))).toEqual([
            'Turn on signing on t',
            "Update the device's ",
            'Use a real account w'
        ]);
    });
});

describe('a tested device', () => {
    const plain: readonly PlainOutcome[] = [
        'again',
        'noCommonDialect',
        'closedWithoutAnswer',
        'sessionRefused',
        'silent',
        'notSmb',
        'tooLarge',
        'nameNotFound',
        'nameTimedOut',
        'portClosed',
        'noAnswer',
        'unreachable',
        'notAllowed',
        'failed'
    ];
    const outcomes: readonly DeviceOutcome[] = [
        ...plain.map(kind => ({ kind })),
        { kind: 'smb1Only', signing: 'required' },
        { kind: 'refusedStatus', status: 0xc0000022 },
        { kind: 'damaged', part: 'a <part>' },
        { kind: 'callFailed', failure: { kind: 'timedOut', words: null, errorId: null } }
    ];
    for (const outcome of outcomes)
        it(`of outcome ${outcome.kind} has a name, a meaning, an answer and steps in whole words`, () => {
            const view = deviceResultView(withOutcome(outcome), sample('srv2025'), strings);
            for (const text of [view.name, view.means, view.verdict, view.icon])
                expect(text).toEqual(jasmine.stringMatching(/\w{2}/) as unknown as string);
            expect(view.steps.length > 0).toBe(outcome.kind !== 'callFailed');
            expect(JSON.stringify(view)).not.toMatch(/undefined|\{\d\}/);
        });

    it('is quoted where it refused or broke off, and where the system or the call had words', () => {
        const means = (outcome: DeviceOutcome): string => deviceResultView(withOutcome(outcome), null, strings).means;
        expect(means({ kind: 'refusedStatus', status: 0xc0000022 })).toContain('with 0xC0000022.');
        expect(means({ kind: 'damaged', part: 'a <part>' })).toContain('(a <part>)');
        const words = (result: DeviceResult): string | null => deviceResultView(result, null, strings).words;
        expect(words(tested('nas', { ended: 'failed', words: '<b>Kaputt</b>' }))).toBe('<b>Kaputt</b>');
        expect(words(tested('nas', { ended: 'refused', words: 'Refused.' }))).toBeNull();
        const failure = { kind: 'scriptFailed' as const, words: 'Nein.', errorId: null };
        expect(words(withOutcome({ kind: 'callFailed', failure }))).toBe('Command failed on the computer: Nein.');
        expect(words(withOutcome({ kind: 'callFailed', failure: { ...failure, words: null } }))).toBe('Command failed on the computer');
    });

    it('says what it answered, and of what it did not tell, that it did not', () => {
        expect(factsOf(tested('nas', { answer: mandatory })).slice(0, 6)).toEqual([
            'Signing: Required',
            'SMB dialect: SMB 3.1.1',
            'Signing algorithm: AES-GMAC',
            'Encryption: Offered',
            'Authentication: NTLM',
            'Guest fallback: Not tested'
        ]);
        const old = factsOf(tested('nas', { answer: smb210 }));
        expect(old.slice(0, 4)).toEqual([
            'Signing: Offered, not required',
            'SMB dialect: SMB 2.1',
            "Signing algorithm: HMAC-SHA256 (the dialect's own, because the device doesn't say)",
            'Encryption: Not offered'
        ]);
        expect(factsOf(tested('nas', { ended: 'closed' }, { request: 'smb1', answer: smb1 })).slice(0, 2)).toEqual([
            jasmine.stringMatching(/^Signing: /) as unknown as string,
            'SMB dialect: SMB 1'
        ]);
        expect(factsOf(withOutcome({ kind: 'portClosed' }))).toEqual([]);
    });

    it('says how it was reached: its addresses, its alias, how long it took, and the first bytes', () => {
        const probe = { address: '192.0.2.7', addresses: ['192.0.2.7', '192.0.2.8'], connectMilliseconds: 0, answerMilliseconds: 12 };
        const alias = { ...probe, canonicalName: 'filer.lab.example', answer: mandatory };
        const said = factsOf(tested('nas.lab.example', alias)).slice(6);
        expect(said.slice(0, 3)).toEqual([
            'Address: 192.0.2.7 (also 192.0.2.8)',
            jasmine.stringMatching(/^Alias: nas\.lab\.example is an alias of filer\.lab\.example\./) as unknown as string,
            'Duration: Connected after 0 ms, answered after 12 ms'
        ]);
        expect(said[3]).toMatch(/^Raw answer: [0-9a-f]{256}… \(\d+\)$/);
        const own = factsOf(tested('nas', { ended: 'refused', canonicalName: 'nas', words: 'Refused.' }));
        expect(own).toEqual(['Alias: No', 'System message: Refused.']);
        expect(factsOf(tested('x.file.core.windows.net', { ended: 'refused', canonicalName: 'y.example' }))[0]).toContain(
            "is the service's own name"
        );
    });

    it('shows a short answer whole, and no time where one of the two is not known', () => {
        const said = factsOf(tested('nas', { answer: smb1.slice(0, 128), connectMilliseconds: 3 }));
        expect(said.find(text => text.startsWith('Raw answer'))).toMatch(/^Raw answer: [0-9a-f]{256}$/);
        expect(said.some(text => text.startsWith('Duration'))).toBeFalse();
    });

    it('that was named by its address has no alias, and the note on NTLM', () => {
        const { facts } = deviceResultView(
            tested('192.0.2.7', { ended: 'refused', address: '192.0.2.7', canonicalName: 'nas' }),
            null,
            strings
        );
        expect(facts.map(({ term }) => term)).toEqual(['Address']);
        expect(facts[0]?.note).toMatch(/^Connecting by address uses NTLM/);
    });
});

describe('a status in hexadecimal', () => {
    it('has eight digits', () => expect([0, 5, 0xc0000022].map(hexadecimal)).toEqual(['0x00000000', '0x00000005', '0xC0000022']));
});
