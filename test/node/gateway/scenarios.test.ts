// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scenarios } from '../../../dev-gateway/scenarios';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { propertiesOf } from './properties-of-windows';

const versionKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const sides = { outbound: workstationKey, inbound: serverKey } as const;

/** What a scenario has that its Windows does not, or lacks. */
function problems({ outbound, inbound, registry }: Scenario): string[] {
    const build = Number(registry[versionKey]?.['CurrentBuildNumber']);
    const { client, server } = propertiesOf(build);
    return (
        [
            ['client', client, Object.keys(outbound)],
            ['server', server, Object.keys(inbound)]
        ] as const
    ).flatMap(([side, wanted, has]) => [
        ...has.filter(name => !wanted.includes(name)).map(name => `${side}: build ${build} has no ${name}`),
        ...wanted.filter(name => !has.includes(name)).map(name => `${side}: build ${build} has ${name}`)
    ]);
}

describe('a scenario', () => {
    for (const scenario of scenarios) {
        it(`${scenario.name} has the properties that its Windows has, no more and no fewer`, () => {
            assert.deepEqual(problems(scenario), []);
        });

        it(`${scenario.name} agrees with itself`, () => {
            const { cim, registry, outbound, inbound, windowsDefault, policy } = scenario;
            const windows = cim['root/cimv2:Win32_OperatingSystem']?.[0] ?? {};
            assert.equal(windows['BuildNumber'], registry[versionKey]?.['CurrentBuildNumber']);
            const types = { 1: 'WinNT', 2: 'LanmanNT', 3: 'ServerNT' } as Record<number, string>;
            const inRegistry = registry['HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions']?.['ProductType'];
            assert.equal(types[Number(windows['ProductType'])], inRegistry);
            for (const [side, key] of Object.entries(sides) as [keyof typeof sides, string][]) {
                const configuration = { outbound, inbound }[side];
                const stored = Object.entries(registry[key] ?? {}).find(([name]) => /^requiresecuritysignature$/i.test(name))?.[1];
                assert.equal(configuration['RequireSecuritySignature'], stored === undefined ? windowsDefault[side] : stored === 1, side);
                const told = policy.objects.map(object => object[side]).filter(value => value !== undefined);
                if (told.length > 0 && scenario.name !== 'srv2022-conflict') assert.equal(told.pop(), stored, side);
            }
        });
    }

    it('has a name and a machine identifier of its own', () => {
        const ids = scenarios.map(one => String(one.registry['HKLM\\SOFTWARE\\Microsoft\\Cryptography']?.['MachineGuid']));
        assert.ok(ids.every(id => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)));
        assert.equal(new Set([...ids, ...scenarios.map(one => one.name)]).size, scenarios.length * 2);
    });

    it('is refused where it has a property too many or too few', () => {
        const { EncryptionCiphers: _, ...tooFew } = srv2022.outbound;
        assert.deepEqual(problems({ ...srv2022, outbound: tooFew }), ['client: build 20348 has EncryptionCiphers']);
        const tooMany = { ...srv2022.inbound, EnableInsecureGuestLogons: true };
        assert.deepEqual(problems({ ...srv2022, inbound: tooMany }), ['server: build 20348 has no EnableInsecureGuestLogons']);
    });
});
