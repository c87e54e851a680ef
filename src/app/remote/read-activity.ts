// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Outcome } from '../domain/outcome';
import type { ToolActivity } from '../domain/snapshots/explain/tool-activity';
import { activitySchema, tellPart } from './answers/activity-schema';
import { parseAnswer } from './answers/schema';
import { type ReadOptions, Reads } from './reads';

/** Reads what a computer's log holds of this tool's commands, whoever ran them. */
export interface ActivityReader {
    /**
     * Cold; emits one outcome, never errors. Unsubscribing gives it up.
     * @param since the earliest time that counts, ISO 8601, by the computer's clock; empty: any
     */
    read(computer: string, since?: string, options?: ReadOptions): Observable<Outcome<ToolActivity>>;
}

/** Provided here, and so in the part that is loaded with its tab. */
export const ACTIVITY_READER = new InjectionToken<ActivityReader>('ACTIVITY_READER', {
    providedIn: 'root',
    factory: () => inject(PowerShellActivityReader)
});

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellActivityReader implements ActivityReader {
    private readonly schema = activitySchema();

    constructor(private readonly reads: Reads) {}

    read(computer: string, since = '', options?: ReadOptions): Observable<Outcome<ToolActivity>> {
        const accept = (answer: unknown): Outcome<ToolActivity> => parseAnswer(this.schema, answer, tellPart);
        const parameters = since === '' ? {} : { Since: since };
        return this.reads.call(computer, 'Get-SmbSigningActivity', accept, options, parameters);
    }
}
