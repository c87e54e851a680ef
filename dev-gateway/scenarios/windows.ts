// SPDX-License-Identifier: MIT
// What every scenario has in common: the parts of Windows that the commands read, filled in.
import { productPolicy, type SmbLicense } from './product-policy';
import type { Credentials, Policy, PolicyObject, Registry, Scenario } from './scenario';

/** The account that is let in by every computer that wants one. */
export const administrator: Credentials = { user: 'lab\\admin', password: 'open sesame' };

export const workstationKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters';
export const hardenedPathsKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkProvider\\HardenedPaths';
export const serverKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters';

/** What differs between computers that are otherwise alike. */
interface Identity {
    readonly name: string;
    readonly caption: string;
    readonly build: number;
    readonly ubr: number;
    readonly editionSku: number;
    readonly editionId: string;
    readonly productType: 1 | 2 | 3;
    /** The last digits of its machine identifier. */
    readonly guid: string;
    /** DNS domain; null for a workgroup. */
    readonly domain: string | null;
    readonly cluster?: string | undefined;
    /** What its license says of SMB's defaults; missing: what is usual for its edition. Null: nothing in the place where one looks. */
    readonly license?: SmbLicense | null;
}

/** Win32_ComputerSystem.Roles. */
const roles = {
    1: ['LM_Workstation', 'LM_Server', 'NT'],
    2: ['LM_Workstation', 'LM_Server', 'Primary_Domain_Controller', 'Timesource', 'NT', 'DFS'],
    3: ['LM_Workstation', 'LM_Server', 'NT', 'Server_NT']
} as const;

const registryProductType = { 1: 'WinNT', 2: 'LanmanNT', 3: 'ServerNT' } as const;

/** The CIM instances and registry keys by which a computer says what it is. */
export function windows(identity: Identity, stored: Registry = {}): Pick<Scenario, 'cim' | 'connectedUser' | 'registry'> {
    const name = identity.name.toUpperCase();
    return {
        connectedUser: `${identity.domain === null ? name : 'LAB'}\\admin`,
        cim: {
            'root/cimv2:Win32_OperatingSystem': [
                {
                    Caption: identity.caption,
                    BuildNumber: String(identity.build),
                    OperatingSystemSKU: identity.editionSku,
                    ProductType: identity.productType,
                    CSName: name
                }
            ],
            'root/cimv2:Win32_ComputerSystem': [
                {
                    Name: name,
                    DNSHostName: identity.name,
                    Domain: identity.domain ?? 'WORKGROUP',
                    PartOfDomain: identity.domain !== null,
                    Roles: roles[identity.productType]
                }
            ],
            'root/cimv2:Win32_Service': [
                { Name: 'LanmanServer', State: 'Running', StartMode: 'Auto' },
                { Name: 'LanmanWorkstation', State: 'Running', StartMode: 'Auto' }
            ],
            // The configuration of Desired State Configuration would be a file.
            'root/cimv2:CIM_DataFile': [],
            'root/microsoft/windows/smb:MSFT_SmbClientNetworkInterface': [
                { FriendlyName: 'Ethernet', InterfaceIndex: 4, RdmaCapable: false, RssCapable: true }
            ]
        },
        registry: {
            'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
                ProductName: identity.productType === 1 ? 'Windows 10 Enterprise' : identity.caption.replace('Microsoft ', ''),
                CurrentBuildNumber: String(identity.build),
                UBR: identity.ubr,
                EditionID: identity.editionId,
                SystemRoot: 'C:\\WINDOWS',
                InstallationType: identity.productType === 1 ? 'Client' : 'Server'
            },
            'HKLM\\SOFTWARE\\Microsoft\\Cryptography': { MachineGuid: `5d3f7f0e-3c55-4a0b-9f7e-${identity.guid}` },
            'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions': {
                ProductType: registryProductType[identity.productType],
                ...(identity.license === null ? {} : { ProductPolicy: productPolicy(identity.license ?? licenseOf(identity)) })
            },
            'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName': { ComputerName: name },
            ...(identity.cluster === undefined ? {} : { 'HKLM\\Cluster': { ClusterName: identity.cluster } }),
            [workstationKey]: { ServiceDll: '%SystemRoot%\\System32\\wkssvc.dll', ...stored[workstationKey] },
            [serverKey]: { ServiceDll: '%SystemRoot%\\system32\\srvsvc.dll', ...stored[serverKey] }
        }
    };
}

/** From Windows 11 24H2 and Windows Server 2025 on the license names SMB's defaults; that of Home requires nothing. */
function licenseOf({ build, productType, editionId }: Identity): SmbLicense | null {
    if (build < 26100) return null;
    const isHome = editionId.startsWith('Core');
    return { clientRequiresSigning: !isHome, serverRequiresSigning: productType === 1 && !isHome };
}

const defaultDomainPolicy = { id: '{31B2F340-016D-11D2-945F-00C04FB984F9}', name: 'Default Domain Policy' };

/** The policy of a domain member, last applied some hours ago; the Default Domain Policy tells nothing about signing. */
export function policyOf(...objects: readonly PolicyObject[]): Policy {
    return { lastApplied: 330, objects: [defaultDomainPolicy, ...objects] };
}

/** The policy of a computer in a workgroup. */
export const workgroupPolicy: Policy = { lastApplied: null, objects: [] };

/** What setup stores up to Windows Server 2022 and Windows 11 23H2: not required. */
export const storedBySetup: Registry = {
    [workstationKey]: { RequireSecuritySignature: 0, EnableSecuritySignature: 1 },
    [serverKey]: { RequireSecuritySignature: 0, EnableSecuritySignature: 0 }
};

/** What tells computers apart that are otherwise alike. */
export interface Particulars {
    readonly name: string;
    /** The last digits of its machine identifier. */
    readonly guid: string;
    readonly stored?: Registry;
    readonly cluster?: string;
    readonly policy?: Policy;
}
