// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';

/** A device on its way to the test in Compatibility: a shell may leave the parameters of an address away. */
@Injectable({ providedIn: 'root' })
export class DeviceToTest {
    private name: string | null = null;

    give(name: string): void {
        this.name = name;
    }

    /** Gives it once. Null: there is none. */
    take(): string | null {
        const { name } = this;
        this.name = null;
        return name;
    }
}
