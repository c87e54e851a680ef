// SPDX-License-Identifier: MIT
import type { Sentences } from '../../sentences/sentence';

/** The sentences as they are quoted, without a number that says the same. Where from: docs/languages.md. */
export const othersQuotations: readonly Sentences[] = [
    {
        // Hungarian
        badNetworkPath: ['A hálózati elérési út nem található.', 'A hálózati útvonal nem található.'],
        nameNotFound: ['A hálózatnév nem található.', 'A hálózati név nem található.'],
        accessDenied: ['A hozzáférés megtagadva.'],
        logonFailure: ["OSError: Helytelen a felhasználónév vagy a jelszó: '\\\\\\\\DS215j\\\\lemez\\\\'"],
        timedOut: ['A szemaforhoz rendelt határidő lejárt.']
    },
    {
        // Turkish
        badNetworkPath: ['Ağ yolu bulunamadı.'],
        nameNotFound: ['Ağ adı bulunamıyor.', 'Ağ adı bulunamadı.'],
        accessDenied: ['Erişim engellendi.', 'Erişim reddedildi.'],
        guestBlocked: ['Kimliği doğrulanmamış konuk erişimini engeller'],
        sessionEnded: ['OSError: Belirtilen ağ adı artık geçersiz']
    },
    {
        // Greek
        badNetworkPath: ['Δεν βρέθηκε διαδρομή δικτύου.', 'Δεν βρέθηκε η διαδρομή δικτύου.']
    }
];
