// SPDX-License-Identifier: MIT
import { resolve } from 'node:path';
import { root } from '../root';
import type { Scenario } from '../scenarios/scenario';
import type { ComputerDirectory, EmulatedComputer } from './computer';
import { ScenarioComputer } from './emulated-computer';
import type { ScriptRunner } from './powershell-host';

/** The built module, as a JEA endpoint holds it. */
export const modulePath = resolve(root, 'src/generated/powershell-module/SmbSigning/SmbSigning.psd1');

/** The computers of the given scenarios, run by the given host. */
export function createDirectory(scenarios: readonly Scenario[], host: ScriptRunner): ComputerDirectory {
    const computers = new Map(scenarios.map(scenario => [scenario.name.toLowerCase(), new ScenarioComputer(scenario, host, modulePath)]));
    const byName = new Map(
        [...computers.values()].flatMap(computer =>
            [computer.name, ...computer.otherNames].map(name => [name.toLowerCase(), computer] as const)
        )
    );
    const clusterNames = scenarios
        .map(scenario => scenario.registry['HKLM\\Cluster']?.['ClusterName'])
        .filter(name => typeof name === 'string');
    const clusters = [...new Set(clusterNames)].map(name => `${name}.lab.example`);
    const moved = new Map<string, readonly [string, EmulatedComputer]>();
    let daysPassed = 0;
    const isListed = (name: string): boolean => byName.has(name) || clusters.some(one => one.toLowerCase() === name);
    return {
        find: name => byName.get(name.toLowerCase()),
        answering: name => moved.get(name.toLowerCase())?.[1] ?? byName.get(name.toLowerCase()),
        moveName: (name, to) => moved.set(name.toLowerCase(), [name, to]),
        moved: () => [...moved].filter(([name]) => !isListed(name)).map(([, one]) => one),
        all: () => [...computers.values()],
        clusters,
        get daysPassed() {
            return daysPassed;
        },
        letDaysPass: days => {
            // The first one's answer is everyone's: only a number of days can be wrong.
            for (const computer of computers.values()) {
                const problem = computer.liveOn(days);
                if (problem) return problem;
            }
            daysPassed += days;
            return null;
        },
        reset: () => {
            daysPassed = 0;
            moved.clear();
            computers.forEach(computer => computer.reset());
        }
    };
}
