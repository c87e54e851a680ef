// SPDX-License-Identifier: MIT
// XML as Windows writes events: elements, attributes and text, and nothing that can be taken in two ways. A parser of all of XML takes
// ten times as long, and reads whatever is not as plain as that.

/** An element that has no other in it. */
export interface Leaf {
    /** The names of the elements around it, from the outermost one. */
    readonly path: readonly string[];
    readonly name: string;
    readonly attributes: ReadonlyMap<string, string>;
    readonly text: string;
}

export const deepest = 20;

/** Characters that no event needs as they are: what isn't allowed in XML is among them. */
const strange = /[^\t\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD]/;

/** The leaves of one element, as a parser of all of XML would find them; null: that is not sure. */
export function plainLeaves(source: string, mostLeaves: number): readonly Leaf[] | null {
    const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
    if (strange.test(text) || text.includes(']]>')) return null;
    const hasEntities = text.includes('&');
    const leaves: Leaf[] = [];
    const [names, path]: [string[], string[]] = [[], []];
    /** The last element that began, as long as it may be a leaf. */
    let tag: Tag | null = null;
    for (let at = 0; ;) {
        const isEnd = text.charCodeAt(at) === lessThan && text.charCodeAt(at + 1) === slash;
        const next: Tag | null = isEnd ? null : tagAt(text, at);
        const end: number = isEnd ? endOfEnd(text, at, names[names.length - 1]) : (next?.end ?? -1);
        if (end < 0) return null;
        if (next) {
            names.push(next.name);
            path.push(localName(next.name));
            if (names.length > deepest) return null;
            tag = next;
        }
        if (isEnd || next?.isEmpty) {
            names.pop();
            const name = path.pop() ?? '';
            const inside: string | null = tag ? plainText(text.slice(tag.end, isEnd ? at : tag.end), hasEntities) : '';
            if (inside === null) return null;
            if (tag && leaves.length < mostLeaves) leaves.push({ path: [...path], name, attributes: tag.attributes, text: inside });
            tag = null;
            if (names.length === 0) return end === text.length ? leaves : null;
        }
        at = text.indexOf('<', end);
        if (at < 0 || plainText(text.slice(end, at), hasEntities) === null) return null;
    }
}

interface Tag {
    readonly name: string;
    readonly attributes: ReadonlyMap<string, string>;
    /** Whether it is its own end. */
    readonly isEmpty: boolean;
    /** Where what follows it begins. */
    readonly end: number;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** What begins an element; null: nothing does, or it is not plain. */
function tagAt(text: string, from: number): Tag | null {
    if (text.charCodeAt(from) !== lessThan) return null;
    let at = endOfName(text, from + 1);
    const name = text.slice(from + 1, at);
    let attributes: Map<string, string> | null = null;
    for (let isParted = false; name !== ''; isParted = false) {
        for (; isBlank(text.charCodeAt(at)); at++) isParted = true;
        const code = text.charCodeAt(at);
        const isEmpty = code === slash && text.charCodeAt(at + 1) === greaterThan;
        if (code === greaterThan || isEmpty) return { name, attributes: attributes ?? noAttributes, isEmpty, end: at + (isEmpty ? 2 : 1) };
        const end = endOfName(text, at);
        const quote = text[end + 1];
        if (!isParted || end === at || text.charCodeAt(end) !== equals || (quote !== "'" && quote !== '"')) return null;
        const [attribute, to] = [text.slice(at, end), text.indexOf(quote, end + 2)];
        const value = text.slice(end + 2, to);
        if (to < 0 || notPlain.test(value) || attributes?.has(attribute)) return null;
        attributes ??= new Map();
        attributes.set(attribute, value);
        at = to + 1;
    }
    return null;
}

/** Where what follows the end of an element begins; below 0: it is none. */
function endOfEnd(text: string, from: number, name: string | undefined): number {
    if (name === undefined || !text.startsWith(name, from + 2)) return -1;
    const end = from + 2 + name.length;
    return text.charCodeAt(end) === greaterThan ? end + 1 : -1;
}

const [lessThan, greaterThan, slash, equals, blank, newline, tab] = [60, 62, 47, 61, 32, 10, 9];

function isBlank(code: number): boolean {
    return code === blank || code === newline || code === tab;
}

/** In an attribute: what stands for a character, and blanks that become others. */
const notPlain = /[<&\n\t]/;

/** 1: may be in a name. 2: may begin one. Of all letters Windows uses these. */
const inName = new Uint8Array(128);
for (const one of '.-:0123456789') inName[one.charCodeAt(0)] = 1;
for (const one of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_') inName[one.charCodeAt(0)] = 2;

/** Where a name ends; where it begins, if there is none. */
function endOfName(text: string, from: number): number {
    if (inName[text.charCodeAt(from)] !== 2) return from;
    let at = from + 1;
    while ((inName[text.charCodeAt(at)] ?? 0) > 0) at++;
    return at;
}

const entities: ReadonlyMap<string, string> = new Map([
    ['lt;', '<'],
    ['gt;', '>'],
    ['amp;', '&'],
    ['quot;', '"'],
    ['apos;', "'"]
]);

/** Null: something else stands for a character. */
function plainText(text: string, hasEntities: boolean): string | null {
    if (!hasEntities || !text.includes('&')) return text;
    let isPlain = true;
    const plain = text.replace(/&(?:[a-z]{2,4};)?/g, found => {
        const character = entities.get(found.slice(1));
        isPlain &&= character !== undefined;
        return character ?? '';
    });
    return isPlain ? plain : null;
}

export function localName(name: string): string {
    return name.slice(name.indexOf(':') + 1);
}
