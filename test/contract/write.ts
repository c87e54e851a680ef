// SPDX-License-Identifier: MIT
// Rewrites the samples of the contract: npm run samples. The tests only compare; look at the difference before you commit it.
import { writeFileSync } from 'node:fs';
import { PowerShellHost } from '../../dev-gateway/computers/powershell-host';
import { scenarios } from '../../dev-gateway/scenarios';
import { computerOf, normalise, run } from './samples';

const host = new PowerShellHost();
const samples: Record<string, unknown> = {};
for (const scenario of scenarios.filter(one => !one.faults?.unreachable)) {
    const { results } = await run(computerOf(scenario, host, 'full'), 'Get-SmbSigningConfiguration');
    samples[scenario.name] = normalise(results[0]);
}
await host.stop();
const file = new URL('Get-SmbSigningConfiguration.json', import.meta.url);
writeFileSync(file, JSON.stringify(samples, null, 2) + '\n');
console.log(`Wrote ${Object.keys(samples).length} samples.`);
