// SPDX-License-Identifier: MIT

/** A name that a call may go to. Only `computerName` makes one. */
export type ComputerName = string & { readonly kind: 'ComputerName' };

/** DNS allows 253 characters (RFC 1035, 2.3.4), and nothing longer reaches a computer. */
export const longestComputerName = 253;

/**
 * Characters that would end a path segment of an address, or make a name look like another one: separators, escapes, white
 * space, control and invisible characters. The SDK puts a name into the address as it is.
 */
const refused = /[/\\?#%\s\p{C}\p{Z}]/u;

/** The name as one that a call may go to; null where it is none. A path's `.` and `..` are none either. */
export function computerName(text: string): ComputerName | null {
    const fits = text.length > 0 && text.length <= longestComputerName && !refused.test(text) && !/^\.+$/.test(text);
    return fits ? (text as ComputerName) : null;
}
