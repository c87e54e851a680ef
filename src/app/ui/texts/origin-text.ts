// SPDX-License-Identifier: MIT
import type { Origin } from '../../domain/origin';
import { format, Strings } from '../../strings/strings';
import { timeText } from './date-time';

/** That a record or a run came from a file, and from which; empty where it did not. */
export function originTexts(one: { readonly imported: boolean; readonly origin: Origin | null }, { About, History }: Strings): string[] {
    if (!one.imported) return [];
    if (!one.origin) return [History.FromFile];
    const { importedAt, exportedAt, toolVersion } = one.origin;
    return [format(History.Origin, timeText(importedAt), exportedAt ? timeText(exportedAt) : About.Unknown, toolVersion ?? About.Unknown)];
}
