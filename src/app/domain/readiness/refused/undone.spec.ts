// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../change/record';
import { channelNames, type LoggedEvent } from '../../evidence/reading';
import { daysBefore, event, named } from '../../evidence/testing/logged';
import { audited } from '../../evidence/testing/silent';
import { facts } from '../../testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../testing/run-items';
import { acceptedBy, nothingAccepted } from '../accepted';
import { joinPeers } from '../joined-peers';
import type { KnownOfComputer } from '../known';
import { type Readiness, readinessOf } from '../readiness';
import { being, cannotSign, knownOf, serverCannotSign } from '../testing/known';
import { whatIf } from '../what-if';
import { undoneRequirements, type UndoneRequirement } from './undone';

const [since, at] = [daysBefore(5), daysBefore(1)];
const refused = (one: LoggedEvent): LoggedEvent => ({ ...one, required: true });
const acceptedAt = (peer: string, when: string): ReturnType<typeof acceptedBy> =>
    acceptedBy([{ peer, direction: 'inbound', by: 'Anna', note: '', at: when }]);

describe('an undo of requiring signing', () => {
    const open = facts('a', {}, false, false);
    const record = endedRecord(itemOf('a', {}, open), [null, null], asRequired('a'), since);
    const undo: ChangeRecord = {
        ...record,
        id: 'undo',
        undoes: record.id,
        changes: record.changes.map(change => ({ ...change, before: change.after, after: change.before })),
        found: record.found && {
            ...record.found,
            at,
            settings: {
                ...record.found.settings,
                outbound: record.changes[0]?.before ?? record.found.settings.outbound,
                inbound: record.changes[0]?.before ?? record.found.settings.inbound
            }
        }
    };

    it('says since when it was required and when that ended, in each direction', () => {
        expect(undoneRequirements(undo, record).map(one => [one.direction, one.since, one.at])).toEqual([
            ['outbound', since, at],
            ['inbound', since, at]
        ]);
    });

    it('says nothing of another change, of one from a file, or where nobody looked', () => {
        for (const [one, other] of [
            [{ ...undo, undoes: 'another' }, record],
            [{ ...undo, imported: true }, record],
            [undo, { ...record, imported: true }],
            [{ ...undo, found: null }, record],
            [undo, { ...record, found: null }],
            [{ ...undo, found: record.found }, record] // still required
        ] as const)
            expect(undoneRequirements(one, other)).toEqual([]);
    });
});

describe('readiness after an undo', () => {
    const ofUndo = (direction: UndoneRequirement['direction'] = 'inbound'): readonly UndoneRequirement[] => [
        { computer: { name: 'fs1', id: null, fqdn: null }, direction, since, at }
    ];
    const known = (events: readonly LoggedEvent[], facts: Partial<KnownOfComputer> = { undone: ofUndo() }): KnownOfComputer =>
        knownOf({ events }, facts);
    const cutOff = (one: Readiness): readonly unknown[] =>
        one.kind === 'wouldCutOff' ? [one.peers.join(), one.accepted, one.undoneAt, ...(one.voided ? [one.voided] : [])] : [one.kind];

    it('names who was refused, and that it was undone', () => {
        const one = known([refused(cannotSign('nas', 2))]);
        expect(cutOff(readinessOf(one, 'inbound', nothingAccepted))).toEqual(['nas', 0, at]);
        expect(readinessOf(one, 'outbound', nothingAccepted).kind).toBe('ready');
    });

    it('counts a peer that was accepted before it again, until somebody accepts it anew', () => {
        const one = known([refused(cannotSign('nas', 2))]);
        expect(cutOff(readinessOf(one, 'inbound', acceptedAt('nas', daysBefore(9))))).toEqual(['nas', 0, at, 1]);
        expect(readinessOf(one, 'inbound', acceptedAt('nas', daysBefore(0.5)))).toEqual(
            jasmine.objectContaining({ kind: 'ready', accepted: 1 })
        );
        // Without the undo, the former decision counts.
        expect(readinessOf(known([refused(cannotSign('nas', 2))], {}), 'inbound', acceptedAt('nas', daysBefore(9))).kind).toBe('ready');
        const { impacts } = whatIf(one, 'inbound', acceptedAt('nas', daysBefore(9)));
        expect(impacts.map(({ peer, accepted }) => [peer, accepted])).toEqual([['nas', null]]);
    });

    describe('counts a guest that was refused', () => {
        const guests = (allowed: boolean | null): KnownOfComputer['kept']['configuration'] => ({
            value: { ...being({}), outbound: { ...audited.outbound, insecureGuestLogons: allowed } },
            readAt: at
        });
        const rejected = event(channelNames.clientSecurity, 31017, named({ ServerName: 'box' }), 2);
        const peersOf = (allowed: boolean | null): string => {
            const one = known([rejected], { undone: ofUndo('outbound') });
            const readiness = readinessOf({ ...one, kept: { ...one.kept, configuration: guests(allowed) } }, 'outbound', nothingAccepted);
            return readiness.kind === 'wouldCutOff' ? readiness.peers.join() : readiness.kind;
        };

        it('by the requirement', () => expect([peersOf(true), peersOf(null)]).toEqual(['box', 'box']));
        it('not by another setting', () => expect(peersOf(false)).not.toBe('box'));
    });

    it('until a later test shows that the server can sign', () => {
        const tested = (testedAt: string): string => {
            const device = { computer: 'fs1', peer: 'nas', canSign: true, testedAt };
            const one = known([refused(serverCannotSign('nas', 2))], { undone: ofUndo('outbound'), tested: [device] });
            return readinessOf(one, 'outbound', nothingAccepted).kind;
        };
        expect([tested(daysBefore(1.5)), tested(daysBefore(0.5))]).toEqual(['wouldCutOff', 'ready']);
    });

    it('and the peer itself says so', () => {
        const [peer] = joinPeers([known([refused(cannotSign('nas', 2))])], []);
        expect([peer?.verdict, peer?.sightings.some(({ kind }) => kind === 'refusedBefore')]).toEqual(['cannotSign', true]);
    });

    it('says nothing where nobody was refused since', () => {
        expect(cutOff(readinessOf(known([]), 'inbound', nothingAccepted))).toEqual(['ready']);
        expect(cutOff(readinessOf(known([refused(cannotSign('old', 6))]), 'inbound', nothingAccepted))).toEqual(['old', 0, undefined]);
    });
});
