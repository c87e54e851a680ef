// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { transformSync } from 'esbuild';
import { root } from '../../../dev-gateway/root';
import { baselinesModule } from '../../../tools/generate/baselines';
import { fleetScriptModule } from '../../../tools/generate/fleet-script';
import { completeManifest } from '../../../tools/generate/manifest';
import { commandsModule, firstCommandModule, moduleText } from '../../../tools/generate/powershell';
import { pseudo, pseudoLocale } from '../../../tools/generate/pseudo-locale';
import { mergeStrings, parseResjson, stringsInterface } from '../../../tools/generate/strings';

const functions = [
    { name: 'Get-A', isPublic: false, source: '<#\n.SYNOPSIS\nNames Get-Unused\n#>\nfunction Get-A { Get-B }' },
    { name: 'Get-B', isPublic: false, source: 'function Get-B\n{\n    # a comment\n    1\n}' },
    { name: 'Get-Unused', isPublic: false, source: 'function Get-Unused { 2 }' },
    { name: 'Get-SmbSigningConfiguration', isPublic: true, source: 'function Get-SmbSigningConfiguration { Get-B }' },
    { name: 'Test-It', isPublic: true, source: '<# help #>\nfunction Test-It { Get-A }' }
];

/** What a generated module exports. */
async function imported<T>(module: string): Promise<T> {
    return (await import(`data:text/javascript,${encodeURIComponent(transformSync(module, { loader: 'ts' }).code)}`)) as T;
}

describe('the generated PowerShell', () => {
    it('sends a command with what it needs, without comments or indentation, and hands its arguments on', async () => {
        const first = firstCommandModule(functions);
        const module = commandsModule(functions);
        const both = first + module.replace(/^import .*\n/, '');
        assert.doesNotMatch(both, /Get-Unused/);
        const { powershellCommands } = await imported<{ powershellCommands: Record<string, { script: string }> }>(both);
        const [b, last] = ['function Get-B\n{\n1\n}', 'function Get-SmbSigningConfiguration { Get-B }'];
        assert.deepEqual(powershellCommands, {
            'Get-SmbSigningConfiguration': {
                command: 'Get-SmbSigningConfiguration',
                script: `${b}\n${last}\nGet-SmbSigningConfiguration @args`
            },
            'Test-It': { command: 'Test-It', script: `function Get-A { Get-B }\n${b}\nfunction Test-It { Get-A }\nTest-It @args` }
        });
    });

    it('holds each function once: what the first command needs comes with it, all else with the others', () => {
        const [first, others] = [firstCommandModule(functions), commandsModule(functions)];
        const isIn = (name: string): boolean[] => [first, others].map(one => one.includes(`function ${name}`));
        assert.deepEqual(['Get-A', 'Get-B', 'Get-SmbSigningConfiguration', 'Test-It'].map(isIn), [
            [false, true],
            [true, false],
            [true, false],
            [false, true]
        ]);
    });

    it('makes a module that exports the public functions and keeps the help', () => {
        const text = moduleText(functions);
        assert.match(text, /<# help #>\nfunction Test-It/);
        assert.match(text, /\n\nExport-ModuleMember -Function 'Get-SmbSigningConfiguration', 'Test-It'\n$/);
    });
});

describe('the generated script for many computers', () => {
    const head = '# For developers.\n\n';
    /** What a JavaScript template would take for its own. */
    const odd = '# \\` ` \\\\${env:x} \\${env:x} ${env:x} \\';
    const files = {
        'smb-signing': `${head}# \${help.text}\n$x = \\\${plan.data}\n\n. "$PSScriptRoot/one.ps1"\n\n. "$PSScriptRoot/two.ps1"\n\nexit 0\n`,
        one: `${head}$one = {\n    . "$PSScriptRoot/Get-It.ps1"\n}\n${odd}\n`,
        two: `${head}. "$PSScriptRoot/Get-It.ps1"\n`,
        'Get-It': `${head}function Get-It\n{\n\n    1\n}\n${odd}\n`
    };
    const moduleOf = (changed: Readonly<Record<string, string>>): string =>
        fleetScriptModule(new Map(Object.entries({ ...files, ...changed })));

    it('is its files, each in place of the line that brings it in, and as far in as that line', async () => {
        const { fleetScriptText } = await imported<{ fleetScriptText(values: object): string }>(moduleOf({}));
        const text = [
            ...['# $& #', "$x = \\'${help.text}'", ''],
            ...['$one = {', '    function Get-It', '    {', '', '        1', '    }', `    ${odd}`, '}', odd, ''],
            ...['function Get-It', '{', '', '    1', '}', odd, ''],
            ...['exit 0', '']
        ];
        assert.equal(fleetScriptText({ help: { text: '$& #' }, plan: { data: "'${help.text}'" } }), text.join('\n'));
    });

    it('is loaded with each file once, however often that is brought in', () => {
        assert.equal(moduleOf({}).match(/function Get-It/g)?.length, 1);
    });

    it('is not made of files that do not fit together', () => {
        const bad: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
            [{ three: `${head}3\n` }, /does not use three/],
            [{ one: `${head}. "$PSScriptRoot/none.ps1"\n` }, /no file none\.ps1/],
            [{ one: 'function Get-One\n{\n}\n' }, /one\.ps1 must begin with a comment/],
            [{ one: `${files.one}\${plan.data}\n` }, /one\.ps1: only the head .* takes values/],
            [{ 'smb-signing': `${files['smb-signing']}\${plan.data}\n` }, /smb-signing\.ps1: only the head/]
        ];
        for (const [changed, expected] of bad) assert.throws(() => moduleOf(changed), expected);
    });
});

describe('the generated baselines', () => {
    it('are the files of all folders: first those that make checklists', () => {
        const text = baselinesModule(join(root, 'src/resources/baselines'));
        const ids = [...text.matchAll(/^ {4}\{"id":"([^"]+)"/gm)].map(([, id]) => id);
        const kept = readdirSync(join(root, 'src/resources/baselines'), { recursive: true, encoding: 'utf8' });
        assert.equal(ids.length, kept.filter(file => file.endsWith('.json')).length);
        assert.deepEqual(
            ids.filter(id => id?.endsWith('-windows-server-2022')),
            ['disa-stig-windows-server-2022', 'microsoft-windows-server-2022', 'cis-windows-server-2022']
        );
    });
});

describe('the generated strings', () => {
    it('nests keys, skips comments, and types every text', () => {
        const tree = parseResjson('{ "_X.comment": "c", "A_B_C": "one */", "A_D": "two" }');
        assert.deepEqual(tree, { A: { B: { C: 'one */' }, D: 'two' } });
        assert.match(stringsInterface(tree), /readonly A: \{\n\s+readonly B: \{\n\s+\/\*\* one \* \/ \*\/\n\s+readonly C: string;/);
    });

    it('refuses keys that contradict each other', () => {
        for (const bad of ['{ "A": "x", "A_B": "y" }', '{ "A_B": "x", "A": "y" }', '{ "A__B": "x" }', '{ "A_": "x" }']) {
            assert.throws(() => parseResjson(bad), /String key/, bad);
        }
    });

    it('merges ours into those of the SDK', () => {
        assert.deepEqual(mergeStrings({ Strings: { Sdk: { a: '1', b: '2' } } }, { Strings: { Sdk: { b: '3' }, SmbSigning: { c: '4' } } }), {
            Strings: { Sdk: { a: '1', b: '3' }, SmbSigning: { c: '4' } }
        });
    });
});

describe('the manifest', () => {
    const manifest = JSON.parse(readFileSync(`${root}/src/generated/assets/manifest.json`, 'utf8')) as {
        name: string;
        version: string;
        entryPoints: {
            entryPointType: string;
            name: string;
            urlName: string;
            path: string;
            rootNavigationBehavior?: string;
            requirements?: { solutionIds: string[]; connectionTypes: string[]; conditions: unknown }[];
        }[];
    };

    it("fits the SDK's schema", () => {
        const schema = JSON.parse(
            readFileSync(`${root}/node_modules/@microsoft/windows-admin-center-sdk/core/manifest/module-schema.json`, 'utf8')
        ) as object;
        const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
        validate(manifest);
        assert.deepEqual(validate.errors, null);
    });

    it('offers the tool for servers and PCs, also in the Azure portal', () => {
        assert.deepEqual(
            manifest.entryPoints
                .flatMap(entry => entry.requirements ?? [])
                .map(one => [one.solutionIds, one.connectionTypes, one.conditions]),
            [
                [
                    ['msft.sme.server-manager!servers'],
                    ['msft.sme.connection-type.server'],
                    [{ installationTypes: ['Standard', 'AzureVmExtension'] }]
                ],
                [
                    ['msft.sme.server-manager!windowsClients'],
                    ['msft.sme.connection-type.windows-client'],
                    [{ installationTypes: ['Standard', 'AzureVmExtension'] }]
                ]
            ]
        );
    });

    it("is in Windows Admin Center's own list, too, at the page that needs no computer", () => {
        const solutions = manifest.entryPoints.filter(entry => entry.entryPointType === 'solution');
        assert.deepEqual(
            solutions.map(({ rootNavigationBehavior, path }) => [rootNavigationBehavior, path]),
            [['path', '']]
        );
        const names = manifest.entryPoints.flatMap(({ name, urlName }) => [name, urlName]);
        assert.equal(new Set(names).size, names.length);
    });

    it('has the version of package.json and no text missing or unused', () => {
        const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
        assert.equal(manifest.version, version);
        assert.throws(() => completeManifest('{ "a": "resources:strings:x" }', '1.0.0', new Map()), /missing: x/);
        assert.throws(() => completeManifest('{ }', '1.0.0', new Map([['default', { y: 'Y' }]])), /unused: y/);
    });

    it('has the texts of every language, English where one lacks them', () => {
        const languages = new Map([
            ['default', { x: 'X', y: 'Y' }],
            ['fr-FR', { x: 'X fr' }]
        ]);
        const { resources } = JSON.parse(
            completeManifest('{ "a": "resources:strings:x", "b": "resources:strings:y" }', '1.0.0', languages)
        ) as { resources: unknown };
        assert.deepEqual(resources, [
            { locale: 'default', strings: { x: 'X', y: 'Y' } },
            { locale: 'fr-FR', strings: { x: 'X fr', y: 'Y' } }
        ]);
    });
});

describe('the pseudo-locale', () => {
    it('is longer, accented, marked, and keeps the placeholders', () => {
        const text = pseudo('{0}, read at {1}');
        assert.match(text, /^⟦\{0\}, réàd àt \{1\} .+⟧$/);
        assert.ok(text.length > '{0}, read at {1}'.length * 1.4);
        assert.deepEqual(Object.keys(pseudoLocale({ A: { B: 'b' } })), ['A']);
    });
});
