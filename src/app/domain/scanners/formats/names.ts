// SPDX-License-Identifier: MIT
// A plain list, as --gen-relay-list of NetExec writes one: those that are in it don't require signing. No list says of itself that it is
// one, so a table that nobody here knows must not be taken for it.
import { hostIn, type ScannedHosts } from '../scanner-list';

/** How many lines are read in one step. */
const linesAtOnce = 200;

/** What is longer names no host. */
const longestLine = 10_000;

/** What stands between columns. */
const separator = /[,;\t]/;

/** Whether it has columns: its first line has, or several others have. */
export function isTable(look: string): boolean {
    const lines = look.split('\n').filter(line => line.trim() !== '' && !isComment(line));
    const count = lines.filter(line => separator.test(line.trim())).length;
    return count > 1 || separator.test(lines[0]?.trim() ?? '');
}

/** Lines of a host each. Of a table, no line is one. */
export function* readNames(text: string, found: ScannedHosts): Generator<void, void> {
    for (let [at, line] = [0, 1]; at < text.length && !found.isFull; line++) {
        const next = text.indexOf('\n', at);
        const end = next < 0 ? text.length : next;
        const one = text.slice(at, Math.min(end, at + longestLine)).trim();
        if (found.isUnknownTable && one !== '') found.refuse(line, one);
        else if (isComment(one)) found.skip();
        else if (one !== '') take(one, line, found);
        at = end + 1;
        if (line % linesAtOnce === 0) yield;
    }
}

function isComment(line: string): boolean {
    return line.startsWith('#');
}

/** Words of a sentence or of columns could be names, too, and rules under headings are made of hyphens. */
function take(one: string, line: number, found: ScannedHosts): void {
    if (hostIn(one) === null || !/[\p{L}\p{N}]/u.test(one)) return found.refuse(line, one);
    found.add([one], { line, says: 'notRequired', words: '', at: null, from: null, hint: null }, one);
}
