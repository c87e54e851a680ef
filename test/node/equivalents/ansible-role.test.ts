// SPDX-License-Identifier: MIT
// The script of Ansible's role: judged as the exported script's files are, and run on every kind of Windows. How Ansible calls it is
// in test/judges/ansible.test.ts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import { root } from '../../../dev-gateway/root';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { srv2012R2 } from '../../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { catalogue, type SettingName, settingNames } from '../../../src/app/domain/settings/catalogue';
import { type CommandList, problemsOfScriptFile } from '../../../tools/checks/powershell';
import { host } from '../host';
import { managedComputer, memory, runRole, script } from './ansible';

const scenarios: readonly Scenario[] = [srv2012R2, srv2022, win11Ent];

function parameters(setting: SettingName, wanted: string): Record<string, string> {
    const { direction, property, valueName, isFlag, broughtByUpdate } = catalogue[setting];
    return {
        Name: setting,
        Side: direction === 'outbound' ? 'Client' : 'Server',
        Property: property,
        ValueName: valueName,
        Type: isFlag ? 'Flag' : 'Number',
        IfNotReported: broughtByUpdate ? 'Store' : 'Fail',
        Memory: memory,
        ...(wanted ? { Wanted: wanted } : {})
    };
}

interface Described {
    readonly registry: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly outbound: Readonly<Record<string, unknown>>;
    readonly inbound: Readonly<Record<string, unknown>>;
}
const described = (computer: ScenarioComputer): Described => computer.describe() as unknown as Described;

/** "stored, in force", as the role says it. */
function stateOf(computer: ScenarioComputer, setting: SettingName): string {
    const { direction, property, valueName } = catalogue[setting];
    const now = described(computer);
    const key = now.registry[direction === 'outbound' ? workstationKey : serverKey] ?? {};
    const [, stored = 'none'] = Object.entries(key).find(([name]) => name.toLowerCase() === valueName.toLowerCase()) ?? [];
    const inForce = now[direction][property];
    return `${String(stored)}, ${inForce === undefined ? 'not reported' : Number(inForce)}`;
}
const kept = (computer: ScenarioComputer): unknown => described(computer).registry[memory.replace(':', '')];

describe("the script of Ansible's role", () => {
    it('runs on Windows PowerShell 5.1, and keeps to commands.json', async () => {
        const list = JSON.parse(readFileSync(join(root, 'powershell-module/commands.json'), 'utf8')) as CommandList;
        const inspection = await host.inspect(script);
        assert.deepEqual(
            problemsOfScriptFile(
                inspection,
                inspection.functions.map(({ name }) => name),
                list
            ),
            []
        );
    });

    for (const scenario of scenarios)
        it(`sets each setting of ${scenario.name}, says so in check mode without a write, and restores it`, async () => {
            for (const setting of settingNames) {
                const { direction, property, broughtByUpdate, windowsDefault, values } = catalogue[setting];
                const isReported = scenario[direction][property] !== undefined;
                const computer = managedComputer(scenario);
                const before = stateOf(computer, setting);
                const numbers = Object.values(values).map(number => `${number}, ${number}`);
                for (const wanted of windowsDefault
                    ? [...numbers, `none, ${Number(scenario.windowsDefault[direction as 'inbound'])}`]
                    : numbers) {
                    const what = `${setting} of ${scenario.name}: ${before} to ${wanted}`;
                    const untouched = JSON.stringify(computer.describe());
                    const checked = await runRole(computer, parameters(setting, wanted), true);
                    assert.deepEqual(
                        [described(computer).registry, stateOf(computer, setting)],
                        [(JSON.parse(untouched) as Described).registry, before],
                        what
                    );
                    const set = await runRole(computer, parameters(setting, wanted));
                    assert.deepEqual([set.changed, set.errors], [checked.changed, checked.errors], what);
                    if (!isReported && !broughtByUpdate) {
                        assert.deepEqual(set.errors, [`${setting} isn't available in this Windows.`]);
                        continue;
                    }
                    const target = isReported ? wanted : wanted.replace(/, .*/, ', not reported');
                    assert.deepEqual(set.errors, [], what);
                    assert.equal(set.changed, before !== target, what);
                    assert.equal(stateOf(computer, setting), target, what);
                    assert.deepEqual(kept(computer), before === target ? {} : { [setting]: before }, what);
                    assert.equal((await runRole(computer, parameters(setting, wanted))).changed, false, `${what}, again`);

                    const restored = await runRole(computer, parameters(setting, ''));
                    // Without a stored value, the server would keep an audit on that its cmdlet doesn't report.
                    const back = before === 'none, not reported' && before !== target ? '0, not reported' : before;
                    assert.deepEqual([restored.errors, restored.changed], [[], before !== target], what);
                    assert.equal(stateOf(computer, setting), back, `${what}, and back`);
                    assert.deepEqual(kept(computer), {}, what);
                    assert.equal((await runRole(computer, parameters(setting, ''))).changed, false, `${what}, and back again`);
                    if (back !== before) break; // nothing removes it again
                }
            }
        });

    it('keeps what was there before the first of several changes, and restores that', async () => {
        const computer = managedComputer(srv2022);
        await runRole(computer, parameters('inbound', '1, 1'));
        await runRole(computer, parameters('inbound', 'none, 0'));
        assert.equal(stateOf(computer, 'inbound'), 'none, 0');
        await runRole(computer, parameters('inbound', ''));
        assert.equal(stateOf(computer, 'inbound'), '0, 0');
    });

    it('writes nothing where a policy says otherwise, and where what is stored could not be restored', async () => {
        const policyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation';
        const held = managedComputer({ ...srv2025, registry: { ...srv2025.registry, [policyKey]: { AllowInsecureGuestAuth: 1 } } });
        const before = stateOf(held, 'guestLogons');
        const { errors } = await runRole(held, parameters('guestLogons', '0, 0'));
        assert.match(errors.join(), /a policy sets it to 1/);
        assert.equal(stateOf(held, 'guestLogons'), before);
        const odd = managedComputer({ ...srv2025, registry: { ...srv2025.registry, [serverKey]: { RequireSecuritySignature: '1' } } });
        assert.match((await runRole(odd, parameters('inbound', '1, 1'))).errors.join(), /isn't a number/);
        assert.deepEqual(kept(odd), {});
    });

    it('fails where the computer is not as wanted afterwards', async () => {
        const computer = managedComputer({ ...srv2025, faults: { discardWrites: true } });
        assert.match((await runRole(computer, parameters('inbound', '1, 1'))).errors.join(), /isn't as wanted/);
    });
});
