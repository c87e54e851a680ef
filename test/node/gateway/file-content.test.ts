// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fileContent } from '../../../dev-gateway/handlers/file-content';

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
