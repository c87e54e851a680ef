// SPDX-License-Identifier: MIT
// The hand-over to DSC v3 and OSConfig: documents against the forms that the projects publish.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import Ajv2020, { type AnySchemaObject } from 'ajv/dist/2020';
import fc from 'fast-check';
import { dsc3Format } from '../../src/app/equivalents/hand-over/dsc/dsc3';
import { type Document, make, textOf } from './dsc';
import { everything } from './given';
import { dscForm, osConfigForm, published } from './dsc-forms';

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
