// SPDX-License-Identifier: MIT
// Apart from the rest of a run: the storage needs it for the first screen.

/** `waiting`: the pilot is done, the go-ahead is waited for. `stopping`: nothing more is begun, what is in flight is finished. */
export const runPhases = ['running', 'paused', 'waiting', 'stopping', 'ended'] as const;
export type RunPhase = (typeof runPhases)[number];
