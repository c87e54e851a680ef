// SPDX-License-Identifier: MIT

/** What Windows calls its built-in guest account in the languages that translate it. An administrator may rename it. */
const names: ReadonlySet<string> = new Set([
    'guest',
    'gast',
    'invité',
    'invitado',
    'convidado',
    'gäst',
    'gæst',
    'gjest',
    'vieras',
    'gość',
    'гость',
    'vendég',
    'konuk',
    'misafir'
]);

/** Whatever its name is: Microsoft, "Well-known SIDs". */
const identifier = /^S-1-5-21-\d{1,10}-\d{1,10}-\d{1,10}-501$/i;

/** Whether an account is the built-in guest: guest, COMPUTER\guest, guest@domain, or the identifier that ends in 501. */
export function isGuestAccount(account: string | null): boolean {
    const name = (account ?? '').split('\\').at(-1)?.split('@')[0]?.trim() ?? '';
    return names.has(name.normalize('NFC').toLowerCase()) || identifier.test(name);
}
