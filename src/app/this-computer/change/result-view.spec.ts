// SPDX-License-Identifier: MIT
// What the pane and the history say of a change of which only a part is known, or came about.
import texts from '../../../generated/assets/strings/strings.json';
import type { HistoryState } from '../../change/history/computer-history';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { foundIn } from '../../domain/change/found';
import type { FailureKind } from '../../domain/outcome';
import { makePlan } from '../../domain/change/plan';
import { answerRead, answerWrite, begin, type ChangeRecord, newRecord, recheck } from '../../domain/change/record';
import { failure } from '../../remote/outcomes';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { historyView } from '../history/history-view';
import { resultView } from './result-view';

const strings = texts.Strings.SmbSigning as Strings;
const before = sample('srv2022');
const at = '2026-11-23T10:00:00.000Z';

/** Both directions to be required: these answers (null: written), and what was read back. */
function ended(answers: readonly (FailureKind | null)[], found: SigningConfiguration | null): ChangeRecord {
    const plan = makePlan(before, { outbound: 'required', inbound: 'required' });
    const made = { id: 'a', run: 'r', undoes: null, startedAt: at, toolVersion: '1', computer: 'srv2022', configuration: before, plan };
    const written = answers.reduce((record, kind) => answerWrite(record, kind && failure(kind)), begin(newRecord(made)));
    return answerRead(written, found && foundIn(found, at));
}

function result(record: ChangeRecord): string {
    const readBack = record.found ? ({ kind: 'ok', value: before } as const) : failure('unreachable');
    const { problem } = resultView({ kind: 'ended', record, readBack, settled: false, saved: true } as never, 'srv2022', false, strings);
    return problem?.lines.join(' ') ?? '';
}

function history(record: ChangeRecord): string {
    const state: HistoryState = { records: [record], unreadable: 0, more: false };
    return historyView(state, 'srv2022', before, strings).records[0]?.lines.join(' ') ?? '';
}

/** As required in these directions; a policy says 0 of inbound, by a clock that is three hours ahead. */
const read = (outbound: boolean, inbound: boolean): SigningConfiguration => ({
    ...before,
    collectedAt: '2026-11-23T13:00:00.000Z',
    outbound: { ...before.outbound, required: outbound, stored: { required: outbound ? 1 : 0 } },
    inbound: {
        ...before.inbound,
        required: inbound,
        stored: { required: inbound ? 1 : 0 },
        policy: { ...before.inbound.policy, status: 'found', gpoName: 'File servers', gpoId: '{A}', value: 0 }
    }
});

describe('a change of which a part is known', () => {
    it('says what the computer accepted, though nothing could be read back', () => {
        const partly = ended([null, 'wrongComputer'], null);
        for (const said of [result(partly), history(partly)]) expect(said).toContain('Outbound: the computer accepted the change.');
        expect(result(partly)).not.toContain('Inbound: the computer');
        expect(result(ended(['needsCredentials'], null))).toContain('Inbound: nothing was sent.');
        expect(result(ended([null, null], null))).toContain('The computer accepted the change, but');
    });

    it('says of the part that is in force that it will not last, whatever became of the other', () => {
        for (const record of [ended([null, null], read(false, true)), ended(['outcomeUnknown'], read(false, true))])
            for (const said of [result(record), history(record)]) {
                expect(said).toContain('Inbound: Group Policy "File servers" restores the value 0');
                expect(said).toContain("The computer's clock is 3 hours ahead of this browser's.");
            }
        const refused = ended([null, 'accessDenied'], read(true, false));
        for (const said of [result(refused), history(refused)]) expect(said).not.toContain('restores the value 0');
    });

    it('says of a change that came about what was not read of its policy, and what later looks found of it', () => {
        const unread = read(true, true);
        const hidden = { ...unread, inbound: { ...unread.inbound, policy: { ...before.inbound.policy, status: 'unavailable' as const } } };
        const record = ended([null, null], hidden);
        expect(record.ending).toBe('changed');
        const readBack = { kind: 'ok', value: before } as const;
        const { success } = resultView(
            { kind: 'ended', record, readBack, settled: false, saved: true } as never,
            'srv2022',
            false,
            strings
        );
        expect(success).toContain("Couldn't read whether Group Policy will revert this.");
        expect(history(record)).not.toContain('restores the value 0');
        expect(history(recheck(record, foundIn(read(true, true), at)))).toContain(
            'Inbound: Group Policy "File servers" restores the value 0'
        );
    });

    it('does not say that a write can still take effect which has', () => {
        const note = 'can still take effect';
        expect(result(ended(['outcomeUnknown'], read(true, false)))).not.toContain(note);
        expect(result(ended(['outcomeUnknown'], read(false, false)))).toContain(note);
        expect(result(ended(['outcomeUnknown'], null))).toContain(note);
    });
});
