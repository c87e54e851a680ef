// SPDX-License-Identifier: MIT
import type { ErrorId } from '../entries';
import type { Sentences } from '../sentences/sentence';
import type { Report } from './report';
import { asianQuotations } from './sentences/asian';
import { germanicQuotations } from './sentences/germanic';
import { othersQuotations } from './sentences/others';
import { romanceQuotations } from './sentences/romance';
import { slavicQuotations } from './sentences/slavic';

const rows: readonly (readonly [string, ErrorId])[] = [
    // net.exe
    ['L’erreur système 5 s’est produite.', 'accessDenied'],
    ['Se ha producido el error de sistema 1219.', 'credentialConflict'],
    ["Si è verificato l'errore di sistema 67.", 'nameNotFound'],
    ['Ocorreu o erro de sistema 53.', 'badNetworkPath'],
    ['A apărut eroarea de sistem 1326.', 'logonFailure'],
    ['Systeemfout 53 is opgetreden.', 'badNetworkPath'],
    ['Systemfel 53 har uppstått.', 'badNetworkPath'],
    ['Systemfejl 53 er opstået.', 'badNetworkPath'],
    ['Systemfeil 53 har oppstått.', 'badNetworkPath'],
    ['Järjestelmävirhe 53.', 'badNetworkPath'],
    ['Wystąpił błąd systemowy 67.', 'nameNotFound'],
    ['Došlo k systémové chybě 5.', 'accessDenied'],
    ['Vyskytla sa systémová chyba 53.', 'badNetworkPath'],
    ['Произошла системная ошибка 1326.', 'logonFailure'],
    ['Системна помилка 53.', 'badNetworkPath'],
    ['Дошло је до системске грешке 53.', 'badNetworkPath'],
    ['53-as rendszerhiba történt.', 'badNetworkPath'],
    ['1312-es rendszerhiba történt.', 'noLogonSession'],
    ['Sistem hatası 53 oluştu.', 'badNetworkPath'],
    ['Radās sistēmas kļūda 53.', 'badNetworkPath'],
    ['Παρουσιάστηκε σφάλμα συστήματος 53.', 'badNetworkPath'],
    ['אירעה שגיאת מערכת 53.', 'badNetworkPath'],
    ['حدث خطأ النظام 53.', 'badNetworkPath'],
    ['حدث خطأ في النظام ٥٣', 'badNetworkPath'],
    ['システム エラー 1312 が発生しました。', 'noLogonSession'],
    ['시스템 오류 53이(가) 발생했습니다.', 'badNetworkPath'],
    ['发生系统错误 1219。', 'credentialConflict'],
    ['發生系統錯誤 53。', 'badNetworkPath'],
    ['सिस्टम त्रुटि 53 उत्पन्न हुई', 'badNetworkPath'],
    ['Telah terjadi kesalahan sistem 53.', 'badNetworkPath'],
    // Explorer and programs: the word for a code
    ['Fehler-Nr.: 53', 'badNetworkPath'],
    ['erreur n° 53', 'badNetworkPath'],
    ['Código de error: 0x80070035', 'badNetworkPath'],
    ['Foutcode: 53', 'badNetworkPath'],
    ['Kod błędu: 53', 'badNetworkPath'],
    ['Код ошибки: 53', 'badNetworkPath'],
    ['Hata kodu: 53', 'badNetworkPath'],
    ['Hibakód: 53', 'badNetworkPath'],
    ['エラーコード 53', 'badNetworkPath'],
    ['错误代码53', 'badNetworkPath'],
    ['오류 코드: 0x80004005', 'unspecified'],
    ['Mã lỗi: 53', 'badNetworkPath'],
    // Sentences as programs break and wrap them, and as people type them
    ["i criteri di sicurezza dell'organizzazione\n  bloccano l'accesso guest non autenticato.", 'guestBlocked'],
    ['DER NETZWERKPFAD WURDE NICHT GEFUNDEN', 'badNetworkPath'],
    ['Le chemin reseau n a pas ete trouve', 'badNetworkPath'],
    ['ネットワークパスが見つかりません。', 'badNetworkPath'],
    ['System.ComponentModel.Win32Exception (0x80004005): Das angegebene Netzwerkkennwort ist falsch', 'wrongPassword'],
    [
        'Sie koennen nicht auf diesen freigegebenen Ordner zugreifen, weil die Sicherheitsrichtlinien Ihrer Organisation den nicht authentifizierten Gastzugriff blockieren.',
        'guestBlocked'
    ],
    ["'%%2313' = 'Unbekannter Benutzername oder ungueltiges Kennwort'", 'logonFailure'],
    ['Der angegebene Server kann den angeforderten Vorgang nicht ausfuehren', 'invalidNetworkResponse'],
    ['Naetverkssoekvaegen hittades inte', 'badNetworkPath'],
    ['AĞ YOLU BULUNAMADI', 'badNetworkPath'],
    ['Ag yolu bulunamadi', 'badNetworkPath'],
    ['ERİŞİM ENGELLENDİ', 'accessDenied'],
    ['BELİRTİLEN AĞ ADI ARTIK GEÇERSİZ', 'sessionEnded'],
    ['Okreslone haslo sieciowe jest niepoprawne', 'wrongPassword'],
    ['Netvaerksstien blev ikke fundet', 'badNetworkPath'],
    ['Khong tim thay duong dan mang', 'badNetworkPath']
];

export const languages: readonly Report[] = rows.map(([text, id]) => ({ from: 'Windows in another language', text, errors: [id] }));

const allQuotations: readonly Sentences[] = [
    ...germanicQuotations,
    ...romanceQuotations,
    ...slavicQuotations,
    ...asianQuotations,
    ...othersQuotations
];

export const quotations: readonly Report[] = allQuotations.flatMap(language =>
    (Object.keys(language) as ErrorId[]).flatMap(id =>
        (language[id] ?? []).map(text => ({ from: 'a sentence of Windows in another language', text, errors: [id] }))
    )
);
