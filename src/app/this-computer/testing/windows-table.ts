// SPDX-License-Identifier: MIT
// What the page must say of every sample of the contract: a line for each kind of Windows.
import type { Direction } from '../../domain/computer/facts';
import type { SampleName } from '../../remote/testing/samples';

type Requirement = 'Required' | 'Not required';

/** What stands in a direction's card. */
export interface Card {
    readonly inForce: Requirement | 'Not reported';
    readonly stored: '0' | '1' | 'Not stored';
    readonly setBy: string;
    readonly byDefault: Requirement | 'Sources disagree';
    /** What must stand below "In force", below "Set by", and below "Windows default". */
    readonly inForceNotes?: readonly RegExp[];
    readonly setByNotes?: readonly RegExp[];
    readonly defaultNotes?: readonly RegExp[];
}

export interface Line extends Readonly<Record<Direction, Card>> {
    readonly computer: SampleName;
    readonly sentence: string;
    /** Whether the sentence goes on with "That is Windows' default for" and this. */
    readonly isDefaultFor?: string;
    /** What must stand in "About this computer". */
    readonly about?: readonly RegExp[];
}

const notStored = "Not stored; Windows' default";
const equals = "Not set by Group Policy; equals Windows' default";
const differs = "Not set by Group Policy; differs from Windows' default";
const noTrace = /^OSConfig, Azure Local, device management, DSC, .* leave no trace where this tool looks\.$/;

const neither = 'Signing is not required.';
const outboundOnly = 'Signing is required for outbound connections only.';
const inboundOnly = 'Signing is required for inbound connections only.';
const both = 'Signing is required for outbound and inbound connections.';

function card(
    inForce: Card['inForce'],
    stored: Card['stored'],
    setBy: string,
    byDefault: Card['byDefault'],
    more: Partial<Card> = {}
): Card {
    return { inForce, stored, setBy, byDefault, ...more };
}

const requiredByDefault = card('Required', 'Not stored', notStored, 'Required');
const notRequiredByDefault = card('Not required', 'Not stored', notStored, 'Not required');
const storedZero = card('Not required', '0', equals, 'Not required', { setByNotes: [noTrace] });
const policyNotes = [
    /^Security settings last applied: \d/,
    /restores its value within about 16½ hours \(by .+ on the computer's clock\), or sooner if/
];
const fileServers = [/^ID: \{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31\}$/, ...policyNotes];
const older = /describes this feature for Windows 11 build 25905 or later, or Windows Server build 26010 or later/;
const lacks = /lacks\s*Auditing of peers that can't sign/;
const lacksOutboundAudit = /lacks\s*Auditing of peers that can't sign \(outbound\)/i;
const unconfirmed = [/^Expected to match the newest known Windows; unconfirmed\.$/];

const mayComeBack = /^It might restore its value by itself\.$/;
const byAzureLocal = card('Required', '1', 'Azure Local', 'Required', {
    setByNotes: [mayComeBack],
    defaultNotes: [/^Source: Microsoft, "Manage security defaults on Azure Local"/]
});
const licensed = (side: 'Client' | 'Server', value: 0 | 1): Partial<Card> => ({
    defaultNotes: [new RegExp(`^Source: the license on this computer, SMB${side}-RequireSigningByDefault = ${value}$`)]
});

export const table: readonly Line[] = [
    {
        computer: 'srv2025',
        sentence: outboundOnly,
        isDefaultFor: 'Microsoft Windows Server 2025 Standard',
        outbound: requiredByDefault,
        inbound: notRequiredByDefault,
        about: [/build 26100\.2314/, /Last policy application\s*\d/]
    },
    {
        computer: 'srv2025-gpo',
        sentence: both,
        outbound: requiredByDefault,
        inbound: card('Required', '1', 'Group Policy "File servers"', 'Not required', { setByNotes: fileServers })
    },
    {
        computer: 'srv2025-osconfig',
        sentence: both,
        outbound: card('Required', '1', 'OSConfig', 'Required', { setByNotes: [mayComeBack] }),
        inbound: card('Required', '1', 'OSConfig', 'Not required', { setByNotes: [mayComeBack] })
    },
    {
        computer: 'azurelocal',
        sentence: both,
        outbound: byAzureLocal,
        inbound: byAzureLocal,
        about: [/build 26100\.4061/, /Cluster\s*al-cluster/]
    },
    {
        computer: 'srv2025-upgraded',
        sentence: neither,
        outbound: card('Not required', '0', differs, 'Required', {
            setByNotes: [/^Stored by an administrator, a tool, setup, or a policy/, noTrace]
        }),
        inbound: storedZero
    },
    {
        computer: 'srv2022',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks]
    },
    {
        computer: 'srv2019-dc',
        sentence: inboundOnly,
        outbound: storedZero,
        inbound: card('Required', '1', 'Group Policy "Default Domain Controllers Policy"', 'Not required', {
            setByNotes: [/^ID: \{6AC1786C-016F-11D2-945F-00C04FB984F9\}$/, ...policyNotes],
            defaultNotes: [/Required on a domain controller by the Default Domain Controllers Policy/]
        }),
        about: [/Role\s*Domain controller/, older]
    },
    {
        computer: 'srv2019-audit',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2019 Standard',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacksOutboundAudit]
    },
    {
        computer: 'srv2016',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2016 Standard',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks]
    },
    {
        computer: 'srv2012r2',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2012 R2 Standard',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks, /Auditing of SMB 1/, /Setting for insecure guest logons/]
    },
    {
        computer: 'srv2022-conflict',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: card('Not required', '0', 'Policy conflict', 'Not required', {
            setByNotes: [
                /^Group Policy "File servers" sets 1, but 0 is stored on the computer\. Either the policy isn't applied yet, or the value was changed afterward\.$/,
                ...fileServers
            ]
        })
    },
    {
        computer: 'win11-ent',
        sentence: both,
        isDefaultFor: 'Microsoft Windows 11 Enterprise',
        outbound: requiredByDefault,
        inbound: requiredByDefault
    },
    {
        computer: 'win11-pro',
        sentence: both,
        isDefaultFor: 'Microsoft Windows 11 Pro',
        outbound: requiredByDefault,
        inbound: requiredByDefault
    },
    {
        computer: 'win11-home',
        sentence: neither,
        outbound: notRequiredByDefault,
        inbound: card('Not required', 'Not stored', notStored, 'Sources disagree'),
        about: [/Last policy application\s*None/]
    },
    {
        computer: 'win11-home-25h2',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows 11 Home',
        outbound: { ...notRequiredByDefault, ...licensed('Client', 0) },
        inbound: { ...notRequiredByDefault, ...licensed('Server', 0) },
        about: [/build 26200\.6584/]
    },
    ...(['win11-25h2', 'win11-26h2'] as const).map(computer => ({
        computer,
        sentence: both,
        isDefaultFor: 'Microsoft Windows 11 Pro',
        outbound: { ...requiredByDefault, ...licensed('Client', 1) },
        inbound: { ...requiredByDefault, ...licensed('Server', 1) },
        about: [computer === 'win11-25h2' ? /build 26200\.6584/ : /build 26300\.9457/]
    })),
    {
        computer: 'win11-23h2',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows 11 Pro',
        outbound: storedZero,
        inbound: storedZero,
        about: [/build 22631/, older, lacks]
    },
    {
        computer: 'win10',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows 10 Pro',
        outbound: storedZero,
        inbound: storedZero,
        about: [/build 19045/, older, lacks]
    },
    {
        computer: 'win11-insider',
        sentence: both,
        outbound: { ...requiredByDefault, defaultNotes: unconfirmed },
        inbound: { ...requiredByDefault, defaultNotes: unconfirmed },
        about: [
            /Expected to match the newest known build; unconfirmed/,
            /prerelease product that may be substantially modified before it's released/
        ]
    },
    {
        computer: 'srv2025-noserver',
        sentence: 'This computer does not accept SMB connections. Signing is required for outbound connections.',
        outbound: requiredByDefault,
        inbound: card('Not reported', 'Not stored', notStored, 'Not required', { inForceNotes: [/^Does not accept SMB connections/] })
    },
    {
        computer: 'srv2022-cluster1',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: storedZero,
        about: [/Cluster\s*fs-cluster\s*This computer is a node/]
    },
    ...(['limited', 'brokencim'] as const).map(computer => {
        const isLimited = computer === 'limited';
        const why = isLimited ? 'access denied' : 'CIM failed';
        const words = isLimited ? /^Access denied\s*$/ : /^Provider load failure\s*$/;
        const unknown = card(
            isLimited ? 'Not required' : 'Not reported',
            '0',
            `Unknown (couldn't read Group Policy: ${why})`,
            'Not required',
            {
                setByNotes: [words, /^Security settings last came from: Default Domain Policy\./]
            }
        );
        return {
            computer,
            sentence: isLimited ? neither : 'The signing state is unknown.',
            ...(isLimited ? { isDefaultFor: 'Microsoft Windows Server 2022 Datacenter' } : {}),
            outbound: unknown,
            inbound: unknown,
            about: [isLimited ? lacks : /Edition unknown, build 20348/, /Role\s*Server/, /Last policy application\s*Unknown/, older]
        };
    }),
    ...(['jea', 'constrained', 'locked'] as const).map(computer => ({
        computer,
        sentence: outboundOnly,
        isDefaultFor: 'Microsoft Windows Server 2025 Standard',
        outbound: requiredByDefault,
        inbound: notRequiredByDefault
    }))
];
