// SPDX-License-Identifier: MIT
import { z } from 'zod';
import { decisions, runGoals, newRun, type Run, runEndings, type RunItem, runWarnings, usualSettings } from '../../domain/run/run';
import { runPhases } from '../../domain/run/run-phase';
import { runSchema } from './run-schema';
import { schemaOf } from './schema-of';

const item: RunItem = {
    record: 'record',
    computer: { name: 'srv', id: 'id', fqdn: 'srv.contoso.com' },
    label: 'srv',
    cluster: null,
    decision: 'change',
    changes: [],
    weaker: false,
    warnings: [],
    failure: null,
    actingUser: null,
    undoes: null,
    restedOn: []
};
const run = newRun({
    id: 'run',
    startedAt: '2026-11-20T08:30:00.000Z',
    toolVersion: '1.0.0',
    target: { goal: 'byHand', wanted: { outbound: 'required' }, of: null },
    settings: usualSettings,
    retries: null,
    items: [item]
});

/** A run as it comes back from the storage. */
const readAgain = (stored: Run): Run => runSchema.parse(JSON.parse(JSON.stringify(stored)));

describe('a stored run is read again', () => {
    it('whatever was decided of a computer, and whatever was warned of', () => {
        const items = decisions.map((decision): RunItem => ({ ...item, record: decision, decision, warnings: runWarnings }));
        expect(readAgain({ ...run, items })).toEqual({ ...run, items });
    });

    it('whatever it aims at', () => {
        for (const goal of runGoals) expect(readAgain({ ...run, target: { ...run.target, goal } }).target.goal).toBe(goal);
        for (const inbound of ['required', 'notRequired', 'windowsDefault'] as const)
            expect(readAgain({ ...run, target: { ...run.target, wanted: { inbound } } }).target.wanted).toEqual({ inbound });
    });

    it('however far it is, and however it ended', () => {
        for (const phase of runPhases) expect(readAgain({ ...run, phase }).phase).toBe(phase);
        for (const ending of runEndings) expect(readAgain({ ...run, phase: 'ended', ending }).ending).toBe(ending);
    });
});

describe('a schema that does not fit its type does not compile', () => {
    type Told = { readonly why: 'weaker' | 'cluster'; readonly more?: string };

    it('where it lacks a reason', () => {
        // @ts-expect-error: what was stored with the other one could not be read
        const schema = schemaOf<Told>()(z.object({ why: z.enum(['weaker']), more: z.string().optional() }));
        expect(schema.safeParse({ why: 'cluster' }).success).toBeFalse();
    });

    it('where it lets in more, or leaves out a part', () => {
        // @ts-expect-error: any word would be believed
        schemaOf<Told>()(z.object({ why: z.string(), more: z.string().optional() }));
        // @ts-expect-error: it would be lost
        schemaOf<Told>()(z.object({ why: z.enum(['weaker', 'cluster']) }));
        expect(schemaOf<Told>()(z.object({ why: z.enum(['weaker', 'cluster']), more: z.string().optional() }))).toBeDefined();
    });
});
