// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { SettingFacts, SigningConfiguration } from '../../domain/computer/facts';
import { sample, SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { relatedCard } from './related-view';

const strings = texts.Strings.SmbSigning as Strings;
const nothing: SettingFacts = { stored: null, policy: null };

/** With this in the registry of the audit of clients that cannot sign. */
function having(name: SampleName, audit: SettingFacts): SigningConfiguration {
    const known = sample(name);
    const settings = {
        auditClientDoesNotSupportSigning: audit,
        auditClientDoesNotSupportEncryption: nothing,
        auditInsecureGuestLogon: nothing
    };
    return { ...known, inbound: { ...known.inbound, settings } };
}

function auditing(configuration: SigningConfiguration): readonly string[] {
    return relatedCard(configuration, strings).rows.find(({ term }) => term === 'Auditing')?.values ?? [];
}

describe('auditing on a Windows whose cmdlet does not report it', () => {
    const on =
        "Inbound: Stored as on for clients that can't sign, in the registry or by a policy, but this Windows doesn't report what's in force";

    it('is told from the registry or a policy, which an update may have given a meaning', () => {
        for (const name of ['srv2016', 'srv2022'] as const) {
            expect(auditing(having(name, { stored: 1, policy: null }))).toEqual(['Outbound: Not available in this Windows', on]);
            expect(auditing(having(name, { stored: null, policy: 1 }))[1]).toBe(on);
        }
    });

    it('is not reported where neither says so: whether the update is there is not known', () => {
        for (const audit of [nothing, { stored: 0, policy: null }, { stored: 1, policy: 0 }])
            expect(auditing(having('srv2022', audit))[1]).toBe('Inbound: Not reported');
    });

    it('is what the cmdlet says where it does', () => {
        expect(auditing(having('srv2025', { stored: 1, policy: null }))[1]).toBe('Inbound: Off');
    });
});

describe('related settings', () => {
    const values = (configuration: SigningConfiguration, term: string): readonly string[] => {
        const row = relatedCard(configuration, strings).rows.find(one => one.term === term);
        return [row?.value ?? '', ...(row?.values ?? []), ...(row?.notes ?? [])];
    };
    const base = sample('srv2025');

    it('print no dialect that is none', () => {
        const outbound = (dialectMin: string, dialectMax: string): string | undefined =>
            values({ ...base, outbound: { ...base.outbound, dialectMin, dialectMax } }, 'SMB dialects')[1];
        expect(outbound('1025', 'None')).toBe('Outbound: no valid dialect (“1025”) to newest');
        expect(outbound('', '')).toBe('Outbound: no valid dialect (“”) to no valid dialect (“”)');
        expect(outbound('SMB300', '0')).toBe('Outbound: SMB300 to newest');
        expect(outbound('None', '0')).toBe('Outbound: No limit');
    });

    it('name what is checked of the names of clients', () => {
        const text = (nameHardening: number | null): string | undefined =>
            values({ ...base, inbound: { ...base.inbound, nameHardening } }, 'Name hardening (SPN), inbound')[0];
        expect([0, 1, 2, 7, null].map(text)).toEqual([
            'Off',
            'Checked if the client sends a name',
            'Matching name required',
            'Unknown value “7”',
            'Not reported'
        ]);
    });

    it('say that NTLM is refused by policy, and what the license says of guests', () => {
        const refused = { ...base, surroundings: { ...base.surroundings, ntlm: { restrictSending: 2 } } };
        expect(values(refused, 'NTLM blocking, outbound')).toEqual(['Off', 'Already refused by policy: RestrictSendingNTLMTraffic is 2.']);
        expect(values(base, 'Insecure guest logons')).toEqual(['Off', 'Default, from the license on this computer: Off.']);
    });
});
