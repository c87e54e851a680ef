// SPDX-License-Identifier: MIT
// Answers of a real Samba 4.17 to the requests of Test-SmbDevice, with the four bytes of length in front.

/** server signing = mandatory: SMB 3.1.1, AES-GMAC, AES-128-GCM, NTLM. */
export const mandatory = bytes(
    'AAABHP5TTUJAAAAAAAAAAAAAAQABAAAAAAAAAAAAAAAAAAAA//4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBAAMAEQMDAHZtAAAAAAAAAAAAAAAAAAAP' +
        'AAAAAACAAAAAgAAAAIAAJvO+nQJ73QEAAAAAAAAAAIAASgDQAAAAYEgGBisGAQUFAqA+MDygDjAMBgorBgEEAYI3AgIKoyowKKAmGyRub3RfZGVmaW5lZF9pbl9S' +
        'RkM0MTc4QHBsZWFzZV9pZ25vcmUAAAAAAAABACYAAAAAAAEAIAABAJMor6I6G+vemqxa96a3OTBvKnhsttVLhF5aDRzcGhogAAACAAQAAAAAAAEAAgAAAAAACAAE' +
        'AAAAAAABAAIA'
);

/** server max protocol = SMB2_10: SMB 2.1. */
export const smb210 = bytes(
    'AAAAyv5TTUJAAAAAAAAAAAAAAQABAAAAAAAAAAAAAAAAAAAA//4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBAAEAEAIAAHZtAAAAAAAAAAAAAAAAAAAH' +
        'AAAAAACAAAAAgAAAAIAA8LrXnQJ73QEAAAAAAAAAAIAASgAAAAAAYEgGBisGAQUFAqA+MDygDjAMBgorBgEEAYI3AgIKoyowKKAmGyRub3RfZGVmaW5lZF9pbl9S' +
        'RkM0MTc4QHBsZWFzZV9pZ25vcmU='
);

/** server max protocol = NT1, asked with the multi-protocol request: SMB 1. */
export const smb1 = bytes(
    'AAAAn/9TTUJyAAAAAIhTyAAAAAAAAAAAAAAAAAAA//4AAAAAEQAAAzIAAQAEQQAAAAABAO5eAAD984CAFQfonQJ73QEAAABaAHZtAAAAAAAAAAAAAAAAAABgSAYGKwYB' +
        'BQUCoD4wPKAOMAwGCisGAQQBgjcCAgqjKjAooCYbJG5vdF9kZWZpbmVkX2luX1JGQzQxNzhAcGxlYXNlX2lnbm9yZQ=='
);

function bytes(base64: string): Uint8Array {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}

/** A copy with bytes changed; offsets count from the message's first byte, behind the four bytes of length. */
export function changed(answer: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
    const copy = Uint8Array.from(answer);
    for (const [offset, value] of Object.entries(changes)) copy[Number(offset) + 4] = value;
    return copy;
}
