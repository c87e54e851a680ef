// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rules } from '../../../tools/checks/house-rules';

/** What a rule says of a repository that holds just these files. */
function problems(rule: string, files: Readonly<Record<string, string>>): string[] {
    const check = rules[rule];
    assert.ok(check, rule);
    return check({ files: Object.keys(files), read: file => files[file] ?? '' });
}

const licence = '// SPDX-License-Identifier: MIT\n';

describe('the house rules find', () => {
    const planted: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
        ['each code file names its licence', { 'src/a.ts': 'export {};' }, /src\/a\.ts/],
        [
            'no registry or machine is named',
            { 'package-lock.json': `"https://${['registry', 'npmjs', 'org'].join('.')}/x"` },
            /registry host/
        ],
        ['no registry or machine is named', { 'README.md': 'see /root/notes' }, /README\.md:1: path of a machine/],
        ['no registry or machine is named', { 'tools/a.mjs': "const x = '/tmp/spike';" }, /path of a machine/],
        ['nothing is left undone', { 'src/a.ts': '// TO' + 'DO later' }, /left undone/],
        ['nothing is left undone', { 'src/manifest.json': '"{!company}"' }, /left undone/],
        ['nothing can become markup or an address', { 'src/app/a.component.html': '<a [attr.' + 'href]="x">' }, /way in/],
        [
            'PowerShell stands in PowerShell files',
            { 'src/app/equivalents/a.ts': 'const a = `\nfunction Get-It\n{\n}`;' },
            /src\/app\/equivalents\/a\.ts:2: PowerShell/
        ],
        ['PowerShell stands in PowerShell files', { 'src/app/a.ts': 'const a = String.raw`\\`;' }, /a\.ts:1: PowerShell/],
        ['no test is narrowed', { 'src/a.spec.ts': 'f' + "it('x')" }, /narrowed/],
        ['no test is narrowed', { 'test/e2e/a.spec.ts': 'test.' + "only('x')" }, /narrowed/],
        ['no file is too long', { 'powershell-module/Public/Get-X.ps1': '\n'.repeat(300) }, /301 lines/],
        [
            'no folder is too full',
            Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`src/app/a/${index}.ts`, licence])),
            /src\/app\/a\/: 15 files/
        ],
        [
            'no exported name has two meanings',
            { 'src/app/a.ts': 'export interface View {}\n', 'src/app/b/c.ts': 'import x;\nexport type View = string;\n' },
            /src\/app\/a\.ts, src\/app\/b\/c\.ts: each exports another View/
        ],
        [
            'no exported name has two meanings',
            { 'src/app/a.ts': 'export async function read() {}\n', 'src/app/b.ts': 'export const read = 1;\n' },
            /another read/
        ],
        ['texts are in the strings file', { 'src/app/x.component.html': '<p>Hello</p>' }, /Hello/],
        ['texts are in the strings file', { 'src/app/x.component.html': '<p title="Hello there">{{ x }}</p>' }, /Hello there/],
        ['texts are in the strings file', { 'src/app/x.component.ts': "template: '<p>Hello</p>'" }, /Hello/],
        [
            'each text is used',
            { 'src/resources/strings/strings.resjson': '{ "SmbSigning_A_Old": "" }', 'src/app/a.ts': 'strings.A.New' },
            /nothing uses SmbSigning_A_Old/
        ],
        ...(
            [
                ['Page_X', 'A device may be cut off.', /Page_X has "may"/],
                ['Page_X', 'A guest cannot sign.', /has "cannot"/],
                ['Page_X', 'It does not sign.', /has "does not"/],
                ['Page_X', 'Cancelled', /has "Cancelled"/],
                ['Page_X', 'An event was not read as it was recognised.', /has "recognised"; write the US spelling/],
                ['Page_X', 'Switch auditing on', /has "Switch auditing on"/],
                ['Page_X', 'Mend the device', /has "Mend"/],
                ['Page_X', 'Tools, scripts, etc.', /has "etc"/],
                ['Page_X', 'Please wait', /has "Please"/],
                ['Page_X', '2 are so already', /has "so already"/],
                ['Page_Refresh', 'Read this computer again', /Page_Refresh has 24 characters; 16 is the limit/],
                ['Tile_x', 'A tile of more than thirty-two characters', /Tile_x has 41 characters/]
            ] as const
        ).map(
            ([key, text, expected]) =>
                [
                    'texts are plain and short',
                    { 'src/resources/strings/strings.resjson': JSON.stringify({ [`SmbSigning_${key}`]: text }) },
                    expected
                ] as const
        ),
        ...(
            [
                ['fr-FR', 'Page_X', 'Read {0}.', 'Lire {1}.', /Page_X has other placeholders/],
                ['fr-FR', 'Page_Y', undefined, 'Lire', /English has no SmbSigning_Page_Y/],
                ['fr-FR', 'Page_Y', 'Read it', undefined, /Page_Y is missing/],
                ['fr-FR', 'Page_X', 'Read it', ' ', /Page_X is empty/],
                ['fr-FR', 'Page_X', 'Read it again', 'Read it again', /is still English/],
                ['ja-JP', 'Page_X', 'Read it again', 'Read again', /is still English/],
                ['fr-FR', 'Page_Refresh', 'Refresh', 'Actualiser encore une fois', /26 characters; 23 is the limit/],
                ['pl-PL', 'Page_X', '{0} {0|node|nodes}', '{0} {0|węzeł|węzły}', /the language has 3 forms/],
                ['ja-JP', 'Page_X', '{0} {0|node|nodes}', '{0} {0|ノード|ノード}', /the language has no forms/],
                ['fr-FR', 'Page_X', '{0} nodes', '{0} {1|nœud|nœuds}', /English has no such value/],
                ['fr-FR', 'Page_X', 'Read it again', 'Rеlire', /Cyrillic/],
                ['ru-RU', 'Page_X', 'Read it again', 'Прочитaть', /two kinds of letters/],
                ['de-DE', 'Page_X', 'Group Policy sets it', 'Die Politik legt es fest', /doesn't say "gruppenrichtlinie"/]
            ] as const
        ).map(
            ([locale, key, source, text, expected]) =>
                [
                    'translations fit English',
                    {
                        [`src/resources/strings/${locale}/strings.resjson`]: JSON.stringify({ [`SmbSigning_${key}`]: text }),
                        'src/resources/strings/strings.resjson': JSON.stringify({ [`SmbSigning_${key}`]: source }),
                        [`docs/languages/${locale}.md`]: '## Checked terms\n\n| Group Policy | Gruppenrichtlinie | |\n'
                    },
                    expected
                ] as const
        ),
        [
            'translations fit English',
            { 'src/resources/strings/fr-FR/strings.resjson': '{}', 'src/resources/strings/strings.resjson': '{}' },
            /docs\/languages\/fr-FR\.md is missing/
        ],
        ['the change log has a place for the next change', { 'CHANGELOG.md': '# Changelog' }, /Unreleased/]
    ];
    for (const [rule, files, expected] of planted) {
        it(`${rule}: ${Object.entries(files)[0]?.join(': ').trim().slice(0, 60)}`, () =>
            assert.match(problems(rule, files).join('\n'), expected));
    }

    it('a dependency that is not pinned, has no row, or is not used', () => {
        const files = {
            'package.json': '{ "dependencies": { "a": "^1.0.0", "b": "2.0.0" }, "devDependencies": {} }',
            'docs/decisions/dependencies.md': '| `b` | 1.0.0 | why |\n| `c` | 3.0.0 | why |',
            'dev-gateway/powershell-host/powershell-host.csproj': '',
            'tools/judges/judges.csproj': ''
        };
        assert.deepEqual(problems('dependencies are pinned and explained', files), [
            'package.json: a ^1.0.0 is not an exact version',
            'docs/decisions/dependencies.md: no row for a ^1.0.0',
            'docs/decisions/dependencies.md: no row for b 2.0.0',
            'docs/decisions/dependencies.md: c is not used'
        ]);
    });
});

describe('the house rules leave alone', () => {
    it('what is as it should be', () => {
        assert.deepEqual(problems('each code file names its licence', { 'src/a.ts': licence, 'README.md': '' }), []);
        assert.deepEqual(
            problems('texts are in the strings file', {
                'src/app/x.component.html': '<p *ngIf="a.length > 0" class="x">{{ strings.A }}</p>'
            }),
            []
        );
        const texts = { 'src/resources/strings/strings.resjson': '{ "SmbSigning_A_New": "" }', 'src/app/a.ts': 'strings.A.New' };
        assert.deepEqual(problems('each text is used', texts), []);
        const ofSetting = {
            'src/resources/strings/strings.resjson': '{ "SmbSigning_A_newSetting": "" }',
            'src/app/a.ts': 'strings.A[name]'
        };
        const catalogue = { 'powershell-module/settings.json': '{ "name": "newSetting" }' };
        assert.deepEqual(problems('each text is used', { ...ofSetting, ...catalogue }), []);
        const overloaded = 'export function a(x: 1): 1;\nexport function a(x: 2): 2;\n';
        const [other, spec] = ["export { a } from './a';\nconst b = 1;\n", 'export const a = 1;\n'];
        const names = { 'src/app/a.ts': overloaded, 'src/app/b.ts': other, 'src/app/a.spec.ts': spec, 'src/app/testing/a.ts': spec };
        assert.deepEqual(problems('no exported name has two meanings', names), []);
        const allowed = {
            _Page_X: 'It may be cancelled.',
            SmbSigning_State_neither: 'Signing is not required.',
            SmbSigning_Evidence_Effect_mayBeCutOff: 'May be cut off',
            SmbSigning_Page_X: "It might be canceled, and doesn't switch."
        };
        const resjson = { 'src/resources/strings/strings.resjson': JSON.stringify(allowed) };
        assert.deepEqual(problems('texts are plain and short', resjson), []);
        assert.deepEqual(problems('no registry or machine is named', { 'src/a.ts': 'const path = /api/root/x;' }), []);
    });
});
