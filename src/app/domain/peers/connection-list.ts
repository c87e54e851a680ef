// SPDX-License-Identifier: MIT
// What of the administrator's connections in Windows Admin Center is scanned, and how it is named.
import { LONGEST_NAME, LONGEST_TEXT, MOST_NAMES } from '../limits';
import type { ListedConnection } from '../list/list';
import { remembering } from '../remembering';
import { cut } from '../text';

/** Windows Admin Center's types of connections that a scan has to do with; the others are no Windows computers. */
const computerTypes: readonly string[] = ['msft.sme.connection-type.server', 'msft.sme.connection-type.windows-client'];
const clusterTypes: readonly string[] = ['msft.sme.connection-type.cluster', 'msft.sme.connection-type.hyper-converged-cluster'];

const noTags: readonly string[] = [];

/** The part of the SDK's Connection that is looked at. */
interface Connection {
    readonly name: string;
    readonly type: string;
    readonly activeAlias?: string | undefined;
    readonly properties?: { readonly displayName?: unknown } | undefined;
    readonly tags?: unknown;
}

/** A name that is listed as server and as PC comes once, with the tags of both. */
export function listedConnections(connections: readonly Connection[]): readonly ListedConnection[] {
    const byKey = new Map<string, ListedConnection>();
    for (const { name, type, activeAlias, properties, tags } of connections) {
        const isCluster = clusterTypes.includes(type);
        if (!isCluster && !computerTypes.includes(type)) continue;
        // An alias is the name that was last seen to work. A cluster may bear the name of a computer and is not it.
        const call = (activeAlias || name).toLowerCase();
        const key = isCluster ? `cluster:${call}` : call;
        const { displayName } = properties ?? {};
        const label = typeof displayName === 'string' && displayName ? displayName : name;
        const known = byKey.get(key);
        if (known) byKey.set(key, { ...known, tags: withTags(known.tags, tags) });
        else byKey.set(key, { key, call, label: cut(label, LONGEST_NAME), name, type, isCluster, tags: withTags(noTags, tags) });
    }
    return [...byKey.values()];
}

/**
 * Tags and those that a connection has, each once. People type them, and extensions may store anything: what is no text, or
 * looks like nothing, is none.
 */
function withTags(known: readonly string[], given: unknown): readonly string[] {
    if (!Array.isArray(given) || given.length === 0) return known;
    const texts = given.slice(0, MOST_NAMES).filter((one): one is string => typeof one === 'string');
    const tags = texts.map(tagOf).filter(text => text !== '');
    return [...new Set([...known, ...tags])].slice(0, MOST_NAMES);
}

/** Marks of direction and of no width. Joiners, which some scripts and signs need, are not among them. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Tens of thousands of computers have the same few. */
const [mostTags, longestTag] = [1_000, 200];

/** A tag as it reads: what no one sees would make two tags of what looks like one. */
const tagOf = remembering(readableTag, mostTags, longestTag);

function readableTag(text: string): string {
    const words = text
        .slice(0, LONGEST_TEXT)
        .replace(unseen, '')
        .split(/[\s\p{Cc}]+/u);
    return cut(words.filter(word => word !== '').join(' '), LONGEST_NAME);
}
