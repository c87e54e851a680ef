// SPDX-License-Identifier: MIT
// The catalogue of settings: what is made of it, and that an entry which makes no sense stops the generation with a sentence.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filled, settingFunctions } from '../../../tools/generate/setting-commands';
import { catalogueOf, readCatalogue, type Catalogue } from '../../../tools/generate/settings';
import { settingsModule } from '../../../tools/generate/settings-table';

const module = new URL('../../../powershell-module/', import.meta.url).pathname;
const catalogue = readCatalogue(module);
const [first, second] = catalogue.settings as [Setting, Setting];
type Setting = Catalogue['settings'][number];

/** The catalogue with its first setting like this. */
const having = (changed: object): Catalogue => ({ ...catalogue, settings: [{ ...first, ...changed }, ...catalogue.settings.slice(1)] });

describe('an entry of the catalogue stops the generation', () => {
    const bad: readonly [string, Catalogue, RegExp][] = [
        ['without a property', having({ property: undefined }), /The setting "outbound" needs "property", of the type string\./],
        ['with an empty name', having({ name: '' }), /The setting "" needs "name"/],
        ['with a name that no record could keep', having({ name: 'Out bound' }), /needs a name of letters and digits/],
        ['with a member that nobody reads', having({ valuename: 'X' }), /has a member "valuename" that nobody reads\./],
        ['in a direction that is none', having({ direction: 'both' }), /needs the direction outbound or inbound\./],
        ['of a kind that is not there', having({ kind: 'dial' }), /is of the kind "dial", which is not there\./],
        [
            'since a Windows whose build is not known',
            having({ since: 'Windows 12' }),
            /needs one of these as since: Windows Server 2012 R2;/
        ],
        ['with a place of policy that is none', having({ policy: 'registry' }), /needs one of these as policy: securityOptions/],
        ['with a place in the contract that is none', having({ reported: 'a.b' }), /needs a name in the contract as reported\./],
        ['that came later, and not said what of it', having({ cameLater: 'some' }), /needs "all" or "stored" as cameLater/],
        ['of which nobody tells what is stored', having({ reported: 'x' }), /needs facts: where else is told what is stored/],
        ['that is an audit, and is reported elsewhere', having({ kind: 'audit' }), /is an audit, so it is reported below "audit"\./],
        ['with the name of another', having({ name: second.name }), /Two settings have the name "inbound"\./],
        ['with the command of another', having({ command: second.command }), /Two settings have the command "InboundSigningRequirement"\./],
        ['with the place of another', having({ direction: 'inbound' }), /Two settings have the place in the contract "inbound\.required"\./]
    ];
    for (const [what, planted, sentence] of bad) it(what, () => assert.throws(() => catalogueOf(planted), sentence));

    const kinds: readonly [string, object, RegExp][] = [
        ['with one value', { values: { on: 1 } }, /The kind "switch" needs two values or more\./],
        ['with a number twice', { values: { on: 1, off: 1 } }, /must be different numbers of 0, 1 and 2\./],
        ['with a number that no record could keep', { values: { on: 3, off: 0 } }, /must be different numbers of 0, 1 and 2\./],
        [
            'that offers what it does not have',
            { values: { on: 1, off: 0 }, offered: ['maybe'] },
            /offers "maybe", which is none of its values\./
        ]
    ];
    for (const [what, kind, sentence] of kinds)
        it(`of a kind ${what}`, () =>
            assert.throws(() => catalogueOf({ ...catalogue, kinds: { ...catalogue.kinds, switch: kind as never } }), sentence));

    it('and all that is wrong is said at once', () => {
        assert.throws(() => catalogueOf(having({ kind: 'dial', policy: 'registry' })), /the kind "dial".*needs one of these as policy/);
    });
});

describe('what is made of the catalogue', () => {
    it('is a table with each setting, and three commands for each noun', () => {
        const table = settingsModule(catalogue);
        for (const { name } of catalogue.settings) assert.match(table, new RegExp(`^    ${name}: \\{`, 'm'));
        const nouns = [...new Set(catalogue.settings.map(({ command }) => command))];
        const commands = nouns.flatMap(noun => ['Enable', 'Disable', 'Reset'].map(verb => `${verb}-Smb${noun}`));
        const functions = settingFunctions(module);
        assert.deepEqual(
            functions.filter(one => one.isPublic).map(one => one.name),
            commands
        );
        assert.deepEqual(
            functions.filter(one => !one.isPublic).map(one => one.name),
            ['Get-SmbSetting']
        );
    });

    it('leaves no place of a template empty', () => {
        for (const { source } of settingFunctions(module)) assert.doesNotMatch(source, /\{\{|undefined/);
        assert.throws(() => filled('a {{B}}', {}), /Nothing fills \{\{B\}\}/);
    });
});
