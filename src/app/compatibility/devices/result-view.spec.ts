// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { deviceOutcome, Probe } from '../../domain/negotiate/device';
import { mandatory, smb1 } from '../../domain/negotiate/testing/answers';
import { sample, SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { resultView } from './result-view';

const strings = texts.Strings.SmbSigning as Strings;

/** The answer to "Can this computer connect?" */
function answer(computer: SampleName, ...found: readonly Partial<Probe>[]): string {
    const probes = found.map(probe => ({ request: 'smb2', ended: 'complete', words: null, addresses: [], ...probe }) as unknown as Probe);
    const result = { host: { name: 'nas', port: 445 }, outcome: deviceOutcome(probes), probes, testedAt: new Date(0) };
    return resultView(result, sample(computer), strings).verdict;
}

describe('the answer whether the computer can connect', () => {
    it('promises nothing to guests', () => {
        expect(answer('srv2025', { answer: mandatory })).toBe(
            'Yes, with a real account: the connection will be signed. Guests cannot sign.'
        );
    });

    it('does not say of any Windows that it has no SMB 1 client: only the server of SMB 1 was read', () => {
        for (const computer of ['srv2012r2', 'srv2016', 'srv2025'] as const)
            expect(answer(computer, { ended: 'closed', answer: new Uint8Array() }, { request: 'smb1', answer: smb1 })).toBe(
                'Only if the SMB 1 client is installed on this computer, which newer Windows does not do by itself.'
            );
    });

    it('does not blame the device for what befell the test on the computer', () => {
        for (const ended of ['notAllowed', 'failed', 'nameTimedOut'] as const)
            expect(answer('srv2025', { ended, answer: new Uint8Array() })).not.toContain('device did not');
    });
});
