// SPDX-License-Identifier: MIT
import { defer, NEVER, Observable, of } from 'rxjs';
import type { ConnectionFacts } from '../../domain/peers/connections';
import type { Outcome } from '../../domain/outcome';
import type { ConnectionReader } from '../read-connections';

/** Connections in memory. A computer of which nothing was set does not answer. */
export class FakeConnections implements ConnectionReader {
    /** Computers that were asked, in order. */
    readonly calls: string[] = [];

    private readonly answers = new Map<string, Observable<Outcome<ConnectionFacts>>>();

    /** What a computer answers from now on: at once, or when the stream emits; null: not at all. */
    set(computer: string, answer: Outcome<ConnectionFacts> | Observable<Outcome<ConnectionFacts>> | null): void {
        if (answer === null) this.answers.delete(computer);
        else this.answers.set(computer, 'kind' in answer ? of(answer) : answer);
    }

    read(computer: string): Observable<Outcome<ConnectionFacts>> {
        return defer(() => {
            this.calls.push(computer);
            return this.answers.get(computer) ?? NEVER;
        });
    }
}
