// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { run } from '../tools/steps/run.mjs';
import { builtPackages } from '../tools/package/bundle-stats';
import type { Measurement } from './row';

/** How much the first load may be, in kB of 1024 bytes. */
export const firstLoadLimit = 300;

/** The first load, as `ng build` estimates it: what index.html names, each file compressed with brotli; 1 kB is 1024 bytes. */
export const firstLoad: Measurement = async ({ root }) => {
    await run(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build', 'empty'], { cwd: root });
    const own = transferred(reader(join(root, '.cache/package/ux')));
    const empty = transferred(reader(join(root, '.cache/bench/empty')));
    return [
        {
            what: 'first load of the extension, transferred',
            target: `at most ${firstLoadLimit} kB`,
            measured: `${own.toFixed(0)} kB`,
            withinTarget: own <= firstLoadLimit
        },
        {
            what: 'the smallest app on the SDK (`bench/empty`), transferred',
            target: '–',
            measured: `${empty.toFixed(0)} kB`,
            withinTarget: null
        }
    ];
};

/** What a built app's first load transfers, in kB of 1024 bytes. @param read gives a file of the app */
export function transferred(read: (file: string) => Uint8Array): number {
    const html = Buffer.from(read('index.html')).toString('utf8');
    const files = new Set([...html.matchAll(/(?:src|href)="([^"/]+\.(?:js|css))"/g)].map(match => match[1] ?? ''));
    return [...files].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0) / 1024;
}

/** Gives the files of a folder. */
const reader =
    (folder: string) =>
    (file: string): Uint8Array =>
        readFileSync(join(folder, file));

/** Which packages are in the bundle, largest first, before minification. */
export function profile(root: string): string {
    const packages = [...builtPackages(join(root, 'bundle'))].sort(([, one], [, other]) => other - one);
    const total = packages.reduce((sum, [, size]) => sum + size, 0);
    const rows = packages.map(([name, size]) => `| ${name} | ${(size / 1024).toFixed(0)} kB | ${((100 * size) / total).toFixed(0)} % |`);
    return ['| in the bundle | before minification | share |', '| --- | --- | --- |', ...rows].join('\n');
}
