// SPDX-License-Identifier: MIT
// What is handed over of a dry run, in words.
import { settingNames } from '../../domain/settings/catalogue';
import type { ReadinessKind } from '../../domain/readiness/readiness';
import { holdsSomething, type ListedFormat } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { type HandOverOutline, outlineOf } from '../../equivalents/hand-over/making';
import { format as put, Strings } from '../../strings/strings';
import { type HandOverGuide, guideTexts, leftOutTexts } from '../../ui/hand-over/hand-over-text';
import { dateTime } from '../../ui/texts/date-time';
import { titleText } from '../../ui/texts/rows';
import type { HandedOver } from './hand-over-groups';
import type { ReadyOnes } from './ready-ones';

export interface HandOverPanelView {
    readonly summary: readonly string[];
    /** Said where signing is no longer required; else empty. */
    readonly caution: string;
    readonly groups: readonly string[];
    readonly canSave: boolean;
    /** What the chosen format leaves out, once for each group that it concerns. */
    readonly notes: readonly string[];
    readonly guide: HandOverGuide;
}

/** @param outline of the same groups in the same format */
export function handOverPanelView(
    { groups, others }: HandedOver,
    { name }: Pick<ListedFormat, 'name'>,
    strings: Strings,
    { contents, ways }: HandOverOutline = outlineOf(name, groups)
): HandOverPanelView {
    const { HandOver, Caution } = strings;
    const canSave = contents.some(holdsSomething);
    const computers = groups.reduce((sum, group) => sum + group.computers.length, 0);
    const isWeaker = groups.some(({ targets }) => targets.outbound === 'notRequired' || targets.inbound === 'notRequired');
    const noted = contents.flatMap(({ leftOut }, index) => {
        const texts = leftOutTexts(name, leftOut, strings);
        return groups.length === 1 ? texts : texts.map(text => put(HandOver.OfGroup, index + 1, text));
    });
    return {
        summary: [
            put(HandOver.Summary, computers, groups.length),
            ...(canSave ? [HandOver.Folders] : []),
            ...(others > 0 ? [put(HandOver.Others, others)] : [])
        ],
        caution: isWeaker ? Caution.Requirement : '',
        groups: groups.map((group, index) => put(HandOver.Group, index + 1, targetsText(group, strings), group.computers.length)),
        canSave,
        notes: noted,
        guide: guideTexts(name, ways, strings)
    };
}

/** What the panel says of computers of the page Readiness. */
export interface ReadyOnesView {
    /** Who isn't handed over and why, and what the others rest on. */
    readonly lines: readonly string[];
    /** What can be chosen; empty: nothing. */
    readonly choice: string;
    /** Who was chosen without being ready; empty: nobody. */
    readonly caution: string;
}

export function readyOnesView(found: ReadyOnes, strings: Strings): ReadyOnesView {
    const { HandOver, Readiness, Decision } = strings;
    const { notReady, chosen, leftAlone, canChoose, areChosen, notListed, brought, oldest } = found;
    const states = (counts: ReadonlyMap<ReadinessKind, number>): string => countsText(counts, Readiness.Kind, strings);
    return {
        lines: [
            ...(notReady.size > 0 && !areChosen ? [put(HandOver.NotReady, sumOf(notReady), states(notReady))] : []),
            ...(leftAlone.size > 0 ? [put(HandOver.LeftAlone, sumOf(leftAlone), countsText(leftAlone, Decision, strings))] : []),
            ...(notListed > 0 ? [put(HandOver.NotListed, notListed)] : []),
            ...(brought > 0 ? [put(HandOver.Brought, brought)] : []),
            ...(oldest !== null ? [put(HandOver.Oldest, dateTime(oldest))] : [])
        ],
        choice: canChoose ? put(HandOver.Choose, sumOf(notReady)) : '',
        caution: chosen.size > 0 ? put(HandOver.Chosen, sumOf(chosen), states(chosen)) : ''
    };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function countsText<K extends string>(
    counts: ReadonlyMap<K, number>,
    names: Readonly<Record<K, string>>,
    { DryRun, Join }: Strings
): string {
    return [...counts].map(([name, count]) => put(DryRun.Named, names[name], count)).join(Join.List);
}

function targetsText({ targets }: HandOverGroup, strings: Strings): string {
    const { List, Target, InForce, Join } = strings;
    const aimed = settingNames.flatMap(setting => {
        const target = targets[setting];
        if (target === undefined) return [];
        return [put(List.ByDirection, titleText({ setting }, strings), target === 'windowsDefault' ? Target[target] : InForce[target])];
    });
    return aimed.join(Join.List);
}
