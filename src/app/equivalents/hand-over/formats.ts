// SPDX-License-Identifier: MIT
import { groupPolicyFormat } from './group-policy-backup';
import type { HandOverFormat } from './hand-over';

/** In the order in which they are offered. */
export const formats: readonly HandOverFormat[] = [groupPolicyFormat];
