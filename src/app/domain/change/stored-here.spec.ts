// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { withState } from '../testing/with-state';
import { foundIn } from './found';
import { makePlan, type Wanted } from './plan';
import { answerRead, answerWrite, begin, type ChangeRecord, newRecord, nextAction, recheck } from './record';
import { storedHere } from './stored-here';

const before = sample('srv2022');
const after = carriedOut({ inbound: 'required' });

function carriedOut(wanted: Wanted): typeof before {
    return makePlan(before, wanted).changes.reduce((known, change) => withState(known, change, change.after), before);
}

const at = (hour: number): string => `2026-11-23T${hour}:00:00.000Z`;

/** Inbound was required at this hour, and this was read back. */
function record(hour: number, found: typeof before | null = after): ChangeRecord {
    const plan = makePlan(before, { inbound: 'required' });
    const given = { id: at(hour), run: 'run', undoes: null, startedAt: at(hour), toolVersion: '1.0.0', computer: 'srv2022' };
    let written = begin(newRecord({ ...given, configuration: before, plan }));
    while (nextAction(written)?.kind === 'write') written = answerWrite(written, null);
    return answerRead(written, found && foundIn(found, at(hour)));
}

describe('when a value was stored from here', () => {
    const when = (records: readonly ChangeRecord[], now = after, direction: 'inbound' | 'outbound' = 'inbound'): string | null =>
        storedHere(records, 'srv2022', now, direction);

    it('is when it was read back, the latest time', () => {
        expect(when([record(10)])).toBe(at(10));
        expect(when([record(12), record(10)])).toBe(at(12));
        expect(when([recheck(record(10), foundIn(after, at(11)))])).toBe(at(10));
    });

    it('is not known of what was not changed, not read back, or is otherwise by now', () => {
        expect(when([])).toBeNull();
        expect(when([record(10)], after, 'outbound')).toBeNull();
        expect(when([record(10, null)])).toBeNull();
        expect(when([record(10, before)])).toBeNull();
        expect(when([record(10)], before)).toBeNull();
    });

    it('is not known where it was seen otherwise since: then somebody else stored it again', () => {
        expect(when([recheck(record(10), foundIn(before, at(11)))])).toBeNull();
        expect(when([record(12, before), record(10)])).toBeNull();
    });

    it('is not known from a file, nor of another computer', () => {
        expect(when([{ ...record(10), imported: true }])).toBeNull();
        expect(when([record(10)], { ...after, computer: { ...after.computer, id: 'another' } })).toBeNull();
    });
});
