// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import type { ChangeRecord } from '../../change/record';
import { directions, type SigningConfiguration } from '../../computer/facts';
import { channelNames, type EvidenceReading, type LoggedEvent, UNKNOWN_TIME } from '../../evidence/reading';
import { collectedAt, daysBefore, event, named } from '../../evidence/testing/logged';
import { silent } from '../../evidence/testing/silent';
import { facts } from '../../testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../testing/run-items';
import { compacted } from '../compacted';
import { type Refusal, refusedByChanges, refusedSince } from './refused-since';
import { cannotSign, graveEvent, guest, serverCannotSign, wrongSignature } from '../testing/known';

const since = daysBefore(5);
const refused = (one: LoggedEvent): LoggedEvent => ({ ...one, required: true });
const session = (status: string, days = 1): LoggedEvent => ({
    ...event(channelNames.serverSecurity, 551, named({ ClientName: 'app' }), days),
    status
});
const found = (events: readonly LoggedEvent[], facts: Partial<EvidenceReading> = {}, readAt = collectedAt): readonly Refusal[] | null =>
    refusedSince({ value: { ...silent, events, ...facts }, readAt }, 'inbound', since);
const told = (events: readonly LoggedEvent[], facts: Partial<EvidenceReading> = {}): readonly string[] | undefined =>
    found(events, facts)?.map(
        ({ peer, kind, isCertain, count, atLeast }) => `${peer} ${kind}${isCertain ? '' : '?'}: ${count}${atLeast ? '+' : ''}`
    );

describe('refused since signing is required', () => {
    const rows: readonly (readonly [string, readonly LoggedEvent[], readonly string[]])[] = [
        ['nobody', [], []],
        ['a client that cannot sign', [refused(cannotSign('nas')), refused(cannotSign('NAS', 2))], ['nas noSigning: 2']],
        [
            'not one that would be, nor one from before',
            [cannotSign('nas'), { ...cannotSign('nas'), required: false }, refused(cannotSign('old', 6))],
            []
        ],
        [
            'suspects after what is certain',
            [wrongSignature('nas'), session('0xC0000022'), refused(cannotSign('scan', 2))],
            ['scan noSigning: 1', 'app sessionFailed?: 1', 'nas badSignature?: 1']
        ],
        ['not a wrong password, nor a guest that was let in', [session('0xC000006D'), guest('ghost')], []],
        ['clients without a name', [refused(event(channelNames.serverAudit, 3021, []))], ['null noSigning: 1']],
        ['nothing without a time', [{ ...refused(cannotSign('nas')), first: UNKNOWN_TIME, time: UNKNOWN_TIME }], []],
        [
            'of the day of the change at least the last',
            [{ ...refused(cannotSign('nas', 4.9)), first: daysBefore(5.2), count: 9 }],
            ['nas noSigning: 1+']
        ],
        ['nothing of the other direction', [refused(serverCannotSign('nas'))], []]
    ];
    for (const [what, events, wanted] of rows) it(`is ${what}`, () => expect([...(told(events) ?? [])].sort()).toEqual([...wanted].sort()));

    it('outbound: servers, and guests that are refused', () => {
        const events = [
            refused(serverCannotSign('nas')),
            event(channelNames.clientSecurity, 31017, named({ ServerName: 'guest' }), 2),
            event(channelNames.clientSecurity, 31013, named({ ServerName: 'web' }))
        ];
        const all = refusedSince({ value: { ...silent, events }, readAt: collectedAt }, 'outbound', since);
        expect(all?.map(({ peer, isCertain }) => [peer, isCertain])).toEqual([
            ['nas', true],
            ['guest', true],
            ['web', false]
        ]);
    });

    it('keeps the status where there is one', () => {
        expect(found([session('0xC0000022'), session('0xC0000022', 2)])?.[0]?.status).toBe('0xC0000022');
        expect(found([session('0xC0000022'), session('0xC0000023', 2)])?.[0]?.status).toBeNull();
    });

    it('is not known where the logs were not read since', () => {
        for (const readAt of [daysBefore(6), since, 'no time']) expect(found([refused(cannotSign('nas'))], {}, readAt)).toBeNull();
        expect(found([], { collectedAt: '' })).toBeNull();
    });

    it('is at least so many where not all events were read', () => {
        expect(told([refused(cannotSign('nas'))], { leftOut: true })).toEqual(['nas noSigning: 1+']);
    });

    it('is by the clock of the computer', () => {
        const years = 1000;
        const facts = { collectedAt: daysBefore(years) };
        expect(told([refused(cannotSign('nas', years + 4)), refused(cannotSign('old', years + 6))], facts)).toEqual(['nas noSigning: 1']);
    });

    it('is the same of what is kept', () => {
        const property = fc.property(fc.array(graveEvent, { maxLength: 12 }), fc.nat(200), (events, tenths) => {
            for (const direction of directions) {
                const of = (value: EvidenceReading): unknown =>
                    refusedSince({ value, readAt: collectedAt }, direction, daysBefore(tenths / 10))?.map(({ peer, last, ...one }) =>
                        JSON.stringify([one.kind, peer?.toLowerCase(), one.isCertain, last, one.status, one.count >= 1])
                    );
                const reading = { ...silent, events };
                expect(of(compacted(reading))).toEqual(of(reading));
            }
        });
        fc.assert(property, { numRuns: 300 });
    });
});

describe('refused since a change of ours', () => {
    const now = asRequired('a');
    const open = facts('a', {}, false, false);
    const record = endedRecord(itemOf('a', {}, open), [null, null], now, since);
    const undo: ChangeRecord = {
        ...record,
        id: 'undo',
        changes: record.changes.map(change => ({ ...change, before: change.after, after: change.before }))
    };
    const logs = { ...silent, events: [refused(cannotSign('nas')), refused(serverCannotSign('web'))] };
    const told = (records: readonly ChangeRecord[], configuration: SigningConfiguration = now, readAt = collectedAt): readonly string[] =>
        refusedByChanges(records, configuration, { value: logs, readAt }).flatMap(one =>
            one.refusals.map(({ peer, direction }) => `${one.record.id}: ${peer} ${direction}`)
        );
    const id = record.id;

    it('is told with the change of each direction', () => {
        expect(told([record])).toEqual([`${id}: web outbound`, `${id}: nas inbound`]);
        expect(refusedByChanges([record], now, { value: logs, readAt: collectedAt })[0]?.since).toEqual([
            { direction: 'outbound', at: since },
            { direction: 'inbound', at: since }
        ]);
    });

    it('is told of the direction that still requires signing', () => {
        expect(told([record], { ...now, inbound: open.inbound })).toEqual([`${id}: web outbound`]);
        expect(told([record], open)).toEqual([]);
    });

    it('is not told of a change that was followed by another, or that nobody here saw', () => {
        expect(told([undo, record])).toEqual([]);
        expect(told([{ ...record, imported: true }])).toEqual([]);
        expect(told([{ ...record, found: null }])).toEqual([]);
        expect(told([])).toEqual([]);
        // One that was never sent followed nothing.
        const unsent = undo.changes.map(change => ({ ...change, write: { kind: 'notSent' as const } }));
        expect(told([{ ...undo, changes: unsent }, record]).length).toBe(2);
    });

    it('is not told where the logs were read before it', () => expect(told([record], now, daysBefore(6))).toEqual([]));
});
