// SPDX-License-Identifier: MIT
// What every scenario has in common: the parts of Windows that the commands read, filled in.
import type { Policy, Registry, Scenario } from './scenario';

export const workstationKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters';
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
    readonly machineGuid: string;
    /** DNS domain; null for a workgroup. */
    readonly domain: string | null;
}

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
                    Roles:
                        identity.productType === 1
                            ? ['LM_Workstation', 'LM_Server', 'NT']
                            : ['LM_Workstation', 'LM_Server', 'NT', 'Server_NT']
                }
            ],
            'root/cimv2:Win32_Service': [
                { Name: 'LanmanServer', State: 'Running', StartMode: 'Auto' },
                { Name: 'LanmanWorkstation', State: 'Running', StartMode: 'Auto' }
            ]
        },
        registry: {
            'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
                ProductName: identity.productType === 1 ? 'Windows 10 Enterprise' : identity.caption.replace('Microsoft ', ''),
                CurrentBuildNumber: String(identity.build),
                UBR: identity.ubr,
                EditionID: identity.editionId
            },
            'HKLM\\SOFTWARE\\Microsoft\\Cryptography': { MachineGuid: identity.machineGuid },
            'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions': { ProductType: registryProductType[identity.productType] },
            [workstationKey]: { ServiceDll: '%SystemRoot%\\System32\\wkssvc.dll', ...stored[workstationKey] },
            [serverKey]: { ServiceDll: '%SystemRoot%\\system32\\srvsvc.dll', ...stored[serverKey] }
        }
    };
}

const defaultDomainPolicy = { id: '{31B2F340-016D-11D2-945F-00C04FB984F9}', name: 'Default Domain Policy' };

/** The policy of a domain member that no Group Policy object tells anything about signing. */
export const noPolicy: Policy = { lastApplied: '2026-11-20T08:30:00Z', objects: [defaultDomainPolicy] };
