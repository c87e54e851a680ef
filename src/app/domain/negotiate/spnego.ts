// SPDX-License-Identifier: MIT
import { Bytes, OutOfBytes } from './bytes';

/** An authentication mechanism by name; one that is not known here, by its object identifier. */
export type Mechanism = 'kerberos' | 'ntlm' | 'negoEx' | { readonly oid: string };

const known: Readonly<Record<string, Mechanism>> = {
    '1.2.840.113554.1.2.2': 'kerberos', // RFC 4121
    '1.2.840.48018.1.2.2': 'kerberos', // [MS-SPNG] 1.9: Kerberos as Windows 2000 misspelt it
    '1.2.840.113554.1.2.2.3': 'kerberos', // user to user
    '1.3.6.1.4.1.311.2.2.10': 'ntlm', // [MS-NLMP] 1.9
    '1.3.6.1.4.1.311.2.2.30': 'negoEx' // [MS-SPNG] 1.9
};

/** How many mechanisms are read: no device offers more, and what is read comes from the network. */
const MOST = 16;

interface Element {
    readonly tag: number;
    readonly content: Bytes;
    /** The offset behind it. */
    readonly end: number;
}

/**
 * The mechanisms that a NegTokenInit2 offers ([MS-SPNG] 2.2.1, RFC 4178 4.2.1), each once. Null where the token is
 * something else or damaged.
 */
export function offeredMechanisms(token: Bytes): readonly Mechanism[] | null {
    try {
        const gss = element(token, 0); // RFC 2743 3.1: [APPLICATION 0], an object identifier, then the token
        const inner = gss.tag === 0x60 ? element(gss.content, element(gss.content, 0).end) : gss;
        if (inner.tag !== 0xa0) return null;
        const sequence = element(inner.content, 0);
        const types = element(sequence.content, 0); // [0] mechTypes, the first member
        if (sequence.tag !== 0x30 || types.tag !== 0xa0) return null;
        const list = element(types.content, 0);
        return list.tag === 0x30 ? identifiers(list.content) : null;
    } catch (error) {
        if (error instanceof OutOfBytes) return null;
        throw error;
    }
}

function identifiers(list: Bytes): readonly Mechanism[] {
    const found: Mechanism[] = [];
    for (let offset = 0, count = 0; offset < list.length && count < MOST; count++) {
        const { tag, content, end } = element(list, offset);
        offset = end;
        if (tag !== 0x06) continue;
        const oid = identifier(content);
        const mechanism = known[oid] ?? { oid };
        if (!found.some(one => nameOf(one) === nameOf(mechanism))) found.push(mechanism);
    }
    return found;
}

function nameOf(mechanism: Mechanism): string {
    return typeof mechanism === 'string' ? mechanism : mechanism.oid;
}

/** One element in DER: tag, length in one byte or as 0x81 to 0x84 and that many bytes, content. */
function element(bytes: Bytes, offset: number): Element {
    const tag = bytes.u8(offset, 'token');
    const first = bytes.u8(offset + 1, 'token');
    if (first < 0x80) return { tag, content: bytes.slice(offset + 2, first, 'token'), end: offset + 2 + first };
    const size = first - 0x80;
    if (size < 1 || size > 4) throw new OutOfBytes('token');
    let length = 0;
    for (let i = 0; i < size; i++) length = length * 256 + bytes.u8(offset + 2 + i, 'token');
    const start = offset + 2 + size;
    return { tag, content: bytes.slice(start, length, 'token'), end: start + length };
}

/** An object identifier in dots: base 128, the first two numbers in one. */
function identifier(content: Bytes): string {
    const numbers: number[] = [];
    let value = 0;
    for (let i = 0; i < content.length; i++) {
        const byte = content.u8(i, 'token');
        value = (value % 2 ** 40) * 128 + (byte & 0x7f);
        if (byte >= 0x80) continue;
        if (numbers.length === 0) numbers.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
        else numbers.push(value);
        value = 0;
    }
    return numbers.join('.');
}
