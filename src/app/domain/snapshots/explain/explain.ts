// SPDX-License-Identifier: MIT
// Why something is different between two snapshots, as far as that is known. A difference nobody can explain is not by this tool,
// as far as nothing is missing that could say so.
import type { Direction } from '../../computer/facts';
import { between, type Between, liesIn } from './between';
import type { Difference } from '../difference';
import type { Explained, Explanation, ExplanationGap } from './explanation';
import type { ExplainingFacts } from './explaining-facts';
import { changeThatDid, runsElsewhere } from './own-and-others';
import type { SnapshotComputer, SnapshotFacts } from '../snapshot';
import type { ToolActivity } from './tool-activity';

/**
 * What explains a difference; null: it isn't of the kind that this tool, a policy, or Windows could bring about, such as a
 * computer that left the list.
 */
export function explain({ kind, kinds, direction, before, after }: Difference, from: ExplainingFacts): Explained | null {
    if (!before?.facts || !after?.facts || kind === 'otherComputer') return null;
    const two: Readings = { before: before.facts, after: after.facts };
    if (direction === null) return kind === 'windowsChanged' ? { by: [windowsExplanation(two)], gaps: [] } : null;
    const times = between(before, after);
    const activity = from.activityOf(after);
    const records = from.recordsOf(after);
    const change = changeThatDid(direction, after.facts[direction], times, records ?? []);
    return {
        by: [
            ...(change ? [change] : []),
            ...policyExplanation(direction, kinds, two, times),
            ...runsElsewhere(direction, after, times, { records: records ?? [], activity }).map(run => ({
                kind: 'ranElsewhere' as const,
                run
            })),
            ...defaultExplanation(direction, kinds, two)
        ],
        gaps: gapsOf(times, records !== null, activity, before)
    };
}

interface Readings {
    readonly before: SnapshotFacts;
    readonly after: SnapshotFacts;
}

function windowsExplanation(two: Readings): Explanation {
    return { kind: isOtherVersion(two) ? 'upgraded' : 'updated' };
}

/** Updates of the same version change its revision alone. */
function isOtherVersion({ before, after }: Readings): boolean {
    return before.build !== after.build || before.edition !== after.edition || before.windows !== after.windows;
}

/** Whether the kinds say that a value is another one, in force or stored. */
function isValueOther(kinds: Difference['kinds']): boolean {
    return kinds.some(kind => kind === 'weaker' || kind === 'stronger' || kind === 'storedChanged');
}

function policyExplanation(
    direction: Direction,
    kinds: Difference['kinds'],
    { before, after }: Readings,
    times: Between
): readonly Explanation[] {
    const applied = after.policyApplied;
    if (!applied || applied.at === before.policyApplied?.at || !liesIn(times.computer, applied.at)) return [];
    const [then, now] = [before[direction], after[direction]];
    const explained = { kind: 'groupPolicy' as const, applied };
    if (now.setBy === 'groupPolicy') return [{ ...explained, policy: now.policy, names: true }];
    // What is stored stays when a policy no longer names it: a value that is another one comes from elsewhere.
    if (isValueOther(kinds)) return [];
    if (now.setBy === 'policyConflict') return [{ ...explained, policy: now.policy, names: true }];
    const named = then.setBy === 'groupPolicy' || then.setBy === 'policyConflict';
    return named && kinds.length > 0 && now.setBy !== 'unknown' ? [{ ...explained, policy: then.policy, names: false }] : [];
}

function defaultExplanation(direction: Direction, kinds: Difference['kinds'], { before, after }: Readings): readonly Explanation[] {
    if (!isOtherVersion({ before, after }) || !kinds.includes('defaultChanged')) return [];
    const [then, now] = [before[direction], after[direction]];
    const isByDefault = then.stored.kind === 'notStored' && now.stored.kind === 'notStored' && now.inForce === now.windowsDefault;
    if (isValueOther(kinds) && !isByDefault) return [];
    return [
        {
            kind: 'otherDefault',
            windows: { before: before.windows, after: after.windows },
            defaults: { before: then.windowsDefault, after: now.windowsDefault }
        }
    ];
}

function gapsOf(
    times: Between,
    isHistoryRead: boolean,
    activity: ToolActivity | null,
    before: SnapshotComputer
): readonly ExplanationGap[] {
    return [
        ...(isHistoryRead ? [] : ['history' as const]),
        ...(!activity?.runs
            ? ['activity' as const]
            : reachesBack(activity, before.facts?.clock ?? null)
              ? []
              : ['activityBegins' as const]),
        ...(times.browser === null || times.computer === null ? ['clock' as const] : [])
    ];
}

/** Whether all that was logged since a time was read. What was in an empty log before isn't known. */
function reachesBack({ runs, cut, oldest }: ToolActivity, since: string | null): boolean {
    if (since === null || oldest === null || Date.parse(oldest) > Date.parse(since)) return false;
    const last = runs?.at(-1)?.at ?? null;
    return !cut || (last !== null && Date.parse(last) <= Date.parse(since));
}
