// SPDX-License-Identifier: MIT
// What both versions of DSC are handed for a target, by the kind of Windows, and what is left out and why.
import * as fc from 'fast-check';
import { sample, type SampleName } from '../../../remote/testing/samples';
import type { HandOverComputer, HandOverFile, HandOverFormat, HandOverTargets } from '../hand-over';
import { plainNames, wellFormed } from '../names';
import { dsc3Format } from './dsc3';
import { powershellDscFormat } from './powershell-dsc';

const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
type Name = SampleName | 'not read';
const computers = (...names: Name[]): HandOverComputer[] =>
    names.map(name => ({ name, facts: name === 'not read' ? null : sample(name).computer }));
const make = (format: HandOverFormat, targets: HandOverTargets, ...names: Name[]): readonly HandOverFile[] =>
    format.filesOf({ targets, computers: computers(...names) }, from);
const text = (files: readonly HandOverFile[], path: string): string => {
    const content = files.find(file => file.path === path)?.content ?? '';
    return typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
};

/** Each resource of a document of DSC v3: name, and what is stored, or "removed". */
function stored(document: string): string {
    interface Resource {
        readonly name: string;
        readonly properties: { readonly _exist?: boolean; readonly valueData?: { readonly DWord: number } };
    }
    if (!document) return '';
    const { resources } = JSON.parse(document) as { resources: Resource[] };
    return resources
        .map(({ name, properties }) => `${name} ${properties._exist === false ? 'removed' : String(properties.valueData?.DWord)}`)
        .join(', ');
}

/** Each resource of a configuration of PowerShell DSC with its type, and what it sets. */
function configured(script: string, name: string): string {
    const [, body = ''] = new RegExp(`configuration ${name}\\r\\n([^]*?)\\r\\n}`).exec(script) ?? [];
    const resources = [...body.matchAll(/(?:Registry|SmbServerConfiguration) (\w+)\r\n +{\r\n([^}]*)}/g)];
    return resources
        .map(([, of = '', properties = '']) => {
            const set = properties.split('\n').filter(line => line.includes(' = '));
            const kept = set
                .map(one => one.trim())
                .filter(one => !/^(IsSingleInstance|Key|ValueName|ValueType|Force)\b|'Present'/.test(one));
            return `${of}: ${kept.join(' ')}`;
        })
        .join(', ');
}

/** By target and Windows: what DSC v3 stores; what PowerShell DSC sets; what both leave out. */
const table: readonly (readonly [HandOverTargets, Name, string, string, string])[] = [
    [{ outbound: 'required' }, 'srv2012r2', 'outbound 1', "outbound: ValueData = '1'", ''],
    [{ outbound: 'notRequired' }, 'win11-home', 'outbound 0', "outbound: ValueData = '0'", ''],
    [{ inbound: 'required' }, 'srv2025', 'inbound 1', 'Inbound: RequireSecuritySignature = $true', ''],
    [{ inbound: 'notRequired' }, 'not read', 'inbound 0', 'Inbound: RequireSecuritySignature = $false', ''],
    [{ outbound: 'windowsDefault' }, 'win11-ent', 'outbound removed', "outbound: Ensure = 'Absent'", ''],
    [{ inbound: 'windowsDefault' }, 'not read', 'inbound removed', "inbound: Ensure = 'Absent'", ''],
    [{ inbound: 'windowsDefault' }, 'azurelocal', '', '', 'inbound (windowsDefault)'],
    [{ inbound: 'required' }, 'azurelocal', 'inbound 1', 'Inbound: RequireSecuritySignature = $true', ''],
    [{ guestLogons: 'off' }, 'srv2012r2', '', '', 'guestLogons (windowsTooOld)'],
    [{ guestLogons: 'off' }, 'win10', 'guestLogons 0', "guestLogons: ValueData = '0'", ''],
    [{ outboundEncryption: 'on' }, 'srv2022', '', '', 'outboundEncryption (windowsTooOld)'],
    [{ outboundEncryption: 'on' }, 'srv2025', 'outboundEncryption 1', "outboundEncryption: ValueData = '1'", ''],
    [{ inboundEncryption: 'on' }, 'srv2016', 'inboundEncryption 1', 'Inbound: EncryptData = $true', ''],
    [{ inboundSmb1: 'off' }, 'srv2019-dc', 'inboundSmb1 0', 'Inbound: EnableSMB1Protocol = $false', ''],
    [{ nameHardening: 'required' }, 'srv2022', 'nameHardening 2', 'Inbound: SmbServerNameHardeningLevel = 2', ''],
    [{ outboundAuditSigning: 'on' }, 'win11-23h2', '', '', 'outboundAuditSigning (windowsTooOld)'],
    [{ outboundAuditEncryption: 'off' }, 'srv2025', 'outboundAuditEncryption 0', "outboundAuditEncryption: ValueData = '0'", ''],
    [{ outboundAuditGuests: 'on' }, 'win11-pro', 'outboundAuditGuests 1', "outboundAuditGuests: ValueData = '1'", ''],
    [{ inboundAuditSigning: 'on' }, 'srv2016', 'inboundAuditSigning 1', "inboundAuditSigning: ValueData = '1'", ''],
    [{ inboundAuditEncryption: 'on' }, 'win10', '', '', 'inboundAuditEncryption (windowsTooOld)'],
    [{ inboundAuditGuests: 'on' }, 'srv2025', 'inboundAuditGuests 1', "inboundAuditGuests: ValueData = '1'", ''],
    [{ inboundAuditSpn: 'on' }, 'srv2019-audit', 'inboundAuditSpn 1', "inboundAuditSpn: ValueData = '1'", ''],
    [{}, 'srv2025', '', '', '']
];

describe('the hand-over to DSC', () => {
    for (const [targets, name, version3, powershell, leftOut] of table)
        it(`of ${JSON.stringify(targets)} to ${name}`, () => {
            expect(stored(text(make(dsc3Format, targets, name), 'smb-signing.dsc.json'))).toBe(version3);
            expect(configured(text(make(powershellDscFormat, targets, name), 'SmbSigning.ps1'), 'SmbSigning')).toBe(powershell);
            for (const format of [dsc3Format, powershellDscFormat])
                expect(
                    format
                        .contentOf({ targets, computers: computers(name) })
                        .leftOut.map(one => `${one.setting} (${one.gap})`)
                        .join()
                ).toBe(leftOut);
        });

    it('has a second one that takes away what the first stored, and a stored 0 for an audit that an update brought', () => {
        const targets: HandOverTargets = { outbound: 'windowsDefault', inbound: 'required', inboundAuditSpn: 'on' };
        expect(stored(text(make(dsc3Format, targets, 'srv2025'), 'remove.dsc.json'))).toBe('inbound removed, inboundAuditSpn 0');
        expect(configured(text(make(powershellDscFormat, targets, 'srv2025'), 'SmbSigning.ps1'), 'SmbSigningRemoved')).toBe(
            "inbound: Ensure = 'Absent', inboundAuditSpn: ValueData = '0'"
        );
        const paths = (format: HandOverFormat): string[] => make(format, { outbound: 'windowsDefault' }, 'srv2025').map(({ path }) => path);
        expect(paths(dsc3Format)).toEqual(['smb-signing.dsc.json']);
        expect(text(make(powershellDscFormat, { outbound: 'windowsDefault' }, 'srv2025'), 'SmbSigning.ps1')).not.toContain(
            'SmbSigningRemoved'
        );
    });

    it("gives OSConfig's own document only for what it can set, and where a computer may have OSConfig", () => {
        const osConfig = (targets: HandOverTargets, ...names: Name[]): string[] =>
            text(make(dsc3Format, targets, ...names), 'smb-signing.osc.yaml').match(/MicrosoftNetwork\w+|value: \d/g) ?? [];
        const both: HandOverTargets = { outbound: 'required', inbound: 'notRequired', nameHardening: 'off' };
        const policies = (['Client', 'Server'] as const).map(side => `MicrosoftNetwork${side}_DigitallySignCommunicationsAlways`);
        expect(osConfig(both, 'srv2025')).toEqual([policies[0] ?? '', 'value: 1', policies[1] ?? '', 'value: 0']);
        expect(osConfig(both, 'srv2022', 'not read').length).toBe(4);
        expect(osConfig(both, 'srv2022', 'win11-ent')).toEqual([]);
        expect(osConfig({ outbound: 'windowsDefault', guestLogons: 'off' }, 'srv2025')).toEqual([]);
    });

    it('leaves a setting alone on the computers that lack it: PowerShell DSC by each, DSC v3 as the page says', () => {
        const files = make(powershellDscFormat, { outboundEncryption: 'on', outbound: 'required' }, 'srv2022', 'srv2025');
        expect(text(files, 'SmbSigning.ps1').match(/if \(.*/g)).toEqual(
            Array(2).fill("if ($Node.Lacks -notcontains 'outboundEncryption')")
        );
        expect(text(files, 'computers.psd1').match(/Lacks = @\(.*?\)/g)).toEqual(["Lacks = @('outboundEncryption')", 'Lacks = @()']);
    });

    it("leaves Azure Local's baseline alone: PowerShell DSC on that computer, a document of DSC v3 for all that it is for", () => {
        const group = { targets: { outbound: 'windowsDefault' as const }, computers: computers('srv2025', 'azurelocal') };
        const leftOut = { setting: 'outbound' as const, gap: 'windowsDefault' as const };
        expect(dsc3Format.contentOf(group)).toEqual({ values: [], removed: [], leftOut: [{ ...leftOut, computers: [] }] });
        expect(powershellDscFormat.contentOf(group)).toEqual({
            values: [],
            removed: ['outbound'],
            leftOut: [{ ...leftOut, computers: ['azurelocal'] }]
        });
        const files = powershellDscFormat.filesOf(group, from);
        expect(text(files, 'SmbSigning.ps1').match(/if \(.*/g)).toEqual(["if ($Node.Lacks -notcontains 'outbound')"]);
        expect(text(files, 'computers.psd1').match(/Lacks = @\(.*?\)/g)).toEqual(['Lacks = @()', "Lacks = @('outbound')"]);
    });

    it('says in the head of each file what made it, when and from where, and is the same for the same input', () => {
        for (const format of [dsc3Format, powershellDscFormat]) {
            const files = make(format, { inbound: 'required' }, 'srv2025');
            for (const { path } of files)
                expect(text(files, path))
                    .withContext(path)
                    .toContain('Made by SMB Signing 0.1.0 at 2026-11-30T06:00:00.000Z from https://wac.lab.example');
            expect(make(format, { inbound: 'required' }, 'srv2025')).toEqual(files);
        }
        expect(text(make(powershellDscFormat, { inbound: 'required' }, 'srv2025'), 'computers.psd1')[0]).toBe('\ufeff');
    });
});

describe('plain names', () => {
    it('are each once, plain, and not reserved, whatever the computers are called', () => {
        const name = fc.oneof(
            fc.fullUnicodeString(),
            fc.constantFrom('srv1', 'SRV1', 'all', '../x', 'computer-2.invalid', 'Computer-1.invalid', 'NUL', 'a_b.c')
        );
        fc.assert(
            fc.property(fc.array(name, { maxLength: 8 }), names => {
                const plain = plainNames(
                    names.map(one => ({ name: one, facts: null })),
                    ['all']
                );
                expect(plain.every(one => /^[A-Za-z\d][\w.-]*$/.test(one) && one !== 'all')).toBe(true);
                expect(new Set(plain.map(one => one.toLowerCase())).size).toBe(names.length);
            }),
            { seed: 23 }
        );
        const called = (...names: string[]): string[] => plainNames(names.map(one => ({ name: one, facts: null })));
        expect(called('srv1.lab.example')).toEqual(['srv1.lab.example']);
        // What one is called is never another's name, in the list or elsewhere.
        expect(called('bad name', 'computer-1')).toEqual(['computer-1.invalid', 'computer-1']);
        expect(called('bad name', 'computer-1.invalid')).toEqual(['computer-3.invalid', 'computer-1.invalid']);
        expect(called('nul', 'COM1.lab.example', 'LPT9', 'con', 'console', 'com10')).toEqual([
            ...[1, 2, 3, 4].map(number => `computer-${number}.invalid`),
            'console',
            'com10'
        ]);
        expect(wellFormed('a\ud83d\ude00\ud800b\udc00')).toBe('a\ud83d\ude00\ufffdb\ufffd');
    });
});
