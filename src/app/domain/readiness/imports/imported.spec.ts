// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { anyEvent } from '../../evidence/testing/any-reading';
import { isEvidence } from '../../evidence/events';
import { collectedAt, daysBefore, event, named } from '../../evidence/testing/logged';
import { channelNames, type LoggedEvent } from '../../evidence/reading';
import { compacted } from '../compacted';
import { type ComputerEvidence, isBrought, newest, nothingOf, withoutImports } from '../computer-evidence';
import { bothImports, type ImportedEvents } from './imported';
import { readinessOf } from '../readiness';
import { broughtEvidence, withImported } from './with-imported';
import { nothingAccepted } from '../accepted';
import { silent } from '../../evidence/testing/silent';
import { being, knownOf, noConnections } from '../testing/known';

const { clientSecurity, serverAudit } = channelNames;
const refused = (peer: string, days = 1, count = 1): LoggedEvent => ({
    ...event(serverAudit, 3021, named({ ClientName: peer }), days),
    peer,
    count
});
const imported = (events: readonly LoggedEvent[], file = 'a.xml', importedAt = collectedAt): ImportedEvents => ({
    events: compacted({ ...silent, events }).events,
    sources: [{ file, importedAt }],
    notGathered: []
});
const counts = ({ events }: ImportedEvents): readonly string[] => events.map(({ peer, count }) => `${peer} ${count}`).sort();

describe('what files bring', () => {
    it('changes nothing when it is brought again, and is the same in any order', () => {
        const any = fc.array(anyEvent, { maxLength: 6 }).map(events => imported(events.filter(one => isEvidence(one))));
        fc.assert(
            fc.property(any, any, any, (a, b, c) => {
                const both = bothImports(a, b);
                expect(counts(bothImports(both, b))).toEqual(counts(both));
                expect(counts(bothImports(b, a))).toEqual(counts(both));
                expect(counts(bothImports(bothImports(a, b), c))).toEqual(counts(bothImports(a, bothImports(b, c))));
            }),
            { numRuns: 300 }
        );
    });

    it('counts the larger number of a day, and names each file by its last import', () => {
        const [one, other] = [
            imported([refused('nas', 1, 3), refused('nas', 2)]),
            imported([refused('nas', 1, 5)], 'b.xml', daysBefore(1))
        ];
        const again = imported([], 'b.xml', daysBefore(2));
        const both = bothImports(bothImports(one, other), again);
        expect(counts(both)).toEqual(['nas 6']);
        expect(both.sources.map(({ file, importedAt }) => [file, importedAt])).toEqual([
            ['a.xml', collectedAt],
            ['b.xml', daysBefore(1)]
        ]);
    });

    it('of more days than are kept tells of the last ones', () => {
        const days = (from: number): LoggedEvent => ({
            ...refused('nas'),
            count: 600,
            days: Array.from({ length: 600 }, (_, index) => ({ day: from + index, count: 1, first: 0, last: 0 }))
        });
        const of = (from: number): ImportedEvents => ({ ...imported([]), events: [days(from)] });
        const [both] = bothImports(of(0), of(600)).events;
        expect([both?.days?.length, both?.days?.[0]?.day, both?.count]).toEqual([1_000, 200, 1_000]);
    });

    it('is added to what was read, whichever is newer, and takes nothing of it away', () => {
        const read = { value: { ...silent, events: [refused('copier')] }, readAt: collectedAt };
        const added = withImported(read, imported([refused('nas', 40)]));
        expect(added?.value.events.map(({ peer }) => peer)).toEqual(['copier', 'nas']);
        expect([added?.readAt, added?.value.channels]).toEqual([collectedAt, silent.channels]);
        expect(withImported(read, undefined)).toBe(read);
    });

    it('says who would be cut off, and never alone that nobody would', () => {
        const judge = (events: readonly LoggedEvent[]): ReturnType<typeof readinessOf> => {
            const known = knownOf({ reading: null });
            const evidence = withImported(null, imported(events));
            return readinessOf({ ...known, kept: { ...known.kept, evidence } }, 'inbound', nothingAccepted);
        };
        expect(judge([refused('nas')])).toEqual(jasmine.objectContaining({ kind: 'wouldCutOff', peers: ['nas'] }));
        const lacking = { of: 'logs', doubt: jasmine.objectContaining({ kind: 'onlyEvents' }) };
        expect(judge([])).toEqual({ kind: 'unknown', why: { of: 'lacking', lacking } as never });
    });

    it('never clears a peer that was read to be let in as a guest', () => {
        const guestEvent = (id: number, days: number): LoggedEvent =>
            event(clientSecurity, id, named({ UserName: 'g', ServerName: 'nas' }), days);
        const judge = (files: readonly LoggedEvent[]): string => {
            const known = knownOf({ events: [guestEvent(31022, 9)] });
            const evidence = withImported(known.kept.evidence, imported(files));
            return readinessOf({ ...known, kept: { ...known.kept, evidence } }, 'outbound', nothingAccepted).kind;
        };
        expect([judge([]), judge([guestEvent(31017, 1)])]).toEqual(['wouldCutOff', 'wouldCutOff']);
    });

    it('is known up to its last event, and not beyond its import', () => {
        const readAt = (events: readonly LoggedEvent[]): string | undefined => withImported(null, imported(events))?.readAt;
        expect(readAt([refused('nas', 3), refused('b', 9)])).toBe(daysBefore(3));
        expect(readAt([refused('nas', -3)])).toBe(collectedAt); // a clock that is ahead
        expect(readAt([])).toBe(collectedAt);
    });

    it('stays beside what is read later, and leaves without it', () => {
        const brought: ComputerEvidence = { ...nothingOf('a'), imported: imported([refused('nas')]) };
        const read: ComputerEvidence = { ...nothingOf('a'), evidence: { value: silent, readAt: collectedAt } };
        const both = newest(brought, read, collectedAt);
        expect([both.imported, both.evidence]).toEqual([brought.imported, read.evidence]);
        expect([isBrought(both), isBrought(read)]).toEqual([true, false]);
        expect(withoutImports(both)).toEqual(read);
        expect(withoutImports(brought)).toBeNull();
    });

    it('tells after a hand-over who requires signing, who was refused, and who is left', () => {
        const from = { file: 'g.jsonl', importedAt: collectedAt };
        const told = (required: boolean, events: readonly LoggedEvent[]): unknown => {
            const known = knownOf({ configuration: being({}, { required }), reading: null, connections: null });
            const configuration = known.kept.configuration && { ...known.kept.configuration, from };
            const evidence = withImported(null, imported(events));
            return readinessOf({ ...known, kept: { ...known.kept, configuration, evidence } }, 'inbound', nothingAccepted);
        };
        expect(told(true, [])).toEqual({ kind: 'required', refused: 0 });
        expect(told(true, [{ ...refused('nas'), required: true }])).toEqual({ kind: 'required', refused: 1 });
        expect(told(false, [refused('nas')])).toEqual(jasmine.objectContaining({ kind: 'wouldCutOff', peers: ['nas'] }));
    });

    it('of the script that gathers counts like a reading: the later one stays', () => {
        const from = { file: 'g.jsonl', importedAt: collectedAt };
        const part = (days: number, file = false): ComputerEvidence => ({
            ...nothingOf('a'),
            evidence: { value: { ...silent, collectedAt: `${days}` }, readAt: daysBefore(days), ...(file ? { from } : {}) }
        });
        expect(newest(part(2), part(3, true), collectedAt).evidence?.value.collectedAt).toBe('2');
        expect(newest(part(2), part(1, true), collectedAt).evidence?.value.collectedAt).toBe('1');
        expect(broughtEvidence(part(1, true))).toEqual({ sources: [from], isAlone: true, notGathered: [] });
        expect(broughtEvidence(part(1))).toBeNull();
        const connections = { value: noConnections, readAt: collectedAt, from };
        expect(broughtEvidence({ ...part(1), connections })?.sources).toEqual([from]);
    });
});
