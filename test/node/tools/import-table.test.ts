// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config from '../../../.dependency-cruiser.cjs';

const root = mkdtempSync(join(tmpdir(), 'imports-'));
after(() => rmSync(root, { recursive: true }));

/** The rules broken where one file imports another. @param back what that one has in it */
async function broken(from: string, to: string, back = ''): Promise<string[]> {
    const folder = mkdtempSync(join(root, 'tree-'));
    const local = to.endsWith('.ts') ? to : `node_modules/${to}/index.js`;
    for (const file of [from, local]) mkdirSync(dirname(join(folder, file)), { recursive: true });
    const target = to.endsWith('.ts') ? `${'../'.repeat(from.split('/').length - 1)}${to.replace(/\.ts$/, '')}` : to;
    writeFileSync(join(folder, from), `import * as x from '${target}';\nexport default x;\n`);
    writeFileSync(join(folder, local), `export const a = 1;\n${back}`);
    writeFileSync(join(folder, 'package.json'), '{}');
    const { tsConfig: _, ...options } = config.options ?? {};
    const { output } = await cruise(
        ['src', 'dev-gateway', 'tools', 'test'].filter(name => from.startsWith(name)),
        {
            ...options,
            baseDir: folder,
            validate: true,
            ruleSet: { forbidden: config.forbidden ?? [] }
        }
    );
    return (output as ICruiseResult).summary.violations.map(violation => `${violation.from} -> ${violation.to}`);
}

describe('the import table refuses', () => {
    const refused: readonly [string, string][] = [
        ['src/app/domain/a.ts', 'rxjs'],
        ['src/app/domain/a.ts', 'src/app/strings/strings.ts'],
        ['src/app/domain/a.ts', 'src/generated/fleet-script.ts'],
        ['src/app/equivalents/a.ts', 'src/generated/strings.ts'],
        ['src/app/domain/a.ts', 'src/generated/strings.ts'],
        ['src/app/equivalents/a.ts', 'src/generated/settings.ts'],
        ['src/app/remote/a.ts', 'src/app/this-computer/b.ts'],
        ['src/app/change/a.ts', 'src/app/ui/b.ts'],
        ['src/app/change/a.ts', 'src/app/remote/powershell-client.ts'],
        ['src/app/this-computer/a.ts', 'src/app/remote/write.ts'],
        ['src/app/this-computer/a.ts', 'src/app/all-computers/b.ts'],
        ['src/app/this-computer/a.ts', '@microsoft/windows-admin-center-sdk/core'],
        ['src/app/remote/a.ts', '@microsoft/windows-admin-center-sdk/core'],
        ['src/app/domain/a.ts', '@microsoft/windows-admin-center-sdk/angular'],
        ['src/app/this-computer/a.ts', 'src/app/ui/testing/fake.ts'],
        ['src/app/ui/a.ts', 'src/app/change/b.ts'],
        ['src/app/app.module.ts', 'dev-gateway/app.ts'],
        ['dev-gateway/handlers/a.ts', 'dev-gateway/computers/emulated-computer.ts'],
        ['dev-gateway/computers/a.ts', 'src/app/domain/computer/facts.ts'],
        ['dev-gateway/computers/a.ts', 'dev-gateway/handlers/b.ts'],
        ['test/e2e/a.spec.ts', 'src/app/domain/computer/facts.ts']
    ];
    for (const [from, to] of refused) {
        it(`${from} importing ${to}`, async () => assert.equal((await broken(from, to)).length > 0, true));
    }
});

it('a cycle is refused, of types alone, too', async () => {
    const back = "import type y from './a';\nexport type Z = typeof y;\n";
    assert.notDeepEqual(await broken('src/app/domain/a.ts', 'src/app/domain/b.ts', back), []);
});

describe('the import table allows', () => {
    const allowed: readonly [string, string][] = [
        ['src/app/domain/a.ts', 'src/app/domain/b.ts'],
        ['src/app/equivalents/a.ts', 'src/generated/fleet-script.ts'],
        ['src/app/domain/a.ts', 'src/generated/settings.ts'],
        ['src/app/remote/a.ts', 'zod'],
        ['src/app/change/a.ts', 'src/app/remote/write.ts'],
        ['src/app/this-computer/a.ts', 'src/app/remote/read-configuration.ts'],
        ['src/app/compatibility/a.ts', 'src/app/remote/test-device.ts'],
        ['src/app/this-computer/a.spec.ts', 'src/app/remote/testing/samples.ts'],
        ['dev-gateway/handlers/a.ts', 'dev-gateway/computers/computer.ts']
    ];
    for (const [from, to] of allowed) {
        it(`${from} importing ${to}`, async () => assert.deepEqual(await broken(from, to), []));
    }
});
