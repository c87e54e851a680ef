// SPDX-License-Identifier: MIT
import { Observable, Subject } from 'rxjs';
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { Outcome } from '../../domain/outcome';
import type { EvidenceReader } from '../read-evidence';

/** Event logs in memory: each reading waits until `answer` is called. */
export class FakeEvidence implements EvidenceReader {
    /** Computers that were asked, in order. */
    readonly calls: string[] = [];

    private readonly waiting = new Map<string, Subject<Outcome<EvidenceReading>>>();

    read(computer: string): Observable<Outcome<EvidenceReading>> {
        this.calls.push(computer);
        const answer = new Subject<Outcome<EvidenceReading>>();
        this.waiting.set(computer, answer);
        return answer;
    }

    answer(computer: string, outcome: Outcome<EvidenceReading>): void {
        this.waiting.get(computer)?.next(outcome);
    }

    isAwaited(computer: string): boolean {
        return this.waiting.get(computer)?.observed ?? false;
    }
}
