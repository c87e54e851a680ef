// SPDX-License-Identifier: MIT
// What is handed over to Intune: paths and values against the published definition of the Policy CSP (policy-csp.json), and both
// files against the types of Microsoft Graph.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript-5';
import type { ComputerFacts } from '../../../src/app/domain/computer/facts';
import { catalogue, type SettingName, settingNames } from '../../../src/app/domain/settings/catalogue';
import type { HandOverTargets } from '../../../src/app/equivalents/hand-over/hand-over';
import { intuneFormat } from '../../../src/app/equivalents/hand-over/intune';
import { sample } from '../../../src/app/remote/testing/samples';
import csp from './policy-csp.json';

type Json = Readonly<Record<string, unknown>>;
interface Profile {
    readonly omaSettings: readonly { readonly omaUri: string; readonly value: number }[];
}

const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const pc = sample('win11-ent').computer;

function make(targets: HandOverTargets, names: readonly string[] = ['pc1']): { catalog: Json; profile: Json & Profile } | null {
    const group = { targets, computers: names.map(name => ({ name, facts: null })) };
    const files = intuneFormat.filesOf(group, from);
    if (files.length === 0) return null;
    const read = (path: string): Json => JSON.parse(String(files.find(file => file.path === path)?.content)) as Json;
    return { catalog: read('settings-catalog.json'), profile: read('custom-profile.json') as Json & Profile };
}

/** Every setting with one of its words: 0 the first, 1 the second. */
const everything = (index: 0 | 1): HandOverTargets =>
    Object.fromEntries(settingNames.map(name => [name, Object.keys(catalogue[name].values)[index]]));

describe('the hand-over to Intune', () => {
    it('is of the published policies and their allowed values, in both files alike, and of no other setting', () => {
        for (const index of [0, 1] as const) {
            const made = make(everything(index));
            assert.ok(made);
            const expected = csp.policies.map(({ setting, uri, allowed }) => {
                const value = Object.values(catalogue[setting as SettingName].values)[index] ?? -1;
                assert.ok(allowed.includes(value), setting);
                return { uri, value };
            });
            assert.deepEqual(
                made.profile.omaSettings.map(({ omaUri, value }) => ({ uri: omaUri, value })),
                expected
            );
            const ids = expected.map(({ uri, value }) => {
                const id = uri.slice(2).replace(/\//g, '_').toLowerCase();
                return [id, `${id}_${value}`];
            });
            const instances = (made.catalog['settings'] as { settingInstance: Json }[]).map(({ settingInstance }) => settingInstance);
            assert.deepEqual(
                instances.map(one => [one['settingDefinitionId'], (one['choiceSettingValue'] as Json)['value']]),
                ids
            );
            assert.equal(made.catalog['settingCount'], expected.length);
        }
    });

    it('is said not to be possible where a policy came with a later Windows', () => {
        for (const { setting, from: first } of csp.policies) {
            const [, , build = 0, ubr = 0] = first.split('.').map(Number);
            const gaps = (facts: Partial<ComputerFacts>): readonly string[] => {
                const computers = [{ name: 'pc1', facts: { ...pc, ...facts } }];
                const word = Object.keys(catalogue[setting as SettingName].values)[0];
                return intuneFormat.contentOf({ targets: { [setting]: word }, computers }).leftOut.map(({ gap }) => gap);
            };
            assert.deepEqual(gaps({ build, ubr }), [], setting);
            assert.deepEqual(gaps({ build: build - 1, ubr: 9999 }), ['windowsTooOld'], setting);
            if (ubr > 0) assert.deepEqual(gaps({ build, ubr: ubr - 1 }), ['windowsTooOld'], setting);
        }
    });

    it('is what the types of Microsoft Graph take, and not what they do not', () => {
        const made = make(everything(0), ['pc1']);
        assert.ok(made);
        const wrong = { ...made.profile, omaSettings: [{ ...made.profile.omaSettings[0], value: '1' }] };
        const strange = { ...made.catalog, setings: [] };
        assert.deepEqual(complaints([made.catalog, made.profile]), []);
        assert.match(complaints([wrong]).join(), /Type 'string' is not assignable to type 'number'/);
        assert.match(complaints([strange]).join(), /"setings"' does not exist/);
    });

    it('says in its description what it is for, whatever the names, and is the same each time', () => {
        const names = fc.sample(fc.array(fc.fullUnicodeString({ minLength: 1 }), { minLength: 1, maxLength: 3 }), {
            seed: 23,
            numRuns: 500
        });
        for (const some of [...names, ['","name":"x', '\\', '\u2028']]) {
            const made = make({ outbound: 'required' }, some);
            assert.deepEqual(make({ outbound: 'required' }, some), made);
            for (const file of [made?.catalog, made?.profile])
                assert.equal(String(file?.['description']).split(' for: ').slice(1).join(' for: '), some.join(', '));
        }
        const [half] = intuneFormat.filesOf({ targets: { outbound: 'required' }, computers: [{ name: 'a\ud800', facts: null }] }, from);
        assert.match(String(half?.content), /for: a\ufffd"/);
        assert.equal(make({ outbound: 'windowsDefault', inboundSmb1: 'off' }), null);
    });
});

/** What TypeScript says of values that claim a type of Microsoft Graph by "@odata.type". */
function complaints(values: readonly Json[]): readonly string[] {
    const place = fileURLToPath(new URL('graph-values.ts', import.meta.url));
    const source = [
        "import type * as graph from '@microsoft/microsoft-graph-types-beta';",
        `export const values = [${values.map(typed).join(', ')}];`
    ].join('\n');
    const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: [],
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        module: ts.ModuleKind.ESNext
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.fileExists = path => path === place || fileExists(path);
    host.readFile = path => (path === place ? source : readFile(path));
    host.getSourceFile = (path, ...rest) =>
        path === place ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
    const program = ts.createProgram([place], options, host);
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** A JSON value as an expression that must satisfy the types that its "@odata.type" names. The types have no such members. */
function typed(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(typed).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const { '@odata.type': type, ...members } = value as Json;
    const literal = `{ ${Object.entries(members)
        .map(([name, one]) => `${JSON.stringify(name)}: ${typed(one)}`)
        .join(', ')} }`;
    if (typeof type !== 'string') return literal;
    const [, first = '', rest = ''] = /^#microsoft\.graph\.(.)(.*)$/.exec(type) ?? [];
    const name = `graph.${first.toUpperCase()}${rest}`;
    return `((${literal}) satisfies ${name} as ${name})`;
}
