// SPDX-License-Identifier: MIT
import type { Entry } from '../../../domain/list/list';
import { usualSettings } from '../../../domain/run/run';
import type { Draft } from '../run-draft';

/** A draft of requiring both directions on all of these, or of what is given. */
export function draftOf(entries: readonly Entry[], given: Partial<Draft> = {}): Draft {
    return {
        records: new Map(entries.map(({ connection: { key } }) => [key, key])),
        goal: 'requireBoth',
        since: 0,
        settings: usualSettings,
        undoes: new Map(),
        undoneRun: null,
        model: null,
        first: null,
        ...given
    } as unknown as Draft;
}
