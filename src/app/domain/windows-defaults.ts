// SPDX-License-Identifier: MIT
import type { ComputerFacts, Direction, SigningConfiguration } from './facts';
import { inForce, signingState } from './signing-state';

/** What Windows does while nothing is stored and nobody has decided. */
export type DefaultRequirement = 'required' | 'notRequired' | 'sourcesDisagree' | 'unknown';

export interface WindowsDefault {
    readonly outbound: DefaultRequirement;
    readonly inbound: DefaultRequirement;
    /** Where that is written; null where nothing is known. */
    readonly source: string | null;
    /** False for a build newer than the newest in the table: expected as in that one, unconfirmed. */
    readonly confirmed: boolean;
}

/** A line of the table: the defaults of some Windows from a build on, until the next line of the same family begins. */
interface DefaultLine {
    readonly family: 'server' | 'home' | 'client';
    readonly fromBuild: number;
    readonly outbound: DefaultRequirement;
    readonly inbound: DefaultRequirement;
    readonly source: string;
}

const policySettings = 'Microsoft, "Microsoft network client/server: Digitally sign communications (always)", table of default values';
const smbSigning = 'Microsoft, "Control SMB signing behavior"';
const sharedCore =
    'Microsoft, "Feature update to Windows 11, version 25H2 by using an enablement package" (KB5054156): it shares its files with 24H2';
const announcement = 'Microsoft, "SMB signing required by default in Windows Insider" (2023-06-02)';

/**
 * A new version of Windows is a new line. Builds: 9600 is Server 2012 R2, 26100 is Server 2025 and Windows 11 24H2, 26200
 * is Windows 11 25H2. Preview builds got the requirement edition by edition from 25381 on; before all had it their default
 * is not known.
 */
const table: readonly DefaultLine[] = [
    { family: 'server', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings },
    { family: 'server', fromBuild: 25931, outbound: 'required', inbound: 'notRequired', source: announcement },
    { family: 'server', fromBuild: 26100, outbound: 'required', inbound: 'notRequired', source: smbSigning },
    { family: 'client', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings },
    { family: 'client', fromBuild: 25381, outbound: 'unknown', inbound: 'unknown', source: announcement },
    { family: 'client', fromBuild: 25905, outbound: 'required', inbound: 'required', source: announcement },
    { family: 'client', fromBuild: 26100, outbound: 'required', inbound: 'required', source: smbSigning },
    { family: 'client', fromBuild: 26200, outbound: 'required', inbound: 'required', source: `${smbSigning}; ${sharedCore}` },
    { family: 'home', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings },
    { family: 'home', fromBuild: 25381, outbound: 'notRequired', inbound: 'sourcesDisagree', source: `${smbSigning}; ${announcement}` }
];

/** The builds that were released since the preview, and that the table's sources speak of. */
const released: Readonly<Record<DefaultLine['family'], readonly number[]>> = {
    server: [26100],
    client: [26100, 26200],
    home: [26100, 26200]
};

export function isReleased(family: DefaultLine['family'], build: number): boolean {
    return released[family].includes(build);
}

const unknown: WindowsDefault = { outbound: 'unknown', inbound: 'unknown', source: null, confirmed: false };

/** The default of a computer's Windows, by edition and build. */
export function windowsDefault(computer: ComputerFacts): WindowsDefault {
    const family = familyOf(computer);
    const { build } = computer;
    if (family === null || build === null) return unknown;
    const line = table.filter(one => one.family === family && one.fromBuild <= build).pop();
    if (!line) return unknown;
    const confirmed = build < Math.min(...released[family]) || isReleased(family, build);
    return { outbound: line.outbound, inbound: line.inbound, source: line.source, confirmed };
}

/**
 * Whether a policy that every domain comes with decides in place of the default: the Default Domain Controllers Policy
 * requires signing inbound. (Microsoft's table of default values, see above.)
 */
export function requiredByDomainControllersPolicy(computer: ComputerFacts, direction: Direction): boolean {
    return direction === 'inbound' && computer.productType === 'domainController';
}

/**
 * Whether what is in force in both directions is known to be what this Windows does by itself. Never of a domain
 * controller, for which a policy decides, nor of a computer whose Server service is off.
 */
export function isWindowsDefault(configuration: SigningConfiguration): boolean {
    const { computer, outbound, inbound } = configuration;
    const byDefault = windowsDefault(computer);
    if (requiredByDomainControllersPolicy(computer, 'inbound') || signingState(configuration) === 'notAccepting') return false;
    return byDefault.confirmed && inForce(outbound) === byDefault.outbound && inForce(inbound) === byDefault.inbound;
}

export function defaultOf(computer: ComputerFacts, direction: Direction): DefaultRequirement {
    return windowsDefault(computer)[direction];
}

/** Edition numbers and names of Windows Home (called Core inside), with its N, single-language and country editions. */
const homeSkus: readonly number[] = [98, 99, 100, 101];

/** The line of products that a computer's Windows belongs to; null where it does not say enough. */
export function familyOf({ productType, editionSku, editionId }: ComputerFacts): DefaultLine['family'] | null {
    // Enterprise multi-session reports that it is a server and is a client (SKU 175, edition ServerRdsh).
    if (editionSku === 175 || editionId === 'ServerRdsh') return 'client';
    if (productType === null) return null;
    if (productType !== 'workstation') return 'server';
    if (editionSku === null && editionId === null) return null;
    return homeSkus.includes(editionSku ?? -1) || editionId?.startsWith('Core') ? 'home' : 'client';
}
