// SPDX-License-Identifier: MIT
// What docs/languages.md asks of a translation, as far as a machine can see it.
import type { Repository, Rule } from './repository';
import { roomOf } from './texts';

const english = 'src/resources/strings/strings.resjson';
const inFolder = /^src\/resources\/strings\/([a-z]{2}-[A-Z]{2})\/strings\.resjson$/;

/** How many forms a word with a number has, where that isn't two; 0: the language has only one, so texts need none. */
const pluralForms: Readonly<Record<string, number>> = { cs: 3, ja: 0, ko: 0, pl: 3, ru: 3, zh: 0 };

/** A letter of the language's own writing, which each of its sentences has. */
const writing: Readonly<Record<string, RegExp>> = {
    ja: /[\u3040-\u30ff\u4e00-\u9fff]/,
    ko: /[\uac00-\ud7af]/,
    ru: /[\u0400-\u04ff]/,
    zh: /[\u4e00-\u9fff]/
};

/** Texts that are the same in any language: names, formats, and what stands between texts. */
const sameEverywhere: readonly RegExp[] = [
    /^[^a-z]*$/, // no word at all
    /^(?:SMB|CSV|JSON|XML|KQL|PowerShell|Splunk|OSConfig|Samba|Kerberos|NTLM|NegoEx|Windows|Ansible|Intune)\b[\w .:/-]*$/,
    /^Azure Local|^Microsoft |^Windows Admin Center$|^SMB signing$/
];

/** How much longer than English a text may be where there is little room: as long as the generated language's texts are. */
const longer = 1.4;

type Texts = Readonly<Record<string, string>>;

function textsOf(repository: Repository, file: string): Texts {
    const all = JSON.parse(repository.read(file)) as Texts;
    return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('_')));
}

const placeholders = (text: string): string => [...new Set(text.match(/\{\d+\}/g))].sort().join(' ');

/** What is wrong with one text; each as the end of "key …". */
function faultsOf(key: string, text: string, source: string, language: string): string[] {
    const forms = pluralForms[language] ?? 2;
    const named = new Set([...source.matchAll(/\{(\d+)[|}]/g)].map(([, index]) => index));
    const choices = [...text.matchAll(/\{(\d+)((?:\|[^|{}]*)+)\}/g)];
    const room = Math.ceil(roomOf(key) * longer);
    const own = writing[language];
    // A word can be the same in two languages. Two words hardly are.
    const words = source.replace(/\{[^}]*\}/g, '').match(/[a-z]{3,}/gi) ?? [];
    const isSame = own === undefined ? text === source && words.length > 1 : !own.test(text) && words.length > 0;
    return [
        ...(text.trim() === '' && source.trim() !== '' && !key.startsWith('SmbSigning_Join_') ? ['is empty'] : []),
        ...(placeholders(text) === placeholders(source) ? [] : ['has other placeholders than English']),
        ...choices.filter(([, index]) => !named.has(index)).map(([found]) => `has ${found}, and English has no such value`),
        ...choices
            .filter(([, , words = '']) => words.split('|').length - 1 !== forms)
            .map(([found]) => `has ${found}; the language has ${forms || 'no'} forms`),
        ...(text.length > room ? [`has ${text.length} characters; ${room} is the limit`] : []),
        ...(language !== 'ru' && /[\u0400-\u04ff]/.test(text) ? ['has Cyrillic letters'] : []),
        ...(language === 'ru' && /[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]/i.test(text.replace(/\{\d[^}]*\}/g, ''))
            ? ['has a word of two kinds of letters']
            : []),
        ...(isSame && !sameEverywhere.some(one => one.test(source)) ? ['is still English'] : [])
    ];
}

/** A row of the glossary's table of checked terms: where English has the term, the text has one of the beginnings of words. */
interface CheckedTerm {
    readonly term: RegExp;
    readonly words: readonly string[];
    readonly except: readonly string[];
}

/**
 * The rows of the table below "Checked terms": the English term; the beginnings of words, separated by slashes; keys, or beginnings of
 * keys, that say it otherwise on purpose, separated by commas.
 */
function checkedTerms(glossary: string): readonly CheckedTerm[] {
    const table = glossary.split(/^## Checked terms$/m)[1]?.split(/^## /m)[0] ?? '';
    return [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]*)\|$/gm)]
        .filter(([, term = '']) => !/^(?:English|-+)\s*$/.test(term))
        .map(([, term = '', words = '', except = '']) => ({
            term: new RegExp(`\\b${term.trim()}\\b`, 'i'),
            words: words.split('/').map(one => one.trim().toLowerCase()),
            except: except.split(',').flatMap(one => one.trim() || [])
        }));
}

function termFaults(key: string, text: string, source: string, terms: readonly CheckedTerm[]): string[] {
    const said = text.toLowerCase();
    return terms
        .filter(({ term, words, except }) => {
            const isExcepted = except.some(one => key.startsWith(`SmbSigning_${one}`));
            return term.test(source) && !isExcepted && !words.some(word => said.includes(word));
        })
        .map(({ words }) => `doesn't say "${words.join('" or "')}", as its glossary does`);
}

/** Each translation is whole, fits its places, and speaks as its glossary does. */
export const translations: Rule = repository => {
    const source = repository.files.includes(english) ? textsOf(repository, english) : {};
    return repository.files.flatMap(file => {
        const locale = inFolder.exec(file)?.[1];
        if (locale === undefined) return [];
        const texts = textsOf(repository, file);
        const glossary = `docs/languages/${locale}.md`;
        const terms = repository.files.includes(glossary) ? checkedTerms(repository.read(glossary)) : null;
        const language = locale.slice(0, 2);
        return [
            ...(terms === null ? [`${glossary} is missing: what are the terms of ${locale}, and who says so?`] : []),
            ...Object.keys(texts)
                .filter(key => source[key] === undefined)
                .map(key => `${file}: English has no ${key}`),
            ...Object.entries(source).flatMap(([key, text]) => {
                const own = texts[key];
                if (own === undefined) return [`${file}: ${key} is missing`];
                return [...faultsOf(key, own, text, language), ...termFaults(key, own, text, terms ?? [])].map(
                    fault => `${file}: ${key} ${fault}`
                );
            })
        ];
    });
};
