// SPDX-License-Identifier: MIT
// A file of each version that was ever exported (test/stored): it is read, exported anew, and its change can be undone.
import history1 from '../../../../test/stored/history-1.json';
import history2 from '../../../../test/stored/history-2.json';
import history3 from '../../../../test/stored/history-3.json';
import history4 from '../../../../test/stored/history-4.json';
import history5 from '../../../../test/stored/history-5.json';
import run1 from '../../../../test/stored/run-1.json';
import run2 from '../../../../test/stored/run-2.json';
import run3 from '../../../../test/stored/run-3.json';
import run4 from '../../../../test/stored/run-4.json';
import run5 from '../../../../test/stored/run-5.json';
import { makePlan } from '../../domain/change/plan';
import { type ChangeRecord, recordVersion } from '../../domain/change/record';
import { isAsLeft, undoTarget } from '../../domain/change/undo';
import { runVersion } from '../../domain/run/run';
import { auditsOnSigning } from '../../domain/settings/signing-audits';
import { settingsBesideSigning } from '../../domain/settings/catalogue';
import { settingState } from '../../domain/settings/setting';
import { withState } from '../../domain/testing/with-state';
import { sample } from '../../remote/testing/samples';
import { History } from '../history/history';
import { readRunFile, writeRunFile } from '../runs/run-file';
import { MemoryJournal } from '../testing/memory-journal';

const histories = [history1, history2, history3, history4, history5];
const runs = [run1, run2, run3, run4, run5];
/** The computer that they are of, as it was before. */
const before = sample('srv2025');

async function imported(file: object): Promise<ChangeRecord> {
    const journal = new MemoryJournal();
    const result = await new History(journal).import(new Blob([JSON.stringify(file)]));
    expect(result).toEqual({ kind: 'imported', added: 1, known: 0 });
    return ((await journal.find('record')) as readonly [ChangeRecord])[0];
}

/** Undoes a record on a computer that is as it left it. */
function undone(record: ChangeRecord): void {
    const after = record.changes.reduce((known, change) => withState(known, change, change.after), before);
    expect(isAsLeft(record, after)).toBeTrue();
    const plan = makePlan(after, undoTarget(record));
    expect(plan.blockers).toEqual([]);
    const now = plan.changes.reduce((known, change) => withState(known, change, change.after), after);
    for (const { setting } of record.changes)
        expect(settingState(now, setting)).withContext(setting).toEqual(settingState(before, setting));
}

describe('a file that was exported by version', () => {
    histories.forEach((file, index) => {
        it(`${index + 1} of records is read, and its record undone`, async () => {
            const record = await imported(file);
            expect([record.version, record.ending]).toEqual([recordVersion, 'changed']);
            const settings = index === 0 ? [] : ['guestLogons', 'inboundAuditSigning'];
            expect(record.changes.map(({ setting }) => setting)).toEqual(['inbound', ...settings] as never);
            expect(record.found?.settings.inbound).toEqual({ inForce: 'notRequired', stored: { kind: 'zero' } });
            const found = settingsBesideSigning.filter(name => record.found?.settings[name]);
            expect(found.length).toBe(index === 0 ? 0 : 7);
            undone(record);
        });

        it(`${index + 1} of records is the same after another export`, async () => {
            const record = await imported(file);
            const again = await imported({ ...history5, records: [record] });
            expect({ ...again, origin: null }).toEqual({ ...record, origin: null });
        });
    });

    runs.forEach((file, index) => {
        it(`${index + 1} of a run is read, exported anew, and its record undone`, () => {
            const read = readRunFile(JSON.stringify(file));
            if (read.kind !== 'read') return fail(read);
            const { run, records } = read;
            expect([run.version, run.ending]).toEqual([runVersion, 'finished']);
            expect(run.items.map(({ changes }) => changes.map(({ setting }) => setting))).toEqual([
                index < 4 ? ['inbound'] : [...auditsOnSigning]
            ]);
            const again = readRunFile(writeRunFile({ run, records: new Map(records.map(one => [one.id, one])) }, '1.0.0'));
            if (again.kind !== 'read') return fail(again);
            expect({ ...again.run, origin: null }).toEqual({ ...run, origin: null });
            records.forEach(undone);
        });
    });
});
