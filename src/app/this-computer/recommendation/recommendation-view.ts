// SPDX-License-Identifier: MIT
import type { Advice } from '../../domain/recommendation/advice';
import type { Recommendation } from '../../domain/recommendation/recommendation';
import { recommendationSources } from '../../domain/recommendation/sources';
import type { Direction } from '../../domain/computer/facts';
import type { Suspect } from '../../domain/peers/impact';
import { ENOUGH_DAYS } from '../../domain/evidence/verdict';
import { format, Strings } from '../../strings/strings';
import { evidencePart } from '../../ui/navigation/addresses';
import { dateTime } from '../../ui/texts/date-time';
import { lackingText } from '../../ui/texts/lacking-text';
import { ownerName } from '../../ui/texts/owner-text';
import type { OpenPanel } from '../pane';

/** The recommendation in words. */
export interface RecommendationView {
    readonly title: string;
    readonly reason: string;
    readonly source: string;
    readonly icon: string;
    /** The one thing to click. Null: there is nothing to do here. */
    readonly action: Action | null;
}

export interface Action {
    readonly text: string;
    /** The panel that it opens. Null: it leads to the tab Compatibility. */
    readonly panel: OpenPanel | null;
    /** Which part of that tab. */
    readonly part: typeof evidencePart | null;
}

/**
 * @param readAt when the event logs were read, for people; null: they weren't
 * @param tried what became of what was tried here before
 */
export function recommendationView(
    found: Recommendation,
    readAt: string | null,
    strings: Strings,
    tried: TriedBefore = nothingTried
): RecommendationView {
    const texts = strings.Recommendation;
    if (found.kind === 'nothing') {
        const required = found.isInboundIdle ? texts.Nothing.Idle : texts.Nothing.Both;
        const reason = [required, ...(found.isOwnerUnread ? [texts.OwnerUnread] : [])].join(strings.Join.Sentences);
        return { title: texts.Nothing.Title, reason, source: sourceText('nothing', strings), icon: 'sme-icon-completed', action: null };
    }
    const { advice, directions } = found;
    const action = actionOf(advice, directions, strings);
    const isRefused = tried.roleRefusedAt !== null && toChange.has(advice.kind);
    const side = directions.length > 1 ? texts.BothDirections : directions.map(direction => strings.DirectionShort[direction]).join('');
    return {
        title: format(texts.Titled, side, titleOf(advice, strings)),
        reason: [
            reasonOf(advice, readAt, strings),
            ...undoneTexts(found, tried.refused, strings),
            ...(isRefused ? [format(texts.ReadOnly, dateTime(tried.roleRefusedAt))] : [])
        ].join(strings.Join.Sentences),
        source: sourceText(advice.kind, strings),
        icon: 'sme-icon-info',
        action: isRefused ? null : action
    };
}

/** What was tried on this computer before. */
export interface TriedBefore {
    /** Whom it refused before requiring signing was undone. */
    readonly refused: readonly Suspect[];
    /** When the last change was refused because the account can only read there: ISO 8601; null: it wasn't. */
    readonly roleRefusedAt: string | null;
}

/** The advice whose button is to change something, and not only to see who is affected. */
const toChange: ReadonlySet<Advice['kind']> = new Set<Advice['kind']>(['require', 'keep', 'turnOnAuditing']);

const nothingTried: TriedBefore = { refused: [], roleRefusedAt: null };

/** That it was tried before, with whoever would be cut off. */
function undoneTexts(
    { advice, directions }: Extract<Recommendation, { kind: 'advice' }>,
    refused: TriedBefore['refused'],
    strings: Strings
): readonly string[] {
    if (advice.kind !== 'seePeers') return [];
    const times = refused.flatMap(({ direction, lastSeen }) => (directions.includes(direction) && lastSeen !== null ? [lastSeen] : []));
    const last = times.sort().at(-1);
    return last === undefined ? [] : [format(strings.Recommendation.Undone, dateTime(last))];
}

function sourceText(kind: keyof typeof recommendationSources, { Recommendation }: Strings): string {
    return format(Recommendation.Source, recommendationSources[kind]);
}

function titleOf(advice: Advice, { Recommendation: { Advice: texts } }: Strings): string {
    switch (advice.kind) {
        case 'seePeers':
            return advice.cutOff > 0 ? texts.seePeers.CutOff : texts.seePeers.MayBe;
        case 'wait':
            return format(texts.wait.Title, advice.daysLeft);
        case 'ownerReverts':
        case 'ownerDecides':
            return advice.owner.by === 'groupPolicy' ? texts.ownerDecides.Policy : texts.ownerDecides.Manager;
        default:
            return texts[advice.kind].Title;
    }
}

function reasonOf(advice: Advice, readAt: string | null, strings: Strings): string {
    const { OwnerUnread, Advice: texts } = strings.Recommendation;
    switch (advice.kind) {
        case 'require':
            return [format(texts.require.Reason, advice.ageDays, readAt ?? ''), ...(advice.isOwnerUnread ? [OwnerUnread] : [])].join(
                strings.Join.Sentences
            );
        case 'seePeers':
            return peersText(advice, strings);
        case 'readEvidence':
            return texts.readEvidence[advice.state];
        case 'wait':
            return format(texts.wait.Reason, advice.ageDays, ENOUGH_DAYS);
        case 'auditingHeld':
            return format(texts.auditingHeld.Reason, advice.audits.map(audit => strings.Setting[audit]).join(strings.Join.List));
        case 'notEnough':
            return `${texts.notEnough.Reason} ${lackingText(advice.lacking, strings)}`;
        case 'ownerReverts':
        case 'ownerDecides': {
            const { Reverts, Restores, Might } = texts.ownerDecides;
            const byPolicy = advice.kind === 'ownerReverts' ? Reverts : Restores;
            const { owner } = advice;
            return format(owner.by === 'groupPolicy' ? byPolicy : Might, ownerName(owner, strings), owner.value);
        }
        case 'blocked':
            return strings.Blocker[advice.reason];
        case 'refused':
            return format(strings.Evidence.Means.required.CutOff, advice.peers);
        default:
            return texts[advice.kind].Reason;
    }
}

function peersText({ cutOff, mayBe, atLeast }: Advice & { kind: 'seePeers' }, { Evidence, Join }: Strings): string {
    const counted = (count: number): string | number => (atLeast ? format(Evidence.AtLeast, count) : count);
    return [
        ...(cutOff > 0 ? [format(Evidence.Means.no.CutOff, counted(cutOff))] : []),
        ...(mayBe > 0 ? [format(Evidence.Means.no.MayBe, counted(mayBe))] : [])
    ].join(Join.Sentences);
}

function actionOf(advice: Advice, directions: readonly Direction[], { Recommendation, Page }: Strings): Action | null {
    const texts = Recommendation.Button;
    const wanted = Object.fromEntries(directions.map(direction => [direction, 'required' as const]));
    const toEvidence: Action = { text: texts.Evidence, panel: null, part: evidencePart };
    const opening = (text: string, panel: OpenPanel): Action => ({ text, panel, part: null });
    switch (advice.kind) {
        case 'require':
        case 'keep':
            return opening(texts.Review, { kind: 'change', wanted });
        case 'seePeers':
            return advice.inPlan ? opening(texts.SeePeers, { kind: 'change', wanted }) : { ...toEvidence, text: texts.SeePeers };
        case 'turnOnAuditing':
            return opening(texts.TurnOnAuditing, { kind: 'change', auditing: true });
        case 'readEvidence':
            return advice.state === 'reading' ? null : toEvidence;
        case 'coming':
        case 'wait':
        case 'refused':
            return toEvidence;
        case 'notEnough':
            return advice.lacking.of === 'sources' || advice.lacking.of === 'reading' ? null : toEvidence;
        case 'ownerReverts':
        case 'ownerDecides':
            return advice.owner.by === 'groupPolicy' ? opening(Page.OtherWays, { kind: 'otherWays', wanted }) : null;
        case 'testDevices':
            return { text: texts.Test, panel: null, part: null };
        case 'auditingHeld':
        case 'blocked':
        case 'notKnown':
            return null;
    }
}
