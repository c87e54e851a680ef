// SPDX-License-Identifier: MIT
import type { BundledCommand } from '../command-texts';

/** A command that only reads. The SDK may send again what was sent by the stream, so nothing else may go there. */
export type ReadingCommand = Extract<BundledCommand, `Get-${string}`>;

/** Whether a command only reads, by its verb, which the module's checks hold it to. */
export function isReading(command: string | null | undefined): command is ReadingCommand {
    return /^Get-[A-Za-z]+$/.test(command ?? '');
}
