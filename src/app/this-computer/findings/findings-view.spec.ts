// SPDX-License-Identifier: MIT
// What a finding says, from the answer of a computer that has it. Which computers have one is proven in
// src/app/domain/findings.
import texts from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Finding, Findings, SettingFindingId, Unjudged } from '../../domain/findings/finding';
import { findingsOf, inboundNames, joinFindings, namesNotRead } from '../../domain/findings/findings';
import { rules } from '../../domain/findings/rules';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { findingsView } from './findings-view';

const strings = texts.Strings.SmbSigning as Strings;

type Patch = { readonly [K in 'outbound' | 'inbound' | 'surroundings' | 'computer']?: Partial<SigningConfiguration[K]> };

function patched(name: SampleName, { outbound, inbound, surroundings, computer }: Patch = {}): SigningConfiguration {
    const known = sample(name);
    return {
        ...known,
        outbound: { ...known.outbound, ...outbound },
        inbound: { ...known.inbound, ...inbound },
        surroundings: { ...known.surroundings, ...surroundings },
        computer: { ...known.computer, ...computer }
    };
}

const whatOf = (configuration: SigningConfiguration): readonly string[] =>
    findingsView(findingsOf(configuration), strings).found.map(({ what }) => what);

/** What a finding says, a computer that has it, what is different there, and a computer that must not have it. */
const table: readonly [string, SampleName, Patch, SampleName][] = [
    ['This domain controller accepts unsigned connections.', 'srv2019-dc', { inbound: { required: false } }, 'srv2022'],
    ['This computer accepts relayed logons.', 'srv2025', {}, 'win11-ent'],
    [
        'Inbound: stored with a type that Windows ignores: RequireSecuritySignature REG_SZ: 1.',
        'srv2022',
        { inbound: { stored: { required: '1' } } },
        'srv2025'
    ],
    ['SMB 1 is on for inbound connections.', 'srv2012r2', {}, 'srv2022'],
    ['This computer can connect as a guest, without signing.', 'srv2022', { outbound: { insecureGuestLogons: true } }, 'srv2025'],
    [
        "Insecure guest logons are allowed, but can't work while outbound signing is required.",
        'srv2025',
        { outbound: { insecureGuestLogons: true } },
        'srv2022'
    ],
    ["Outbound: signing isn't required, although Windows requires it by default.", 'srv2025', { outbound: { required: false } }, 'srv2022'],
    [
        "Inbound encryption is on, but clients that can't encrypt are let in unprotected.",
        'srv2022',
        { inbound: { encryptData: true, rejectUnencryptedAccess: false } },
        'srv2025'
    ],
    [
        'Outbound: signing is required on Windows Server 2019 or earlier, and a network interface supports RDMA (SMB Direct).',
        'srv2022-cluster1',
        { outbound: { required: true }, computer: { build: 17763 }, surroundings: { rdma: true } },
        'srv2019-dc' // requires inbound, without such an interface
    ],
    [
        "Policy doesn't require full protection for the shares that deliver Group Policy: \\\\*\\SYSVOL (RequireIntegrity=0).",
        'srv2025',
        { surroundings: { hardenedPaths: [{ name: '\\\\*\\SYSVOL', data: 'RequireIntegrity=0' }] } },
        'srv2025-gpo' // policy demands both there
    ],
    [
        "The shares that deliver Group Policy aren't protected, because this Windows protects them only when policy says so.",
        'srv2012r2',
        {},
        'srv2016'
    ],
    [
        'Outbound: the policy key contains audit settings of the other direction: AuditClientDoesNotSupportSigning.',
        'srv2025',
        { surroundings: { outboundAudit: [{ name: 'AuditClientDoesNotSupportSigning', data: '1' }] } },
        'win11-ent'
    ],
    [
        'Inbound: the policy key contains audit settings of the other direction: AuditServerDoesNotSupportSigning.',
        'srv2025',
        { surroundings: { inboundAudit: [{ name: 'AuditServerDoesNotSupportSigning', data: '1' }] } },
        'srv2025-gpo'
    ],
    ['Inbound: the dialect is limited to SMB302.', 'srv2025', { inbound: { dialectMax: 'SMB302' } }, 'srv2022'],
    [
        "Outbound: devices whose newest dialect is older than SMB311 can't connect.",
        'srv2025',
        { outbound: { dialectMin: 'SMB311' } },
        'srv2022'
    ],
    [
        "Inbound: connections are encrypted, so they aren't signed as well.",
        'srv2022',
        { inbound: { encryptData: true, rejectUnencryptedAccess: true } },
        'srv2025'
    ],
    ['Outbound: signing is required by default, and nothing is stored.', 'srv2025', {}, 'srv2022'],
    ['This computer can use NTLM for outbound connections.', 'srv2025', {}, 'srv2022']
];

describe('the findings, as the page says them', () => {
    for (const [what, name, patch, other] of table)
        it(`“${what}” stands on ${name}, not on ${other}`, () => {
            expect(whatOf(patched(name, patch))).toContain(what);
            expect(whatOf(sample(other))).not.toContain(what);
        });

    it('have each a severity, an icon, a reason, what to do and a source, whatever they name', () => {
        for (const { id, directions } of rules)
            for (const direction of directions.length === 0 ? [null] : directions) {
                const one: Finding = { id, severity: 'warning', direction, values: ['<b>{9}</b>', '=x'], source: 'A, "B"' };
                const [view] = findingsView({ found: [one], unjudged: [] }, strings).found;
                for (const text of [view?.severity, view?.icon, view?.what, view?.why, view?.toDo])
                    expect(text)
                        .withContext(id)
                        .toEqual(jasmine.stringMatching(/\w{3}/) as unknown as string);
                expect(view?.what)
                    .withContext(id)
                    .not.toMatch(/undefined|\{[0-8]\}/);
                expect([view?.id, view?.source]).toEqual([direction === null ? id : `${id}-${direction}`, 'A, "B"']);
            }
    });

    it('show a command by itself, where one ends what to do', () => {
        const split = rules.map(({ id }) => {
            const one: Finding = { id, severity: 'warning', direction: null, values: [], source: '' };
            const [view] = findingsView({ found: [one], unjudged: [] }, strings).found;
            if (!view) throw new Error(id);
            expect([view.before, view.command ?? ''].join(' ').trim())
                .withContext(id)
                .toBe(view.toDo);
            return [id, view.command] as const;
        });
        expect(split.filter(([, command]) => command !== null)).toEqual([
            ['smb1', 'Set-SmbServerConfiguration -EnableSMB1Protocol $false'],
            ['guestUnsigned', 'Set-SmbClientConfiguration -EnableInsecureGuestLogons $false'],
            ['guestCutOff', 'Set-SmbClientConfiguration -EnableInsecureGuestLogons $false'],
            ['encryptionOptional', 'Set-SmbServerConfiguration -RejectUnencryptedAccess $true'],
            ['ntlm', 'Set-SmbClientConfiguration -BlockNTLM $true']
        ]);
    });

    it('are not said to be none where what they rest on was not read', () => {
        const none = (unjudged: readonly Unjudged[]): string => findingsView({ found: [], unjudged }, strings).none;
        const missing: Unjudged = { reason: 'notRead', id: 'smb1', direction: null };
        expect(none([])).toBe('No issues in what was read.');
        expect(none([missing])).toBe('No issues in what was read, but some data is missing. See Not checked.');
        const one: Finding = { id: 'smb1', severity: 'warning', direction: null, values: [], source: '' };
        expect(findingsView({ found: [one], unjudged: [missing] }, strings).none).toBe('');
    });

    it('are counted in their heading, the most severe first', () => {
        const view = findingsView(
            joinFindings([findingsOf(patched('srv2025', { inbound: { smb1: true, dialectMax: 'SMB300' } }))]),
            strings
        );
        expect(view.title).toBe('Findings (5)');
        expect(view.found.map(({ severity }) => severity)).toEqual(['Serious', 'Warning', 'Warning', 'Information', 'Information']);
        expect(findingsView({ found: [], unjudged: [] }, strings).title).toBe('Findings (0)');
    });
});

describe('what could not be judged', () => {
    const said = (unjudged: Findings['unjudged']): readonly string[] => findingsView({ found: [], unjudged }, strings).unjudged;

    it('is named once, by topic and direction', () => {
        const notRead = (id: SettingFindingId, direction: Finding['direction'] = null): Findings['unjudged'][number] => ({
            reason: 'notRead',
            id,
            direction
        });
        expect(said([notRead('smb1'), notRead('dialectMaximum', 'inbound'), notRead('guestUnsigned'), notRead('guestCutOff')])).toEqual([
            'Data is missing for: SMB 1; Highest dialect (Inbound); Insecure guest logons.'
        ]);
    });

    it('is named also where it is the only one', () => {
        expect(said([{ reason: 'notRead', id: 'ntlm', direction: null }])).toEqual(['Data is missing for: NTLM.']);
        expect(said([])).toEqual([]);
    });

    it('is, on a computer whose Server configuration cannot be read, what rests on it', () => {
        const lost = { required: null, smb1: null, dialectMin: null, dialectMax: null, encryptData: null };
        const configuration = { ...patched('srv2012r2', { inbound: lost }), notReported: [] };
        expect(said(findingsOf(configuration).unjudged)[0]).toMatch(/SMB 1;.*Highest dialect \(Inbound\)/);
        expect(whatOf(configuration)).not.toContain('SMB 1 is on for inbound connections.');
    });

    it('is also what no reading reaches, with the names that matter', () => {
        const view = said([...namesNotRead.unjudged, ...inboundNames.unjudged]);
        expect(view).toEqual([
            jasmine.stringMatching(/DNS alias \(CNAME\). Settings don't show them/) as unknown as string,
            jasmine.stringMatching(/That isn't visible from here/) as unknown as string
        ]);
        const beyond = (reason: 'namesBeyondList' | 'clusterNodes' | 'moreClusterNodes', ...values: string[]): string =>
            said([{ reason, values, source: '' }])[0] ?? '';
        expect(beyond('namesBeyondList', '1')).toMatch(/^The names of 1 more outbound connection,/);
        expect(beyond('namesBeyondList', '734')).toMatch(/^The names of 734 more outbound connections,/);
        expect(beyond('clusterNodes', '<fs>')).toMatch(/nodes of cluster <fs> match, because only this one was read/);
        expect(beyond('moreClusterNodes', 'fs', 'a, b')).toMatch(/^Nodes of cluster fs other than this one and a, b\./);
    });
});
