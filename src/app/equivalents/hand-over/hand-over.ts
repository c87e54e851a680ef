// SPDX-License-Identifier: MIT
// What a format of a hand-over takes and gives. A hand-over carries the same target to what enforces it for good, such as Group
// Policy. Each format has a file beside this one that makes its files; the same input gives the same bytes.
import type { TargetOf } from '../../domain/change/plan';
import type { ComputerFacts } from '../../domain/computer/facts';
import type { SettingName } from '../../domain/settings/catalogue';

/** What is aimed at. A setting left out is left alone. */
export type HandOverTargets = { readonly [S in SettingName]?: TargetOf<S> };

/** A computer that the files are for. Not trusted: its names come from a list or from the computer itself. */
export interface HandOverComputer {
    /** The name that calls it. */
    readonly name: string;
    readonly fqdn: string | null;
    /** Null where it wasn't read: then nothing is claimed about what its Windows can hold. */
    readonly facts: ComputerFacts | null;
}

/** The computers that share a target. */
export interface HandOverGroup {
    readonly targets: HandOverTargets;
    readonly computers: readonly HandOverComputer[];
}

/** What the files say of themselves in their heads. */
export interface HandOverOrigin {
    readonly toolVersion: string;
    /** ISO 8601, UTC. */
    readonly createdAt: string;
    /** From where: Windows Admin Center's address. */
    readonly createdFrom: string;
}

export interface HandOverFile {
    /** Below the folder of the hand-over, with "/" between. */
    readonly path: string;
    /** Text is stored as UTF-8 without a byte order mark. */
    readonly content: string | Uint8Array;
}

/** Why a format can't hold what is aimed at; the screens have a text for each. */
export const handOverGaps = ['windowsDefault', 'notInFormat', 'windowsTooOld', 'editionTooSmall'] as const;
export type HandOverGap = (typeof handOverGaps)[number];

/** What a format leaves out. `computers`: those it concerns, by name; empty: all. */
export interface LeftOut {
    readonly setting: SettingName;
    readonly gap: HandOverGap;
    readonly computers: readonly string[];
}

/** What a format makes of one group. No files where nothing of the target is left. */
export interface HandOver {
    readonly files: readonly HandOverFile[];
    readonly leftOut: readonly LeftOut[];
}

export interface HandOverFormat {
    make(group: HandOverGroup, origin: HandOverOrigin): HandOver;
}
