// SPDX-License-Identifier: MIT
// What Ansible is handed for a target, by the kind of Windows, and what is left out and why.
import * as fc from 'fast-check';
import { sample, type SampleName } from '../../../remote/testing/samples';
import type { HandOverTargets } from '../hand-over';
import { ansibleFormat } from './ansible';
import { yamlComment, yamlScalar } from '../yaml';

const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const group = (targets: HandOverTargets, ...names: (SampleName | 'not read')[]): Parameters<typeof ansibleFormat.contentOf>[0] => ({
    targets,
    computers: names.map(name => ({ name, facts: name === 'not read' ? null : sample(name).computer }))
});

/** Of one computer alone: the lines of the playbook below the targets, and the variables of the computer beside its name. */
function written(targets: HandOverTargets, name: SampleName | 'not read'): string {
    const handedOver = group(targets, name);
    const files = ansibleFormat.filesOf(handedOver, from);
    const text = (path: string): string => String(files.find(file => file.path === path)?.content ?? '');
    const lines = [
        ...(/smb_signing_targets:\n((?: {6}.*\n)+)/.exec(text('smb-signing.yml'))?.[1] ?? '').split('\n'),
        ...(/ansible_host: .*\n((?: {6}.*\n)*)/.exec(text('inventory.yml'))?.[1] ?? '').split('\n')
    ];
    const gaps = ansibleFormat.contentOf(handedOver).leftOut.map(({ setting, gap }) => `left out: ${setting} (${gap})`);
    return [...lines.map(line => line.trim()).filter(Boolean), ...gaps].join(', ');
}

const both: HandOverTargets = { outbound: 'windowsDefault', inbound: 'windowsDefault' };
const own = (outbound: number, inbound: number): string =>
    `outbound: default, inbound: default, smb_signing_defaults:, outbound: ${outbound}, inbound: ${inbound}`;
const neither = 'left out: outbound (windowsDefault), left out: inbound (windowsDefault)';

/** By target and Windows: what is written; what is left out. */
const table: readonly (readonly [HandOverTargets, SampleName | 'not read', string])[] = [
    [{ outbound: 'required', inbound: 'notRequired' }, 'srv2012r2', 'outbound: 1, inbound: 0'],
    [{ outbound: 'required', inbound: 'notRequired' }, 'srv2025', 'outbound: 1, inbound: 0'],
    [{ outbound: 'required', inbound: 'notRequired' }, 'win11-home', 'outbound: 1, inbound: 0'],
    [{ outbound: 'required', inbound: 'notRequired' }, 'not read', 'outbound: 1, inbound: 0'],
    [both, 'srv2012r2', own(0, 0)],
    [both, 'srv2025', own(1, 0)],
    [both, 'win10', own(0, 0)],
    [both, 'win11-ent', own(1, 1)],
    [both, 'win11-home', 'outbound: default, smb_signing_defaults:, outbound: 0, left out: inbound (windowsDefault)'],
    [both, 'win11-insider', own(1, 1)],
    [both, 'azurelocal', neither],
    [both, 'not read', neither],
    [{ guestLogons: 'off' }, 'srv2012r2', 'left out: guestLogons (windowsTooOld)'],
    [{ guestLogons: 'off' }, 'srv2016', 'guestLogons: 0'],
    [{ outboundEncryption: 'on' }, 'srv2022', 'left out: outboundEncryption (windowsTooOld)'],
    [{ outboundEncryption: 'on' }, 'srv2025', 'outboundEncryption: 1'],
    [{ inboundEncryption: 'on' }, 'srv2012r2', 'inboundEncryption: 1'],
    [{ inboundSmb1: 'off' }, 'win10', 'inboundSmb1: 0'],
    [{ nameHardening: 'required' }, 'srv2012r2', 'nameHardening: 2'],
    [{ outboundAuditSigning: 'on' }, 'win11-23h2', 'left out: outboundAuditSigning (windowsTooOld)'],
    [{ outboundAuditEncryption: 'on' }, 'win11-ent', 'outboundAuditEncryption: 1'],
    [{ outboundAuditGuests: 'off' }, 'srv2025', 'outboundAuditGuests: 0'],
    [{ inboundAuditSigning: 'on' }, 'srv2019-audit', 'inboundAuditSigning: 1'],
    [{ inboundAuditEncryption: 'on' }, 'srv2022', 'left out: inboundAuditEncryption (windowsTooOld)'],
    [{ inboundAuditGuests: 'on' }, 'srv2025', 'inboundAuditGuests: 1'],
    [{ inboundAuditSpn: 'on' }, 'srv2016', 'inboundAuditSpn: 1'],
    [{}, 'srv2025', '']
];

describe('the hand-over to Ansible', () => {
    for (const [targets, name, expected] of table)
        it(`of ${JSON.stringify(targets)} to ${name}`, () => {
            expect(written(targets, name)).toBe(expected);
        });

    it('names the computers that lack what others of the group have, and leaves it alone there', () => {
        const mixed = group({ outbound: 'windowsDefault', outboundEncryption: 'on' }, 'srv2022', 'srv2025', 'not read');
        expect(ansibleFormat.contentOf(mixed)).toEqual({
            values: [{ setting: 'outboundEncryption', number: 1 }],
            removed: ['outbound'],
            leftOut: [
                { setting: 'outbound', gap: 'windowsDefault', computers: ['not read'] },
                { setting: 'outboundEncryption', gap: 'windowsTooOld', computers: ['srv2022'] }
            ]
        });
        const inventory = String(ansibleFormat.filesOf(mixed, from).find(({ path }) => path === 'inventory.yml')?.content);
        expect(inventory.match(/smb_signing_leave:\n +- \w+/g)).toEqual(['smb_signing_leave:\n        - outboundEncryption']);
    });

    it('calls a computer that is in the list by its address by its own name, where that was read', () => {
        const { computer: known } = sample('srv2025');
        const computers = [
            { name: '192.0.2.1', facts: known },
            { name: 'fd00::1', facts: known },
            { name: '192.0.2.2', facts: { ...known, fqdn: null } },
            { name: '192.0.2.3', facts: null },
            { name: 'alias', facts: known }
        ];
        const files = ansibleFormat.filesOf({ targets: { inbound: 'required' }, computers }, from);
        const inventory = String(files.find(({ path }) => path === 'inventory.yml')?.content);
        expect(inventory.match(/(?<=ansible_host: !unsafe ").*(?=")/g)).toEqual([
            known.fqdn ?? '',
            known.fqdn ?? '',
            '192.0.2.2',
            '192.0.2.3',
            'alias'
        ]);
        expect(inventory).toContain('"192.0.2.1":');
    });

    it('says in the head of each file what made it, when and from where, and is the same for the same input', () => {
        const files = ansibleFormat.filesOf(group({ inbound: 'required' }, 'srv2025'), from);
        for (const { path, content } of files)
            expect(content)
                .withContext(path)
                .toContain('Made by SMB Signing 0.1.0 at 2026-11-30T06:00:00.000Z from https://wac.lab.example');
        expect(ansibleFormat.filesOf(group({ inbound: 'required' }, 'srv2025'), from)).toEqual(files);
        expect(ansibleFormat.filesOf(group({}, 'srv2025'), from)).toEqual([]);
    });
});

describe('a scalar of YAML', () => {
    it('is ASCII in one line, and reads as JSON where JSON and YAML are alike', () => {
        fc.assert(
            fc.property(fc.fullUnicodeString(), fc.unicodeString(), (any, plane) => {
                expect(yamlScalar(any)).toMatch(/^[ -~]*$/);
                expect(JSON.parse(yamlScalar(plane))).toBe(plane);
            }),
            { seed: 23 }
        );
        expect(yamlScalar('a"\\\n\ud83d\ude00\ud800')).toBe('"a\\"\\\\\\u000a\\U0001f600\\ufffd"');
    });

    it('as a comment ends no comment', () => {
        expect(yamlComment('a\nb: c')).toBe('# a\\u000ab: c\n');
        expect(
            yamlComment('x'.repeat(250))
                .split('\n')
                .map(line => line.length)
        ).toEqual([122, 122, 12, 0]);
    });
});
