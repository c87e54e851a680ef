// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { channelNames } from '../../domain/evidence/reading';
import { collectedAt, event, named } from '../../domain/evidence/testing/logged';
import { audited, silent } from '../../domain/evidence/testing/silent';
import type { ComputerRole } from '../../domain/computer/computer-roles';
import type { Direction } from '../../domain/computer/facts';
import type { Entry, ListedConnection } from '../../domain/list/list';
import { acceptedBy, nothingAccepted } from '../../domain/readiness/accepted';
import { type ReadinessKind } from '../../domain/readiness/readiness';
import { cluster, connection, entry, facts, failed } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import {
    type ReadinessInput,
    readinessModel,
    type ReadinessModel,
    type ReadinessRow,
    type ReadinessView,
    toAudit
} from './readiness-model';
import { dateTime } from '../../ui/texts/date-time';
import { readinessCells } from './readiness-columns';
import { readinessPageView } from './readiness-view';

import { idle, knownOf, listed, modelOf, readAt } from './testing/readiness-models';

const strings = texts.Strings.SmbSigning as Strings;

const labels = ({ rows }: ReadinessModel): readonly string[] => rows.map(({ label }) => label);

describe('the rows of Readiness', () => {
    const required = facts('b', {}, true, true);
    const all = [listed('srv10', ['Ring 1']), listed('srv2', ['Ring 2', 'Ring 1']), entry('b', required), entry(cluster('fs'))];
    const known = [knownOf('srv10', null), knownOf('b', required)];

    it('have each computer of the list once, and no cluster, in the order in which people count', () => {
        const model = modelOf(all, known);
        expect(labels(model)).toEqual(['b', 'srv2', 'srv10']);
        expect(model.rows.map(({ readiness }) => readiness.kind)).toEqual(['required', 'unknown', 'unknown']);
    });

    it('judge the chosen direction', () => {
        const one = [knownOf('a', facts('a', {}, true, false))];
        const kind = (direction: Direction): ReadinessKind | undefined =>
            modelOf([listed('a')], one, { direction }).rows[0]?.readiness.kind;
        expect([kind('outbound'), kind('inbound'), kind('outbound')]).toEqual(['required', 'auditingOff', 'required']);
    });

    it('are filtered by ring, Windows and search, which the tiles count, and then by kind', () => {
        const count = (view: Partial<ReadinessView>): readonly unknown[] => {
            const model = modelOf(all, known, view);
            return [labels(model), readinessPageView(model, strings).tiles[0]?.count];
        };
        expect(count({ ring: 'Ring 1' })).toEqual([['srv2', 'srv10'], 2]);
        expect(count({ ring: '' })).toEqual([['b'], 1]);
        expect(count({ ring: 'gone' })).toEqual([[], 0]);
        expect(count({ search: ' RING 2 ' })).toEqual([['srv2'], 1]);
        expect(count({ kind: 'required' })).toEqual([['b'], 3]);
        const windows = modelOf(all, known).rows[0]?.windows as string;
        expect(count({ windows })).toEqual([['b', 'srv2', 'srv10'], 3]);
        expect(count({ windows: 'another' })).toEqual([[], 0]);
    });

    it('are filtered by the roles that were read of them, of which a cluster node has two', () => {
        const some = [
            entry('dc', facts('dc', { productType: 'domainController' })),
            entry('node', facts('node', { productType: 'server', cluster: 'CLU' })),
            entry('pc', facts('pc', { productType: 'workstation' })),
            entry('odd', facts('odd', { productType: null })),
            entry('unread')
        ];
        const of = (role: ComputerRole): readonly string[] => labels(modelOf(some, [], { role }));
        expect([of('domainController'), of('server'), of('clusterNode'), of('workstation'), of('unknown')]).toEqual([
            ['dc'],
            ['node'],
            ['node'],
            ['pc'],
            ['odd', 'unread']
        ]);
        const choices = (entries: readonly Entry[], view: Partial<ReadinessView> = {}): readonly string[] =>
            readinessPageView(modelOf(entries, [], view), strings).roleChoices.map(({ text }) => text);
        expect(choices(some)).toEqual(['Domain controller', 'Server', 'Cluster node', 'PC', 'Unknown']);
        // One that the address names is a choice, too.
        expect(choices([entry('unread')], { role: 'server' })).toEqual(['Server', 'Unknown']);
    });

    it('are found by a peer that would be cut off, and judged anew once it is accepted', () => {
        const events = [event(channelNames.serverAudit, 3021, named({ ClientName: 'NAS01' }), 1)];
        const plain = knownOf('srv2', audited);
        const one = { ...plain, kept: { ...plain.kept, evidence: { value: { ...silent, events }, readAt: collectedAt } } };
        expect(labels(modelOf(all, [one], { search: 'nas0' }))).toEqual(['srv2']);
        const acceptance = { peer: 'nas01', direction: 'inbound', by: 'A', note: '', at: readAt } as const;
        const kindOf = (accepted: ReadinessInput['accepted']): ReadinessKind | undefined =>
            modelOf(all, [one], {}, { accepted }).rows.find(({ label }) => label === 'srv2')?.readiness.kind;
        expect(kindOf(nothingAccepted)).toBe('wouldCutOff');
        expect(kindOf(acceptedBy([acceptance]))).not.toBe('wouldCutOff');
        expect(kindOf(nothingAccepted)).toBe('wouldCutOff');
    });

    it('are audited, too, where a peer is known that would be cut off, and auditing is off', () => {
        const events = [event(channelNames.serverAudit, 3021, named({ ClientName: 'NAS01' }), 1)];
        const off = { ...audited, inbound: { ...audited.inbound, audit: facts('a').inbound.audit } };
        const audits = (configuration: typeof audited): readonly unknown[] => {
            const one = knownOf('a', configuration);
            const evidence = { value: { ...silent, events }, readAt: collectedAt };
            const model = modelOf([entry(connection('a'), configuration)], [{ ...one, kept: { ...one.kept, evidence } }]);
            return [model.rows[0]?.readiness.kind, toAudit(model).length];
        };
        expect(audits(audited)).toEqual(['wouldCutOff', 0]);
        expect(audits(off)).toEqual(['wouldCutOff', 1]);
    });

    it('can be sorted, with what is not known last', () => {
        expect(labels(modelOf(all, known, { descending: true }))).toEqual(['srv10', 'srv2', 'b']);
        expect(labels(modelOf(all, known, { sort: 'readiness' }))).toEqual(['b', 'srv2', 'srv10']);
        for (const descending of [true, false]) expect(labels(modelOf(all, known, { sort: 'ring', descending })).at(-1)).toBe('b');
    });

    it('keep their places while evidence is read', () => {
        const running = { fleet: { ...idle, running: true } };
        const before = modelOf(all, known, {}, running);
        const model = readinessModel({ ...before, known: [], view: { ...before.view, sort: 'readiness' } }, before);
        expect(labels(model)).toEqual(['b', 'srv2', 'srv10']); // another view
        const again = readinessModel({ ...before, known: [] }, { ...before, rows: [...before.rows].reverse() });
        expect(labels(again)).toEqual(['srv10', 'srv2', 'b']);
        const ended = readinessModel({ ...again, fleet: idle }, again);
        expect(labels(ended)).toEqual(['b', 'srv2', 'srv10']);
    });

    it('take of a computer with several names what was read last', () => {
        const [a, b] = ['a', 'a.lab.example'].map(name => ({ ...connection(name) }));
        const read = facts('a', {}, true, true);
        const older = knownOf('a', facts('a', {}, true, false));
        const newer = knownOf('a.lab.example', read);
        const later = { ...newer, kept: { ...newer.kept, configuration: { value: read, readAt: '2026-11-21T12:00:00.000Z' } } };
        const model = modelOf([entry(a as ListedConnection, read), entry(b as ListedConnection, read)], [later, older]);
        expect(model.rows.map(({ readiness }) => readiness.kind)).toEqual(['required']);
        expect(readinessCells(model.rows[0] as ReadinessRow, 0, strings).name.lines[1]?.text).toBe('also a.lab.example');
    });

    it('say which other row claims to be the same computer, where one is reached by an alias', () => {
        const read = facts('a', {}, true, true);
        const model = modelOf([entry(connection('a'), read), entry(connection('files'), read)], []);
        const notes = model.rows.map(row => readinessCells(row, 0, strings).name.lines.map(({ text }) => text));
        const says = (name: string): string => `says it's the same computer as ${name}, but isn't reached by its own name`;
        expect(notes).toEqual([
            ['a', says('files')],
            ['files', says('a')]
        ]);
    });

    it('say when evidence was read, that it is old, and what went wrong', () => {
        const [row] = modelOf([listed('a')]).rows as readonly [ReadinessRow];
        const cell = (given: Partial<ReadinessRow>): readonly string[] =>
            readinessCells({ ...row, ...given }, Date.parse(readAt) + 86_400_001, strings).readAt.lines.map(({ text }) => text);
        expect(cell({})).toEqual(['Never']);
        expect(cell({ readAt })).toEqual([dateTime(readAt), 'Older than a day']);
        expect(cell({ readAt: '2026-11-20T13:00:00.000Z' }).length).toBe(1);
        expect(cell({ readAt, phase: 'waiting' })).toEqual(['Waiting']);
        expect(cell({ failure: { ...failed('unreachable', 'No route.'), of: 'evidence' } })).toEqual([
            'Never',
            'Last reading failed: No route.'
        ]);
        const half = { ...failed('accessDenied'), of: 'connections' } as const;
        expect(cell({ readAt, failure: half })[1]).toBe("Connections couldn't be read: Access denied");
    });
});
