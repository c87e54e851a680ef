// SPDX-License-Identifier: MIT
import { weakens } from '../../../domain/change/plan';
import type { DecidedImpact } from '../../../domain/readiness/accepted';
import { type Decision, NewRun, runWarnings, toChange } from '../../../domain/run/run';
import { isSigning } from '../../../domain/settings/catalogue';
import { format, Strings } from '../../../strings/strings';
import { acceptanceText, andMore, peerText } from '../../../ui/texts/peer-text';
import { decisionOrder } from '../dry-run-view';
import { atOnceText, pilotTexts, targetText } from '../target-text';

/** What is confirmed, and then started: nothing that is read meanwhile changes it. */
export type Frozen = Pick<NewRun, 'items' | 'target' | 'settings' | 'retries'>;

/** What the confirmation says. */
export interface ConfirmView {
    readonly heading: string;
    readonly target: string;
    readonly how: string;
    /** What holds of each computer, and of what is connected to it. */
    readonly promise: string;
    readonly counts: readonly { readonly title: string; readonly count: number }[];
    /** What to know of those that change, and of how many of them. */
    readonly warnings: readonly { readonly title: string; readonly count: number }[];
    /** Names of those that will no longer require what they require now. */
    readonly weaker: readonly string[];
    /** The known peers that would be cut off, or might be, and that nobody accepted: why, and on how many of the computers. */
    readonly cutOff: readonly string[];
    readonly cutOffTitle: string;
    /** The peers that would be cut off because somebody accepted it: who did, when, and on how many of the computers. */
    readonly accepted: readonly string[];
    readonly weakerTitle: string;
    readonly cautions: readonly string[];
}

/** @param peers whom the computers that change would cut off, so often as computers would */
export function confirmView({ items, target, settings }: Frozen, strings: Strings, peers: readonly DecidedImpact[] = []): ConfirmView {
    const { Caution, Confirm, Decision } = strings;
    const changing = toChange(items);
    const count = (decision: Decision | 'reading'): number => items.filter(item => item.decision === decision).length;
    const changesSigning = changing.some(({ changes }) => changes.some(({ setting }) => isSigning(setting)));
    const cutOff = cutOffOnes(peers, strings);
    const weaker = changing.filter(item => item.weaker);
    const weakened = new Set(weaker.flatMap(({ changes }) => changes.filter(weakens).map(({ direction }) => direction)));
    return {
        heading: format(Confirm.Title, changing.length),
        target: targetText(target, strings),
        how: [
            atOnceText(settings, strings),
            ...pilotTexts(items, settings, strings),
            settings.stopAfter === null ? Confirm.NeverStops : format(Confirm.StopAfter, settings.stopAfter)
        ].join(strings.Join.Sentences),
        promise: [
            Confirm.Checked,
            ...(changesSigning ? [Confirm.Sessions] : []),
            ...(target.goal === 'undo' ? [] : [Confirm.CanUndo])
        ].join(strings.Join.Sentences),
        counts: decisionOrder.map(one => ({ title: Decision[one], count: count(one) })).filter(row => row.count > 0),
        warnings: runWarnings
            .map(one => ({ title: strings.RunWarning[one], count: changing.filter(({ warnings }) => warnings.includes(one)).length }))
            .filter(({ count }) => count > 0),
        cutOff: andMore(cutOff.slice(0, mostNamed), cutOff.length, strings),
        cutOffTitle: format(Confirm.CutOff, cutOff.length),
        accepted: acceptedOnes(peers, strings),
        weaker: weaker.map(({ label }) => label),
        weakerTitle: format(Confirm.Weaker, weaker.length),
        cautions: [Caution.Better, Caution.Requirement, ...[...weakened].map(direction => Caution[direction])]
    };
}

function acceptedOnes(peers: readonly DecidedImpact[], strings: Strings): readonly string[] {
    return countedTexts(
        peers.flatMap(({ accepted }) => (accepted ? [acceptanceText(accepted, strings)] : [])),
        strings
    );
}

/** What is said of those that requiring, or another setting, would refuse. The others are no reason to stop. */
function cutOffOnes(peers: readonly DecidedImpact[], strings: Strings): readonly string[] {
    const against = new Set<DecidedImpact['kind']>(['cutOff', 'suspect', 'refused']);
    return countedTexts(
        peers.flatMap(peer => (!peer.accepted && against.has(peer.kind) ? [peerText(peer, strings)] : [])),
        strings
    );
}

function countedTexts(texts: readonly string[], { Confirm }: Strings): readonly string[] {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    return [...counts].map(([text, count]) => format(Confirm.AcceptedOn, text, count));
}

/** How many of them are named. */
const mostNamed = 20;
