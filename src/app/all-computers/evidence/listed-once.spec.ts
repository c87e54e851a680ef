// SPDX-License-Identifier: MIT
import { identityOf, listAnswer } from '../../domain/list/list';
import { type ComputerEvidence, nothingOf } from '../../domain/readiness/computer-evidence';
import { connection, entry, facts } from '../../domain/testing/list-entries';
import { isListed, listedEntries, listedNames, listWithKept } from './listed-once';

const sources = [{ file: 'a.xml', importedAt: '2026-11-30T12:00:00.000Z' }];
const events = (computer: string): ComputerEvidence => ({ ...nothingOf(computer), imported: { events: [], sources, notGathered: [] } });
const whole = (computer: string, of = facts(computer)): ComputerEvidence => ({
    ...nothingOf(computer),
    configuration: { value: of, readAt: '2026-11-30T11:00:00.000Z', from: sources[0] as (typeof sources)[0] }
});
const kept = (...all: readonly ComputerEvidence[]): ReadonlyMap<string, ComputerEvidence> => new Map(all.map(one => [one.computer, one]));

describe('the list with what files brought', () => {
    const read = entry('fs1', facts('fs1'));
    const names = (...all: readonly ComputerEvidence[]): readonly (readonly [string, string])[] =>
        listWithKept([read, entry('app')], kept(...all), null).rows.map(row => [
            row.entries.map(({ connection: { call } }) => call).join(' '),
            isListed(row) ? 'listed' : 'brought'
        ]);

    it('has computers that only files tell of behind its own, and not what was only read once', () => {
        expect(names(events('fs9.lab.example'), whole('fs8'), nothingOf('gone'))).toEqual([
            ['fs1', 'listed'],
            ['app', 'listed'],
            ['fs9.lab.example', 'brought'],
            ['fs8', 'brought']
        ]);
    });

    it('knows a computer of the list by the name that it gives itself, read or brought', () => {
        expect(names(events('fs1.lab.example'))[0]).toEqual(['fs1 fs1.lab.example', 'listed']);
        expect(names(whole('fs1.lab.example', facts('fs1')))[0]).toEqual(['fs1 fs1.lab.example', 'listed']);
        expect([...listedNames([read, entry('app')])].sort()).toEqual(['app', 'fs1', 'fs1.lab.example']);
        // What the computer is called isn't known before it is read.
        expect(names(events('app.lab.example')).length).toBe(3);
    });

    it('does not guess whose a short name is that two computers have', () => {
        const other = entry('fs1.other.example', facts('fs1', { fqdn: 'fs1.other.example', id: 'another' }));
        const own = entry('fs1.lab.example', facts('fs1'));
        const { rows } = listWithKept([own, other], kept(events('fs1')), null);
        expect(rows.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
        expect([...listedNames([own, other])].sort()).toEqual(['fs1.lab.example', 'fs1.other.example']);
    });

    it('keeps rows that nothing changed, and calls nobody by a name that it does not have', () => {
        const all = kept(events('fs1.lab.example'), events('fs9'));
        const before = listWithKept([read], all, null);
        const after = listWithKept([read], all, before);
        expect(after.rows.map((row, index) => row === before.rows[index])).toEqual([true, true]);
        expect(after.rows.map(row => listedEntries(row).map(({ connection: { call } }) => call))).toEqual([['fs1'], []]);
    });

    it('takes what is in the list by its name alone', () => {
        const listed = {
            connection: connection('fs1'),
            phase: 'idle' as const,
            answer: listAnswer({ kind: 'unreachable', words: null, errorId: null }, 1, 1)
        };
        expect(listWithKept([listed], kept(events('fs1')), null).rows.length).toBe(1);
    });
});

describe('a computer that is listed under two names', () => {
    const waiting = (...names: readonly string[]): Parameters<typeof listWithKept>[0] =>
        names.map(name => ({ connection: connection(name), phase: 'waiting', answer: null }));
    const keptOf = (call: string, of: string, fqdn = `${of}.lab.example`): readonly [string, ComputerEvidence] => {
        const value = facts(of, { fqdn, id: `id of ${fqdn}` });
        return [call, { ...nothingOf(call), identity: identityOf(value), configuration: { value, readAt: '2026-11-20T12:00:00.000Z' } }];
    };
    const rows = (names: readonly string[], ...all: readonly (readonly [string, ComputerEvidence])[]): readonly number[] =>
        listWithKept(waiting(...names), new Map(all), null).rows.map(({ entries }) => entries.length);

    it('is one before it is scanned, also if it was read by one of them alone', () => {
        expect(rows(['srv1', 'srv1.lab.example', 'srv2'], keptOf('srv1', 'srv1'))).toEqual([2, 1]);
        expect(rows(['srv1', 'srv1.lab.example'], keptOf('srv1.lab.example', 'srv1'))).toEqual([2]);
    });

    it('is no other computer that only claims to be it', () => {
        expect(rows(['192.0.2.1', 'srv1'], keptOf('192.0.2.1', 'srv1'))).toEqual([1, 1]);
    });

    it('is not known where two computers bear a name', () => {
        const both = ['srv1.a.example', 'srv1.b.example'].map(name => keptOf(name, 'srv1', name));
        expect(rows(['srv1', 'srv1.a.example', 'srv1.b.example'], ...both)).toEqual([1, 1, 1]);
    });
});
