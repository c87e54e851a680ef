// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';
import { impactsOf, type NotedImpact, type Suspect } from '../peers/impact';
import { type KnownElsewhere, unreadSources } from '../peers/impact-sources';
import { type Accepted, type DecidedImpact, withDecisions, nothingAccepted } from '../readiness/accepted';
import { isAcceptedBy } from '../readiness/known';
import { claimingTheSame, type List, type ListRow } from '../list/list';
import { unnamedManagers } from '../policy/managers';
import { compared } from '../change/plan-nodes';
import { notesOn } from '../change/plan-notes';
import { type PlannedChange, tightens, type Wanted } from '../change/plan';
import { isSigning } from '../settings/catalogue';
import { forEachInSteps, mapInSteps, type Steps } from '../steps';
import type { DryRunRow } from './dry-run-row';
import type { RunItem, RunWarning } from './run';

/** What a computer's own facts warn of. @param wanted what the run aims at there */
export function warningsOf(facts: SigningConfiguration, changes: readonly PlannedChange[], wanted: Wanted): readonly RunWarning[] {
    const isManaged = ({ setting, direction }: PlannedChange): boolean =>
        isSigning(setting) && unnamedManagers(facts, direction).some(one => one !== 'azureLocal');
    return [...notesOn(facts, changes, 'run', wanted), ...(changes.some(isManaged) ? ['otherManager' as const] : [])];
}

/** The rows with a warning at each node from which other nodes would differ, as far as the list knows them, or none is known. */
export function* withNodeWarnings(rows: readonly DryRunRow[], list: List): Steps<readonly DryRunRow[]> {
    const items = new Map<string, RunItem | null>();
    yield* forEachInSteps(rows, ({ key, item }) => void items.set(key, item));
    const nodes = new Map<string, ListRow[]>();
    yield* forEachInSteps(list.rows, row => {
        const cluster = row.state === 'cluster' ? null : row.cluster?.toLowerCase();
        if (!cluster) return;
        const known = nodes.get(cluster);
        if (known) known.push(row);
        else nodes.set(cluster, [row]);
    });
    return yield* mapInSteps(rows, row => {
        const { item } = row;
        if (item?.decision !== 'change' || item.cluster === null) return row;
        const signing = item.changes.filter(({ setting }) => isSigning(setting));
        // Nodes may be audited one by one.
        if (signing.length === 0) return row;
        const others = (nodes.get(item.cluster.toLowerCase()) ?? []).filter(({ key }) => key !== row.key);
        const wanted = signing.map(({ direction, after }) => [direction, after.inForce === 'required'] as const);
        const found = others.map(other => ({ other, is: isAsAimedAt(items.get(other.key)) ? 'same' : compared(stateIn(other), wanted) }));
        const differing = found.filter(({ is }) => is === 'differs').map(({ other }) => other.label);
        const notKnown = found.length === 0 || found.some(({ is }) => is === 'notKnown');
        const warnings = [
            ...item.warnings,
            ...(differing.length > 0 ? ['otherNodes' as const] : []),
            ...(notKnown ? ['nodesNotKnown' as const] : [])
        ];
        return { ...row, differing, item: { ...item, warnings } };
    });
}

function stateIn({ configuration }: ListRow): Readonly<Record<Direction, boolean | null>> {
    return { outbound: configuration?.outbound.required ?? null, inbound: configuration?.inbound.required ?? null };
}

/** The rows with a warning at each that claims to be a computer that another row claims to be, too. */
export function withIdentityWarnings(rows: readonly DryRunRow[], list: List): Steps<readonly DryRunRow[]> {
    return mapInSteps(rows, row => {
        const listed = list.rowOf.get(row.key);
        if (row.item?.decision !== 'change' || !listed || claimingTheSame(listed, list).count === 0) return row;
        return { ...row, item: { ...row.item, warnings: [...row.item.warnings, 'sharedIdentity'] } };
    });
}

/**
 * Whom changes would or may cut off, by what is held. Who was accepted is named, and not warned of.
 * @param held of each name of the computer
 */
export function peersOf(
    changes: readonly PlannedChange[],
    facts: SigningConfiguration,
    held: readonly KnownElsewhere[],
    accepted: Accepted
): { readonly peers: readonly DecidedImpact[]; readonly warnings: readonly RunWarning[] } {
    if (!changes.some(tightens)) return { peers: [], warnings: [] };
    const suspects = held.flatMap(one => one.suspects);
    // A list asks for thousands of computers, and of few is anything held.
    const impacts = (isDiscounted?: (sign: Suspect) => boolean): readonly NotedImpact[] =>
        suspects.length === 0 ? [] : impactsOf({ changes }, facts, null, suspects, isDiscounted).found;
    const all = impacts();
    const found = withDecisions(all, accepted === nothingAccepted ? all : impacts(isAcceptedBy(accepted)), accepted);
    const open = found.filter(peer => peer.accepted === null);
    const isRead = held.some(({ evidence }) => {
        const unread = unreadSources({ changes }, facts, null, evidence);
        return !unread.some(source => source === 'events' || source === 'eventsPartly' || source === 'audits');
    });
    const has = (kind: NotedImpact['kind']): boolean => open.some(peer => peer.kind === kind);
    return {
        peers: [...open, ...found.filter(peer => peer.accepted !== null)],
        warnings: [
            ...(has('cutOff') ? ['peersCutOff' as const] : []),
            ...(has('suspect') ? ['peersAtRisk' as const] : []),
            ...(isRead ? [] : ['peersNotKnown' as const])
        ]
    };
}

/** One that is still being read counts as such: what becomes of it is not known yet. */
function isAsAimedAt(item: RunItem | null | undefined): boolean {
    return item === null || item?.decision === 'change' || item?.decision === 'alreadySo';
}
