// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import type { Operation } from '../domain/answers/diagnostics';
import type { Outcome } from '../domain/outcome';

const kept = 50;

/** The last calls to computers from this window, for diagnostics. What they answered is not kept. */
@Injectable({ providedIn: 'root' })
export class Operations {
    private entries: readonly { readonly operation: Operation; readonly startedAt: number }[] = [];

    /** Oldest first. */
    get last(): readonly Operation[] {
        return this.entries.map(({ operation, startedAt }) =>
            operation.outcome === 'pending' ? { ...operation, durationMs: performance.now() - startedAt } : operation
        );
    }

    /** Notes that a call is sent. The function given back notes what became of it; of two outcomes the later one counts. */
    begin(computer: string, command: string): (outcome: Outcome<unknown> | { readonly kind: 'cancelled' }) => void {
        const startedAt = performance.now();
        let operation: Operation = {
            time: new Date().toISOString(),
            computer,
            command,
            outcome: 'pending',
            errorId: null,
            durationMs: 0
        };
        this.entries = [...this.entries, { operation, startedAt }].slice(-kept);
        return outcome => {
            if (outcome.kind === 'cancelled' && operation.outcome !== 'pending') return;
            const ended: Operation = {
                ...operation,
                outcome: outcome.kind,
                errorId: 'errorId' in outcome ? outcome.errorId : null,
                durationMs: performance.now() - startedAt
            };
            this.entries = this.entries.map(entry => (entry.operation === operation ? { operation: ended, startedAt } : entry));
            operation = ended;
        };
    }
}
