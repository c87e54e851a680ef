// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../computer/facts';
import { catalogue, settingsBesideSigning } from '../settings/catalogue';
import { factsOf } from '../settings/setting';
import { registryText } from '../settings/signing-state';
import { defaultOf, familyOf, windowsDefault } from '../computer/windows-defaults';
import type { Rule } from './finding';
import { dialectRules } from './dialect-rules';
import { slowRdma, slowsRdma } from './rdma';
import { relayRules } from './relay-rules';
import { ignoredIn, isNtlmRefused, misplacedAudit, namesBothShares, weakenedPaths } from './surroundings';
import { all, not, setting, some } from './three-valued';

const securityOptions = 'Microsoft, "Microsoft network client/server: Digitally sign communications (always)"';
const guestAccess = 'Microsoft, "Guest access in SMB2 and SMB3 disabled by default in Windows"';
const securityHardening = 'Microsoft, "SMB security hardening"';
const encryption = 'Microsoft, "SMB security enhancements"';
const hardenedPaths = 'Microsoft, "MS15-011: Vulnerability in Group Policy could allow remote code execution" (KB3000483)';

export const previewDocument = 'Microsoft, "Control SMB signing behavior (preview)"';

/** The first build that protects SYSVOL and NETLOGON by itself: Windows 10. */
const firstHardenedBuild = 10240;

export const rules: readonly Rule[] = [
    {
        id: 'domainController',
        severity: 'serious',
        source: securityOptions,
        directions: ['inbound'],
        holds: ({ computer, inbound }) =>
            all(computer.productType === null ? null : computer.productType === 'domainController', not(inbound.required))
    },
    ...relayRules,
    {
        id: 'smb1',
        severity: 'serious',
        source: 'Microsoft, "How to detect, enable and disable SMBv1, SMBv2, and SMBv3 in Windows"',
        directions: [],
        holds: configuration => setting(configuration, 'inbound.smb1', configuration.inbound.smb1)
    },
    {
        id: 'guestUnsigned',
        severity: 'serious',
        source: guestAccess,
        directions: ['outbound'],
        holds: configuration => all(guests(configuration), not(configuration.outbound.required))
    },
    {
        id: 'guestCutOff',
        severity: 'warning',
        source: securityHardening,
        directions: ['outbound'],
        holds: configuration => all(guests(configuration), configuration.outbound.required)
    },
    {
        id: 'weakerThanDefault',
        severity: 'warning',
        // A license is no document.
        source: ({ computer }, direction) => windowsDefault(computer, direction).source ?? securityHardening,
        directions,
        holds: (configuration, direction) => all(not(configuration[direction].required), isRequiredByDefault(configuration, direction))
    },
    {
        id: 'encryptionOptional',
        severity: 'warning',
        source: encryption,
        directions: ['inbound'],
        holds: ({ inbound }) => all(inbound.encryptData, not(inbound.rejectUnencryptedAccess), not(inbound.required))
    },
    {
        id: 'rdma',
        severity: 'warning',
        source: slowRdma,
        directions,
        holds: (configuration, direction) => all(slowsRdma(configuration), configuration[direction].required)
    },
    {
        id: 'uncWeakened',
        severity: 'serious',
        source: hardenedPaths,
        directions: ['outbound'],
        holds: ({ computer, surroundings }) => all(computer.domainJoined, some(surroundings.hardenedPaths, weakenedPaths)),
        values: ({ surroundings }) => [
            weakenedPaths(surroundings.hardenedPaths ?? [])
                .map(({ name, data }) => (data.trim() === '' ? name : `${name} (${data})`))
                .join(', ')
        ]
    },
    {
        id: 'uncNotHardened',
        severity: 'warning',
        source: hardenedPaths,
        directions: ['outbound'],
        holds: ({ computer, surroundings }) =>
            all(
                computer.domainJoined,
                computer.build === null ? null : computer.build < firstHardenedBuild,
                surroundings.hardenedPaths === null ? null : !namesBothShares(surroundings.hardenedPaths)
            )
    },
    {
        id: 'wrongType',
        severity: 'warning',
        source: securityOptions,
        directions,
        holds: (configuration, direction) => {
            const data = storedData(configuration, direction);
            return data.some(([, value]) => typeof value === 'string') || (data.some(([, value]) => value === undefined) ? null : false);
        },
        values: (configuration, direction) => [
            storedData(configuration, direction)
                .flatMap(([name, value]) => (typeof value === 'string' ? [`${name} ${registryText(value)}`] : []))
                .join(', ')
        ]
    },
    {
        id: 'ignoredPolicy',
        severity: 'warning',
        source: securityOptions,
        directions,
        holds: ({ surroundings }, direction) => some(ignoredIn(surroundings, direction)),
        values: ({ surroundings }, direction) => [
            ignoredIn(surroundings, direction)
                ?.map(({ name }) => name)
                .join(', ') ?? ''
        ]
    },
    {
        id: 'misplacedAudit',
        severity: 'warning',
        source: 'Microsoft, "Policy CSP - LanmanServer" and "Policy CSP - LanmanWorkstation"; its OSConfig baseline 2510 has them swapped',
        directions,
        holds: ({ surroundings }, direction) => some(misplacedAudit(surroundings, direction)),
        values: ({ surroundings }, direction) => [misplacedAudit(surroundings, direction)?.join(', ') ?? '']
    },
    ...dialectRules,
    {
        id: 'encrypted',
        severity: 'information',
        source: encryption,
        directions,
        holds: (configuration, direction) =>
            direction === 'inbound'
                ? all(configuration.inbound.encryptData, configuration.inbound.rejectUnencryptedAccess)
                : setting(configuration, 'outbound.requireEncryption', configuration.outbound.requireEncryption)
    },
    {
        id: 'notStored',
        severity: 'information',
        source: ({ computer }, direction) => storedRule(familyOf(computer) === 'server' ? 'server' : 'client', direction),
        directions,
        holds: (configuration, direction) => {
            const { stored, required } = configuration[direction];
            // What is in force and not stored may be a leftover: a value that was removed stays in force until the service
            // starts again.
            return all(required, stored === null ? null : stored.required === null, isRequiredByDefault(configuration, direction));
        }
    },
    {
        id: 'ntlm',
        severity: 'information',
        source: previewDocument,
        directions: ['outbound'],
        holds: configuration =>
            setting(
                configuration,
                'outbound.blockNtlm',
                all(not(configuration.outbound.blockNtlm), not(isNtlmRefused(configuration.surroundings)))
            )
    },
    {
        id: 'ntlmRefused',
        severity: 'information',
        source: 'Microsoft, "Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers"',
        directions: ['outbound'],
        holds: ({ surroundings }) => isNtlmRefused(surroundings)
    }
];

type Data = number | string | null | undefined;

/** What the registry holds of the settings of a direction, by its names there; undefined: not known. */
function storedData(configuration: SigningConfiguration, direction: Direction): readonly (readonly [string, Data])[] {
    const { stored, settings } = configuration[direction];
    const read = settingsBesideSigning.filter(
        name => catalogue[name].direction === direction && factsOf(configuration, name) !== undefined && settings !== null
    );
    return [
        [catalogue[direction].valueName, stored?.required] as const,
        ...(settings === null ? [['', undefined] as const] : []),
        ...read.flatMap(name => {
            const { valueName, policy } = catalogue[name];
            const facts = factsOf(configuration, name);
            const told = policy === 'administrativeTemplates' ? [[`Policies\\${valueName}`, facts?.policy] as const] : [];
            return [[valueName, facts?.stored] as const, ...told];
        })
    ];
}

function guests(configuration: SigningConfiguration): boolean | null {
    return setting(configuration, 'outbound.insecureGuestLogons', configuration.outbound.insecureGuestLogons);
}

function isRequiredByDefault({ computer }: SigningConfiguration, direction: Direction): boolean | null {
    const byDefault = defaultOf(computer, direction);
    return byDefault === 'unknown' || byDefault === 'sourcesDisagree' ? null : byDefault === 'required';
}

/** The rule that asks for a stored value, of the guide for this kind of Windows. */
function storedRule(kind: 'server' | 'client', direction: Direction): string {
    const guide = { server: 'Microsoft Windows Server 2025 STIG', client: 'Microsoft Windows 11 STIG' }[kind];
    const rule = { server: { outbound: 'V-278210', inbound: 'V-278213' }, client: { outbound: 'V-253449', inbound: 'V-253451' } }[kind];
    return `DISA, "${guide}", ${rule[direction]}`;
}
