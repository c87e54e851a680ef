// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { type Accepted, nothingAccepted } from '../../domain/readiness/accepted';
import type { Refusal } from '../../domain/readiness/refused/refused-since';
import { asRequired, endedRecord, itemOf, startedAt } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { type RefusedView, refusedView } from './refused-since-view';

const strings = texts.Strings.SmbSigning as Strings;
const record = endedRecord(itemOf('a'), [null, null], asRequired('a'));
const one: Refusal = {
    direction: 'inbound',
    peer: 'nas',
    kind: 'noSigning',
    isCertain: true,
    count: 3,
    atLeast: false,
    last: startedAt,
    status: null
};
const view = (refusals: readonly Refusal[], accepted: Accepted = nothingAccepted, both = false): RefusedView => {
    const since = both ? (['outbound', 'inbound'] as const) : (['inbound'] as const);
    return refusedView({ record, since: since.map(direction => ({ direction, at: startedAt })), refusals }, startedAt, accepted, strings);
};

describe('who was refused since a change, on This computer', () => {
    it('says who, how often, and since when', () => {
        const shown = view([one]);
        expect(shown.title).toBe('Refused since you required signing');
        expect(shown.since).toMatch(/^Inbound: required since .+\. Event logs read at .+\.$/);
        expect(shown.rows[0]?.text).toMatch(/^nas \(Inbound\): Doesn't support signing\. 3 times, last .+$/);
        expect(view([one], nothingAccepted, true).since).toMatch(/^Outbound and inbound: required since /);
    });

    it('claims no refusal where something only failed', () => {
        expect(view([{ ...one, kind: 'badSignature', isCertain: false }]).title).toBe('Failed since you required signing');
    });

    it('offers to accept a peer, and to test a server', () => {
        const links = (refusal: Refusal, accepted?: Accepted): readonly unknown[] => {
            const [row] = view([refusal], accepted).rows;
            return [row?.test?.text, row?.accept?.text];
        };
        expect(links(one)).toEqual([undefined, 'Accept nas in Peers']);
        expect(links({ ...one, direction: 'outbound' })).toEqual(['Test nas', 'Accept nas in Peers']);
        expect(links({ ...one, peer: null })).toEqual([undefined, undefined]);
        const accepted: Accepted = peer => ({ peer, direction: 'inbound', by: 'Anna', note: '', at: startedAt });
        expect(links(one, accepted)).toEqual([undefined, undefined]);
        expect(view([one], accepted).rows[0]?.text).toMatch(/, last .+\. Accepted by Anna on .+$/);
    });
});
