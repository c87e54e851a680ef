// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { EvidenceReading, LoggedEvent } from '../../domain/evidence/reading';
import { channelNames } from '../../domain/evidence/reading';
import { event, named } from '../../domain/evidence/testing/logged';
import { silent } from '../../domain/evidence/testing/silent';
import { type ComputerEvidence, nothingOf } from '../../domain/readiness/computer-evidence';
import { asRequired, endedRecord, itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { refusalText, refusedText } from '../../ui/texts/refusal-text';
import { evidenceIn, refusalsOf } from './refusals';

const strings = texts.Strings.SmbSigning as Strings;

const read = Date.parse(silent.collectedAt);
const hours = (ago: number): string => new Date(read - ago * 3_600_000).toISOString();

/** A computer that was required to sign an hour before its logs were read. */
const item = itemOf('a');
const record = endedRecord(item, [null, null], asRequired('a'), hours(1));

const refused = (peer: string, ago: number, required = true): LoggedEvent => ({
    ...event(channelNames.serverAudit, 3021, named({ ClientName: peer }), 1),
    first: hours(ago),
    time: hours(ago),
    required,
    count: 3
});

function kept(events: readonly LoggedEvent[], name = 'a', readAt = hours(0)): ReadonlyMap<string, ComputerEvidence> {
    const value: EvidenceReading = { ...silent, events };
    return new Map([[name, { ...nothingOf(name), evidence: { value, readAt } }]]);
}

const texts1 = (events: readonly LoggedEvent[], ...more: [string?, string?]): readonly string[] =>
    refusedText(refusalsOf(item, 'changed', record, evidenceIn(kept(events, ...more))), strings);

describe('who was refused since a run', () => {
    it('stands in the row, each peer once, and in full in the details', () => {
        expect(texts1([refused('nas', 0.5)])).toEqual(['Refused since: 1 peer']);
        expect(texts1([refused('nas', 0.5), refused('NAS', 0.2), refused('scan', 0.2)])).toEqual(['Refused since: 2 peers']);
        const [one] = refusalsOf(item, 'changed', record, evidenceIn(kept([refused('nas', 0.5)]))) ?? [];
        expect(one && refusalText(one, strings)).toMatch(/^nas \(Inbound\): Doesn't support signing\. 3 times, last .+$/);
    });

    it('is nobody who was seen before, was not refused, or is not named by what was read', () => {
        expect(texts1([refused('nas', 2)])).toEqual([]);
        expect(texts1([refused('nas', 0.5, false)])).toEqual([]);
        expect(refusalsOf(item, 'changed', record, evidenceIn(kept([])))).toEqual([]);
    });

    it('is not known where the logs were not read since, or nothing was required', () => {
        const of = (...given: Parameters<typeof refusalsOf>): unknown => refusalsOf(...given);
        expect(of(item, 'changed', record, evidenceIn(kept([refused('nas', 0.5)], 'a', hours(2))))).toBeNull();
        expect(of(item, 'changed', record, evidenceIn(kept([refused('nas', 0.5)], 'b')))).toBeNull();
        expect(of(item, 'undone', record, evidenceIn(kept([refused('nas', 0.5)])))).toBeNull();
        expect(of(item, 'changed', null, evidenceIn(kept([refused('nas', 0.5)])))).toBeNull();
    });
});
