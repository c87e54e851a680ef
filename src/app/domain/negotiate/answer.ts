// SPDX-License-Identifier: MIT
import type { NumberedDialect } from '../peers/dialects';
import { Bytes, OutOfBytes } from './bytes';
import { type Mechanism, offeredMechanisms } from './spnego';

/** SMB dialects by the name that people use. `wildcard`: SMB 2, to be negotiated again. */
export type Dialect = NumberedDialect | 'wildcard';

/** A signing algorithm; `assumed` by the dialect where the device does not say ([MS-SMB2] 3.2.5.2). */
export interface SigningAlgorithm {
    readonly name: 'HMAC-SHA256' | 'AES-CMAC' | 'AES-GMAC' | 'unknown';
    readonly assumed: boolean;
}

/** What the answer to a NEGOTIATE says. Nothing is taken for granted that is not in the bytes. */
export type NegotiateAnswer =
    | Smb2Answer
    /** An answer of SMB 1. `accepted`: it takes one of the dialects offered. */
    | { readonly kind: 'smb1'; readonly accepted: boolean; readonly signing: Signing }
    /** SMB 2 that refuses, with its NTSTATUS. */
    | { readonly kind: 'refused'; readonly status: number }
    /** The session service before SMB refuses this computer (RFC 1002 4.3.4). */
    | { readonly kind: 'sessionRefused' }
    /** Not SMB. */
    | { readonly kind: 'other' }
    /** SMB whose named part is missing, cut off or against the protocol. */
    | { readonly kind: 'damaged'; readonly part: string }
    | { readonly kind: 'nothing' };

export interface Signing {
    /** The device says that it can sign. */
    readonly offered: boolean;
    readonly required: boolean;
}

export interface Smb2Answer {
    readonly kind: 'smb2';
    readonly dialect: Dialect;
    readonly signing: Signing;
    readonly algorithm: SigningAlgorithm;
    /** Null where the part that says it is damaged. */
    readonly encryption: boolean | null;
    /** Null where the device offers none by itself, or its list is damaged. */
    readonly mechanisms: readonly Mechanism[] | null;
    /** Whether a part behind the security mode is cut off or points outside the answer. */
    readonly incomplete: boolean;
}

const dialects: ReadonlyMap<number, Dialect> = new Map([
    [0x0202, '2.0.2'],
    [0x0210, '2.1'],
    [0x0300, '3.0'],
    [0x0302, '3.0.2'],
    [0x0311, '3.1.1'],
    [0x02ff, 'wildcard']
]);

/** What was received, with the four bytes of length in front ([MS-SMB2] 2.1). Never throws. */
export function parseNegotiateAnswer(received: Uint8Array): NegotiateAnswer {
    if (received.length === 0) return { kind: 'nothing' };
    const all = new Bytes(received);
    try {
        if (isNegativeSessionResponse(received)) return { kind: 'sessionRefused' };
        if (all.u8(0, 'length') !== 0) return { kind: 'other' };
        const length = all.u8(1, 'length') * 65536 + all.u8(2, 'length') * 256 + all.u8(3, 'length');
        const message = all.slice(4, Math.min(length, all.length - 4), 'length');
        if (message.length < Math.min(4, length)) return damaged('header');
        if (message.startsWith(0xfe, 0x53, 0x4d, 0x42)) return smb2(message);
        if (message.startsWith(0xff, 0x53, 0x4d, 0x42)) return smb1(message);
        return { kind: 'other' };
    } catch (error) {
        if (error instanceof OutOfBytes) return { kind: 'damaged', part: error.part };
        throw error;
    }
}

/**
 * RFC 1002 4.3.4: type 0x83, a length of one, an error code of 0x80 and more. Samba sends it to computers that "hosts allow" does
 * not name.
 */
function isNegativeSessionResponse([type, flags, high, low, code, ...rest]: Uint8Array): boolean {
    return type === 0x83 && flags === 0 && high === 0 && low === 1 && (code ?? 0) >= 0x80 && rest.length === 0;
}

/** [MS-SMB2] 2.2.1.2, the header, and 2.2.4, the answer to a NEGOTIATE. Offsets count from the header's first byte. */
function smb2(message: Bytes): NegotiateAnswer {
    if (message.u16(4, 'header') !== 64) return damaged('header'); // StructureSize
    const status = message.u32(8, 'header'); // Status
    if (message.u16(12, 'header') !== 0) return damaged('command'); // Command: SMB2 NEGOTIATE
    if ((message.u32(16, 'header') & 1) === 0) return damaged('direction'); // Flags: SMB2_FLAGS_SERVER_TO_REDIR
    message.slice(0, 64, 'header');
    if (status !== 0) return { kind: 'refused', status };
    if (message.u16(64, 'body') !== 65) return damaged('body'); // StructureSize
    const mode = message.u16(66, 'securityMode'); // SecurityMode: 1 enabled, 2 required
    const dialect = dialects.get(message.u16(68, 'dialect')); // DialectRevision
    if (!dialect) return damaged('dialect');
    const capabilities = message.u32(88, 'capabilities'); // Capabilities: 0x40 encryption, for 3.0 and 3.0.2 only
    const contexts = dialect === '3.1.1' ? readContexts(message) : { values: new Map<number, Bytes>(), whole: true };
    const token = readToken(message);
    return {
        kind: 'smb2',
        dialect,
        signing: { offered: (mode & 3) !== 0, required: (mode & 2) !== 0 },
        algorithm: algorithmOf(dialect, contexts.values.get(8)),
        encryption: encryptionOf(dialect, capabilities, contexts),
        mechanisms: token && token.length > 0 ? offeredMechanisms(token) : null,
        incomplete: !contexts.whole || token === null
    };
}

/** SecurityBufferOffset and SecurityBufferLength. Null where they point outside the answer. */
function readToken(message: Bytes): Bytes | null {
    try {
        return message.slice(message.u16(120, 'token'), message.u16(122, 'token'), 'token');
    } catch (error) {
        if (error instanceof OutOfBytes) return null;
        throw error;
    }
}

interface Contexts {
    readonly values: ReadonlyMap<number, Bytes>;
    /** Whether all were there that the answer counts. */
    readonly whole: boolean;
}

/** NegotiateContextCount, NegotiateContextOffset and [MS-SMB2] 2.2.4.1: type, length, 4 reserved bytes, data; each at a multiple of 8. */
function readContexts(message: Bytes): Contexts {
    const values = new Map<number, Bytes>();
    try {
        const count = message.u16(70, 'contexts');
        let offset = message.u32(124, 'contexts');
        for (let i = 0; i < count; i++) {
            const length = message.u16(offset + 2, 'contexts');
            const data = message.slice(offset + 8, length, 'contexts');
            const type = message.u16(offset, 'contexts');
            if (!values.has(type)) values.set(type, data);
            offset = (offset + 8 + length + 7) & ~7;
        }
        return { values, whole: true };
    } catch (error) {
        if (error instanceof OutOfBytes) return { values, whole: false };
        throw error;
    }
}

const signingAlgorithms = ['HMAC-SHA256', 'AES-CMAC', 'AES-GMAC'] as const;

/** [MS-SMB2] 2.2.4.1.7: count, then the identifier of the one chosen. */
function algorithmOf(dialect: Dialect, context: Bytes | undefined): SigningAlgorithm {
    if (context && context.length >= 4 && context.u16(0, 'contexts') === 1)
        return { name: signingAlgorithms[context.u16(2, 'contexts')] ?? 'unknown', assumed: false };
    return { name: dialect.startsWith('3') ? 'AES-CMAC' : 'HMAC-SHA256', assumed: true };
}

/** 3.1.1: [MS-SMB2] 2.2.4.1.2, count, then the cipher chosen, 0 for none. 3.0 and 3.0.2: a capability. Earlier: none. */
function encryptionOf(dialect: Dialect, capabilities: number, { values, whole }: Contexts): boolean | null {
    if (dialect === '3.0' || dialect === '3.0.2') return (capabilities & 0x40) !== 0;
    if (dialect !== '3.1.1') return dialect === 'wildcard' ? null : false;
    const context = values.get(2);
    if (!context) return whole ? false : null;
    return context.length >= 4 ? context.u16(0, 'contexts') === 1 && context.u16(2, 'contexts') !== 0 : null;
}

/** [MS-CIFS] 2.2.3.1, the header, and [MS-SMB] 2.2.4.5.2, the answer to a NEGOTIATE. */
function smb1(message: Bytes): NegotiateAnswer {
    if (message.u8(4, 'header') !== 0x72) return damaged('command'); // Command: SMB_COM_NEGOTIATE
    if ((message.u8(9, 'header') & 0x80) === 0) return damaged('direction'); // Flags: SMB_FLAGS_REPLY
    const words = message.u8(32, 'body'); // WordCount: 17 for NT LM 0.12
    if (words === 0) return { kind: 'smb1', accepted: false, signing: { offered: false, required: false } };
    const accepted = message.u16(33, 'body') !== 0xffff; // DialectIndex
    const mode = words >= 17 ? message.u8(35, 'securityMode') : 0; // SecurityMode: 4 enabled, 8 required
    return { kind: 'smb1', accepted, signing: { offered: (mode & 0x0c) !== 0, required: (mode & 0x08) !== 0 } };
}

function damaged(part: string): NegotiateAnswer {
    return { kind: 'damaged', part };
}
