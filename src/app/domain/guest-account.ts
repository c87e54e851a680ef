// SPDX-License-Identifier: MIT

/** What Windows calls its built-in guest account in the languages that translate it. An administrator may rename it. */
const names: ReadonlySet<string> = new Set([
    ...[
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
    ]
]);

/** Whether an account is a guest's by its name: guest, COMPUTER\guest or guest@domain. */
export function isGuestAccount(account: string | null): boolean {
    const name = (account ?? '').split('\\').at(-1)?.split('@')[0] ?? '';
    return names.has(name.trim().normalize('NFC').toLowerCase());
}
