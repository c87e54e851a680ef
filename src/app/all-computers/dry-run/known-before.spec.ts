// SPDX-License-Identifier: MIT
// What is known of a computer stands in its row before anything is started, and is counted in the confirmation.
import all from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { KnownElsewhere } from '../../domain/peers/impact-sources';
import { nothingAccepted } from '../../domain/readiness/accepted';
import { accepting } from '../../domain/readiness/testing/known';
import { makeList } from '../../domain/list/list';
import { usualSettings } from '../../domain/run/run';
import { entry, facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import { cautionTexts, shortened } from './cautions';
import { confirmView } from './confirm/confirm-view';
import { dryRunModel, DryRunModel, frozenItems } from './dry-run-model';
import { dryRunCells } from './dry-run-view';
import type { Draft } from './run-draft';

const strings = all.Strings.SmbSigning as Strings;

function modelOf(
    read: readonly SigningConfiguration[],
    known?: () => KnownElsewhere,
    given: Partial<Draft> = {},
    accepted = nothingAccepted
): DryRunModel {
    const entries = read.map((one, index) => entry(`srv${index + 1}`, one));
    const usual: Partial<Draft> = {
        records: new Map(entries.map(({ connection: { key } }) => [key, key])),
        goal: 'requireInbound',
        since: 0
    };
    const draft = {
        ...usual,
        ...given,
        settings: usualSettings,
        first: null,
        undoes: new Map(),
        undoneRun: null
    } as Partial<Draft> as Draft;
    return dryRunModel(draft, makeList(entries, null), null, known ? { known, accepted } : {});
}

function notes(model: DryRunModel, index = 0): readonly string[] {
    const row = model.all[index];
    if (!row) return [];
    const found = cautionTexts(row, strings);
    // A row has room for one line.
    const [, ...lines] = dryRunCells(row, model.list, strings).decision.lines;
    expect(lines.map(({ text }) => text)).toEqual(found.length > 0 ? [shortened(found, strings)] : []);
    return found;
}

function counted(model: DryRunModel): readonly string[] {
    const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
    const { warnings } = confirmView({ items: frozenItems(model) ?? [], target, settings: usualSettings, retries: null }, strings);
    return warnings.map(({ title, count }) => `${title}: ${count}`);
}

describe('before a run', () => {
    it('storage that gets slower stands in the row and in the confirmation', () => {
        const slow = (name: string): SigningConfiguration => {
            const read = facts(name, { build: 17763 });
            return { ...read, surroundings: { ...read.surroundings, rdma: true } };
        };
        const model = modelOf([slow('srv1'), slow('srv2'), facts('srv3')]);
        expect(notes(model)).toEqual([strings.RunWarning.rdma]);
        expect(counted(model)).toEqual([`${strings.RunWarning.rdma}: 2`]);
    });

    it('so do computers whose change could not be undone', () => {
        const read = facts('srv1');
        const conflict = {
            ...read.inbound,
            stored: { required: 0 },
            policy: { ...read.inbound.policy, status: 'found', value: 1 }
        } as const;
        const model = modelOf([{ ...read, inbound: conflict }, facts('srv2')]);
        expect(notes(model)).toEqual([strings.RunWarning.noUndoPolicy]);
        expect(counted(model)).toEqual([`${strings.RunWarning.noUndoPolicy}: 1`]);
    });

    it('so do nodes that would differ, by name, and peers, with what else they have shown', () => {
        const nodes = modelOf([facts('srv1', { cluster: 'CLU' })]);
        expect(notes(nodes)).toEqual([strings.RunWarning.nodesNotKnown]);
        const one = modelOf([facts('srv1', { cluster: 'CLU' }), facts('Node2', { cluster: 'clu' })], undefined, {
            records: new Map([['srv1', 'srv1']])
        });
        expect(notes(one)).toEqual([jasmine.stringMatching(/: srv2$/)]);
        const sign = { direction: 'inbound', peer: 'scan-1', why: 'noSigning', lastSeen: null } as const;
        const suspects = [sign, { ...sign, why: 'smb1' } as const];
        const found = notes(modelOf([facts('srv1')], () => ({ suspects, evidence: null })));
        expect(found.slice(0, 2)).toEqual([strings.RunWarning.peersCutOff, strings.RunWarning.peersNotKnown]);
        expect(found[2]).toMatch(/^scan-1 \(Inbound\): .*support signing.*\. Also: it uses SMB 1/);
        const address = { direction: 'outbound', peer: '192.0.2.9', why: 'noSigning', lastSeen: null } as const;
        const outbound = modelOf([facts('srv1', {}, false)], () => ({ suspects: [address], evidence: null }), { goal: 'requireOutbound' });
        expect(notes(outbound).join()).toContain(strings.ConnectionNote.byAddress);
    });

    it('a peer that was accepted is named with who decided, and is not counted', () => {
        const sign = { direction: 'inbound', peer: 'scan-1', why: 'noSigning', lastSeen: null } as const;
        const model = modelOf([facts('srv1')], () => ({ suspects: [sign], evidence: null }), {}, accepting('scan-1'));
        expect(notes(model).map(text => text.replace(/ on [^.]*$/, ''))).toEqual([
            strings.RunWarning.peersNotKnown,
            jasmine.stringMatching(/^scan-1 \(Inbound\): .*\. Accepted by Anna$/) as unknown as string
        ]);
        expect(counted(model)).toEqual([`${strings.RunWarning.peersNotKnown}: 1`]);
    });
});

describe('what there is to know, in a row', () => {
    const sentence = 'x'.repeat(90);
    const rows: readonly [readonly string[], string][] = [
        [['a'], 'a'],
        [['a', 'b'], 'a; b'],
        [[sentence, sentence, 'c', 'd'], `${sentence}; ${sentence}; c; d`],
        [[sentence, sentence, sentence], `${sentence}; ${sentence}; and 1 more in its details`],
        [['x'.repeat(500), 'b', 'c'], `${'x'.repeat(500)}; and 2 more in its details`]
    ];
    for (const [notes, text] of rows)
        it(`is whole sentences: ${notes.length} of ${notes.join().length}`, () => expect(shortened(notes, strings)).toBe(text));
});
