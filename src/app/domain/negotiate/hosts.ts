// SPDX-License-Identifier: MIT
import { stripped } from '../text';

/** A device to test, as a person named it. */
export interface Host {
    readonly name: string;
    readonly port: number;
}

/** What was found in a pasted list. Each device once, in the order given. */
export interface HostList {
    readonly hosts: readonly Host[];
    /** Words that name no device. */
    readonly notUnderstood: readonly string[];
}

const SMB_PORT = 445;

/** More than this in one go is refused: it would be a scan, which is not what this is for. */
export const MOST_HOSTS = 500;

/**
 * Reads names and addresses, separated by white space, commas or semicolons: nas, nas.contoso.com:4450, 192.0.2.7,
 * 2001:db8::1, [2001:db8::1]:4450, \\nas\share, smb://nas/share.
 */
export function parseHosts(text: string): HostList {
    const hosts = new Map<string, Host>();
    const notUnderstood = new Set<string>();
    for (const word of new Set(text.split(/[\s,;]+/))) {
        if (word === '') continue;
        const host = parseHost(word);
        if (host) hosts.set(hostKey(host), hosts.get(hostKey(host)) ?? host);
        else notUnderstood.add(word);
    }
    return { hosts: [...hosts.values()], notUnderstood: [...notUnderstood] };
}

/** Equal for the same device and port. */
export function hostKey({ name, port }: Host): string {
    return `${name.toLowerCase()} ${port}`;
}

/** As a person writes it: with the port where it is not the usual one. */
export function hostText({ name, port }: Host): string {
    if (port === SMB_PORT) return name;
    return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`;
}

export function isAddress(name: string): boolean {
    return name.includes(':') || isIPv4(name);
}

/** One device, written as in a list; null where the word names none. */
export function parseHost(word: string): Host | null {
    const bare = stripped(word, '"\'(', '"\').');
    const unc = /^(?:\\\\|\/\/|smb:\/\/|cifs:\/\/|file:\/\/+)(?:[^@\\/]*@)?([^\\/]+)/i.exec(bare);
    const authority = unc?.[1] ?? bare;
    const bracketed = /^\[([0-9a-f:.]+(?:%[\w.-]+)?)\](?::(\d+))?$/i.exec(authority);
    if (bracketed) return isIPv6(bracketed[1] ?? '') ? withPort(bracketed[1] ?? '', bracketed[2]) : null;
    if (isIPv6(authority)) return { name: authority, port: SMB_PORT };
    const named = /^([^:@]+?)(?:[:@](\d+))?$/.exec(authority); // name@4450 in a UNC path, as WebDAV has it
    const name = named?.[1] ?? '';
    return isName(name) ? withPort(withoutZeros(name), named?.[2]) : null;
}

/** Displays of devices pad addresses (192.168.001.050); Windows would take such numbers as octal, and ask another device. */
function withoutZeros(name: string): string {
    return isIPv4(name) ? name.split('.').map(Number).join('.') : name;
}

function withPort(name: string, port: string | undefined): Host | null {
    const number = port === undefined ? SMB_PORT : Number(port);
    return number >= 1 && number <= 65535 ? { name, port: number } : null;
}

/** A host name of letters of any alphabet, digits, hyphens and underscores, in labels of at most 63; or an IPv4 address. */
function isName(name: string): boolean {
    if (/^[\d.]+$/.test(name)) return isIPv4(name);
    return (
        name.length <= 253 && name.split('.').every((label, i, all) => /^[\p{L}\p{M}\p{N}_-]{1,63}$/u.test(label) || isRoot(label, i, all))
    );
}

function isRoot(label: string, index: number, all: readonly string[]): boolean {
    return label === '' && index === all.length - 1 && index > 0;
}

function isIPv4(name: string): boolean {
    const parts = name.split('.');
    return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIPv6(text: string): boolean {
    const address = text.replace(/%[\w.-]+$/, '');
    if (!/^[0-9a-f:.]+$/i.test(address) || address.split('::').length > 2) return false;
    const groups = address.split(':');
    const short = address.includes('::');
    const last = groups[groups.length - 1] ?? '';
    const count = groups.filter(group => group !== '').length + (last.includes('.') ? 1 : 0);
    const valid = groups.every((group, index) => /^[0-9a-f]{0,4}$/i.test(group) || (index === groups.length - 1 && isIPv4(group)));
    return valid && groups.length >= 3 && (short ? count < 8 : count === 8 && !groups.includes(''));
}
