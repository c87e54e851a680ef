// SPDX-License-Identifier: MIT
import { type ComputerFacts, type Direction, directions, type LicenseFacts, type SigningConfiguration } from './facts';
import { isAzureLocal } from '../policy/managers';
import { inForce, signingState } from '../settings/signing-state';

/** What Windows does while nothing is stored and nobody has decided. */
export type DefaultRequirement = 'required' | 'notRequired' | 'sourcesDisagree' | 'unknown';

/** The default of one direction. */
export interface WindowsDefault {
    readonly requirement: DefaultRequirement;
    /** The document that says so; null where none does. */
    readonly source: string | null;
    /** What the computer's own license says, which comes before all else; its value is null where it does not name it. */
    readonly license: { readonly name: string; readonly value: number | null } | null;
    /** False where no source speaks of this Windows, which is expected to be as the newest that one does. */
    readonly confirmed: boolean;
}

/** A line of the table: the defaults of some Windows from a build on, until the next line of the same family begins. */
interface DefaultLine {
    readonly family: 'server' | 'home' | 'client';
    readonly fromBuild: number;
    readonly outbound: DefaultRequirement;
    readonly inbound: DefaultRequirement;
    readonly source: string;
    /** That it speaks of every build up to the next line. Else of its own alone, which was released: what follows are previews. */
    readonly range?: true;
    /** That no source speaks of it: expected as in the line before. */
    readonly unconfirmed?: true;
}

const policySettings = 'Microsoft, "Microsoft network client/server: Digitally sign communications (always)", table of default values';
const smbSigning = 'Microsoft, "Control SMB signing behavior"';
const sharedCore =
    'Microsoft, "Feature update to Windows 11, version 25H2 by using an enablement package" (KB5054156): it shares its files with 24H2';
const sameBranch = 'Microsoft, "What\'s new in Windows 11, version 26H2": an enablement package for 24H2 and 25H2';
const azureLocalBaseline = 'Microsoft, "Manage security defaults on Azure Local": its security baseline requires SMB signing';
const announcement = 'Microsoft, "SMB signing required by default in Windows Insider" (2023-06-02)';

/**
 * A new version of Windows is a new line. Builds: 9600 is Server 2012 R2, 26100 is Server 2025 and Windows 11 24H2, 26200 is
 * Windows 11 25H2, 26300 is 26H2, and 28000 is 26H1, which is a platform of its own. Preview builds got the requirement edition by
 * edition from 25381 on; before all had it their default is not known.
 */
const table: readonly DefaultLine[] = [
    { family: 'server', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings, range: true },
    { family: 'server', fromBuild: 25931, outbound: 'required', inbound: 'notRequired', source: announcement, range: true },
    { family: 'server', fromBuild: 26100, outbound: 'required', inbound: 'notRequired', source: smbSigning },
    { family: 'client', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings, range: true },
    { family: 'client', fromBuild: 25381, outbound: 'unknown', inbound: 'unknown', source: announcement, range: true },
    { family: 'client', fromBuild: 25905, outbound: 'required', inbound: 'required', source: announcement, range: true },
    { family: 'client', fromBuild: 26100, outbound: 'required', inbound: 'required', source: smbSigning },
    { family: 'client', fromBuild: 26200, outbound: 'required', inbound: 'required', source: `${smbSigning}; ${sharedCore}` },
    { family: 'client', fromBuild: 26300, outbound: 'required', inbound: 'required', source: `${smbSigning}; ${sameBranch}` },
    { family: 'client', fromBuild: 28000, outbound: 'required', inbound: 'required', source: smbSigning, unconfirmed: true },
    { family: 'home', fromBuild: 9600, outbound: 'notRequired', inbound: 'notRequired', source: policySettings, range: true },
    { family: 'home', fromBuild: 25381, outbound: 'notRequired', inbound: 'sourcesDisagree', source: homeSources(), range: true },
    { family: 'home', fromBuild: 26100, outbound: 'notRequired', inbound: 'sourcesDisagree', source: homeSources() },
    { family: 'home', fromBuild: 26200, outbound: 'notRequired', inbound: 'sourcesDisagree', source: homeSources(sharedCore) },
    { family: 'home', fromBuild: 26300, outbound: 'notRequired', inbound: 'sourcesDisagree', source: homeSources(sameBranch) },
    { family: 'home', fromBuild: 28000, outbound: 'notRequired', inbound: 'sourcesDisagree', source: homeSources(), unconfirmed: true }
];

/** What disagrees on Home, and what says that a later version does as 24H2. */
function homeSources(...same: readonly string[]): string {
    return [smbSigning, announcement, ...same].join('; ');
}

/** Whether a build was released since the preview: then it has a line for itself alone. */
export function isReleased(family: DefaultLine['family'], build: number): boolean {
    return table.some(line => line.range !== true && line.family === family && line.fromBuild === build);
}

const unknown: WindowsDefault = { requirement: 'unknown', source: null, license: null, confirmed: false };

/** The first build that asks the license. An older one has its default built in, whatever the license says. */
export const firstLicensed = 25381;

/**
 * The default of a direction: by the license on the computer, else by edition and build. On Azure Local Microsoft's baseline
 * takes its place.
 */
export function windowsDefault(computer: ComputerFacts, direction: Direction): WindowsDefault {
    const family = familyOf(computer);
    const { build, license } = computer;
    if (family === null || build === null) return unknown;
    if (isAzureLocal(computer)) return { requirement: 'required', source: azureLocalBaseline, license: null, confirmed: true };
    const byTable = tableDefault(family, build, direction);
    return license === null || build < firstLicensed ? byTable : byLicense(license, byTable, direction);
}

function tableDefault(family: DefaultLine['family'], build: number, direction: Direction): WindowsDefault {
    const line = table.filter(one => one.family === family && one.fromBuild <= build).pop();
    if (!line) return unknown;
    const confirmed = line.unconfirmed !== true && (build < firstReleased(family) || isReleased(family, build));
    return { requirement: line[direction], source: line.source, license: null, confirmed };
}

function firstReleased(family: DefaultLine['family']): number {
    return Math.min(...table.filter(line => line.range !== true && line.family === family).map(({ fromBuild }) => fromBuild));
}

/**
 * A value that the license names decides. One that it does not name means "not required". Where a document says otherwise, the
 * value may stand in a place that is not known here: then the sources disagree.
 */
function byLicense(license: LicenseFacts, byTable: WindowsDefault, direction: Direction): WindowsDefault {
    const { name, value } =
        direction === 'outbound'
            ? { name: 'SMBClient-RequireSigningByDefault', value: license.clientRequiresSigning }
            : { name: 'SMBServer-RequireSigningByDefault', value: license.serverRequiresSigning };
    const found = { license: { name, value }, confirmed: true };
    if (value !== null) return { ...found, requirement: value === 0 ? 'notRequired' : 'required', source: null };
    if (byTable.requirement === 'required') return { ...byTable, license: found.license, requirement: 'sourcesDisagree' };
    return { ...found, requirement: 'notRequired', source: null };
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
    const { computer } = configuration;
    if (isAzureLocal(computer)) return false; // its baseline is no default of Windows
    if (requiredByDomainControllersPolicy(computer, 'inbound') || signingState(configuration) === 'notAccepting') return false;
    return directions.every(direction => {
        const { requirement, confirmed } = windowsDefault(computer, direction);
        return confirmed && inForce(configuration[direction]) === requirement;
    });
}

/** The default alone, without what it rests on. */
export function defaultOf(computer: ComputerFacts, direction: Direction): DefaultRequirement {
    return windowsDefault(computer, direction).requirement;
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
