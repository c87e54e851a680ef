// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fileContent, mayKeep } from '../../../dev-gateway/handlers/file-content';

const folder = mkdtempSync(join(tmpdir(), 'file-content-'));
after(() => rmSync(folder, { recursive: true }));

it('a file is compressed once, until it changes; one that is gone is gone', async () => {
    const file = join(folder, 'a.js');
    writeFileSync(file, 'one');
    const first = await fileContent(file);
    assert.ok(first);
    assert.equal(Buffer.from(first.plain).toString(), 'one');
    assert.equal(gunzipSync(first.gzipped).toString(), 'one');
    assert.equal(await fileContent(file), first);
    writeFileSync(file, 'another');
    assert.equal(gunzipSync((await fileContent(file))?.gzipped ?? '').toString(), 'another');
    rmSync(file);
    assert.equal(await fileContent(file), null);
    assert.equal(await fileContent(folder), null);
});

it('a browser may keep a file only if its name has a hash of what is in it', () => {
    for (const file of ['main.0aea42216c72b19f.js', 'styles.a85c62a17069b3cd.css', 'assets/33.2e151efe7714cb3b.js']) {
        assert.equal(mayKeep(file), 'max-age=31536000, immutable', file);
    }
    for (const file of ['index.html', 'manifest.json', 'shell.js', 'main.js', 'assets/strings/strings.json', 'ServMDL2-4.66.woff']) {
        assert.equal(mayKeep(file), 'no-cache', file);
    }
});
