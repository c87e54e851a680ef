// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../change/record';
import type { DefaultRequirement } from '../computer/windows-defaults';
import type { Application } from '../policy/policy-time';
import type { Difference } from './difference';
import type { SnapshotComputer } from './snapshot';
import type { ToolActivity, ToolRun } from './tool-activity';

/** What explains a difference. Its time always lies between the two readings. */
export type Explanation =
    /** A change of this browser, or of an imported history. `verified`: it was read back as planned. */
    | {
          readonly kind: 'change';
          /** The ids to link to; `run` has more than one computer if it is a run over many. */
          readonly record: string;
          readonly run: string;
          readonly at: string;
          readonly by: string | null;
          readonly verified: boolean;
          readonly imported: boolean;
      }
    /** Someone ran a command of this tool from elsewhere: it ran, which doesn't mean that it changed something. */
    | { readonly kind: 'ranElsewhere'; readonly run: ToolRun }
    /** Group Policy was applied in between. `names`: it names the value now; otherwise it did, and no longer does. */
    | { readonly kind: 'groupPolicy'; readonly policy: string | null; readonly names: boolean; readonly applied: Application }
    /** Nothing was or is stored, and the new Windows has another default. */
    | {
          readonly kind: 'otherDefault';
          readonly windows: { readonly before: string | null; readonly after: string | null };
          readonly defaults: { readonly before: DefaultRequirement; readonly after: DefaultRequirement };
      }
    /** Windows itself is another version, or has another update. */
    | { readonly kind: 'upgraded' | 'updated' };

/**
 * What could have explained a difference and isn't known. `history`: this browser's records could not be read. `activity`: the
 * computer's log wasn't read. `activityBegins`: it was, and begins after the first reading, or there is more than was read.
 * `clock`: a clock jumped between the readings, so that times of that clock prove nothing.
 */
export type ExplanationGap = 'history' | 'activity' | 'activityBegins' | 'clock';

/** Why something is different, as far as that is known. */
export interface Explained {
    /** The most certain first; empty: not by this tool, as far as `gaps` let it be said. */
    readonly by: readonly Explanation[];
    readonly gaps: readonly ExplanationGap[];
}

/** What differences are explained from. Make one for all differences, because it is indexed. */
export interface Known {
    /** The records of this browser that may be of a computer; null: they could not be read. */
    readonly recordsOf: ((computer: SnapshotComputer) => readonly ChangeRecord[]) | null;
    /** What the computer's log holds; null: it wasn't read. */
    activityOf(computer: SnapshotComputer): ToolActivity | null;
}

/**
 * @param records null: they could not be read
 * @param activities by the names by which the computers are called, in lower case
 */
export function known(records: readonly ChangeRecord[] | null, activities: ReadonlyMap<string, ToolActivity>): Known {
    const activityOf = ({ names }: SnapshotComputer): ToolActivity | null =>
        names.map(name => activities.get(name)).find(one => one !== undefined) ?? null;
    return { recordsOf: records && (() => records), activityOf };
}

/** What explains a difference; null: nothing could, such as of a computer that left the list. */
export function explain(difference: Difference, from: Known): Explained | null {
    return from.activityOf && difference ? null : null;
}
