// SPDX-License-Identifier: MIT
// What the names of peers stand for, as far as the computers of the list tell.
import type { ComputerFacts } from '../computer/facts';
import { isOwnName, ownName } from '../computer/identity';
import { firstLabel, isByAddress } from './peer-index';
import { forEachInSteps, type Steps } from '../steps';
import { isServiceName } from './service-names';
import type { KnownOfComputer } from '../readiness/known';

/** A name as names are compared. */
export function comparable(peer: string): string {
    const name = peer.toLowerCase();
    const bare = /^\[(.*)\]$/.exec(name)?.[1] ?? name;
    return bare.length > 1 && bare.endsWith('.') ? bare.slice(0, -1) : bare.replace(/^::ffff:(?=[\d.]+$)/, '');
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0|::|localhost(?:\.localdomain)?)$/;

/** Tells by which names a computer means itself. */
export function localNames({ kept: { computer, configuration } }: KnownOfComputer): (name: string) => boolean {
    const facts = configuration?.value.computer;
    const own = computer.toLowerCase();
    return name => (facts ? isOwnName(name, facts) : name === own) || loopback.test(name);
}

/** The names of the computers in the list, and those that stand for others. */
export interface ListNames {
    /** The full name of each, or the only one that it has. */
    readonly own: ReadonlySet<string>;
    /** Names that several computers claim. */
    readonly claimed: ReadonlySet<string>;
    /** Names behind which another computer, or several, are known to stand. */
    readonly aliases: ReadonlySet<string>;
}

/** In steps that are short each. */
export function* listNames(all: readonly KnownOfComputer[]): Steps<ListNames> {
    const own = new Map<string, string | null>();
    const [claimed, aliases] = [new Set<string>(), new Set<string>()];
    yield* forEachInSteps(all, ({ kept }) => {
        for (const { name, canonical } of kept.connections?.value.aliases ?? []) {
            const [from, to] = [comparable(name), comparable(canonical ?? name)];
            // The full name of a short one is no other name.
            if (from !== to && !to.startsWith(`${from}.`) && !isByAddress(from) && !isServiceName(from)) aliases.add(from);
        }
        const facts = kept.configuration?.value.computer;
        const name = facts && ownName(facts)?.toLowerCase();
        if (!facts || !name) return;
        const before = own.get(name);
        if (before !== undefined && (before === null || before !== kept.identity)) claimed.add(name);
        own.set(name, kept.identity);
        if (!isOwnName(kept.computer, facts)) aliases.add(comparable(kept.computer));
        for (const other of severalBehind(facts)) aliases.add(other);
    });
    for (const name of own.keys()) aliases.delete(name);
    yield;
    return { own: new Set(own.keys()), claimed, aliases };
}

/** The cluster and the domain: any of their computers may answer to these. */
function severalBehind({ cluster, fqdn, domainJoined }: ComputerFacts): readonly string[] {
    const domain = fqdn?.toLowerCase().replace(/^[^.]*\.?/, '') ?? '';
    const name = cluster?.toLowerCase() ?? '';
    return [name, ...(name && domain ? [`${name}.${domain}`] : []), ...(domainJoined ? [domain] : [])].filter(one => one !== '');
}

/** Finds the full name to a name that lacks its domain, or a part of it. */
export class Leaves {
    private readonly byFirstLabel = new Map<string, string | string[]>();

    /** Each name that was seen, before any is asked for. */
    add(name: string): void {
        const label = firstLabel(name);
        const alike = this.byFirstLabel.get(label);
        // Most stand alone.
        if (alike === undefined) this.byFirstLabel.set(label, name);
        else if (typeof alike === 'string') {
            if (alike !== name) this.byFirstLabel.set(label, alike < name ? [alike, name] : [name, alike]);
        } else {
            const place = placeOf(name, alike);
            if (alike[place] !== name) alike.splice(place, 0, name);
        }
    }

    /** The longest name that begins with it, label by label; itself where there is none. Null: there are several. */
    of(name: string): string | null {
        const alike = this.byFirstLabel.get(firstLabel(name));
        if (typeof alike !== 'object') return name;
        let longest = name;
        // In their order, all that begin alike stand together.
        for (let at = placeOf(`${name}.`, alike); alike[at]?.startsWith(`${name}.`); at++) {
            const next = alike[at] as string;
            if (!next.startsWith(`${longest}.`)) return null;
            longest = next;
        }
        return longest;
    }
}

/** Where a text stands, or would stand, in a sorted list. */
function placeOf(text: string, sorted: readonly string[]): number {
    let [from, to] = [0, sorted.length];
    while (from < to) {
        const middle = (from + to) >> 1;
        if ((sorted[middle] as string) < text) from = middle + 1;
        else to = middle;
    }
    return from;
}
