// SPDX-License-Identifier: MIT
// A restricted endpoint (JEA) of a company's own: who sees which of the module's functions, as files that an administrator
// copies and registers. docs/install.md says how.
import type { ModuleFunction } from './module-function';

/** What Windows Admin Center's role-based access calls its three roles, in its groups' names. */
const roles = [
    { name: 'Administrators', file: 'SmbSigningAdministrators', guid: '0b9d6f0e-7e0c-4a55-9d83-5a1f5d1b7c01', sees: 'reads and changes' },
    { name: 'Hyper-V Administrators', file: 'SmbSigningHyperVAdministrators', guid: '0b9d6f0e-7e0c-4a55-9d83-5a1f5d1b7c02', sees: 'reads' },
    { name: 'Readers', file: 'SmbSigningReaders', guid: '0b9d6f0e-7e0c-4a55-9d83-5a1f5d1b7c03', sees: 'reads' }
] as const;

const author = 'SMB Signing contributors';

/** The files below the module's folder, by path. A role that only reads has the functions whose help says Readers. */
export function endpointFiles(all: readonly ModuleFunction[]): ReadonlyMap<string, string> {
    const visible = (name: string): readonly ModuleFunction[] =>
        all.filter(one => one.isPublic && (name === 'Administrators' || /\.ROLE\s+Readers\b/.test(one.source)));
    return new Map([
        ...roles.map(role => [`RoleCapabilities/${role.file}.psrc`, capability(role, visible(role.name))] as const),
        ['SmbSigning.pssc', configuration()] as const
    ]);
}

function capability({ name, guid, sees }: (typeof roles)[number], functions: readonly ModuleFunction[]): string {
    return `@{
    GUID             = '${guid}'
    Author           = '${author}'
    Description      = 'SMB signing for ${name}: ${sees}.'
    ModulesToImport  = 'SmbSigning'
    VisibleFunctions = @(
${functions.map(one => `        'SmbSigning\\${one.name}'\n`).join('')}    )
}
`;
}

function configuration(): string {
    return `# A restricted endpoint that has the SmbSigning module, and nothing else. Before you register it, put your own groups in
# the place of those of CONTOSO.
@{
    SchemaVersion       = '2.0.0.0'
    GUID                = '0b9d6f0e-7e0c-4a55-9d83-5a1f5d1b7c00'
    Author              = '${author}'
    Description         = 'SMB signing by role'
    SessionType         = 'RestrictedRemoteServer'
    RunAsVirtualAccount = $true
    RoleDefinitions     = @{
${roles.map(({ name, file }) => `        'CONTOSO\\Windows Admin Center ${name}' = @{ RoleCapabilities = '${file}' }\n`).join('')}    }
}
`;
}
