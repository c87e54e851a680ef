// SPDX-License-Identifier: MIT
import type { ExportOrigin } from '../../domain/export-origin';
import { catalogue, type SettingName } from '../../domain/settings/catalogue';
import type { HandOverGroup, HeldValue } from './hand-over';

/** How many computers a head names: formats limit its length, and a list of them is not its purpose. */
const mostNamed = 10;

/** What made a hand-over, when, from where and for which computers, in one line of English as all files have it. */
export function origin({ computers }: HandOverGroup, from: ExportOrigin): string {
    const named = computers.slice(0, mostNamed).map(({ name }) => name);
    const more = computers.length - named.length;
    return `${madeBy(from)} for: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** The same without the computers. */
export function madeBy({ toolVersion, exportedAt, exportedFrom }: ExportOrigin): string {
    return `Made by SMB Signing ${toolVersion} at ${exportedAt} from ${exportedFrom}`;
}

/** A setting by the value that it is stored in. */
export function settingText(setting: SettingName): string {
    return `${catalogue[setting].direction} ${catalogue[setting].valueName}`;
}

export function valueText({ setting, number }: HeldValue): string {
    return `${settingText(setting)} = ${number}`;
}

/** What a policy is called where it is brought in, so that those of several groups can be told apart. */
export function policyName(number: number | undefined): string {
    return number === undefined ? 'SMB signing' : `SMB signing, group ${number}`;
}

/** Without what begins a new line, for the control characters among which those are have no meaning in a name. */
export function inOneLine(text: string): string {
    return text.replace(/[\p{Cc}\u2028\u2029]/gu, '\ufffd');
}

/** As text or an attribute of XML 1.0, which has no place at all for control characters and halves of a pair. */
export function xmlText(text: string): string {
    return [...text]
        .map(one => {
            const code = one.codePointAt(0) ?? 0;
            if (/[&<>"'\t\n\r]/.test(one)) return `&#${code};`;
            return code < 0x20 || (code >= 0xd800 && code < 0xe000) || code === 0xfffe || code === 0xffff ? '\ufffd' : one;
        })
        .join('');
}

/**
 * An identifier that is the same for the same text: a UUID of version 8 (RFC 9562), four FNV-1a hashes with different
 * beginnings. It tells contents apart and protects nothing, so it needs no cryptography, which the browser has only
 * asynchronously.
 */
export function stableId(text: string): string {
    const parts = [0x811c9dc5, 0x01234567, 0x89abcdef, 0x5bd1e995].map(start => {
        let hash = start;
        for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
        return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
    });
    const hex = parts.join('').toUpperCase();
    return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20)}}`;
}
