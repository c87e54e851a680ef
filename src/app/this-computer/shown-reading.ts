// SPDX-License-Identifier: MIT
import { distinctUntilChanged, map, type Observable } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import { lastRead, type WasRead } from '../readings/reading';
import type { PaneState } from './pane';

/** The computer that is shown, and what was read of it last. */
export interface ShownReading {
    readonly computer: string;
    /** Null: it was never read. */
    readonly read: WasRead<SigningConfiguration> | null;
}

/** What is shown, and again only once that is another computer or another reading. */
export function shownReading(states: Observable<PaneState>): Observable<ShownReading> {
    return states.pipe(
        map(state => ({ computer: state.computer, read: lastRead(state) })),
        distinctUntilChanged((one, other) => one.computer === other.computer && one.read === other.read)
    );
}
