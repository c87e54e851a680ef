// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import { type ErrorEntry, errorEntries } from './entries';
import { type Match, matchOf } from './compact';
import { kindBefore, lineBefore } from './words';

/** An event that a text tells of. */
export interface FoundEvent extends Match {
    readonly entry: ErrorEntry;
    readonly end: Direction;
}

/** Events of the SMB client have numbers from here on; no other events of Windows that people paste do. */
const FIRST_OF_CLIENT = 30_000;
const LAST_OF_CLIENT = 32_999;

/** How many characters before a number are searched for whose it is. */
const BEFORE = 80;

/** Other logs have the same numbers: those of the SMB server count only beside its name, or beside a word for "event". */
const serverNames = /smbserver|smb server|lanmanserver|srv2/i;

/** Events that a text tells of by their number: from Event Viewer's list, its details, XML, or Get-WinEvent. */
export function eventsIn(text: string): FoundEvent[] {
    const ofServer = serverNames.test(text);
    const isOfServer = (id: string, position: number): boolean =>
        text.trim() === id ||
        (ofServer && (/[\t,;|] ?$|^ ?$/.test(lineBefore(text, position, BEFORE)) || serverNames.test(lineBefore(text, position, BEFORE))));
    return [...text.matchAll(/(?<![\p{L}\p{N}_.,/\\#%+-])(?<!\p{N}:)(\d{3,5})(?![\p{L}\p{N}_%]|[.,:]\d)/gu)].flatMap(match => {
        const id = Number(match[1]);
        const entry = byEvent.get(id);
        if (!entry) return [];
        const found = matchOf(match);
        const { position } = found;
        const ofClient =
            id >= FIRST_OF_CLIENT &&
            id <= LAST_OF_CLIENT &&
            !/(?:port|build|pid|line|recordid)\W*$/i.test(lineBefore(text, position, BEFORE));
        const named = isNamed(text, position) || isOfServer(found.text, position);
        return ofClient || named ? [{ ...found, entry, end: ofClient ? 'outbound' : 'inbound' }] : [];
    });
}

/** After a word for "event", or in its element. */
function isNamed(text: string, position: number): boolean {
    const before = lineBefore(text, position, BEFORE);
    if (/recordid\W*$/i.test(before)) return false;
    return kindBefore(before) === 'event' || /<EventID(?:\s+Qualifiers=["']\d+["'])?>$/i.test(before);
}

const byEvent: ReadonlyMap<number, ErrorEntry> = new Map(
    errorEntries.flatMap(entry => (entry.events ?? []).map(id => [id, entry] as const))
);
