// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../../../dev-gateway/root';
import { filesModule } from '../../../tools/generate/files-as-they-are';

it('files are handed over as they are, but for the comment for developers', () => {
    const folder = mkdtempSync(join(tmpdir(), 'smb-signing-files-'));
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/script.ps1'), '# SPDX-License-Identifier: MIT\n# For developers.\n\n# For all: "${x}` \u00e4\n');
    writeFileSync(join(folder, 'main.yml'), '# SPDX-License-Identifier: MIT\n---\n# For all.\n');
    writeFileSync(join(folder, 'README.md'), '# Title\n');
    writeFileSync(join(folder, 'code.ts'), '');
    const text = filesModule('some', 'What they are.', folder);
    rmSync(folder, { recursive: true });
    const [, json = ''] = /^\/\*\* What they are\. \*\/\nexport const some: Readonly<Record<string, string>> = ([^]*);\n$/.exec(text) ?? [];
    assert.deepEqual(JSON.parse(json), {
        'README.md': '# Title\n',
        'a/b/script.ps1': '# For all: "${x}` \u00e4\n',
        'main.yml': '---\n# For all.\n'
    });
});

for (const [file, name, what, folder] of [
    ['ansible-files', 'ansibleFiles', 'What is the same in each hand-over to Ansible.', 'ansible'],
    ['group-policy-files', 'groupPolicyFiles', 'What is the same beside each Group Policy backup.', 'group-policy']
] as const)
    it(`${file} is generated from the files as they are now`, () => {
        const generated = readFileSync(join(root, `src/generated/${file}.ts`), 'utf8');
        const now = filesModule(name, what, join(root, 'src/app/equivalents/hand-over', folder));
        assert.equal(generated.slice(generated.indexOf('\n') + 1), now);
    });
