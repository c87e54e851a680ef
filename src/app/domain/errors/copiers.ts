// SPDX-License-Identifier: MIT
import { type Match, matchOf } from './compact';
import type { ErrorId } from './entries';

interface Maker {
    readonly name: RegExp;
    /** Its codes; the first group is what is looked up. */
    readonly codes: RegExp;
    readonly meanings: Readonly<Record<string, ErrorId>>;
}

/** Codes on the panels of copiers when a scan does not reach its folder: Canon's also after a # alone. */
const makers: readonly Maker[] = [
    {
        name: /canon|imagerunner|i-sensys|maxify|#(?:75[1-5]|80[1-9])\b/i,
        codes: /(?<![\w.,:/-])#?(7\d\d|8\d\d)(?![\w%]|[.,:-]\d)/g,
        meanings: {
            751: 'copierConnection',
            752: 'copierConnection',
            753: 'copierConnection',
            755: 'copierConnection',
            801: 'copierConnection',
            804: 'copierPath',
            806: 'copierLogon',
            809: 'copierPath'
        }
    },
    {
        name: /kyocera|taskalfa|ecosys/i,
        codes: /(?<![\w.,:/-])(11\d\d)(?![\w%]|[.,:-]\d)/g,
        meanings: { 1101: 'copierConnection', 1102: 'copierLogon', 1103: 'copierPath', 1105: 'copierConnection' }
    },
    {
        name: /xerox|fujifilm|docucentre|apeos|\b016-\d{3}\b/i,
        codes: /(?<![\w.,:/-])(016)-\d{3}(?![\w-])/g,
        meanings: { '016': 'copierConnection' }
    }
];

/** The codes of copiers in a text that speaks of one. */
export function copierCodes(text: string): (Match & { readonly id: ErrorId })[] {
    return makers.flatMap(({ name, codes, meanings }) =>
        name.test(text)
            ? [...text.matchAll(codes)].flatMap(match => {
                  const id = meanings[match[1] ?? ''];
                  return id ? [{ ...matchOf(match), id }] : [];
              })
            : []
    );
}
