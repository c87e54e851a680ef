// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../dev-gateway/root';
import type { Piece } from './piece';

export const histories: Piece = {
    name: 'histories',
    what: 'histories of changes and runs, as the model specs of src/app/change make them, in the browser: so many for each property',
    count: 20_000,
    async run({ count }) {
        // No seed: fast-check chooses one, and says with a failure what repeats it.
        const args = [join(root, 'tools/unit.mjs'), '--histories', String(count), '.model.spec.ts'];
        const unit = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        unit.stdout.on('data', (part: Buffer) => (said += part.toString()));
        const code = await new Promise<number | null>(done => unit.on('close', done));
        const ran = /Executed (\d+) of \d+/.exec(said.slice(said.lastIndexOf('Executed ')))?.[1] ?? '0';
        return { checked: `${ran} specs with ${count} histories for each property`, failures: code === 0 ? [] : [said.slice(-20_000)] };
    }
};
