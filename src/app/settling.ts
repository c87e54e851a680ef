// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { Changes } from './change/changes';
import { SIGNING_READER, SigningReader } from './remote/read-configuration';

/** Has every reading, whoever asked for it, settle what is not known yet of earlier changes of that computer. Nobody else does. */
@Injectable({ providedIn: 'root' })
export class Settling {
    constructor(
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        private readonly changes: Changes
    ) {}

    /** To be called once. */
    start(): void {
        this.reader.answered.subscribe(({ computer, configuration }) => void this.changes.settle(computer, configuration));
    }
}
