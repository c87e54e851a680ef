// SPDX-License-Identifier: MIT
import { execFileSync } from 'node:child_process';

/** Programs that npm doesn't have, and the packages of Debian that bring them. */
const packages = { pdftoppm: 'poppler-utils', img2webp: 'webp' } as const;

/** Runs a program of Debian. If it is missing, the error says what to install. */
export function run(program: keyof typeof packages, args: readonly string[]): void {
    try {
        execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        throw new Error(`To take this picture, install ${program}, for example with: apt install ${packages[program]}.`);
    }
}
