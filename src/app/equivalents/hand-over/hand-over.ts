// SPDX-License-Identifier: MIT
// What a format of a hand-over takes and gives. A hand-over carries the same target to what enforces it for good, such as Group
// Policy. Each format has a file beside this one that makes its files; the same input gives the same bytes.
import type { PlannedChange, TargetOf } from '../../domain/change/plan';
import type { ComputerFacts } from '../../domain/computer/facts';
import type { ExportOrigin } from '../../domain/export-origin';
import type { SettingName } from '../../domain/settings/catalogue';

/** What is aimed at. A setting left out is left alone. */
export type HandOverTargets = { readonly [S in SettingName]?: TargetOf<S> };

/** A computer that the files are for. Not trusted: its names come from a list or from the computer itself. */
export interface HandOverComputer {
    /** The name that calls it. */
    readonly name: string;
    /** Null where it wasn't read: then nothing is claimed about what its Windows can hold. */
    readonly facts: ComputerFacts | null;
    /** What is to be known of it, in English as all files. Missing: nothing. */
    readonly note?: string;
    /** How it is brought to the target by a script, ring by ring. Missing: by none. */
    readonly rollout?: Rollout;
}

/** What a script is to do to one computer, and when. */
export interface Rollout {
    /** The tag of its ring; empty: none. */
    readonly ring: string;
    /** Its machine identifier and its own name; null: not read, and then not compared. */
    readonly id: string | null;
    readonly fqdn: string | null;
    /** The cluster whose node it is. */
    readonly cluster: string | null;
    /** Whether it may be a node of any: that was not read. */
    readonly mayBeNode: boolean;
    /** Empty: it is as wanted already. */
    readonly changes: readonly PlannedChange[];
}

/** The computers that share a target. */
export interface HandOverGroup {
    readonly targets: HandOverTargets;
    readonly computers: readonly HandOverComputer[];
}

export interface HandOverFile {
    /** Below the folder of the hand-over, with "/" between. */
    readonly path: string;
    /** Text is stored as UTF-8 without a byte order mark. */
    readonly content: string | Uint8Array;
}

/** A setting, and what is stored for what is aimed at. */
export interface HeldValue {
    readonly setting: SettingName;
    readonly number: number;
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

/** What a format writes of a target, and what it leaves out. */
export interface HandOverContent {
    readonly values: readonly HeldValue[];
    readonly leftOut: readonly LeftOut[];
    /** The settings of which nothing stays stored, so that Windows decides: `windowsDefault`, where a format can say so. */
    readonly removed?: readonly SettingName[];
}

/** What of a way to bring files in and back depends on what they hold; the screens have texts for each. */
export interface HandOverWays {
    /**
     * - usual: as the format has it
     * - audits: the same, with a stored 0 for audits that an update brought
     * - none: nothing in the files leads back
     */
    readonly back: 'usual' | 'audits' | 'none';
    /** Whether one of the files is for OSConfig. */
    readonly osConfig: boolean;
}

export interface HandOverFormat {
    contentOf(group: HandOverGroup): HandOverContent;
    /** Left out: always the usual ones. */
    waysOf?(group: HandOverGroup): HandOverWays;
    /**
     * None where nothing of the target is left.
     * @param number the group's among several, for what has a name where it is brought in; left out: there is one group
     */
    filesOf(group: HandOverGroup, origin: ExportOrigin, number?: number): readonly HandOverFile[];
}
