// SPDX-License-Identifier: MIT
// Some events name a peer by a binary socket address: family (2 bytes, little-endian), port (2), then IPv4 (4), or flow (4) and IPv6 (16).

const IPV4 = 2;
const IPV6 = 23;
/** The lengths of the structures: for IPv4, for IPv6, and for either. */
const lengths: readonly number[] = [16, 28, 128];

/**
 * The address in a socket address, without its port, which is another one for each connection. Null where the text is none.
 * @param text hexadecimal, as the XML of an event has it, or numbers with spaces, as PowerShell writes bytes
 */
export function socketAddress(text: string): string | null {
    const bytes = bytesOf(text);
    if (!bytes || !lengths.includes(bytes.length)) return null;
    switch ((bytes[0] ?? 0) + 256 * (bytes[1] ?? 0)) {
        case IPV4:
            return bytes.slice(4, 8).join('.');
        case IPV6:
            return bytes.length < 28 ? null : ipv6Of(bytes.slice(8, 24));
        default:
            return null;
    }
}

function bytesOf(text: string): readonly number[] | null {
    if (text.length > 1000 || text.length < 16 || !/^[0-9a-fx ]+$/i.test(text)) return null;
    const hex = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text)?.[1];
    if (hex !== undefined) return (hex.match(/../g) ?? []).map(pair => parseInt(pair, 16));
    const words = text.split(' ');
    const bytes = words.map(Number);
    return words.every(word => /^\d{1,3}$/.test(word)) && bytes.every(byte => byte < 256) ? bytes : null;
}

function ipv6Of(bytes: readonly number[]): string {
    // An IPv4 address in an IPv6 one is the same device.
    if (bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 255 && bytes[11] === 255) return bytes.slice(12).join('.');
    const groups = Array.from({ length: 8 }, (_, index) => (256 * (bytes[2 * index] ?? 0) + (bytes[2 * index + 1] ?? 0)).toString(16));
    return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
