// SPDX-License-Identifier: MIT
import type { StringTree } from './strings';

/**
 * Completes the extension's manifest: the version, and the texts that it names as `resources:strings:<key>`.
 * @param languages the texts by language; what one lacks is English, which is called "default"
 * @throws where the manifest names a text that is missing, or a text is not used.
 */
export function completeManifest(source: string, version: string, languages: ReadonlyMap<string, StringTree>): string {
    const texts = languages.get('default') ?? {};
    const used = [...source.matchAll(/"resources:strings:(\w+)"/g)].map(match => match[1] ?? '');
    const missing = used.filter(key => typeof texts[key] !== 'string');
    const unused = Object.keys(texts).filter(key => !used.includes(key));
    if (missing.length + unused.length > 0) {
        throw new Error(`Manifest texts missing: ${missing.join(', ') || 'none'}; unused: ${unused.join(', ') || 'none'}.`);
    }
    const manifest = JSON.parse(source) as Record<string, unknown>;
    return (
        JSON.stringify(
            { ...manifest, version, resources: [...languages].map(([locale, strings]) => ({ locale, strings: { ...texts, ...strings } })) },
            null,
            2
        ) + '\n'
    );
}
