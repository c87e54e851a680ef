// SPDX-License-Identifier: MIT
import type { Sentences } from '../../sentences/sentence';

/** The sentences as they are quoted, without a number that says the same. Where from: docs/languages.md. */
export const germanicQuotations: readonly Sentences[] = [
    {
        // German
        badNetworkPath: ['Der Netzwerkpfad wurde nicht gefunden.'],
        nameNotFound: ['Der Netzwerkname wurde nicht gefunden.'],
        accessDenied: ['Zugriff verweigert.'],
        networkAccessDenied: ['Der Netzwerkzugriff wurde verweigert.', 'Netzwerkzugriff verweigert.'],
        invalidNetworkResponse: ['Der angegebene Server kann den angeforderten Vorgang nicht ausführen.'],
        sessionEnded: ['OSError: Der angegebene Netzwerkname ist nicht mehr verfügbar', 'Ein unerwarteter Netzwerkfehler ist aufgetreten.'],
        wrongPassword: ['Das angegebene Netzwerkkennwort ist falsch.'],
        logonFailure: [
            'Anmeldung fehlgeschlagen: unbekannter Benutzername oder falsches Kennwort',
            'Fehlerursache: Unbekannter Benutzername oder ungültiges Kennwort.',
            'Der Benutzername oder das Kennwort ist falsch.'
        ],
        guestBlocked: [
            'Sie können nicht auf diesen freigegebenen Ordner zugreifen, weil die Sicherheitsrichtlinien Ihrer Organisation den nicht authentifizierten Gastzugriff blockieren.'
        ],
        invalidSignature: ['Ungültige Signatur.', 'Die kryptografische Signatur ist ungültig.'],
        unspecified: ['Unbekannter Fehler.', 'Ein an das System angeschlossenes Gerät funktioniert nicht.'],
        lanManager: ['Das Konto ist nicht berechtigt, sich von dieser Station aus anzumelden.'],
        credentialConflict: [
            'Mehrfache Verbindungen zu einem Server oder einer freigegebenen Ressource von demselben Benutzer unter Verwendung mehrerer Benutzernamen sind nicht zulässig.'
        ],
        timedOut: ["OSError('Das Zeitlimit für die Semaphore wurde erreicht.')"],
        driveInUse: ['Der lokale Gerätename wird bereits verwendet.'],
        tooManyConnections: [
            'Es können keine weiteren Verbindungen zum Remote-Computer hergestellt werden, da die maximale Anzahl der Clients mit diesem verbunden ist.'
        ]
    },
    {
        // Dutch
        badNetworkPath: ['Fout: Het netwerkpad is niet gevonden.', 'Kan het netwerkpad niet vinden.'],
        nameNotFound: ['Naam van het netwerk kan niet worden gevonden.', 'De netwerknaam kan niet worden gevonden.'],
        accessDenied: ['Toegang geweigerd.', 'Toegang is geweigerd.'],
        sessionEnded: ['De opgegeven netwerknaam is niet langer beschikbaar'],
        unreachable: ['De netwerklocatie kan niet worden bereikt.']
    },
    {
        // Swedish
        badNetworkPath: ['Det gick inte att hitta nätverkssökvägen.', 'Nätverkssökvägen hittades inte.'],
        nameNotFound: ['Nätverksnamnet kan inte hittas.', 'Det gick inte att hitta nätverksnamnet.'],
        accessDenied: ['Åtkomst nekas.', 'Åtkomst nekad.']
    },
    {
        // Danish
        badNetworkPath: ['Netværksstien blev ikke fundet.'],
        accessDenied: ['Adgang nægtet.']
    }
];
