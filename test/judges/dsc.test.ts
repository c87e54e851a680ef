// SPDX-License-Identifier: MIT
// The hand-overs to DSC: documents against the forms that the projects publish, and a configuration as PowerShell reads it. PowerShell
// on Linux has no keyword "configuration" without the parts of DSC that Windows brings. So functions stand in for it, for Node, and for
// the resources, which say what they are given; their block begins on the same line, as a function's argument must.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import Ajv2020, { type AnySchemaObject } from 'ajv/dist/2020';
import fc from 'fast-check';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import type { ComputerFacts } from '../../src/app/domain/computer/facts';
import { dsc3Format } from '../../src/app/equivalents/hand-over/dsc/dsc3';
import { powershellDscFormat } from '../../src/app/equivalents/hand-over/dsc/powershell-dsc';
import type { HandOverComputer, HandOverFile, HandOverFormat, HandOverTargets } from '../../src/app/equivalents/hand-over/hand-over';
import { host } from '../node/host';
import { dscForm, osConfigForm, powershellKeys, powershellResources, published } from './dsc-forms';

const samples = JSON.parse(readFileSync(new URL('../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8')) as Record<
    string,
    { readonly computer: ComputerFacts }
>;
const computer = (name: string): HandOverComputer => ({ name, facts: samples[name]?.computer ?? null });
const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const make = (format: HandOverFormat, targets: HandOverTargets, names: readonly string[] = ['srv2025']): readonly HandOverFile[] =>
    format.filesOf({ targets, computers: names.map(computer) }, from);
const textOf = (files: readonly HandOverFile[], path: string): string => {
    const content = files.find(file => file.path === path)?.content ?? '';
    return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
};
const everything: HandOverTargets = {
    outbound: 'windowsDefault',
    inbound: 'required',
    guestLogons: 'off',
    outboundEncryption: 'on',
    inboundEncryption: 'off',
    inboundSmb1: 'off',
    nameHardening: 'required',
    outboundAuditSigning: 'on',
    outboundAuditEncryption: 'off',
    outboundAuditGuests: 'on',
    inboundAuditSigning: 'on',
    inboundAuditEncryption: 'off',
    inboundAuditGuests: 'on',
    inboundAuditSpn: 'on'
};

const draft7 = createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-07.json') as AnySchemaObject;

/** What a schema says against a document; nothing: it is good. */
function against(schema: object, document: unknown): string {
    const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
    ajv.addMetaSchema(draft7);
    return ajv.validate(schema, document) ? '' : ajv.errorsText();
}
const python = '/usr/bin/python3';
const hasNoYaml = spawnSync(python, ['-c', 'import yaml']).status !== 0;
function fromYaml(text: string): unknown {
    const { stdout, stderr, status } = spawnSync(
        python,
        ['-c', 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.read())))'],
        {
            input: text,
            encoding: 'utf8'
        }
    );
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
}

/** Judges by the published schema where that is here, and says so where it isn't. */
function judged(
    test: { diagnostic(message: string): void },
    name: Parameters<typeof published>[0],
    own: object,
    document: unknown
): string {
    const theirs = published(name);
    if (!theirs) test.diagnostic(`${name} as published is not on this machine: judged by its form in dsc-forms.ts alone`);
    return against(own, document) + (theirs ? against(theirs, document) : '');
}

type Document = { resources: { name: string; properties: Record<string, unknown> }[]; metadata: { smbSigning: { computers: string[] } } };

describe('the hand-over to DSC v3', () => {
    const files = make(dsc3Format, everything, ['srv2022', 'srv2025']);

    for (const path of ['smb-signing.dsc.json', 'remove.dsc.json'])
        it(`has in ${path} what the schema of a document asks for`, test => {
            assert.equal(judged(test, 'dsc-document.json', dscForm, JSON.parse(textOf(files, path))), '');
        });

    it(
        "has in smb-signing.osc.yaml what OSConfig's schema asks for",
        { skip: hasNoYaml && "Python's YAML is not on this machine" },
        test => {
            const document = fromYaml(textOf(make(dsc3Format, { outbound: 'required', inbound: 'notRequired' }), 'smb-signing.osc.yaml'));
            assert.equal(judged(test, 'osconfig-document.json', osConfigForm, document), '');
            const { resources } = document as Document;
            assert.deepEqual(
                resources.map(({ properties }) => properties['schema']),
                [{ const: 1 }, { const: 0 }]
            );
        }
    );

    it('broken on purpose is noticed', test => {
        const good = JSON.parse(textOf(files, 'smb-signing.dsc.json')) as Document;
        const broken = (change: (document: Document) => void): string => {
            const copy = structuredClone(good);
            change(copy);
            return judged(test, 'dsc-document.json', dscForm, copy);
        };
        assert.equal(
            broken(() => undefined),
            ''
        );
        assert.match(
            broken(({ resources: [one] }) => one && (one.name = 'a-b')),
            /pattern/
        );
        assert.match(
            broken(({ resources: [one] }) => one && (one.properties['keyPath'] = 'HKLM:\\SYSTEM')),
            /pattern/
        );
        assert.match(
            broken(({ resources: [one] }) => one && (one.properties['valueData'] = { DWord: '1' })),
            /integer/
        );
        assert.match(
            broken(copy => delete (copy as Partial<Document>).resources),
            /resources/
        );
        const osConfig = {
            resources: [
                {
                    type: 'Microsoft.OSConfig/Test',
                    properties: { resource: { type: 'Microsoft.Windows/CSP', properties: { type: 'integer' } } }
                }
            ]
        };
        const said = judged(test, 'osconfig-document.json', osConfigForm, osConfig);
        assert.match(said, /path/);
        assert.match(said, /'schema'/);
    });

    it('names hostile names as they are', () => {
        const names = fc.sample(fc.fullUnicodeString({ minLength: 1 }), { seed: 23, numRuns: 1000 });
        const files = make(dsc3Format, { inbound: 'required' }, names);
        const { metadata } = JSON.parse(textOf(files, 'smb-signing.dsc.json')) as Document;
        assert.deepEqual(metadata.smbSigning.computers, names);
        if (!hasNoYaml) assert.equal((fromYaml(textOf(files, 'smb-signing.osc.yaml')) as Document).resources.length, 1);
    });
});

/** What PowerShell reads in a configuration: each resource, for each node, with its properties. */
const stand = `
function Import-DscResource { param ($ModuleName) }
function Read-Resource
{
    param ($Type, $Name, $Body)
    $properties = @(foreach ($statement in $Body.Ast.EndBlock.Statements)
    {
        $elements = $statement.PipelineElements[0].CommandElements
        if ($elements.Count -ne 3 -or "$($elements[1])" -ne '=') { throw "no assignment: $statement" }
        "$($elements[0])=$($elements[2].SafeGetValue())"
    })
    "$($Node['NodeName'])|$Type|$Name|$($properties -join '|')"
}
function Registry { param ($Name, [scriptblock] $Body) Read-Resource 'Registry' $Name $Body }
function SmbServerConfiguration { param ($Name, [scriptblock] $Body) Read-Resource 'SmbServerConfiguration' $Name $Body }
function Node
{
    param ($Names, [scriptblock] $Body)
    foreach ($Node in $AllNodes) { if ($Names -contains $Node['NodeName']) { & $Body } }
}
`;

async function run(script: string): Promise<string[]> {
    const request = { command: null, parameters: {}, throw: null, failing: [], discardWrites: false, module: null, state: srv2022 };
    const { results, errors } = await host.run({ script, languageMode: 'FullLanguage', ...request });
    assert.deepEqual(errors, []);
    return results as string[];
}

const blockBelow = /^( *(?:node|Registry|SmbServerConfiguration) .*)\r\n *\{/gm;
const read = (files: readonly HandOverFile[], name: string, change = (script: string): string => script): Promise<string[]> => {
    const script = change(textOf(files, 'SmbSigning.ps1'))
        .replace(/^configuration /gm, 'function ')
        .replace(blockBelow, '$1 {');
    const data = textOf(files, 'computers.psd1').replace('\ufeff', '');
    return run(`${stand}\n$data = ${data.replace(/^#.*\r\n/, '')}\n$AllNodes = $data['AllNodes']\n${script}\n${name}`);
};

/** What the resources' published properties say against what was read. */
function problems(lines: readonly string[]): string[] {
    return lines.flatMap(line => {
        const [, type = '', , ...properties] = line.split('|');
        const set = new Map(properties.map(one => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
        const known = powershellResources[type] ?? {};
        return [
            ...[...set].filter(([name, value]) => !known[name]?.test(value)).map(([name, value]) => `${type}: ${name} = ${value}`),
            ...(powershellKeys[type] ?? ['a resource that is known']).filter(key => !set.has(key)).map(key => `${type}: no ${key}`)
        ];
    });
}

describe('the hand-over to PowerShell DSC', () => {
    const files = make(powershellDscFormat, everything, ['srv2022', 'srv2025']);

    it('is for PowerShell resources with the properties that their modules define, for each node what its Windows has', async () => {
        const lines = await read(files, 'SmbSigning');
        assert.deepEqual(problems(lines), []);
        const of = (node: string): string[] => lines.filter(line => line.startsWith(`${node}|`)).map(line => line.split('|')[2] ?? '');
        const old = ['Inbound', 'guestLogons', 'inboundAuditSigning', 'inboundAuditSpn', 'outbound'];
        assert.deepEqual(of('srv2022'), old);
        assert.equal(of('srv2025').length, 11);
        assert.ok(
            lines.includes(
                'srv2025|SmbServerConfiguration|Inbound|IsSingleInstance=Yes|RequireSecuritySignature=True|EncryptData=False|EnableSMB1Protocol=False|SmbServerNameHardeningLevel=2'
            )
        );
        const removed = await read(files, 'SmbSigningRemoved');
        assert.deepEqual(problems(removed), []);
        assert.equal(removed.filter(line => line.startsWith('srv2025|')).length, 13);
    });

    it('broken on purpose is noticed', async () => {
        const broken = (pattern: RegExp | string, by: string): Promise<string[]> =>
            read(files, 'SmbSigning', script => script.replace(pattern, by));
        assert.deepEqual(problems(await broken("'Dword'", "'DWORD32'")), [
            'Registry: ValueType = DWORD32',
            'Registry: ValueType = DWORD32'
        ]);
        assert.ok(problems(await broken('EncryptData', 'EncryptAll')).some(one => one.includes('EncryptAll')));
        assert.ok(problems(await broken(/Key = .*/, '')).includes('Registry: no Key'));
        await assert.rejects(broken('Force = $true', 'Force $true'));
        await assert.rejects(broken('}', ''));
    });

    it('is, in the host, no configuration by itself: that keyword needs what only Windows brings', async () => {
        const { findings } = await host.inspect(textOf(files, 'SmbSigning.ps1'));
        assert.match(findings.map(({ text }) => text).join(), /DSC/);
    });

    it('names hostile names as they are, and calls each node by a plain name', async () => {
        const names = fc
            .sample(fc.fullUnicodeString({ minLength: 1 }), { seed: 23, numRuns: 1000 })
            .concat(["'", "''; throw 1; '", '\u2018\u2019\u201a\u201b', '$(throw 1)', '`0', '\r\n', '\u0000', '..\\x', '#>', '@{']);
        const data = textOf(make(powershellDscFormat, { inbound: 'required' }, names), 'computers.psd1');
        const asRead = await run(
            `$data = ${data.replace(/^\ufeff#.*\r\n/, '')}\nforeach ($node in $data['AllNodes']) { "$($node['NodeName']) " + (@(foreach ($unit in $node['Computer'].ToCharArray()) { [int] $unit }) -join ',') }`
        );
        const units = (text: string): string => [...Array(text.length).keys()].map(index => text.charCodeAt(index)).join(',');
        assert.deepEqual(
            asRead.map(line => line.slice(line.indexOf(' ') + 1)),
            names.map(units)
        );
        assert.ok(asRead.every(line => /^[\w.-]+ /.test(line)));
    });
});
