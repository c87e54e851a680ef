// SPDX-License-Identifier: MIT
import { knownLocale } from './unknown-language';

describe('the language of the shell', () => {
    it('is taken where the SDK knows it, and English elsewhere', () => {
        expect(knownLocale({ id: 'de-CH', neutral: 'de-DE' })).toEqual({ id: 'de-CH', neutral: 'de-DE' });
        expect(knownLocale({ id: 'xx-XX', neutral: 'fr-FR' })).toEqual({ id: 'fr-FR', neutral: 'fr-FR' });
        expect(knownLocale({ id: 'id-ID', neutral: 'id-ID' })).toEqual({ id: 'en-US', neutral: 'en-US' });
        expect(knownLocale({ id: 'sv-SE', neutral: 'id-ID' })).toEqual({ id: 'sv-SE', neutral: 'en-US' });
    });
});
