// SPDX-License-Identifier: MIT
import type { DefaultRequirement } from '../../computer/windows-defaults';
import type { Application } from '../../policy/policy-time';
import type { ToolRun } from './tool-activity';

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
    /** Group Policy was applied in between. `names`: it names a value now; otherwise it did, and no longer does. */
    | { readonly kind: 'groupPolicy'; readonly policy: string | null; readonly names: boolean; readonly applied: Application }
    /** Nothing was or is stored, and the new Windows has another default. */
    | {
          readonly kind: 'otherDefault';
          readonly windows: { readonly before: string | null; readonly after: string | null };
          readonly defaults: { readonly before: DefaultRequirement; readonly after: DefaultRequirement };
      }
    /** Windows itself is another version or edition, or has another update. */
    | { readonly kind: 'upgraded' | 'updated' };

/**
 * What could have explained a difference and isn't known. `history`: this browser's records could not be read. `activity`: the
 * computer's log wasn't read. `activityBegins`: it was, and does not reach back to the first reading. `clock`: a clock wasn't
 * noted, or jumped between the readings, so that times of that clock prove nothing.
 */
export type ExplanationGap = 'history' | 'activity' | 'activityBegins' | 'clock';

export interface Explained {
    /** The most certain first; empty: not by this tool, as far as `gaps` let it be said. */
    readonly by: readonly Explanation[];
    readonly gaps: readonly ExplanationGap[];
}
