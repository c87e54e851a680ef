// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ClusterNode } from '../../domain/findings/cluster-nodes';
import type { Plan } from '../../domain/change/plan';
import { nodesAfter } from '../../domain/change/plan-nodes';
import { notesOn } from '../../domain/change/plan-notes';
import { format, Strings } from '../../strings/strings';

/** What is to be known of a plan beside whom it hurts: what was not read, storage that gets slower, the way back, other nodes. */
export function planNoteTexts(
    { changes }: Pick<Plan, 'changes'>,
    configuration: SigningConfiguration,
    nodes: readonly ClusterNode[],
    strings: Strings
): readonly string[] {
    const notes = notesOn(configuration, changes, 'page').map(note => strings.RunWarning[note]);
    return [...notes, ...nodeTexts(configuration, changes, nodes, strings)];
}

function nodeTexts(
    configuration: SigningConfiguration,
    changes: Plan['changes'],
    known: readonly ClusterNode[],
    { Join, PlanNodes }: Strings
): readonly string[] {
    const nodes = nodesAfter(configuration, changes, known);
    if (!nodes) return [];
    const { cluster, differing, alike, notKnown } = nodes;
    const text = (sentence: string, names: readonly string[]): readonly string[] =>
        names.length > 0 ? [format(sentence, cluster, names.join(Join.Clauses))] : [];
    const all = [...text(PlanNodes.Differing, differing), ...text(PlanNodes.Alike, alike), ...text(PlanNodes.NotReported, notKnown)];
    return all.length > 0 ? all : [format(PlanNodes.NotKnown, cluster)];
}
