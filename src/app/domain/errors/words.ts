// SPDX-License-Identifier: MIT
// The words at which a small number is an error number, in the languages of Windows. A number alone says nothing: texts hold
// dates, versions, counts, ports, processes and line numbers too.

/** "Error", as a stem: system error, Systemfehler, erreur, GetLastError. */
const errorStems =
    /error|fehler|erreur|errore|fout|fejl|feil|systemfel|felkod|virhe|b\u0142\u0105d|b\u0142\u0119d|chyb|hiba|eroar|hata|klaid|k\u013c\u016bd|t\u00f5rge|t\u00f5rke|napak|pogre\u0161|gre\u0161k|ralat|kesalahan|galat|l\u1ed7i|\u03c3\u03c6\u03ac\u03bb\u03bc\u03b1|\u03c3\u03c6\u03ac\u03bb\u03bc\u03b1\u03c4\u03bf\u03c2|\u043e\u0448\u0438\u0431\u043a|\u043f\u043e\u043c\u0438\u043b\u043a|\u0433\u0440\u0435\u0448\u043a|\u30a8\u30e9\u30fc|\u9519\u8bef|\u932f\u8aa4|\uc624\ub958|\u05e9\u05d2\u05d9\u05d0|\u062e\u0637\u0623|\u062e\u0637\u0627|\u0e02\u0e49\u0e2d\u0e1c\u0e34\u0e14\u0e1e\u0e25\u0e32\u0e14|\u0924\u094d\u0930\u0941\u091f\u093f|hresult|win32/i;

/** "Error" where it is a whole word, as it may be a part of others. */
const errorWords: ReadonlySet<string> = new Set(['erro', 'fel', 'viga', 'vika', 'villa', 'huts', 'err', 'oserror']);

/** After the plural, a number is a count. */
const counted: ReadonlySet<string> = new Set([
    ...['errors', 'fehlern', 'erreurs', 'errores', 'errori', 'erros', 'fouten', 'erori', 'erroare', 'virheet', 'errorcount'],
    ...['\u043e\u0448\u0438\u0431\u043e\u043a', '\u043f\u043e\u043c\u0438\u043b\u043e\u043a', 'b\u0142\u0119d\u00f3w', 'errorlevel']
]);

/** "Code", which other things have too. */
const codeStems =
    /cod[ei]|c\u00f3digo|codigo|codice|k\u00f3d|kod|\u30b3\u30fc\u30c9|\u4ee3\u7801|\u4ee3\u78bc|\ucf54\ub4dc|\u043a\u043e\u0434|\u03ba\u03c9\u03b4\u03b9\u03ba|\u05e7\u05d5\u05d3|\u0631\u0645\u0632|\u0e23\u0e2b\u0e31\u0e2a/i;

/** What has a code that is no error number. */
const otherCodes =
    /^(?:exit\w*|return\w*|response|http|status|zip|postal|post\w*|country|area|product|source|key|event\w*|ereignis\w*|\u0441\u043e\u0431\u044b\u0442\u0438\p{L}*|service|language|qr|bar)$/iu;

/** An event's number is no error number: Event ID, Ereignis-ID, Код события. */
const eventStems =
    /event|ereignis|\u00e9v\u00e9nement|evenement|evento|zdarzeni|ud\u00e1lost|esem\u00e9ny|gebeurtenis|h\u00e4ndelse|h\u00e6ndelse|hendelse|tapahtuma|olay|\u03c3\u03c5\u03bc\u03b2\u03ac\u03bd|\u0441\u043e\u0431\u044b\u0442\u0438|\u043f\u043e\u0434\u0456|\u30a4\u30d9\u30f3\u30c8|\u4e8b\u4ef6|\uc774\ubca4\ud2b8|\u05d0\u05d9\u05e8\u05d5\u05e2|\u0627\u0644\u062d\u062f\u062b/i;

/** Words that stand between "error" and its number: of the system, number, is, was, returned. */
const between =
    /^(?:of|the|de|del|della|di|do|da|du|des|no|nr|n|num|number|nummer|num\u00e9ro|n\u00famero|numero|numer|\u043d\u043e\u043c\u0435\u0440|\u0441\u0438\u0441\u0442\u0435\u043c\p{L}*|is|was|ist|war|est|era|returned|with|value|s?ystem\p{L}*|syst\p{L}*|sist\p{L}*|sustav\p{L}*|rendszer\p{L}*|s\u00fcsteem\p{L}*|j\u00e4rjestelm\p{L}*|h\u1ec7|th\u1ed1ng|m\u00e3|\u03c3\u03c5\u03c3\u03c4\u03ae\u03bc\u03b1\p{L}*|\u05de\u05e2\u05e8\u05db\u05ea|\u0627\u0644\u0646\u0638\u0627\u0645|\u0641\u064a|\u0631\u0642\u0645|\u7cfb\u7edf|\u7cfb\u7d71|\u0e02\u0e2d\u0e07\u0e23\u0e30\u0e1a\u0e1a|\u0e23\u0e30\u0e1a\u0e1a|id|hresult|win32|windows|last|smb|cifs|mount|rc|ret)$/iu;

/** Things that are counted after "error": 5 files, 53 seconds, 5 of 10. */
const things =
    /^[ \t\u00a0]?(?:files?|seconds?|secs?|s(?!['\u2019])|ms|minutes?|min|hours?|days?|times|items?|attempts?|retries|tries|bytes|[kmgt]b|percent|of|records?|rows|warnings?|errors?|users?|computers?|clients?|connections?|servers?|lines?|folders?|objects?|von|dateien|sekunden?|minuten?|stunden?|tagen?|mal|versuchen?|elementen?|ordnern?|sur|fichiers?|secondes?|heures?|jours?|fois|tentatives?|de \d|archivos|segundos?|minutos?|horas?|d\u00edas|veces|intentos|secondi|minuti|ore|volte|tentativi|arquivos|ficheiros|vezes|tentativas|\u0438\u0437|\u0444\u0430\u0439\u043b\p{L}*|\u0441\u0435\u043a\u0443\u043d\u0434\p{L}*|\u043c\u0438\u043d\u0443\u0442\p{L}*|\u0440\u0430\u0437|z \d|plik\p{L}*|sekund\p{L}*|\u79d2|\u5206|\u56de|\u6b21|\u4e2a|\u500b|\u4ef6|\u6761|\u5c0f\u65f6|\ucd08|\ubd84|\ubc88|\uac1c)(?![\p{L}\p{N}])/iu;

/** What the words before a number make of it. `errno`: of Linux and macOS. */
export type NumberKind = 'error' | 'code' | 'errno' | 'event' | 'none';

/** How many words are looked at: Se ha producido el error de sistema número 53. */
const MOST_WORDS = 7;

/** @param before what stands before the number in its line; of a long line its end is enough */
export function kindBefore(before: string): NumberKind {
    // name[process], and the thread behind the level: 10:02:33 ERROR [53]
    if (/\w\[$/.test(before) || (before.endsWith(' [') && /\d:\d\d/.test(before))) return 'none';
    if (endsInNumber(before)) return 'none';
    const written = [...before.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(match => match[0] ?? '');
    const words = written.map(word => word.toLowerCase());
    let isCode = false;
    for (let back = 1; back <= MOST_WORDS; back++) {
        const word = words[words.length - back] ?? '';
        const kind = kindOf(word);
        // SpnegoError (16): a class has numbers of its own, too.
        const isName = /[a-z][A-Z]/.test(written[words.length - back] ?? '');
        if (kind === 'error') return isName ? 'code' : errorOf(words[words.length - back - 1] ?? '');
        if (kind === 'code') isCode = true;
        else if (kind !== 'between') return isCode && kind === 'none' ? codeAfter(word) : kind;
    }
    return 'none';
}

/** Whether the last word is a number, as in tables. Told quickly, because there may be thousands. */
function endsInNumber(before: string): boolean {
    let end = before.length;
    while (end > 0 && ' \t.,;:=()"\'#-'.includes(before[end - 1] ?? '')) end--;
    let start = end;
    while (start > 0 && /\d/.test(before[start - 1] ?? '')) start--;
    return start < end && !/[^\s.,;:=()"'#-]/.test(before[start - 1] ?? '');
}

/** Whose error it is, by the word before. */
function errorOf(word: string): NumberKind {
    if (/^(?:mount|cifs)$/.test(word)) return 'errno';
    return /^(?:https?|mysql|sql|ora|ssl|smtp|ftp)$/.test(word) ? 'none' : 'error';
}

function kindOf(word: string): NumberKind | 'between' {
    if (eventStems.test(word)) return 'event';
    if (counted.has(word)) return 'none';
    if (/^(?:errno|rc|strerror)$/.test(word)) return 'errno';
    if (errorStems.test(word) || errorWords.has(word)) return 'error';
    if (codeStems.test(word)) return 'code';
    return between.test(word) ? 'between' : 'none';
}

/** Whether a code is one of errors, by the word before it. */
function codeAfter(word: string): NumberKind {
    if (/^returns?$/.test(word)) return 'errno';
    return otherCodes.test(word) ? 'none' : 'code';
}

/** What stands before a place in its line: at most so many characters. */
export function lineBefore(text: string, position: number, most: number): string {
    const before = text.slice(Math.max(0, position - most), position);
    return before.slice(before.lastIndexOf('\n') + 1);
}

/** Whether what follows a number is what it counts. */
export function isCount(after: string): boolean {
    return things.test(after) || /^\s?(?:---|\/)/.test(after);
}

/** Languages that say the number first: 53-as rendszerhiba, 53 sistem hatası, 53 sistemos klaida. */
export function isBeforeError(after: string): boolean {
    return /^(?:-[ae\u00f6o]s)?[. ]{0,2}(?:numaral\u0131 )?(?:sistem ?|sistemos ?|rendszer)?(?:hiba|hatas\u0131|klaida|\u53f7\u9519\u8bef|\u865f\u932f\u8aa4|\u756a\u306e?\u30a8\u30e9\u30fc)/iu.test(
        after
    );
}
