// SPDX-License-Identifier: MIT
import { Observable, Subject, tap } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Outcome } from '../../domain/outcome';
import type { AnsweredReading } from '../read-configuration';

type Reading = Observable<Outcome<SigningConfiguration>>;

/** A reader that tells of every reading that was answered, as the gateway's does. */
export function telling(read: (computer: string) => Reading): {
    read(computer: string): Reading;
    readonly answered: Subject<AnsweredReading>;
} {
    const answered = new Subject<AnsweredReading>();
    const tell = (computer: string, outcome: Outcome<SigningConfiguration>): void => {
        if (outcome.kind === 'ok') answered.next({ computer, configuration: outcome.value });
    };
    return { answered, read: computer => read(computer).pipe(tap(outcome => tell(computer, outcome))) };
}
