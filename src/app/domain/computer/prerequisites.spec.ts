// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { lacking, prerequisite } from './prerequisites';

describe('what the document on signing asks for', () => {
    const server = sample('srv2022').computer;
    const client = sample('win11-ent').computer;

    it('is met from the builds that it names on, and a build newer than every known one counts as a preview', () => {
        const ofServer = [9600, 25398, 26009, 26010, 26100, 26200].map(build => prerequisite({ ...server, build }));
        expect(ofServer).toEqual(['below', 'below', 'below', 'preview', 'released', 'preview']);
        const ofClient = [19045, 25904, 25905, 26010, 26100, 26200, 27842].map(build => prerequisite({ ...client, build }));
        expect(ofClient).toEqual(['below', 'below', 'preview', 'preview', 'released', 'released', 'preview']);
    });

    it('is not judged where the build or the kind of Windows is not known', () => {
        expect(prerequisite({ ...server, build: null })).toBe('unknown');
        expect(prerequisite({ ...server, productType: null })).toBe('unknown');
    });
});

describe('what a Windows lacks', () => {
    const named = (name: 'srv2025' | 'srv2022' | 'srv2012r2' | 'brokencim'): string[] => lacking(sample(name)).map(one => one.capability);

    it('is what it reported not to have', () => {
        expect(named('srv2025')).toEqual([]);
        expect(named('srv2022')).toEqual([
            'signingAudit',
            'encryptionAudit',
            'guestAudit',
            'dialectRange',
            'ntlmBlocking',
            'requireEncryption'
        ]);
        expect(named('srv2012r2')).toEqual([...named('srv2022').slice(0, 3), 'smb1Audit', ...named('srv2022').slice(3), 'guestSetting']);
    });

    it('is not what could not be read', () => {
        expect(named('brokencim')).toEqual([]);
    });

    it('says in which direction it is missing where the other has it', () => {
        const base = sample('srv2022');
        const updated = { ...base, notReported: base.notReported.filter(name => name !== 'inbound.audit.clientDoesNotSupportSigning') };
        expect(lacking(updated)[0]).toEqual({ capability: 'signingAudit', onlyIn: 'outbound' });
        expect(lacking(base)[0]).toEqual({ capability: 'signingAudit', onlyIn: null });
    });
});
