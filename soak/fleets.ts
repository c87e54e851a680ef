// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../dev-gateway/root';
import type { Piece } from './piece';

/** One of so many is read by the PowerShell engine, too; and not so few that a kind of computer is missing. */
const [engineReadsOneOf, fewestByEngine] = [100, 20];

export const fleets: Piece = {
    name: 'fleets',
    what:
        'computers of a fleet of which everything is known, in files of every format, imported and judged; ' +
        `one of ${engineReadsOneOf} by the PowerShell engine, too, which takes most of the time`,
    count: 50_000,
    async run({ count }) {
        const byEngine = Math.max(fewestByEngine, Math.round(count / engineReadsOneOf));
        const begun = performance.now();
        const inFiles = await failuresOf('known-truth.test.ts', { FLEET_COMPUTERS: String(count) });
        const between = performance.now();
        const inEngine = await failuresOf('known-truth-by-engine.test.ts', { ENGINE_COMPUTERS: String(byEngine) });
        const seconds = (from: number, to: number): string => `${Math.round((to - from) / 1000)} s`;
        return {
            checked:
                `${count} computers in files (${seconds(begun, between)}), ` +
                `${byEngine} computers by the PowerShell engine (${seconds(between, performance.now())})`,
            failures: [...inFiles, ...inEngine]
        };
    }
};

async function failuresOf(test: string, environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
    // All of them are in memory at once, beside what is known of them.
    const args = ['--max-old-space-size=8000', '--import', 'tsx', '--test-reporter=tap', join(root, 'test/node/import', test)];
    const running = spawn(process.execPath, args, {
        cwd: root,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'inherit']
    });
    let said = '';
    running.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const code = await new Promise<number | null>(done => running.on('close', done));
    return code === 0 ? [] : [said.slice(0, 4000)];
}
