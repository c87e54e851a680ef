// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { catchError, from, map, Observable, of, throwError } from 'rxjs';
import { firstCommands } from '../../generated/first-command';
import type { powershellCommands } from '../../generated/powershell-commands';

export type BundledCommand = keyof typeof powershellCommands;
type CommandText = (typeof powershellCommands)[BundledCommand];

/** Why a command is not sent: the gateway did not give the file that holds its text, or has another version of it by now. */
export class CommandTextMissing extends Error {}

/** The texts of the bundled commands. The page comes with that of its first reading; all others are in a file that is loaded after it. */
@Injectable({ providedIn: 'root' })
export class CommandTexts {
    private texts: Readonly<Partial<Record<BundledCommand, CommandText>>> = firstCommands;

    /** Emits at once where the text is there, else when it was loaded. Fails with CommandTextMissing; the next call asks again. */
    of(command: BundledCommand): Observable<CommandText> {
        const text = this.texts[command];
        if (text) return of(text);
        return from(this.load()).pipe(
            map(texts => texts[command]),
            catchError(() => throwError(() => new CommandTextMissing()))
        );
    }

    /** Loads all of them where they aren't there yet, so that no later call waits for it, or fails where the gateway is out of reach. */
    prepare(): void {
        if (this.texts !== firstCommands) return;
        this.load().catch(() => undefined); // the call that needs one asks again, and says so
    }

    /** For specs to fail in. */
    protected async load(): Promise<typeof powershellCommands> {
        const { powershellCommands: texts } = await import('../../generated/powershell-commands');
        this.texts = texts;
        return texts;
    }
}
