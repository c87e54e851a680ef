// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import type { Strings } from '../../generated/strings';
import { numberText, pluralForm, speak } from './language';

export type { Strings };

/** The SDK's global: holds the strings of the shell's language once the environment is initialised. */
declare const MsftSme: { getStrings<T>(): T };

/** Everything the extension says, in the shell's language. */
export const STRINGS = new InjectionToken<Strings>('STRINGS', {
    providedIn: 'root',
    factory: () => {
        const strings = MsftSme.getStrings<{ SmbSigning: Strings }>().SmbSigning;
        speak(strings.Language.Tag, document.documentElement.lang);
        return strings;
    }
});

/**
 * Puts values into a text in place of {0}, {1} and so on. {0|computer|computers} stands for the word that goes with value 0: there
 * are as many as the language has forms. A number is written with separators, so one that only identifies, such as an event's,
 * must be passed as a text. Texts are taken as they are; Angular escapes them on display.
 */
export function format(text: string, ...values: readonly (string | number)[]): string {
    return text.replace(/\{(\d+)((?:\|[^|{}]*)*)\}/g, (placeholder, index: string, forms: string) => {
        const value = values[Number(index)];
        if (value === undefined) return placeholder;
        if (forms !== '') return forms.slice(1).split('|')[pluralForm(value)] ?? '';
        return typeof value === 'number' ? numberText(value) : value;
    });
}

/** The tool's title, for places where nothing can be injected. */
export function toolTitle(): string {
    return MsftSme.getStrings<{ SmbSigning: Strings }>().SmbSigning.Page.Title;
}
