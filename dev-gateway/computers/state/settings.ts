// SPDX-License-Identifier: MIT
// Settings of an emulated computer that are on or off, or a number, and that a service reads when it starts.
import type { Registry, SmbConfiguration } from '../../scenarios/scenario';

/** By property: the registry value behind it, which has the same name for the audit switches. */
const valueNames: Readonly<Record<string, string>> = {
    EnableInsecureGuestLogons: 'AllowInsecureGuestAuth',
    RequireEncryption: 'RequireEncryption',
    EncryptData: 'EncryptData',
    EnableSMB1Protocol: 'SMB1',
    SmbServerNameHardeningLevel: 'SmbServerNameHardeningLevel',
    AuditServerDoesNotSupportSigning: 'AuditServerDoesNotSupportSigning',
    AuditServerDoesNotSupportEncryption: 'AuditServerDoesNotSupportEncryption',
    AuditClientDoesNotSupportSigning: 'AuditClientDoesNotSupportSigning',
    AuditClientDoesNotSupportEncryption: 'AuditClientDoesNotSupportEncryption',
    AuditInsecureGuestLogon: 'AuditInsecureGuestLogon'
};

/**
 * Whether an audit is on: as the cmdlet reports it, else as the registry has it. When a service takes up what older Windows only
 * store was not found out; here it does so at once.
 */
export function isAuditOn(configuration: SmbConfiguration | null, registry: Registry, service: string, property: string): boolean {
    if (configuration && property in configuration) return configuration[property] === true;
    return storedOf(registry, service, property) === 1;
}

/** A configuration after its service started: policy wins over what is stored, and each setting is off, or 0, by default. */
export function withSettingsRead(configuration: SmbConfiguration, registry: Registry, service: string): SmbConfiguration {
    const read = Object.entries(valueNames)
        .filter(([property]) => property in configuration)
        .map(([property, valueName]) => {
            const data = storedOf(registry, service, valueName);
            return [property, typeof configuration[property] === 'number' ? (data ?? 0) : data === 1];
        });
    return { ...configuration, ...Object.fromEntries(read) };
}

/** What policy says of a value, else what is stored. */
function storedOf(registry: Registry, service: string, valueName: string): unknown {
    const keys = [
        `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\${service}`,
        `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${service}\\Parameters`
    ];
    return keys.map(key => dataOf(registry[key], valueName)).find(one => one !== undefined);
}

function dataOf(values: Registry[string] | undefined, name: string): unknown {
    return Object.entries(values ?? {}).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
