// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { Changes } from './change/changes';
import { PowerShellReader } from './remote/read';

/** Has every reading, whoever asked for it, settle what is not known yet of earlier changes of that computer. */
@Injectable({ providedIn: 'root' })
export class Settling {
    constructor(
        private readonly reader: PowerShellReader,
        private readonly changes: Changes
    ) {}

    /** To be called once. */
    start(): void {
        this.reader.answered.subscribe(({ computer, configuration }) => void this.changes.settle(computer, configuration));
    }
}
