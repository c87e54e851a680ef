// SPDX-License-Identifier: MIT
// The marks that OSConfig leaves: a document of one of its authorities, and what that has set by way of device management.
import type { Registry } from './scenario';
import { serverKey, workstationKey } from './windows';

/** By which OSConfig sets values: an administrator on the computer, and the deployment of Azure Local. */
export const osConfigAuthorities = {
    local: 'E17005D5-A50E-4E57-BE94-1D4FA69C6F93',
    deployment: '8345CBE6-CEFC-462A-8219-78F3FC0377C1'
} as const;

/** What is stored while signing is required in both directions. */
export const bothStored: Registry = {
    [workstationKey]: { RequireSecuritySignature: 1 },
    [serverKey]: { RequireSecuritySignature: 1 }
};

/** The registry of a computer on which an authority requires signing in both directions. */
export function requiredBy(authority: string): Registry {
    const enrollments = 'HKLM\\SOFTWARE\\Microsoft\\DeclaredConfiguration\\HostOS\\Config\\enrollments';
    const [client, server] = ['Client', 'Server'].map(side => `MicrosoftNetwork${side}_DigitallySignCommunicationsAlways`);
    return {
        'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\LocalPoliciesSecurityOptions': {
            [`${client}`]: 1,
            [`${client}_WinningProvider`]: authority,
            [`${server}`]: 1,
            [`${server}_WinningProvider`]: authority
        },
        [enrollments]: {},
        [`${enrollments}\\${authority}\\Device\\state`]: {}
    };
}
