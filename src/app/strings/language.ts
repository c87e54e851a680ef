// SPDX-License-Identifier: MIT
// How numbers, times, and words for numbers are written in the language of the texts and the region that the person chose.
// Example: after speak('pl-PL', 'de-AT'), pluralForm('1 234') is that of "few" in Polish, and numberText(1234) is "1 234".

/** The categories of Intl.PluralRules that a language has words for, in the order of its forms; what isn't named uses the last form. */
const formsOf: Readonly<Record<string, readonly Intl.LDMLPluralRule[]>> = {
    cs: ['one', 'few', 'other'],
    ja: ['other'],
    ko: ['other'],
    pl: ['one', 'few', 'many'],
    ru: ['one', 'few', 'many'],
    zh: ['other']
};
const usualForms: readonly Intl.LDMLPluralRule[] = ['one', 'other'];

let rules = new Intl.PluralRules('en-US');
let forms = usualForms;
let region: string | undefined;
/** Made once each: that takes a hundred times as long as to use one. */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** Whether the browser knows how to write in that language; a tag that isn't one throws. */
function isKnown(tag: string): boolean {
    try {
        return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
    } catch {
        return false;
    }
}

/**
 * Sets the language of the texts, and the region whose numbers and times are shown.
 * @param language a BCP 47 tag such as de-DE; one that the browser doesn't know counts as English
 * @param regional the regional format of Windows Admin Center, which the SDK writes into the document's lang attribute; one that
 * the browser doesn't know counts as the browser's own
 */
export function speak(language: string, regional = ''): void {
    const tag = isKnown(language) ? language : 'en-US';
    rules = new Intl.PluralRules(tag);
    forms = formsOf[rules.resolvedOptions().locale.split('-')[0] ?? ''] ?? usualForms;
    region = isKnown(regional) ? regional : undefined;
    made.clear();
}

/** Which of the forms of a word stands with a value; the last one where the value is no number. */
export function pluralForm(value: string | number): number {
    const number = typeof value === 'number' ? value : /^\d[\d.,'’\s]*$/.test(value) ? Number(value.replace(/\D/g, '')) : NaN;
    const form = Number.isNaN(number) ? -1 : forms.indexOf(rules.select(number));
    return form === -1 ? forms.length - 1 : form;
}

/** A date and time with seconds: what toLocaleString shows. */
export const toTheSecond: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
};

/** A number with its separators, or as a percentage where the options say so. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
    return formatter('number', options, () => new Intl.NumberFormat(region, options)).format(value);
}

/** A date and time to the second, or what the options name. */
export function regionalTime(value: Date, options: Intl.DateTimeFormatOptions = toTheSecond): string {
    return Number.isNaN(value.getTime()) ? '' : formatter('time', options, () => new Intl.DateTimeFormat(region, options)).format(value);
}

function formatter<T extends Intl.DateTimeFormat | Intl.NumberFormat>(kind: string, options: object, make: () => T): T {
    const key = kind + JSON.stringify(options);
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known as T;
}

/** The browser's time zone, such as Europe/Zurich. */
export function ownTimeZone(): string {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
