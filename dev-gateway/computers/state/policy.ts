// SPDX-License-Identifier: MIT
// Group Policy of an emulated computer: what it was told at its last refresh, and where that can be read on it.
import type { Policy, Registry } from '../../scenarios/scenario';

type CimInstances = Readonly<Record<string, readonly Record<string, unknown>[]>>;

const services = { outbound: 'LanmanWorkstation', inbound: 'LanmanServer' } as const;
export const securityExtension = '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}';
const historyKey = `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\${securityExtension}`;

/** The RSoP classes in root\rsop\computer that a policy stands in; empty where it is not logged. A GPO further down the list wins. */
export function rsopInstances({ objects, lastApplied, stamped, logged = true }: Policy): CimInstances {
    const endTime = stamped === undefined ? lastApplied : stamped;
    if (!logged) return rsopInstances({ objects: [], lastApplied: null });
    const values = (['outbound', 'inbound'] as const).flatMap(direction => {
        const told = objects.filter(object => object[direction] !== undefined).reverse();
        return told.map((object, index) => ({
            Path: `MACHINE\\System\\CurrentControlSet\\Services\\${services[direction]}\\Parameters\\RequireSecuritySignature`,
            Type: typeof object[direction] === 'string' ? 1 : 4,
            Data: String(object[direction]),
            GPOID: distinguishedName(object.id),
            precedence: index + 1
        }));
    });
    return {
        'root/rsop/computer:RSOP_RegistryValue': values,
        'root/rsop/computer:RSOP_GPO': objects.map(({ id, name }) => ({ id: distinguishedName(id), name, guidName: id })),
        'root/rsop/computer:RSOP_ExtensionStatus':
            endTime === null ? [] : [{ extensionGuid: securityExtension, displayName: 'Security', endTime }]
    };
}

/** The registry's list of the GPOs whose security settings were applied last, which does not say what they set. */
export function historyKeys({ objects }: Policy): Registry {
    return Object.fromEntries(
        objects.map(({ id, name }, index) => [`${historyKey}\\${index}`, { DisplayName: name, GPOName: id, DSPath: distinguishedName(id) }])
    );
}

function distinguishedName(id: string): string {
    return `CN=${id},CN=Policies,CN=System,DC=lab,DC=example`;
}

/** What is wrong with a patch of a policy, or null; null in a patch removes. */
export function problemOfPolicy(policy: unknown): string | null {
    const { reapplyAfter, stampsEveryRefresh, stamped } = (policy ?? {}) as Readonly<Record<string, unknown>>;
    const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
    if (isGiven(reapplyAfter) && !(typeof reapplyAfter === 'number' && reapplyAfter >= 960 && reapplyAfter <= 990))
        return 'reapplyAfter is a number of minutes from 960 to 990.';
    if (isGiven(stampsEveryRefresh) && typeof stampsEveryRefresh !== 'boolean') return 'stampsEveryRefresh is true or false.';
    return isGiven(stamped) && Number.isNaN(Date.parse(String(stamped))) ? 'stamped is a time: ISO 8601.' : null;
}
