// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { forkJoin, map, Observable, of, startWith, switchMap } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { isIdentified, isSameComputer, recordedComputer } from '../../domain/computer/identity';
import type { ListedConnection } from '../../domain/list/list';
import { DeviceOutcome, DeviceResult, wasReached } from '../../domain/negotiate/device';
import type { Asking } from '../../domain/negotiate/self-check';
import type { Outcome } from '../../domain/outcome';
import { DeviceTests } from '../../readings/device-tests';
import { SIGNING_READER, SigningReader } from '../../remote/read-configuration';

/** What a computer's SMB server said to whoever asked, and what was in force right after. */
export type SelfTest =
    | { readonly kind: 'none' }
    /** `from`: the name in the list of the computer that asks at the moment. */
    | { readonly kind: 'running'; readonly from: string }
    | {
          readonly kind: 'done';
          readonly from: string;
          readonly asking: Asking;
          readonly result: DeviceResult;
          readonly configuration: SigningConfiguration | null;
          /** The computers that were asked before and didn't reach it, by their names in the list. */
          readonly inVain: readonly string[];
      };

/** How many computers are asked in turn until one reaches the computer in question. */
const mostAskers = 5;

/** The address of a computer for itself. A name of its own could lead to a network that it cannot reach itself by. */
const loopback = '127.0.0.1';

/** Has a computer's SMB server asked, by another computer of the list or by itself. */
@Injectable({ providedIn: 'root' })
export class WireProof {
    constructor(
        private readonly tests: DeviceTests,
        @Inject(SIGNING_READER) private readonly reader: SigningReader
    ) {}

    /**
     * @param computer whose server is asked, by its name in the list
     * @param askers by their names in the list, in this order until one reaches it; `computer` alone: it asks itself
     */
    ask(computer: string, askers: readonly string[]): Observable<SelfTest> {
        return this.askInTurn(computer, askers.slice(0, mostAskers), []);
    }

    private askInTurn(computer: string, askers: readonly string[], inVain: readonly string[]): Observable<SelfTest> {
        const [from, ...others] = askers;
        if (from === undefined) return of({ kind: 'none' });
        const name = from === computer ? loopback : computer;
        return this.tests.test(from, { name, port: 445 }).pipe(
            switchMap(result =>
                others.length === 0 || wasReached(result.outcome) || endsTheAsking(result.outcome)
                    ? this.compared(computer, from, result, inVain)
                    : this.askInTurn(computer, others, [...inVain, from])
            ),
            startWith<SelfTest>({ kind: 'running', from })
        );
    }

    /** Read after the answer came, both of them: a name in the list can lead to the computer itself, too. */
    private compared(computer: string, from: string, result: DeviceResult, inVain: readonly string[]): Observable<SelfTest> {
        const read = this.reader.read(computer);
        const both = from === computer ? read.pipe(map(outcome => [outcome, outcome] as const)) : forkJoin([read, this.reader.read(from)]);
        return both.pipe(
            map(([asked, asker]): SelfTest => ({
                kind: 'done',
                from,
                asking: from === computer ? 'itself' : whoAsks(computer, asked, from, asker),
                result,
                configuration: asked.kind === 'ok' ? asked.value : null,
                inVain
            }))
        );
    }
}

/** The computers that can ask, by their names in the list: all but the one in question, and no clusters, whose node changes. */
export function possibleAskers(computer: string, connections: readonly ListedConnection[]): readonly string[] {
    const names = connections.filter(({ isCluster }) => !isCluster).map(({ call }) => call);
    return names.filter(name => name !== computer.toLowerCase());
}

/** A prompt for credentials is one too many already. */
function endsTheAsking(outcome: DeviceOutcome): boolean {
    return outcome.kind === 'callFailed' && outcome.failure.kind === 'needsCredentials';
}

/** Each computer by its name in the list, and as it was read. */
function whoAsks(name: string, asked: Outcome<SigningConfiguration>, from: string, asker: Outcome<SigningConfiguration>): Asking {
    if (asked.kind !== 'ok' || asker.kind !== 'ok') return 'notKnown';
    const computer = recordedComputer(name, asked.value);
    if (!isIdentified(computer) || !isIdentified(recordedComputer(from, asker.value))) return 'notKnown';
    return isSameComputer({ computer }, from, asker.value) ? 'itself' : 'another';
}
