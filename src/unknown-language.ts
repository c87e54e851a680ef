// SPDX-License-Identifier: MIT
import { CoreEnvironment } from '@microsoft/windows-admin-center-sdk/core/data/core-environment';
import { LocalizationManager } from '@microsoft/windows-admin-center-sdk/core/data/localization-manager';

type LocaleSet = Parameters<typeof CoreEnvironment.moduleLoadLocale>[0];

/** The language and the region that the SDK takes in place of those that it doesn't know: English. */
export function knownLocale({ id, neutral }: LocaleSet): LocaleSet {
    const knows = (all: readonly { readonly id: string }[], tag: string): boolean => all.some(one => one.id === tag);
    const language = knows(LocalizationManager.neutralCultures, neutral) ? neutral : 'en-US';
    return { id: knows(LocalizationManager.regionalCultures, id) ? id : language, neutral: language };
}

/**
 * A gateway can be newer than the SDK, and its shell speak a language that the SDK doesn't know. The SDK throws on that before it
 * answers the shell, so the tool would never open.
 */
export function speakEnglishInstead(): void {
    const load = CoreEnvironment.moduleLoadLocale;
    CoreEnvironment.moduleLoadLocale = wanted => load(knownLocale(wanted));
}
