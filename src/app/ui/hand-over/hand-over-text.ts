// SPDX-License-Identifier: MIT
// What a format of a hand-over leaves out, in words.
import type { SettingName } from '../../domain/settings/catalogue';
import { format, Strings } from '../../strings/strings';
import { titleText } from '../texts/rows';

/** The formats that there are texts for. */
export type HandOverName = keyof Strings['HandOverName'];

interface LeftOutSetting {
    readonly setting: SettingName;
    readonly gap: keyof Strings['HandOverGap'] | 'editionTooSmall';
    /** Whom it concerns; empty: all. */
    readonly computers: readonly string[];
}

/** How many computers a sentence names. */
const mostNamed = 5;

/** One sentence for each reason, and for each set of computers that it concerns. */
export function leftOutTexts(name: HandOverName, leftOut: readonly LeftOutSetting[], strings: Strings): readonly string[] {
    const groups = new Map<string, LeftOutSetting[]>();
    for (const one of leftOut) {
        const key = JSON.stringify([one.gap, one.computers]);
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const { HandOver, HandOverEdition, HandOverGap, About } = strings;
    const listed = (texts: readonly string[]): string => texts.join(About.Separator);
    return [...groups.values()].flatMap(group => {
        const [first] = group;
        if (!first) return [];
        const { gap, computers } = first;
        const why = gap === 'editionTooSmall' ? HandOverEdition[name] : HandOverGap[gap];
        const settings = listed(group.map(one => titleText(one, strings)));
        if (computers.length === 0) return [format(HandOver.LeftOut, settings, why)];
        const named = [...computers.slice(0, mostNamed), ...(computers.length > mostNamed ? ['…'] : [])];
        return [format(HandOver.NoEffect, settings, why, listed(named))];
    });
}
