// SPDX-License-Identifier: MIT
import { compact } from './compact';
import { errorEntries, type ErrorId } from './entries';
import { findErrors } from './find';
import { asian } from './sentences/asian';
import { english } from './sentences/english';
import { germanic } from './sentences/germanic';
import { others } from './sentences/others';
import { programs } from './sentences/programs';
import { romance } from './sentences/romance';
import type { Sentences } from './sentences/sentence';
import { slavic } from './sentences/slavic';
import { languages, quotations } from './testing/languages';
import { publicReports } from './testing/public-reports';
import type { Report } from './testing/report';
import { variations } from './testing/variations';

const idsIn = (text: string): readonly string[] =>
    findErrors(text).errors.map(({ entry, text: found }) => entry?.id ?? `unknown: ${found}`);

/** The steps of the end that the text suggests, for all its errors. */
function stepsOf({ text }: Report): readonly string[] {
    const { errors, end } = findErrors(text);
    return errors.flatMap(({ entry }) => (end === 'inbound' ? entry?.inbound : entry?.remedies) ?? []);
}

describe('what people post', () => {
    for (const report of [...publicReports, ...variations, ...languages, ...quotations]) {
        it(`${report.from}: ${JSON.stringify(report.text)}`, () => {
            expect(idsIn(report.text)).toEqual(report.errors);
            expect(findErrors(report.text).end).toBe(report.end ?? 'outbound');
            for (const step of report.says ?? []) expect(stepsOf(report)).toContain(step);
        });
    }

    it('offers no device for other file systems and for Windows itself', () => {
        const text =
            '\\\\sshfs\\me@host \\\\sshfs.kr\\x \\\\wsl$\\Ubuntu \\\\?\\UNC\\x \\\\.\\pipe\\y \\\\tsclient\\c //nas/share \\\\filer\\x';
        expect(findErrors(text).devices).toEqual(['nas', 'filer']);
    });

    it('each error is met with, or has an example in the table of forms', () => {
        const met = new Set([...publicReports, ...variations].flatMap(({ errors }) => errors));
        expect(errorEntries.map(({ id }) => id).filter(id => !met.has(id))).toEqual([]);
    });
});

describe('the sentences that are recognized', () => {
    const otherLanguages = [...germanic, ...romance, ...slavic, ...asian, ...others];
    const sentencesOf = (languageSentences: Sentences): readonly (readonly [string, ErrorId])[] =>
        (Object.keys(languageSentences) as ErrorId[]).flatMap(id => (languageSentences[id] ?? []).map(text => [text, id] as const));

    it('say their own error, and no other', () => {
        for (const [text, id] of [english, programs, ...otherLanguages].flatMap(sentencesOf))
            expect(idsIn(text)).withContext(text).toEqual([id]);
    });

    it('in another language stand in a quotation', () => {
        const quoted = quotations.map(({ text, errors }) => ({ letters: compact(text).letters, id: errors[0] }));
        const isQuoted = ([text, id]: readonly [string, ErrorId]): boolean =>
            quoted.some(quotation => quotation.id === id && quotation.letters.includes(compact(text).letters));
        expect(otherLanguages.flatMap(sentencesOf).filter(one => !isQuoted(one))).toEqual([]);
    });

    it('are what a quotation is recognized by, not a number in it', () => {
        expect(quotations.filter(({ text }) => findErrors(text).errors.some(({ number }) => number)).map(({ text }) => text)).toEqual([]);
    });
});
