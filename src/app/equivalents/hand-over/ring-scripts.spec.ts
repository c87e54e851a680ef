// SPDX-License-Identifier: MIT
import type { PlannedChange } from '../../domain/change/plan';
import { filesOfGroups } from './formats';
import type { HandOverComputer } from './hand-over';
import { ringScripts } from './ring-scripts';

// What a script does is tested where it runs: test/node/equivalents.

const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'x' };
const require: PlannedChange = {
    setting: 'inbound',
    direction: 'inbound',
    before: { inForce: 'notRequired', stored: { kind: 'zero' } },
    after: { inForce: 'required', stored: { kind: 'one' } },
    takenBackBy: null
};
const of = (name: string, ring: string, changes: readonly PlannedChange[] = [require]): HandOverComputer => ({
    name,
    facts: null,
    rollout: { ring, id: `id-${name}`, fqdn: null, cluster: null, mayBeNode: false, changes }
});
const computers = [of('last', ''), of('ten', 'Ring 10'), of('two', 'Ring 2\r\nevil'), of('also', 'Ring 10'), of('done', 'Ring 10', [])];

describe('the scripts for each ring', () => {
    const files = filesOfGroups(ringScripts, [{ targets: { inbound: 'required' }, computers }], from);
    const textOf = (path: string): string => String(files.find(file => file.path === `group-1/${path}`)?.content);
    const namesIn = (path: string): readonly string[] => [...textOf(path).matchAll(/@\{ Name = '([^']*)'/g)].map(([, name = '']) => name);

    it('are in the order of the rings, those without a tag last, each computer in one of them', () => {
        expect(files.map(({ path }) => path)).toEqual([
            'groups.txt',
            ...['ring-1.ps1', 'ring-2.ps1', 'ring-3.ps1', 'README.txt'].map(path => `group-1/${path}`)
        ]);
        expect([namesIn('ring-1.ps1'), namesIn('ring-2.ps1'), namesIn('ring-3.ps1')]).toEqual([['two'], ['ten', 'also'], ['last']]);
    });

    it('stop after a few failures, and say what they aim at', () => {
        expect(textOf('ring-2.ps1')).toContain('[int] $StopAfterFailures = 3');
        expect(textOf('ring-2.ps1')).toContain('inbound RequireSecuritySignature = 1; ring: Ring 10');
    });

    it('come with their order, when to stop, and the way back', () => {
        const lines = textOf('README.txt').split('\r\n');
        expect(lines).toContain('ring-2.ps1: Ring 10 (computers: 2)');
        expect(lines).toContain('ring-3.ps1: no tag (computers: 1)');
        expect(lines).toContain('In no script, because they are as wanted already: 1');
        expect(lines.filter(line => line.startsWith('evil'))).toEqual([]);
        for (const part of ['-WhatIf', '3 computers have failed', 'peers were refused', '-Undo'])
            expect(textOf('README.txt')).toContain(part);
    });

    it('are none where nothing is to be changed', () =>
        expect(filesOfGroups(ringScripts, [{ targets: { inbound: 'required' }, computers: [of('done', '', [])] }], from)).toEqual([]));
});
