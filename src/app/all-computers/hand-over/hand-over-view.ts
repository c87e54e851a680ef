// SPDX-License-Identifier: MIT
// What is handed over of a dry run, in words.
import { settingNames } from '../../domain/settings/catalogue';
import { holdsSomething, type ListedFormat, waysOf } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { format as put, Strings } from '../../strings/strings';
import { type HandOverGuide, guideTexts, leftOutTexts } from '../../ui/hand-over/hand-over-text';
import { titleText } from '../../ui/texts/rows';
import type { HandedOver } from './hand-over-groups';

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

export function handOverPanelView({ groups, others }: HandedOver, { name, format }: ListedFormat, strings: Strings): HandOverPanelView {
    const { HandOver, Caution } = strings;
    const contents = groups.map(group => format.contentOf(group));
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
        guide: guideTexts(
            name,
            groups.map(group => waysOf(format, group)),
            strings
        )
    };
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
