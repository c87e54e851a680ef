// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { firstLoadLimit, transferred } from '../../../bench/size';
import { root } from '../../../dev-gateway/root';
import { readFolder } from '../../../tools/package/content';
import { packContent } from '../../../tools/package/pack';

const files = unzipSync(packContent(readFolder(join(root, '.cache/package')), new Date(0)).bytes);

function read(file: string): Uint8Array {
    const content = files[`ux/${file}`];
    assert.ok(content, `the package has no ${file}`);
    return content;
}

describe('the extension in its package', () => {
    it('is within the budget of its first load', () => {
        const size = transferred(read);
        assert.ok(size > 200, `${size} kB: is it the whole extension?`);
        assert.ok(size <= firstLoadLimit, `${size.toFixed(1)} kB are more than ${firstLoadLimit} kB`);
    });

    it('keeps the styles that its templates name, and drops what nothing names', () => {
        const [, sheet = ''] = /href="(styles\.[^"]+\.css)"/.exec(Buffer.from(read('index.html')).toString('utf8')) ?? [];
        const styles = Buffer.from(read(sheet)).toString('utf8');
        for (const kept of ['.sme-button-primary', '.sme-icon-lock', '.sme-theme-dark', '.boxed', '.panel-buttons'])
            assert.ok(styles.includes(kept), kept);
        assert.ok(!styles.includes('.sme-icon-calendar'), 'an icon that nothing names');
    });
});
