// SPDX-License-Identifier: MIT
// What each command that writes is called with, by the catalogue: from the lowest value of its setting to the highest, or back.
import type { powershellCommands } from '../../src/generated/powershell-commands';
import { settings } from '../../src/generated/settings';

type Setting = (typeof settings)[keyof typeof settings];

/** The words of a setting's values, by what is stored for them: the lowest first. */
function wordsOf({ values }: Setting): string[] {
    return Object.entries(values)
        .sort(([, a], [, b]) => a - b)
        .map(([word]) => word[0]?.toUpperCase() + word.slice(1));
}

/** @param stored 'NotStored', or the digits */
export function writeParameters(command: keyof typeof powershellCommands, stored?: string): Record<string, string> {
    const [, verb, noun] = /^(\w+)-Smb(\w+)$/.exec(command) ?? [];
    const setting = Object.values(settings).find(one => one.command === noun);
    if (!setting) throw new Error(`${command} writes no setting of the catalogue.`);
    const words = wordsOf(setting);
    const [lowest = '', highest = ''] = [words[0], words.at(-1)];
    return {
        ...(setting.parameter ? { Name: setting.parameter } : {}),
        ...(verb === 'Reset' ? { Default: lowest } : {}),
        ...(verb === 'Enable' && words.length > 2 ? { Level: highest } : {}),
        ExpectedInForce: verb === 'Enable' ? lowest : highest,
        ExpectedStored: stored ?? String(verb === 'Enable' ? 0 : Math.max(...Object.values(setting.values)))
    };
}

/** A side's configuration and its stored values, as they are when every setting has its highest value, or its lowest. */
export function settingsAt(
    end: 'highest' | 'lowest',
    direction: 'outbound' | 'inbound'
): { readonly configuration: Readonly<Record<string, boolean | number>>; readonly stored: Readonly<Record<string, number>> } {
    const all = Object.values(settings).filter(one => one.direction === direction);
    const valueOf = ({ values }: Setting): number => (end === 'highest' ? Math.max(...Object.values(values)) : 0);
    return {
        configuration: Object.fromEntries(all.map(one => [one.property, one.isFlag ? valueOf(one) === 1 : valueOf(one)])),
        stored: Object.fromEntries(all.map(one => [one.valueName, valueOf(one)]))
    };
}
