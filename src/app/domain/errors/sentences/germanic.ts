// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const germanic: readonly Sentences[] = [
    {
        // German
        badNetworkPath: ['der netzwerkpfad wurde nicht gefunden'],
        nameNotFound: ['der netzwerkname wurde nicht gefunden'],
        accessDenied: ['zugriff verweigert'],
        networkAccessDenied: ['der netzwerkzugriff wurde verweigert', 'netzwerkzugriff verweigert'],
        invalidNetworkResponse: ['der angegebene server kann den angeforderten vorgang nicht ausführen'],
        sessionEnded: ['ein unerwarteter netzwerkfehler ist aufgetreten', 'der angegebene netzwerkname ist nicht mehr verfügbar'],
        wrongPassword: ['das angegebene netzwerkkennwort ist falsch'],
        logonFailure: [
            'der benutzername oder das kennwort ist falsch',
            'unbekannter benutzername oder falsches kennwort',
            'unbekannter benutzername oder ungültiges kennwort'
        ],
        guestBlocked: [
            'den nicht authentifizierten gastzugriff blockieren',
            'nicht authentifizierten gastzugriff blockieren',
            'den nicht authentifizierten gastzugriff'
        ],
        invalidSignature: ['ungültige signatur', 'die kryptografische signatur ist ungültig'],
        unspecified: ['unbekannter fehler', 'ein an das system angeschlossenes gerät funktioniert nicht'],
        lanManager: ['das konto ist nicht berechtigt, sich von dieser station aus anzumelden'],
        credentialConflict: ['mehrfache verbindungen zu einem server oder einer freigegebenen ressource von demselben benutzer'],
        timedOut: ['das zeitlimit für die semaphore wurde erreicht'],
        driveInUse: ['der lokale gerätename wird bereits verwendet'],
        tooManyConnections: ['es können keine weiteren verbindungen zum remote-computer hergestellt werden']
    },
    {
        // Dutch
        badNetworkPath: ['het netwerkpad is niet gevonden', 'kan het netwerkpad niet vinden'],
        nameNotFound: ['naam van het netwerk kan niet worden gevonden', 'de netwerknaam kan niet worden gevonden'],
        accessDenied: ['toegang geweigerd', 'toegang is geweigerd'],
        sessionEnded: ['de opgegeven netwerknaam is niet langer beschikbaar'],
        unreachable: ['de netwerklocatie kan niet worden bereikt']
    },
    {
        // Swedish
        badNetworkPath: [
            'det gick inte att hitta nätverkssökvägen',
            'nätverkssökvägen hittades inte',
            'gick inte att hitta nätverkssökvägen'
        ],
        nameNotFound: ['nätverksnamnet kan inte hittas', 'det gick inte att hitta nätverksnamnet'],
        accessDenied: ['åtkomst nekas', 'åtkomst nekad']
    },
    {
        // Danish
        badNetworkPath: ['netværksstien blev ikke fundet'],
        accessDenied: ['adgang nægtet']
    }
];
