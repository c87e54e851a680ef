// SPDX-License-Identifier: MIT
import type { ValueOwner } from '../change/owners';
import type { BlockerReason } from '../change/plan';
import type { Lacking } from '../recommendation/recommendation';

/** The order is that of tiles and of the bar. */
export const readinessKinds = [
    'required',
    'ready',
    'wouldCutOff',
    'gathering',
    'auditingOff',
    'cannotAudit',
    'heldByPolicy',
    'unknown'
] as const;
export type ReadinessKind = (typeof readinessKinds)[number];

/** Why readiness is not known. `notRead`: nobody read the computer, or its logs. */
export type UnknownWhy =
    | { readonly of: 'configuration' | 'evidence'; readonly state: 'notRead' | 'failed' }
    | { readonly of: 'requirement' }
    | { readonly of: 'lacking'; readonly lacking: Lacking }
    | { readonly of: 'blocked'; readonly reason: BlockerReason };

/**
 * Whether signing can be required in one direction of one computer without cutting anyone off.
 * `required`: it is; `refused`: so many peers were refused since. `heldByPolicy`: this owner names the value, or will bring it.
 * `ready`: the evidence of so many days, so many events and peers, shows nobody, or only accepted peers. `wouldCutOff`: so many
 * peers that nobody accepted would be cut off, and so many may be. `gathering`: it needs so many days more. `auditingOff`: it can
 * be turned on. `cannotAudit`: this Windows cannot.
 */
export type Readiness =
    | { readonly kind: 'required'; readonly refused: number }
    | { readonly kind: 'heldByPolicy'; readonly owner: ValueOwner | null }
    | {
          readonly kind: 'ready';
          readonly ageDays: number;
          readonly events: number;
          readonly peers: number;
          readonly accepted: number;
          readonly isOwnerUnread: boolean;
      }
    | {
          readonly kind: 'wouldCutOff';
          readonly cutOff: number;
          readonly mayBe: number;
          readonly atLeast: boolean;
          readonly accepted: number;
          /** Those that nobody accepted, the gravest first. */
          readonly peers: readonly string[];
      }
    | { readonly kind: 'gathering'; readonly ageDays: number; readonly daysLeft: number }
    | { readonly kind: 'auditingOff' }
    | { readonly kind: 'cannotAudit' }
    | { readonly kind: 'unknown'; readonly why: UnknownWhy };
