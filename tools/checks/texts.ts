// SPDX-License-Identifier: MIT
// What docs/writing.md forbids in a text of the interface, as far as a machine can see it.
import type { Rule } from './repository';

const strings = 'src/resources/strings/strings.resjson';

/** A word that a text must not have, and what to write in its place. */
const forbidden: readonly [RegExp, string][] = [
    [/\bmay\b/i, '"can" for what is possible, "might" for a chance'],
    [/\bcannot\b/i, '"can\'t"'],
    [/\b(?:do|does|did|is|are|was|were|has|have|had|could|would|should) not\b/i, 'a contraction'],
    [/\b(?:will|need) not\b/i, '"won\'t", "don\'t have to"'],
    [/\bcancelled\b|\bcancelling\b/i, '"canceled", "canceling"'],
    [/\b(?:recogni|authori|organi|minimi)s(?:e|ed|es|ing)\b|\bbehaviour\b|\bcolour\b/i, 'the US spelling'],
    [/\bswitch(?:es|ed|ing)?\b[^.]{0,40}\b(?:on|off)\b/i, '"turn on", "turn off"'],
    [/\bmend(?:s|ed|ing)?\b/i, '"fix"'],
    [/\betc\b/i, 'the rest of the list, or "such as"'],
    [/\bplease\b/i, 'nothing'],
    [/\bso already\b|\balready so\b/i, '"no change needed"'],
    [/\bunder way\b|\bhalf-way\b/i, '"in progress", "interrupted"'],
    [/\bnot known\b/i, '"unknown"'],
    [/\btake[sn]? (?:it |this )?(?:back|away)\b/i, '"revert", "remove"'],
    [/\bsomebody\b/i, '"someone"'],
    [/\bgreetings?\b/i, '"negotiate request"'],
    [/\blast way\b/i, '"last resort"']
];

/** Texts that have such a word nevertheless, by the beginning of their keys, and why. */
const allowed: readonly [key: string, why: string][] = [
    ['State_', 'scripts rely on the sentences on the signing state'],
    ['StateNotAccepting_', 'scripts rely on the sentences on the signing state'],
    ['InForce_notAccepting', 'scripts rely on the values of In force'],
    ['Tile_notAccepting', 'the value of In force'],
    ['Evidence_Effect_mayBeCutOff', 'the name of a verdict'],
    ['Evidence_Means_no_MayBe', 'the name of a verdict'],
    ['Evidence_Means_mayBe_MayBe', 'the name of a verdict'],
    ['Device_notOffered_Name', 'the name of a verdict'],
    ['Readiness_Kind_cannotAudit', 'the name of a verdict'],
    ['Peers_Verdict_(?:cannotSign|mayBeCutOff)', 'the name of a verdict'],
    ['About_PreviewNotice', "Microsoft's own notice on previews"],
    ['Evidence_Reason_switchUnreported', 'names a policy: Audit client does not support signing']
];

/** The most characters of a text where there is little room, by the beginning of its keys; `{0}` counts as it stands. */
const lengths: readonly [key: string, most: number][] = [
    ['Tab_(?!CouldNotLoad)', 16],
    ['Page_(?:Refresh|TryAgain|ChangeSigning|History|Dismiss|Recheck|OtherWays|SaveReport|Print)$', 16],
    ['Change_(?:Apply|Cancel|TryAgain)$', 12],
    ['History_(?:Undo|Recheck|Close|Export|Import|CancelImport|ShowMore)$', 20],
    ['Keep_(?:ExportFirst|Remove)$', 28],
    ['List_(?:ShowAll|Stop|ScanAll|ScanSelected|ScanFailed|ProvideCredentials|ExportCsv|ExportJson|ClearSelection|Arrange|Apply)$', 30],
    ['Tile_', 32],
    ['Facts_(?:Open|ScanAgain|Close)$', 16],
    ['Compat_(?:Test|Stop|Connected|ConnectedAddAll|ExportCsv|ExportJson)$', 24],
    ['Evidence_(?:Read|ReadAgain|Stop|SwitchOn|Test|ExportCsv|ExportJson|Previous|Next)$', 24],
    ['Self_Ask$', 24],
    ['DryRun_(?:Start|ReadAgain|Script|Discard)$', 28],
    ['Decision_', 40],
    ['Confirm_Start$', 12],
    ['Run_(?:Pause|Resume|GoAhead|RetryFailed|CarryOutRest|Undo)$', 28],
    ['ItemState_', 28],
    ['Runs_(?:Import|Show|More)$', 20],
    ['Copy_(?:Answer|Copy|Copied)$', 16],
    ['Pages_(?!Label)', 12],
    ['Readiness_(?:Read|Stop|TurnOn|Require|Print)$', 28],
    ['Readiness_Kind_', 16],
    ['Peers_(?:Print|Accept|TakeBack|Close|ShowAll|GoToReadiness)$', 20],
    ['Peers_Verdict_', 16],
    ['Changes_(?:Print|Ask|AskOne|AskStop|OpenFile|Close|ShowRun|ShowAll|GoToScan)$', 26],
    ['Changes_Kind_', 32],
    ['Kept_(?:Export|Delete|Confirm|Keep|Import)$', 20],
    ['Baseline_(?:Check|Require|Review|Export\\w+|OpenFile)$', 24],
    ['Report_(?:Open|Print)$', 16]
];

function begins(key: string, start: string): boolean {
    return new RegExp(`^SmbSigning_${start}`).test(key);
}

/** The most characters of a text; infinite where it has room. */
export function roomOf(key: string): number {
    return lengths.find(([start]) => begins(key, start))?.[1] ?? Infinity;
}

export const plainTexts: Rule = repository => {
    const texts = JSON.parse(repository.read(strings)) as Readonly<Record<string, string>>;
    return Object.entries(texts)
        .filter(([key]) => !key.startsWith('_'))
        .flatMap(([key, text]) => {
            const words = allowed.some(([start]) => begins(key, start)) ? [] : forbidden.filter(([word]) => word.test(text));
            const most = roomOf(key);
            return [
                ...words.map(([word, instead]) => `${strings}: ${key} has "${word.exec(text)?.[0] ?? ''}"; write ${instead}`),
                ...(text.length > most ? [`${strings}: ${key} has ${text.length} characters; ${most} is the limit`] : [])
            ];
        });
};
