// SPDX-License-Identifier: MIT
// What a format of a hand-over leaves out, and how its files are brought in and back, in words.
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
    const { HandOver, HandOverEdition, HandOverGap, Join } = strings;
    const listed = (texts: readonly string[]): string => texts.join(Join.List);
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

/** What is said of a format's files, each in one paragraph or more. */
export interface HandOverGuide {
    readonly what: readonly string[];
    readonly bringIn: readonly string[];
    readonly tryIt: readonly string[];
    readonly back: readonly string[];
    readonly not: readonly string[];
}

interface Ways {
    readonly back: 'usual' | 'audits' | 'none';
    readonly osConfig: boolean;
}

/** @param ways of each group, in order; null: there are no files for it */
export function guideTexts(name: HandOverName, ways: readonly (Ways | null)[], strings: Strings): HandOverGuide {
    const { HandOver, HandOverOsConfig } = strings;
    const osConfig = (text: string): readonly string[] =>
        byGroup(
            ways.map(one => one && (one.osConfig ? text : '')),
            strings
        );
    return {
        what: [strings.HandOverWhat[name], ...osConfig(HandOverOsConfig.What)],
        bringIn: [strings.HandOverBringIn[name], ...osConfig(HandOverOsConfig.BringIn)],
        tryIt: [strings.HandOverTry[name], ...osConfig(HandOverOsConfig.Try)],
        back: [
            ...byGroup(
                ways.map(one => one && backText(name, one, strings)),
                strings
            ),
            ...osConfig(HandOverOsConfig.Back)
        ],
        not: [`${strings.HandOverNot[name]} ${HandOver.NotAny}`]
    };
}

function backText(name: HandOverName, { back }: Ways, { HandOverBack, HandOverBackAudits, HandOverBackNone }: Strings): string {
    const texts: Readonly<Record<Ways['back'], Partial<Record<HandOverName, string>>>> = {
        usual: HandOverBack,
        audits: HandOverBackAudits,
        none: HandOverBackNone
    };
    return texts[back][name] ?? HandOverBack[name];
}

/** Each text once; with the numbers of its groups, unless it is said of all that have files. Empty: nothing is said of a group. */
function byGroup(texts: readonly (string | null)[], { HandOver, Join }: Strings): readonly string[] {
    const withFiles = texts.filter(text => text !== null).length;
    return [...new Set(texts)].flatMap(text => {
        if (!text) return [];
        const numbers = texts.flatMap((one, index) => (one === text ? [index + 1] : []));
        if (numbers.length === withFiles) return [text];
        return [format(numbers.length === 1 ? HandOver.OfGroup : HandOver.OfGroups, numbers.join(Join.List), text)];
    });
}
