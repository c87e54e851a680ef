// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import { isIdentified, isSameComputer, type RecordedComputer, recordedComputer } from '../domain/computer/identity';

/** Which computer answers to each name, by the readings of this window. */
@Injectable({ providedIn: 'root' })
export class Identities {
    /** Names that lead to another computer by now: what was found under one was found of the former. */
    readonly moved = new Subject<string>();
    private readonly known = new Map<string, RecordedComputer>();

    note(name: string, configuration: SigningConfiguration): void {
        const before = this.known.get(name);
        const now = recordedComputer(name, configuration);
        if (!before || isIdentified(now)) this.known.set(name, now);
        if (before && !isSameComputer({ computer: before }, name, configuration)) this.moved.next(name);
    }
}
