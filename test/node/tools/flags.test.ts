// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { flags } from '../../e2e/browser/flags';

it('what Playwright turns off in a browser stays off in the e2e tests', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    const source = readFileSync(join(folder, 'lib/coreBundle.js'), 'utf8');
    const list = /^ *disabledFeatures = \[\n([^\]]*)\]/m.exec(source)?.[1] ?? '';
    const theirs = [...list.matchAll(/^ *"(\w+)"/gm)].map(([, name]) => name);
    assert.ok(theirs.length > 10);
    assert.equal(flags.at(-1), `--disable-features=${[...theirs, 'ScriptStreaming'].join(',')}`);
});
