// SPDX-License-Identifier: MIT
// Rewrites the samples of the contract: npm run samples. The tests only compare; look at the difference before you commit it.
import { writeFileSync } from 'node:fs';
import { PowerShellHost } from '../../dev-gateway/computers/powershell-host';
import { scenarios } from '../../dev-gateway/scenarios';
import type { Scenario } from '../../dev-gateway/scenarios/scenario';
import { activityCases, normaliseActivity } from './activity-samples';
import { connectionCases } from './connection-cases';
import { evidenceCases, normaliseEvidence } from './evidence-samples';
import { computerOf, normalise, normaliseConnections, run } from './samples';

const host = new PowerShellHost();

/** Reads a fresh computer of each scenario and writes what they answered. */
async function write(
    command: 'Get-SmbSigningConfiguration' | 'Get-SmbSigningConnection' | 'Get-SmbSigningEvidence' | 'Get-SmbSigningActivity',
    cases: Readonly<Record<string, Scenario>>,
    normalised: (answer: unknown) => unknown
): Promise<void> {
    const samples: Record<string, unknown> = {};
    for (const [name, scenario] of Object.entries(cases)) {
        const { results } = await run(computerOf(scenario, host, 'full'), command);
        samples[name] = normalised(results[0]);
    }
    writeFileSync(new URL(`${command}.json`, import.meta.url), JSON.stringify(samples, null, 2) + '\n');
    console.log(`Wrote ${Object.keys(samples).length} samples of ${command}.`);
}

const reachable = scenarios.filter(one => !one.faults?.unreachable);
await write('Get-SmbSigningConfiguration', Object.fromEntries(reachable.map(one => [one.name, one])), normalise);
await write('Get-SmbSigningConnection', connectionCases, normaliseConnections);
await write('Get-SmbSigningEvidence', evidenceCases, normaliseEvidence);
await write('Get-SmbSigningActivity', activityCases, normaliseActivity);
await host.stop();
