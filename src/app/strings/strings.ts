// SPDX-License-Identifier: MIT
import { InjectionToken } from '@angular/core';
import type { Strings } from '../../generated/strings';

export type { Strings };

/** The SDK's global: holds the strings of the shell's language once the environment is initialised. */
declare const MsftSme: { getStrings<T>(): T };

/** Everything the extension says, in the shell's language. */
export const STRINGS = new InjectionToken<Strings>('STRINGS', {
    providedIn: 'root',
    factory: () => MsftSme.getStrings<{ SmbSigning: Strings }>().SmbSigning
});

/**
 * Puts values into a text in place of {0}, {1} and so on. {0|computer|computers} stands for the first word where value 0 is 1,
 * else for the second. Values are taken as they are; Angular escapes them on display.
 */
export function format(text: string, ...values: readonly (string | number)[]): string {
    return text.replace(/\{(\d+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (placeholder, index: string, one?: string, many?: string) => {
        const value = String(values[Number(index)] ?? placeholder);
        return one === undefined ? value : ((value === '1' ? one : many) ?? '');
    });
}

/** The tool's title, for places where nothing can be injected. */
export function toolTitle(): string {
    return MsftSme.getStrings<{ SmbSigning: Strings }>().SmbSigning.Page.Title;
}
