// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const others: readonly Sentences[] = [
    {
        // Hungarian
        badNetworkPath: ['a hálózati elérési út nem található', 'a hálózati útvonal nem található'],
        nameNotFound: ['a hálózatnév nem található', 'a hálózati név nem található'],
        accessDenied: ['a hozzáférés megtagadva', 'hozzáférés megtagadva'],
        logonFailure: ['helytelen a felhasználónév vagy a jelszó'],
        timedOut: ['a szemaforhoz rendelt határidő lejárt']
    },
    {
        // Turkish
        badNetworkPath: ['ağ yolu bulunamadı'],
        nameNotFound: ['ağ adı bulunamıyor', 'ağ adı bulunamadı'],
        accessDenied: ['erişim engellendi', 'erişim reddedildi'],
        guestBlocked: ['kimliği doğrulanmamış konuk erişimini engel'],
        sessionEnded: ['belirtilen ağ adı artık geçersiz']
    },
    {
        // Greek
        badNetworkPath: ['δεν βρέθηκε διαδρομή δικτύου', 'δεν βρέθηκε η διαδρομή δικτύου']
    }
];
