// SPDX-License-Identifier: MIT
// Where evidence came from that this browser did not read.
import type { ImportSource } from '../../domain/readiness/imports/imported';
import type { BroughtEvidence } from '../../domain/readiness/imports/with-imported';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';

/** Beside when the evidence was read: from which file it is, or is added to. */
export function broughtNote({ sources, isAlone }: BroughtEvidence, strings: Strings): string {
    const { Readiness } = strings;
    const [last, ...others] = sources;
    if (!last) return '';
    const name = others.length > 0 ? format(Readiness.ImportedMore, nameOf(last, strings), others.length) : nameOf(last, strings);
    return format(isAlone ? Readiness.ImportedAlone : Readiness.ImportedToo, name);
}

/** All the files, each with when it was imported. */
export function broughtFiles({ sources }: BroughtEvidence, strings: Strings): string {
    return sources.map(one => format(strings.Readiness.ImportedAt, nameOf(one, strings), dateTime(one.importedAt))).join(strings.Join.List);
}

function nameOf({ file }: ImportSource, { Readiness }: Strings): string {
    return file === '' ? Readiness.Pasted : file;
}
