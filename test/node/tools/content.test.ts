// SPDX-License-Identifier: MIT
// The check that no package passes with a file missing, left over or changed, or with a page that a strict Content
// Security Policy would break: the real package is damaged in each of these ways.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { root } from '../../../dev-gateway/root';
import { packageProblems } from '../../../tools/package/check';
import { readFolder } from '../../../tools/package/content';
import { inventory } from '../../../tools/package/inventory';
import { packContent, sealContent } from '../../../tools/package/pack';

const content = readFolder(join(root, '.cache/package'));
const files = new Map(Object.entries(unzipSync(packContent(content, new Date(0)).bytes)));
const paths = [...files.keys()];
const find = (pattern: RegExp): string => paths.find(path => pattern.test(path)) ?? assert.fail(`no ${pattern}`);
const styles = find(/^ux\/styles\./);
const main = find(/^ux\/main\./);
const chunk = find(/^ux\/\d+\./);

/** The package with changes, and an inventory that fits them: the damage must be seen where it is. */
function changed(changes: Readonly<Record<string, string | null>>): Map<string, Uint8Array> {
    const damaged = new Map(files);
    for (const [path, text] of Object.entries(changes)) {
        if (text === null) damaged.delete(path);
        else damaged.set(path, Buffer.from(text));
    }
    if (!('content.json' in changes)) damaged.set('content.json', Buffer.from(inventory(damaged, new Date(0))));
    return damaged;
}

const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
/** The page with something at the end of its head. */
const page = (html: string): Record<string, string> => ({ 'ux/index.html': text('ux/index.html').replace('</head>', `${html}</head>`) });

describe('the content of the package', () => {
    it('has no problem', () => {
        assert.deepEqual(packageProblems(files), []);
        assert.ok(paths.filter(path => /^ux\/[^/]+\.js$/.test(path)).length >= 6, 'pages, runtime and lazy chunks');
    });

    for (const path of paths)
        it(`lacks nothing: not without ${path.replace(/[0-9a-f]{16,}/, '*')}`, () => {
            const problems = packageProblems(changed({ [path]: null }));
            assert.ok(
                problems.some(one => one.startsWith(`${path} is missing`)),
                problems.join('\n')
            );
        });

    const other = '0123456789abcdef';
    const damages: readonly [string, Record<string, string | null>, RegExp][] = [
        ['a stale chunk', { [chunk.replace(/[0-9a-f]{16}/, other)]: text(chunk) }, /Nothing refers to ux\/\d+\.0123456789abcdef\.js/],
        ['a chunk of no build', { [`ux/777.${other}.js`]: '' }, /Nothing refers to ux\/777/],
        ['a style sheet of an earlier build', { [`ux/styles.${other}.css`]: text(styles) }, /Nothing refers to ux\/styles\.0/],
        ['a report of the build', { 'ux/stats.json': '{}' }, /Nothing refers to ux\/stats\.json/],
        ['a language that the manifest does not name', { 'ux/assets/strings/id-ID/strings.json': '{}' }, /Nothing refers to ux\/assets/],
        ['a file beside the extension', { 'notes.txt': '' }, /Nothing refers to notes\.txt/],
        ['a script that no module names', { 'ux/powershell-module/SmbSigning/More.psm1': '' }, /Nothing refers to ux\/powershell-module/],
        ['a style sheet under another name', { [styles]: null, [`ux/styles.${other}.css`]: text(styles) }, /^ux\/styles.* is missing/m],
        ['a picture that a style sheet names', { [styles]: `a { background: url("pictures/a.svg") }` }, /ux\/pictures\/a\.svg is missing/],
        ['a style sheet that another imports', { [styles]: `@import 'more.css';` }, /ux\/more\.css is missing/],
        ['something of another site', { [styles]: 'a { background: url(https://example.org/a.png) }' }, /outside the extension/],
        ['a source map', { [main]: `${text(main)}\n//# sourceMappingURL=main.js.map\n` }, /ux\/main\.js\.map is missing/],
        ['another folder of texts', { [main]: text(main).replace('resourcesPath:"assets/strings"', 'resourcesPath:"texts"') }, /ux\/texts/],
        [
            'an icon',
            { 'ux/manifest.json': text('ux/manifest.json').replace('sme-icon:sme-icon-lock', 'lock.svg') },
            /ux\/lock\.svg is missing/
        ],
        ['a text', { 'ux/manifest.json': text('ux/manifest.json').replace('"keywords": "', '"words": "') }, /no text keywords/],
        ['an inline handler', page(`<link rel="stylesheet" href="${styles.slice(3)}" onload="this.media='all'">`), /event handler.*onload/],
        [
            'an inline handler on the root',
            { 'ux/index.html': text('ux/index.html').replace('<app-root>', '<app-root onclick="x()">') },
            /onclick/
        ],
        ['an inline script', page('<script>start()</script>'), /a script of its own/],
        ['an inline style', page('<style>a {}</style>'), /a style of its own/],
        [
            'a style attribute',
            { 'ux/index.html': text('ux/index.html').replace('<body>', '<body style="color: red">') },
            /a style of its own/
        ],
        ['an address that is a script', page('<a href="javascript:start()">x</a>'), /outside the extension/],
        ['another base', { 'ux/index.html': text('ux/index.html').replace(/<base [^>]*>/, '<base href="/">') }, /has the base \//],
        [
            'another content than stated',
            { 'content.json': text('content.json').replace(/"size": \d+/, '"size": 1') },
            /states what is not so/
        ]
    ];
    for (const [name, changes, expected] of damages)
        it(`is refused with ${name}`, () => assert.match(packageProblems(changed(changes)).join('\n'), expected));

    it('is not packed with a problem', () => {
        const damaged = new Map(content);
        damaged.delete(styles);
        assert.throws(
            () => sealContent(damaged, new Date(0)),
            /The package is not whole\.\nux\/styles\..* is missing, which ux\/index\.html refers to\./
        );
    });
});
