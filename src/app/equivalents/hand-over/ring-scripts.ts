// SPDX-License-Identifier: MIT
// The script that runs a plan for many computers, one for each ring. In English, as all files.
import type { ExportOrigin } from '../../domain/export-origin';
import { inRingOrder } from '../../domain/readiness/rings';
import { usualSettings } from '../../domain/run/run';
import { isSigning } from '../../domain/settings/catalogue';
import { fleetScript } from '../fleet-script';
import type { HandOverComputer, HandOverContent, HandOverFile, HandOverFormat, HandOverGroup } from './hand-over';
import { heldValues } from './held-values';
import { inOneLine, madeBy, valueText } from './text';

interface RingScript {
    /** The tag; empty: of those without one. */
    readonly ring: string;
    readonly path: string;
    readonly computers: readonly HandOverComputer[];
}

export const ringScripts: HandOverFormat = {
    contentOf,
    filesOf(group: HandOverGroup, from: ExportOrigin): readonly HandOverFile[] {
        const { values } = contentOf(group);
        if (values.length === 0) return [];
        const rings = ringsIn(group);
        const target = values.map(valueText).join(', ');
        const scripts = rings.map(one => ({ path: one.path, content: scriptOf(one, target, from) }));
        return [...scripts, { path: 'README.txt', content: readme(rings, target, group, from) }];
    }
};

/** Nothing where all are as wanted. */
function contentOf(group: HandOverGroup): HandOverContent {
    const isToDo = group.computers.some(({ rollout }) => rollout && rollout.changes.length > 0);
    return isToDo ? heldValues(group, isSigning, () => true) : { values: [], leftOut: [] };
}

/** Only those that change: one that is as wanted needs no script. */
function ringsIn({ computers }: HandOverGroup): readonly RingScript[] {
    const rings = new Map<string, HandOverComputer[]>();
    for (const one of computers) {
        if (!one.rollout || one.rollout.changes.length === 0) continue;
        const { ring } = one.rollout;
        const of = rings.get(ring) ?? [];
        if (of.length === 0) rings.set(ring, of);
        of.push(one);
    }
    const inOrder = [...rings].sort(([a], [b]) => inRingOrder(a, b));
    return inOrder.map(([ring, of], index) => ({ ring, path: `ring-${index + 1}.ps1`, computers: of }));
}

function scriptOf({ ring, computers }: RingScript, target: string, { exportedAt, toolVersion }: ExportOrigin): string {
    const items = computers.flatMap(({ name, rollout }) => (rollout ? [{ name, ...rollout }] : []));
    const targetText = ring === '' ? target : `${target}; ring: ${ring}`;
    return fleetScript(items, { createdAt: exportedAt, toolVersion, targetText, settings: usualSettings });
}

function readme(rings: readonly RingScript[], target: string, { computers }: HandOverGroup, from: ExportOrigin): string {
    const asWanted = computers.length - rings.reduce((sum, one) => sum + one.computers.length, 0);
    const { stopAfter } = usualSettings;
    const lines = [
        'SMB signing, ring by ring: one script for each ring',
        madeBy(from),
        `Target: ${target}`,
        '',
        'Rings, in this order',
        ...rings.map(({ ring, path, computers: of }) => `${path}: ${ring === '' ? 'no tag' : ring} (computers: ${of.length})`),
        ...(asWanted > 0 ? [`In no script, because they are as wanted already: ${asWanted}`] : []),
        '',
        'For each ring',
        '1. Run its script with -WhatIf. It reads the computers, shows what it would write, and writes nothing.',
        '2. Run it without -WhatIf. -First 10 writes only to ten computers. Get-Help about the script explains all parameters.',
        `3. It stops when ${stopAfter} computers have failed or were not verified (-StopAfterFailures). Go on only after its exit code was 0,`,
        '   or once you know why it was not.',
        '4. Wait until the computers of this ring were in use, at best for some days. Then gather evidence again, and import it.',
        '5. If Readiness shows that peers were refused, do not go on: fix or accept these peers, or restore the ring.',
        '6. Run the script of the next ring.',
        '',
        'Take it back',
        'Run the script of the ring with -Undo. It restores each computer that it changed and that is still as it left it, from',
        'the record beside the script. Keep that file.'
    ];
    return lines.map(line => `${inOneLine(line)}\r\n`).join('');
}
