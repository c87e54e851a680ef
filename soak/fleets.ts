// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../dev-gateway/root';
import type { Piece } from './piece';

export const fleets: Piece = {
    name: 'fleets',
    what: 'computers of a fleet of which everything is known, in files of every format, imported and judged',
    count: 50_000,
    async run({ count }) {
        // All of them are in memory at once, beside what is known of them.
        const args = [
            '--max-old-space-size=8000',
            '--import',
            'tsx',
            '--test-reporter=tap',
            join(root, 'test/node/import/known-truth.test.ts')
        ];
        const test = spawn(process.execPath, args, {
            cwd: root,
            env: { ...process.env, FLEET_COMPUTERS: String(count) },
            stdio: ['ignore', 'pipe', 'inherit']
        });
        let said = '';
        test.stdout.on('data', (part: Buffer) => (said += part.toString()));
        const code = await new Promise<number | null>(done => test.on('close', done));
        return { checked: `${count} computers`, failures: code === 0 ? [] : [said.slice(0, 4000)] };
    }
};
