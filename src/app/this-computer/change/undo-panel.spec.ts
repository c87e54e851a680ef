// SPDX-License-Identifier: MIT
// What the panel of an undo shows: the way back, and what stands in it.
import texts from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ChangeRecord } from '../../domain/change/record';
import { facts, failed } from '../../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { type PanelView, undoView } from './change-panel-view';

const strings = texts.Strings.SmbSigning as Strings;
const item = itemOf('a');
const changed = endedRecord(item, [null, null], asRequired('a'));

const undo = (configuration: SigningConfiguration, record = changed, attempt: ChangeRecord | null = null): PanelView =>
    undoView('a', configuration, record, attempt, strings);
const rowsOf = ({ rows }: PanelView): string[] => rows.map(({ setting, now, after }) => `${setting}: ${now} → ${after}`);
const idsOf = ({ acknowledgements }: PanelView): string[] => acknowledgements.map(({ id }) => id);

describe('the panel of an undo', () => {
    it('shows the way back to exactly what was before, and offers nothing else', () => {
        const view = undo(asRequired('a'));
        expect(rowsOf(view)).toEqual([
            'Outbound, stored: 1 → Not stored',
            'Inbound, in force: Required → Not required',
            'Inbound, stored: 1 → Not stored'
        ]);
        expect([view.choices, view.settings, view.problems]).toEqual([[], [], []]);
        expect(idsOf(view)).not.toContain('notAsLeft');
        expect(view.powershell).toContain('Remove-ItemProperty');
    });

    it('says that there is nothing to undo where all is as before', () => {
        const view = undo(facts('a'));
        expect([rowsOf(view), view.nothing, idsOf(view), view.problems]).toEqual([[], strings.Undo.Nothing, [], []]);
    });

    it('asks where somebody has changed the computer since', () => {
        const other = { ...asRequired('a'), inbound: { ...asRequired('a').inbound, stored: { required: 0 }, required: false } };
        const [first] = undo(other).acknowledgements;
        expect([first?.id, first?.title]).toEqual(['notAsLeft', strings.Undo.NotAsLeft]);
    });

    it('does not ask about what an undo that was tried just now has left', () => {
        const half = { ...asRequired('a'), outbound: { ...asRequired('a').outbound, stored: { required: null } } };
        expect(idsOf(undo(half))).toContain('notAsLeft');
        const attempt = { ...endedRecord(item, [null, failed('timedOut')], half), undoes: changed.id };
        expect(idsOf(undo(half, changed, attempt))).not.toContain('notAsLeft');
        const idle = { ...attempt, changes: attempt.changes.map(change => ({ ...change, write: { kind: 'notSent' as const } })) };
        expect(idsOf(undo(half, changed, idle))).toContain('notAsLeft');
    });

    it('undoes nothing on another computer of that name', () => {
        const other = { ...asRequired('a'), computer: { ...asRequired('a').computer, id: 'another' } };
        const view = undo(other);
        expect([rowsOf(view), view.nothing, view.problems]).toEqual([[], strings.Undo.Impossible, [strings.Undo.OtherComputer]]);
    });

    it('undoes nothing in part: one direction that cannot be restored keeps the other', () => {
        const odd = { ...asRequired('a'), inbound: { ...asRequired('a').inbound, stored: { required: 7 } } };
        const view = undo(odd);
        expect([rowsOf(view), view.nothing]).toEqual([[], strings.Undo.Impossible]);
        expect(view.problems).toEqual([jasmine.stringMatching(/^Inbound \(SMB server\): .*neither 0 nor 1/) as unknown as string]);
    });

    it('names the policy that would restore its value', () => {
        const { inbound } = asRequired('a');
        const policy = { ...inbound.policy, status: 'found' as const, gpoName: 'Files', value: 1 };
        expect(undo({ ...asRequired('a'), inbound: { ...inbound, policy } }).problems).toEqual([
            'Inbound (SMB server): Not offered, because Group Policy "Files" would restore its value.'
        ]);
        const unnamed = { ...policy, gpoName: null };
        expect(undo({ ...asRequired('a'), inbound: { ...inbound, policy: unnamed } }).problems[0]).toContain('because Group Policy would');
    });

    it('asks whether it is that computer where it did not say who it is', () => {
        const nameless = { ...asRequired('a'), computer: { ...asRequired('a').computer, id: null } };
        const unread = { ...changed, computer: { ...changed.computer, id: null } };
        expect(idsOf(undo(nameless, unread))).toContain('identity');
        expect(idsOf(undo(asRequired('a'), unread))).not.toContain('identity');
    });
});
