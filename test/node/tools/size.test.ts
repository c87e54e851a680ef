// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { firstLoadLimit, transferred } from '../../../bench/size';
import { root } from '../../../dev-gateway/root';

const bundle = join(root, 'bundle');

describe('the built extension', () => {
    it('is within the budget of its first load', () => {
        const size = transferred(bundle);
        assert.ok(size > 200, `${size} kB: is it the whole bundle?`);
        assert.ok(size <= firstLoadLimit, `${size.toFixed(1)} kB are more than ${firstLoadLimit} kB`);
    });

    it('keeps the styles that its templates name, and drops what nothing names', () => {
        const sheet = readdirSync(bundle).find(file => /^styles\..*\.css$/.test(file)) ?? '';
        const styles = readFileSync(join(bundle, sheet), 'utf8');
        assert.ok(readFileSync(join(bundle, 'index.html'), 'utf8').includes(sheet));
        for (const kept of ['.sme-button-primary', '.sme-icon-lock', '.sme-theme-dark', '.boxed', '.panel-buttons'])
            assert.ok(styles.includes(kept), kept);
        assert.ok(!styles.includes('.sme-icon-calendar'), 'an icon that nothing names');
    });
});
