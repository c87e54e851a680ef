// SPDX-License-Identifier: MIT
import texts from '../../generated/assets/strings/strings.json';

type Texts = { readonly [name: string]: string | Texts };

/** Of each fact the sentences that state it, and the exception that they must name with it. */
const exceptions: readonly [fact: string, exception: RegExp, sentences: readonly string[]][] = [
    [
        'a server that requires signing sets it for no guest and no anonymous session ([MS-SMB2] 3.1.1.1, 3.3.5.5.3)',
        /guests? .*anonymous session/i,
        ['StateDetail.both', 'StateDetail.inboundOnly', 'Device.required.Means', 'Cause.inboundSigning']
    ],
    [
        'a message that is encrypted is not signed ([MS-SMB2] 3.2.4.1.1; KB4458042)',
        /encrypted/,
        ['StateDetail.outboundOnly', 'StateDetail.inboundOnly']
    ],
    [
        'a mapping can require signing for itself (Microsoft, "Defend against SMB interception attacks": New-SmbMapping -RequireIntegrity)',
        /RequireIntegrity/,
        ['StateDetail.neither']
    ],
    [
        "the requirement of an SMB server protects that server's logons only; name checks and encryption protect it as well (KB5066913)",
        /SMB server|SPN.*encryption/,
        ['StateDetail.both', 'FindingWhy.relay', 'Caution.inbound', 'Step.inboundCaution']
    ],
    [
        'clients require signing for SYSVOL and NETLOGON by themselves where these paths are hardened (KB3000483)',
        /hardened/,
        ['StateDetail.neither', 'FindingWhy.domainController', 'DomainController.Why']
    ],
    [
        'Kerberos works by address where it is set up for that (Microsoft, "What\'s new in Kerberos authentication": TryIPSPN)',
        /TryIPSPN|unless Kerberos is set up for addresses/,
        [
            'Unjudged.names',
            'FindingWhy.ntlmRefused',
            'FindingWhy.byAddress',
            'ConnectionNote.byAddress',
            'FactValue.byAddress',
            'Error.ntlmBlocked.Meaning'
        ]
    ],
    [
        'a guest that comes in is not cut off by what the server requires alone ([MS-SMB2] 3.3.5.5.3)',
        /as soon as the client requires signing/,
        ['Error.guestAllowed.Meaning']
    ],
    ['a change of the SMB version of a server can look like a wrong signature (KB2756452)', /version/, ['Error.invalidSignature.Meaning']],
    [
        'NTLM has two lists of exceptions (policies "Block NTLM Server Exception List" and "Restrict NTLM: Add remote server exceptions…")',
        /Block NTLM .*Restrict NTLM/,
        ['Step.ntlmException']
    ],
    [
        'a registry value takes the loopback requirement away, and older Windows does not have it (a public analysis of the driver)',
        /might require .*RequireSecuritySignatureForLoopback/,
        ['Self.Loopback']
    ],
    [
        'from Windows Server 2022 on RDMA data is protected before it is placed, at some cost ([MS-SMB2] 2.2.3.1.6)',
        /little speed/,
        ['FindingToDo.rdma']
    ],
    [
        'a device may say that it signs and not do it, which no event shows before it must (Samba with signing switched off says so)',
        /says it can sign but doesn't/,
        ['Evidence.Means.yes']
    ]
];

function sentence(name: string): string {
    const found = name
        .split('.')
        .reduce<string | Texts | undefined>(
            (level, part) => (typeof level === 'object' ? level[part] : undefined),
            texts.Strings.SmbSigning
        );
    return typeof found === 'string' ? found : '';
}

describe('a sentence that states a fact', () => {
    for (const [fact, exception, sentences] of exceptions)
        it(`names the exception: ${fact}`, () => {
            for (const name of sentences) expect(sentence(name)).withContext(name).toMatch(exception);
        });

    it('claims no more than is known of dialects before 3.1.1: 3.x clients check the negotiation afterwards ([MS-SMB2] 3.2.5.5)', () => {
        expect(sentence('FindingWhy.dialectMaximum')).not.toContain('not at all');
    });
});
