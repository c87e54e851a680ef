// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../dev-gateway/root';
import type { Piece } from './piece';

const folder = join(root, 'test/node/fuzz');

export const generators: Piece = {
    name: 'generators',
    what: 'answers, files, names and texts of others, as test/node/fuzz makes them: so many for each property',
    count: 600_000,
    async run({ seed, count }) {
        // The longest, stored.test.ts, first.
        const tests = readdirSync(folder)
            .filter(name => name.endsWith('.test.ts'))
            .reverse();
        const failures: string[] = [];
        let properties = 0;
        // As many files at once as there are cores: each keeps one busy.
        const lane = async (): Promise<void> => {
            for (let test = tests.shift(); test !== undefined; test = tests.shift()) {
                const { passed, output } = await carriedOut(join(folder, test), { FUZZ_SEED: String(seed), FUZZ_RUNS: String(count) });
                properties += passed;
                if (output !== '') failures.push(`FUZZ_SEED=${seed} FUZZ_RUNS=${count} ${test}: ${output}`);
                console.log(`  ${test}: ${passed} passed`);
            }
        };
        const files = tests.length;
        await Promise.all(Array.from({ length: availableParallelism() }, lane));
        return { checked: `${properties} tests of ${files} files with ${count} inputs for each property`, failures };
    }
};

/** How many tests of a file passed, and what it said where not all did; else empty. */
function carriedOut(file: string, counts: Record<string, string>): Promise<{ readonly passed: number; readonly output: string }> {
    const test = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', file], {
        cwd: root,
        env: { ...process.env, ...counts },
        stdio: ['ignore', 'pipe', 'inherit']
    });
    let said = '';
    test.stdout.on('data', (part: Buffer) => (said += part.toString()));
    return new Promise(done =>
        test.on('close', code =>
            done({ passed: Number(/^# pass (\d+)$/m.exec(said)?.[1] ?? 0), output: code === 0 ? '' : said.slice(0, 4000) })
        )
    );
}
