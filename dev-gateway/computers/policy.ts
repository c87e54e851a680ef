// SPDX-License-Identifier: MIT
// Group Policy of an emulated computer: what it was told at its last refresh, and how that looks in RSoP.
import type { Policy } from '../scenarios/scenario';

type CimInstances = Readonly<Record<string, readonly Record<string, unknown>[]>>;

const services = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' } as const;

/** The RSoP classes in root\rsop\computer that a policy stands in. A GPO further down the list wins. */
export function rsopInstances({ objects, lastApplied }: Policy): CimInstances {
    const values = (['outbound', 'inbound'] as const).flatMap(direction => {
        const told = objects.filter(object => object[direction] !== undefined).reverse();
        return told.map((object, index) => ({
            Path: `MACHINE\\System\\CurrentControlSet\\Services\\${services[direction]}\\Parameters\\RequireSecuritySignature`,
            Type: 4,
            Data: String(object[direction]),
            GPOID: distinguishedName(object.id),
            precedence: index + 1
        }));
    });
    return {
        'root/rsop/computer:RSOP_RegistryValue': values,
        'root/rsop/computer:RSOP_GPO': objects.map(({ id, name }) => ({ id: distinguishedName(id), name, guidName: id })),
        'root/rsop/computer:RSOP_ExtensionStatus': lastApplied
            ? [{ extensionGuid: '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}', displayName: 'Security', endTime: lastApplied }]
            : []
    };
}

function distinguishedName(id: string): string {
    return `CN=${id},CN=Policies,CN=System,DC=lab,DC=example`;
}
