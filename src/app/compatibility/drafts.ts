// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import type { Direction } from '../domain/computer/facts';
import { hostText } from '../domain/negotiate/hosts';

/** What the person typed in the tab. It outlives the tab, so that a look elsewhere loses nothing. */
@Injectable({ providedIn: 'root' })
export class Drafts {
    devices = '';
    message = '';
    /** Which end of the connection that the message is about this computer is; null: as the message suggests. */
    end: Direction | null = null;

    /** Adds devices to the list, unless they are there. */
    add(names: readonly string[]): void {
        const lines = this.devices.split('\n').filter(line => line.trim() !== '');
        const there = new Set(lines.map(line => line.trim()));
        const added = names.map(name => hostText({ name, port: 445 })).filter(text => !there.has(text));
        this.devices = [...lines, ...added].join('\n');
    }
}
