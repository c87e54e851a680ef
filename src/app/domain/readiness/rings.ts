// SPDX-License-Identifier: MIT
import type { Readiness, ReadinessKind } from './readiness';

/** The computers with one tag, which are rolled out together, and how many of them are how far. */
export interface Ring {
    /** Empty: those without a tag. */
    readonly tag: string;
    readonly required: number;
    readonly ready: number;
    readonly blocked: number;
    readonly gathering: number;
    readonly other: number;
}

type Stage = Exclude<keyof Ring, 'tag'>;

const stages: Readonly<Record<ReadinessKind, Stage>> = {
    required: 'required',
    ready: 'ready',
    wouldCutOff: 'blocked',
    gathering: 'gathering',
    auditingOff: 'other',
    cannotAudit: 'other',
    heldByPolicy: 'other',
    unknown: 'other'
};

const byTag = new Intl.Collator('en', { numeric: true });

/** The ring that a computer with these tags is rolled out with: the first of them. Empty: it has none. */
export function firstRing(tags: readonly string[]): string {
    return tags.reduce((first, tag) => (first === '' || byTag.compare(tag, first) < 0 ? tag : first), '');
}

/** In the order of the rings, ring 2 before ring 10; no ring comes last. */
export function inRingOrder(a: string, b: string): number {
    return Number(a === '') - Number(b === '') || byTag.compare(a, b);
}

/** A computer with several tags counts in each. In the order of the tags, ring 2 before ring 10; those without a tag come last. */
export function ringsOf(rows: readonly { readonly tags: readonly string[]; readonly readiness: Readiness }[]): readonly Ring[] {
    const rings = new Map<string, Record<Stage, number>>();
    for (const { tags, readiness } of rows) {
        for (const tag of tags.length === 0 ? [''] : new Set(tags)) {
            const ring = rings.get(tag) ?? { required: 0, ready: 0, blocked: 0, gathering: 0, other: 0 };
            ring[stages[readiness.kind]]++;
            rings.set(tag, ring);
        }
    }
    return [...rings].map(([tag, counts]) => ({ tag, ...counts })).sort((a, b) => inRingOrder(a.tag, b.tag));
}
