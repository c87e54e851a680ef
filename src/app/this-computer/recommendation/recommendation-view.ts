// SPDX-License-Identifier: MIT
import { type Advice, type Recommendation, recommendationSources } from '../../domain/recommendation/recommendation';
import type { Direction } from '../../domain/computer/facts';
import type { Wanted } from '../../domain/change/plan';
import { ENOUGH_DAYS } from '../../domain/evidence/verdict';
import { format, Strings } from '../../strings/strings';
import { doubtText } from '../../ui/texts/doubt-text';
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
}

/** @param readAt when the event logs were read, for people; null: they weren't */
export function recommendationView(found: Recommendation, readAt: string | null, strings: Strings): RecommendationView {
    const texts = strings.Recommendation;
    if (found.kind === 'nothing') {
        const required = found.isInboundIdle ? texts.Nothing.Idle : texts.Nothing.Both;
        const reason = [required, ...(found.isOwnerUnread ? [texts.Nothing.OwnerUnread] : [])].join(' ');
        return { title: texts.Nothing.Title, reason, source: sourceText('nothing', strings), icon: 'sme-icon-completed', action: null };
    }
    const { advice, directions } = found;
    const side = directions.length > 1 ? texts.BothDirections : directions.map(direction => strings.DirectionShort[direction]).join('');
    return {
        title: format(texts.Titled, side, titleOf(advice, strings)),
        reason: reasonOf(advice, readAt, strings),
        source: sourceText(advice.kind, strings),
        icon: 'sme-icon-info',
        action: actionOf(advice, directions, strings)
    };
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
        case 'ownerDecides':
            return advice.owner.by === 'groupPolicy' ? texts.ownerDecides.Policy : texts.ownerDecides.Manager;
        default:
            return texts[advice.kind].Title;
    }
}

function reasonOf(advice: Advice, readAt: string | null, strings: Strings): string {
    const texts = strings.Recommendation.Advice;
    switch (advice.kind) {
        case 'require':
            return format(texts.require.Reason, advice.ageDays, readAt ?? '');
        case 'seePeers':
            return peersText(advice, strings);
        case 'wait':
            return format(texts.wait.Reason, advice.ageDays, ENOUGH_DAYS);
        case 'notEnough': {
            const { lacking } = advice;
            const why = lacking.of === 'logs' ? doubtText(lacking.doubt, strings) : strings.Impact.Unread[lacking.source];
            return `${texts.notEnough.Reason} ${why}`;
        }
        case 'ownerDecides': {
            const { owner, isRequired } = advice;
            const isPolicy = owner.by === 'groupPolicy';
            const text = isPolicy ? (isRequired ? texts.ownerDecides.Reverts : texts.ownerDecides.Restores) : texts.ownerDecides.Might;
            return format(text, ownerName(owner, strings), owner.value);
        }
        case 'blocked':
            return strings.Blocker[advice.reason];
        default:
            return texts[advice.kind].Reason;
    }
}

function peersText({ cutOff, mayBe, atLeast }: Advice & { kind: 'seePeers' }, { Evidence }: Strings): string {
    const counted = (count: number): string => (atLeast ? format(Evidence.AtLeast, count) : String(count));
    return [
        ...(cutOff > 0 ? [format(Evidence.Means.no.CutOff, counted(cutOff))] : []),
        ...(mayBe > 0 ? [format(Evidence.Means.no.MayBe, counted(mayBe))] : [])
    ].join(' ');
}

function actionOf(advice: Advice, directions: readonly Direction[], { Recommendation, Page }: Strings): Action | null {
    const texts = Recommendation.Button;
    const required: Wanted = Object.fromEntries(directions.map(direction => [direction, 'required']));
    switch (advice.kind) {
        case 'require':
            return { text: texts.Review, panel: { kind: 'change', wanted: required } };
        case 'seePeers':
            return { text: texts.SeePeers, panel: advice.inPlan ? { kind: 'change', wanted: required } : null };
        case 'turnOnAuditing':
            return { text: texts.TurnOnAuditing, panel: { kind: 'change', auditing: true } };
        case 'readEvidence':
        case 'wait':
        case 'notEnough':
            return { text: texts.Evidence, panel: null };
        case 'ownerDecides':
            return advice.owner.by === 'groupPolicy' ? { text: Page.OtherWays, panel: { kind: 'otherWays' } } : null;
        case 'blocked':
        case 'notKnown':
            return null;
    }
}
