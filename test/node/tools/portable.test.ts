// SPDX-License-Identifier: MIT
// The lint keeps the extension on what Angular 20 takes, too: each construct that it must find is planted.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { Linter } from 'eslint';

const require = createRequire(import.meta.url);
const { overrides } = require('../../../.eslintrc.cjs') as {
    overrides: { files: string[]; rules: Record<string, Linter.RuleEntry> }[];
};
const linter = new Linter();
linter.defineParser('code', require('@typescript-eslint/parser') as Parameters<Linter['defineParser']>[1]);
linter.defineParser('template', require('@angular-eslint/template-parser') as Parameters<Linter['defineParser']>[1]);

function problems(parser: 'code' | 'template', files: string, source: string): string {
    const rule = overrides.find(one => one.files.includes(files))?.rules['no-restricted-syntax'];
    assert.ok(rule);
    const found = linter.verify(
        source,
        { parser, parserOptions: { sourceType: 'module', ecmaVersion: 2022 }, rules: { 'no-restricted-syntax': rule } },
        parser === 'code' ? 'a.ts' : 'a.component.html'
    );
    return found.map(one => one.message).join('\n');
}

describe('the lint finds what Angular 20 does not take', () => {
    const code: readonly string[] = [
        'x.toPromise();',
        'TestBed.get(X);',
        '@Component({ standalone: true }) class A {}',
        '@Component({ moduleId: module.id }) class A {}',
        '@NgModule({ entryComponents: [] }) class A {}',
        "import moment from 'moment';",
        "import { ComponentFactoryResolver } from '@angular/core';",
        "import { TransferState } from '@angular/platform-browser';",
        "import { platformBrowserDynamic } from '@angular/platform-browser-dynamic';",
        "import { async } from '@angular/core/testing';",
        "import { X } from 'rxjs/internal/X';",
        "@Injectable({ providedIn: 'any' }) class A {}",
        "RouterModule.forRoot([], { relativeLinkResolution: 'legacy' });"
    ];
    for (const source of code) it(source, () => assert.notEqual(problems('code', 'src/**/*.ts', source), ''));

    for (const source of [
        '<p>{{ this.name }}</p>',
        '<p [title]="this.name"></p>',
        '<p *ngIf="this.name"></p>',
        '<b (click)="this.go()"></b>'
    ]) {
        it(source, () => assert.match(problems('template', 'src/**/*.html', source), /Angular 20 refuses this\./));
    }

    it('and leaves alone what it takes', () => {
        assert.equal(problems('code', 'src/**/*.ts', "@Injectable({ providedIn: 'root' }) class A { b = this.c; }"), '');
        assert.equal(problems('template', 'src/**/*.html', '<p *ngIf="name as shown" (click)="go(shown)">{{ name }}</p>'), '');
    });
});
