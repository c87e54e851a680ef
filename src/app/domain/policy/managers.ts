// SPDX-License-Identifier: MIT
// What, beside Group Policy, may put a value back, as far as it leaves marks of its own.
import type { ComputerFacts, Direction, SigningConfiguration } from '../computer/facts';
import { all, not } from '../findings/three-valued';

/** What names a value by its own marks: OSConfig, OSConfig as Azure Local has it, or a device management service. */
export type Manager = 'osConfig' | 'azureLocal' | 'mdm';

/** A manager that is there without saying whether it sets signing. */
export type UnnamedManager = 'osConfig' | 'azureLocal' | 'dsc';

/** The identifiers under which OSConfig sets values: local, deployment (Azure Local's own), and cloud. */
const osConfigProviders: readonly string[] = [
    'e17005d5-a50e-4e57-be94-1d4fa69c6f93',
    '8345cbe6-cefc-462a-8219-78f3fc0377c1',
    'c429be2d-071b-4e13-b616-4141c334ecdf'
];

/** The first build of Azure Local (23H2) that has a security baseline; it was Azure Stack HCI before. */
const firstAzureLocal = 25398;

/** Whether a computer is a node of Azure Local, whose baseline requires signing. */
export function isAzureLocal(computer: Pick<ComputerFacts, 'build' | 'editionSku' | 'editionId'>): boolean {
    return mayBeAzureLocal(computer) === true;
}

/** The same; null where a part that could say so was not read. */
export function mayBeAzureLocal({
    build,
    editionSku,
    editionId
}: Pick<ComputerFacts, 'build' | 'editionSku' | 'editionId'>): boolean | null {
    const bySku = editionSku === null ? null : editionSku === 406;
    const byId = editionId === null ? null : editionId.startsWith('ServerAzureStackHCI');
    return all(build === null ? null : build >= firstAzureLocal, not(all(not(bySku), not(byId))));
}

/** What names a direction's value, and the value. Null: nothing that was read does. */
export function managerOf(
    { computer, ...sides }: SigningConfiguration,
    direction: Direction
): { readonly manager: Manager; readonly value: number | string } | null {
    const { status, value, provider } = sides[direction].mdm;
    if (status !== 'found' || value === null) return null;
    const isOsConfig = provider !== null && osConfigProviders.includes(provider.replace(/[{}]/g, '').toLowerCase());
    return { manager: !isOsConfig ? 'mdm' : isAzureLocal(computer) ? 'azureLocal' : 'osConfig', value };
}

/** What has left marks on the computer that do not name the direction's value, and so may or may not put one back. */
export function unnamedManagers(configuration: SigningConfiguration, direction: Direction): readonly UnnamedManager[] {
    const { computer, surroundings } = configuration;
    const named = managerOf(configuration, direction)?.manager;
    const present = {
        azureLocal: isAzureLocal(computer),
        osConfig: surroundings.osConfig === true && !isAzureLocal(computer),
        dsc: surroundings.dsc === true
    };
    return (['azureLocal', 'osConfig', 'dsc'] as const).filter(one => present[one] && one !== named);
}

/** Whether policy puts security settings back at every refresh. Where that was not read, at the latest after about 16 hours. */
export function comesAtEveryRefresh({ surroundings }: SigningConfiguration): boolean {
    return surroundings.policyRefresh?.noGpoListChanges === 0;
}
