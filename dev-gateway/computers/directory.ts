// SPDX-License-Identifier: MIT
import { resolve } from 'node:path';
import { root } from '../root';
import type { Scenario } from '../scenarios/scenario';
import type { ComputerDirectory } from './computer';
import { ScenarioComputer } from './emulated-computer';
import type { PowerShellHost } from './powershell-host';

/** The built module, as a JEA endpoint holds it. */
export const modulePath = resolve(root, 'src/generated/powershell-module/SmbSigning/SmbSigning.psd1');

/** The computers of the given scenarios, run by the given host. */
export function createDirectory(scenarios: readonly Scenario[], host: PowerShellHost): ComputerDirectory {
    const computers = new Map(scenarios.map(scenario => [scenario.name.toLowerCase(), new ScenarioComputer(scenario, host, modulePath)]));
    return {
        find: name => computers.get(name.toLowerCase()),
        all: () => [...computers.values()],
        reset: () => computers.forEach(computer => computer.reset())
    };
}
