// SPDX-License-Identifier: MIT
// The PowerShell that the documentation has people type.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../../../dev-gateway/root';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { host } from '../host';

it('each block of PowerShell in the documentation is Windows PowerShell 5.1, and calls no command of ours that does not exist', async () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)];
    const blocks = pages
        .filter(page => page.endsWith('.md'))
        .flatMap(page =>
            [...readFileSync(join(root, page), 'utf8').matchAll(/```powershell\n([^]*?)```/g)].map(match => [page, match[1] ?? ''])
        );
    assert.ok(blocks.length >= 4);
    for (const [page, block] of blocks) {
        const { findings, commands } = await host.inspect(block ?? '');
        // A person at a prompt imports modules.
        const wrong = findings.filter(({ rule }) => rule !== 'forbidden-command');
        const unknown = commands.filter(
            name => /-Smb(Signing|Outbound|Inbound|Insecure|Device)/.test(name) && !(name in powershellCommands)
        );
        assert.deepEqual([wrong, unknown], [[], []], `${page}: ${block}`);
    }
});
