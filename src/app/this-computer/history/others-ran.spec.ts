// SPDX-License-Identifier: MIT
// What the history says that others ran, from the log of the computer: on request, beside the records of this browser.
import { Subject } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { History } from '../../change/history/history';
import { MemoryJournal } from '../../change/testing/memory-journal';
import { rest } from '../../change/testing/rest';
import type { Outcome } from '../../domain/outcome';
import type { ToolActivity } from '../../domain/snapshots/explain/tool-activity';
import { facts, failed } from '../../domain/testing/list-entries';
import { endedRecord, itemOf, startedAt } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { Identities } from '../../remote/identities';
import { OthersRan } from './others-ran';
import { othersRanView, type OthersRanView } from './others-ran-view';

const strings = texts.Strings.SmbSigning as Strings;
const command = 'Disable-SmbInboundSigningRequirement';
const own = { at: startedAt, command, user: 'LAB\\admin', gateway: 'wac', recordId: 1 };
const eves = { ...own, at: '2026-11-23T12:00:00.000Z', user: 'LAB\\eve' };
const oldest = '2026-11-01T08:00:00.000Z';

function log(other: Partial<ToolActivity> = {}): Outcome<ToolActivity> {
    const collectedAt = new Date().toISOString();
    return { kind: 'ok', value: { runs: [eves, own], cut: false, oldest, failure: null, collectedAt, ...other } };
}

describe('what others ran, in the history', () => {
    let journal: MemoryJournal;
    let identities: Identities;
    let others: OthersRan;
    let asked: unknown[];
    let answer: Subject<Outcome<ToolActivity>>;

    beforeEach(() => {
        [journal, asked, answer] = [new MemoryJournal(), [], new Subject()];
        const read = (...given: unknown[]): Subject<Outcome<ToolActivity>> => {
            asked.push(given);
            return answer;
        };
        identities = new Identities();
        others = new OthersRan({ read }, new History(journal), identities);
    });

    const view = (): OthersRanView => othersRanView(others.state.value, strings);

    async function answered(outcome: Outcome<ToolActivity>): Promise<OthersRanView> {
        others.read('srv1', facts('srv1'));
        answer.next(outcome);
        for (let i = 0; i < 10; i++) await rest();
        return view();
    }

    it('is read only when asked for, once, and never prompts for credentials', () => {
        expect(view()).toEqual({ isReading: false, status: '', runs: [], notes: [] });
        expect(asked).toEqual([]);
        others.read('srv1', null);
        expect(view()).toEqual({ isReading: true, status: 'Reading the log…', runs: [], notes: [] });
        expect(asked).toEqual([['srv1', '', { unattended: true, giveUpAfter: 60_000 }]]);
    });

    it('says who ran what, and when, without what was done from here', async () => {
        await new History(journal).save(endedRecord(itemOf('srv1'), [null, null], null));
        expect(await answered(log())).toEqual({
            isReading: false,
            status: 'Commands from elsewhere: 1.',
            runs: [`LAB\\eve ran ${command}, ${dateTime(eves.at)}`],
            notes: [`The log goes back to ${dateTime(oldest)}.`]
        });
    });

    it('counts everything where the history cannot be read', async () => {
        spyOn(journal, 'page').and.rejectWith(new Error('blocked'));
        expect((await answered(log())).runs.length).toBe(2);
    });

    const outcomes: readonly [string, Outcome<ToolActivity>, string, readonly string[]][] = [
        ['a computer that does not answer', failed('timedOut'), "What others ran couldn't be read: No answer", []],
        ['an endpoint without the command', failed('commandMissing'), "What others ran couldn't be read: Command not installed", []],
        [
            'a log that may not be read',
            log({ runs: null, oldest: null, failure: { kind: 'failed', errorId: 'x', words: 'Access is denied' } }),
            "What others ran couldn't be read: Access is denied",
            []
        ],
        [
            'a log that is not there',
            log({ runs: null, oldest: null, failure: { kind: 'missing', errorId: 'NoMatchingLogsFound', words: '' } }),
            'Windows Admin Center keeps no log on this computer.',
            []
        ],
        [
            'an empty log',
            log({ runs: [], oldest: null }),
            'Commands from elsewhere: 0.',
            ['The log is empty, so what was run before is unknown.']
        ],
        [
            'a log that was read in part',
            log({ runs: [eves], cut: true, failure: { kind: 'failed', errorId: 'x', words: 'it changed' } }),
            'Commands from elsewhere: 1.',
            ["What others ran couldn't be read: it changed", 'Only the latest are shown.', `The log goes back to ${dateTime(oldest)}.`]
        ]
    ];
    for (const [what, outcome, status, notes] of outcomes)
        it(`of ${what} says so`, async () => {
            const shown = await answered(outcome);
            expect([shown.isReading, shown.status, shown.notes]).toEqual([false, status, notes]);
        });

    it('is forgotten once another computer answers to the name', async () => {
        await answered(log());
        identities.moved.next('srv2');
        expect(others.state.value.kind).toBe('read');
        identities.moved.next('SRV1');
        expect(others.state.value.kind).toBe('none');
        others.ngOnDestroy();
        expect(identities.moved.observed).toBeFalse();
    });

    it('is of the computer that is shown: another one, or a panel that is closed, drops a late answer', async () => {
        others.read('srv1', facts('srv1'));
        others.forget();
        expect(answer.observed).toBeFalse();
        others.read('srv1', facts('srv1'));
        answer.next(log());
        others.forget();
        for (let i = 0; i < 10; i++) await rest();
        expect(others.state.value).toEqual({ kind: 'none' });
    });
});
