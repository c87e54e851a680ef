// SPDX-License-Identifier: MIT
// Which computer is meant. A name can lead to another one than a moment ago (an old DNS entry, a cluster's name, an
// exchanged disk), and clones share a machine identifier: so identifier and own name count together.
import type { ComputerFacts, SigningConfiguration } from './facts';
import { LONGEST_TEXT } from '../limits';
import { cut } from '../text';

/** The computer as it is named in the list, and as it names itself. */
export interface RecordedComputer {
    /** The name that calls go to. */
    readonly name: string;
    /** The machine identifier; null: it wasn't read. */
    readonly id: string | null;
    /** See `ownName`. */
    readonly fqdn: string | null;
}

/** What a computer calls itself: its full name or, where that wasn't read, its NetBIOS name; null: neither was read. */
export function ownName({ fqdn, name }: Pick<ComputerFacts, 'fqdn' | 'name'>): string | null {
    return fqdn ?? name;
}

/** @param name the computer's name in the list */
export function recordedComputer(name: string, { computer }: SigningConfiguration): RecordedComputer {
    return { name, id: computer.id, fqdn: ownName(computer) };
}

/**
 * A computer that was not read. A list may hold names of any length. One that is too long is cut and gets a mark that no name
 * may contain, so that no call goes to another computer whose name begins alike.
 */
export function unreadComputer(name: string): RecordedComputer {
    return { name: cut(name, LONGEST_TEXT), id: null, fqdn: null };
}

/** Whether enough was read to tell another computer from this one. */
export function isIdentified({ id, fqdn }: Pick<RecordedComputer, 'id' | 'fqdn'>): boolean {
    return id !== null && fqdn !== null;
}

/**
 * Whether what was recorded is about the computer that was read. Under its name in the list nothing may differ; under another
 * one identifier and own name must both be the same.
 * @param name the name in the list that the computer was read by
 */
export function isSameComputer(
    { computer: recorded }: { readonly computer: RecordedComputer },
    name: string,
    read: SigningConfiguration
): boolean {
    const sameId = recorded.id !== null && read.computer.id !== null ? recorded.id === read.computer.id : null;
    const sameName = recorded.fqdn !== null ? isNamed(recorded.fqdn, read.computer) : null;
    return recorded.name === name ? sameId !== false && sameName !== false : sameId === true && sameName === true;
}

/** Whether a computer bears a name, by its full name or its NetBIOS name; null: it tells neither. */
function isNamed(name: string, { fqdn, name: short }: ComputerFacts): boolean | null {
    if (fqdn === null && short === null) return null;
    return [fqdn, short].some(one => one?.toLowerCase() === name.toLowerCase());
}

/** The names that a computer gives itself, in lower case: the full one, its first part, and the NetBIOS name. */
export function ownNames(computer: Pick<ComputerFacts, 'fqdn' | 'name'>): ReadonlySet<string> {
    const short = ownName(computer)?.split('.')[0];
    return new Set([computer.fqdn, short, computer.name].flatMap(name => name?.toLowerCase() ?? []));
}

/**
 * Whether a name in the list is the computer's own, full or short. An address and an alias are not: nothing but the computer's
 * word says that it is the one behind them.
 */
export function isOwnName(call: string, computer: ComputerFacts): boolean {
    // Without the set of them all: it is asked of tens of thousands of computers.
    const name = call.toLowerCase();
    if (name === computer.fqdn?.toLowerCase() || name === computer.name?.toLowerCase()) return true;
    return name === ownName(computer)?.split('.')[0]?.toLowerCase();
}
