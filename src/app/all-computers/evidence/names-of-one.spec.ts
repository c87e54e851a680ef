// SPDX-License-Identifier: MIT
import { BehaviorSubject, firstValueFrom } from 'rxjs';
import { type Entry, identityOf } from '../../domain/list/list';
import { type ComputerEvidence, nothingOf } from '../../domain/readiness/computer-evidence';
import { connection, entry, facts } from '../../domain/testing/list-entries';
import { NamesOfOne } from './names-of-one';

/** A computer that was read by a name, and says that it is called so. */
function read(call: string, own = call): ComputerEvidence {
    const value = facts(own);
    return { ...nothingOf(call), identity: identityOf(value), configuration: { value, readAt: '2026-11-20T12:00:00.000Z' } };
}

function namesOf(entries: readonly Entry[], kept: readonly ComputerEvidence[] = []): NamesOfOne {
    const state = new BehaviorSubject({ entries }) as never;
    return new NamesOfOne({ state }, { all: new Map(kept.map(one => [one.computer, one])) });
}

describe('names of one computer', () => {
    it('are looked for where a name, or what a computer says that it is, speaks for it', () => {
        const kept = [read('a'), read('a.lab.example', 'a'), read('b'), nothingOf('c'), read('alias', 'd')];
        const names = namesOf([], kept);
        const may = (name: string, ...others: readonly string[]): boolean => names.mayBeOneOf(name, others);
        expect([may('a', 'a.lab.example'), may('a.lab.example', 'b', 'a')]).toEqual([true, true]);
        // One of them wasn't read, and bears a name that the other one gives itself.
        expect([may('b', 'b.lab.example'), may('b', 'c'), may('alias', 'd')]).toEqual([true, false, true]);
        expect([may('a', 'a'), may('a', 'b', 'alias', 'c'), may('a')]).toEqual([false, false, false]);
        // Nothing is known of it: the list has to be made.
        expect(may('c', 'a')).toBeTrue();
    });

    for (const size of [10, 2_100]) {
        it(`are found among ${size}, while somebody wants to know`, async () => {
            const twice = ['x', 'x.lab.example'].map(name => entry(connection(name), facts('x')));
            const others = Array.from({ length: size }, (_, index) => entry(connection(`srv${index}`), null));
            const { rowOf } = await firstValueFrom(namesOf([...others, ...twice]).news(() => true));
            expect(rowOf.get('x')).toBe(rowOf.get('x.lab.example'));
            expect(rowOf.get('srv0')).not.toBe(rowOf.get('srv1'));
            const chosen = namesOf([...others, ...twice]).oncePerComputer(
                ['srv1', 'x.lab.example', 'X', 'gone', 'srv0'],
                one => one === 'srv0'
            );
            expect(await firstValueFrom(chosen)).toEqual(['srv1', 'x']);
            let asked = 0;
            namesOf(others)
                .news(() => false)
                .subscribe(() => asked++);
            expect(asked).toBe(0);
        });
    }
});
