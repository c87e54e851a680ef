// SPDX-License-Identifier: MIT
// A plain list, as --gen-relay-list of NetExec writes one: those that are in it don't require signing.
import { isAddress } from '../../negotiate/hosts';
import { hostName, type ScannedHosts } from '../scanner-list';

/** How many parts are read in one step. */
const partsAtOnce = 200;

/** What is longer names no host. */
const longestPart = 10_000;

/** Lines, or parts of a line between commas or semicolons, of a host each. */
export function* readNames(text: string, found: ScannedHosts): Generator<void, void> {
    const separator = /[\n,;]/g;
    for (let [at, line, count] = [0, 1, 0]; at < text.length && !found.isFull; count++) {
        separator.lastIndex = at;
        let end = separator.exec(text)?.index ?? text.length;
        const part = text.slice(at, Math.min(end, at + longestPart)).trim();
        if (part.startsWith('#')) {
            found.skip();
            const next = text.indexOf('\n', at);
            end = next < 0 ? text.length : next;
        } else if (part !== '') take(part, line, found);
        if (text[end] === '\n') line++;
        at = end + 1;
        if (count % partsAtOnce === 0) yield;
    }
}

/** Words of a sentence could be names: several are of one host only where an address leads them, as in a hosts file. */
function take(part: string, line: number, found: ScannedHosts): void {
    const words = part.split(/\s+/, 100);
    const [first = ''] = words;
    if (words.length > 1 && !isAddress(hostName(first) ?? '')) return found.refuse(line, part);
    if (words.some(word => hostName(word) === null)) return found.refuse(line, part);
    found.add(words, { line, says: 'notRequired', words: '', at: null, hint: null }, part);
}
