// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';

/** From what needs action to what is good to know. */
export type Severity = 'serious' | 'warning' | 'information';

/** Each finding that settings make, in the order in which those of one severity are shown. */
const settingFindingIds = [
    'domainController',
    'relay',
    'nameHardening',
    'smb1',
    'guestUnsigned',
    'guestCutOff',
    'weakerThanDefault',
    'encryptionOptional',
    'encryptionImpossible',
    'rdma',
    'uncWeakened',
    'uncNotHardened',
    'wrongType',
    'ignoredPolicy',
    'misplacedAudit',
    'dialectCrossed',
    'dialectInvalid',
    'dialectMaximum',
    'dialectMinimum',
    'encrypted',
    'notStored',
    'ntlm',
    'ntlmRefused',
    'clusterNodes'
] as const;
export type SettingFindingId = (typeof settingFindingIds)[number];

/** Behind them: those that rest on the connections of now. */
const connectionFindingIds = ['byAddress', 'byAlias', 'smb1Now'] as const;

/** And the one that rests on what a scan found earlier. */
const sinceFindingId = 'weakerSince';

export const findingIds = [...settingFindingIds, ...connectionFindingIds, sinceFindingId] as const;
export type FindingId = (typeof findingIds)[number];

/** One thing worth knowing about a computer. */
export interface Finding {
    readonly id: FindingId;
    readonly severity: Severity;
    /** The direction that it is about; null: the computer. */
    readonly direction: Direction | null;
    /** What the computer reported, for the sentence. */
    readonly values: readonly string[];
    /** The peers that it is about: the first few, and how many more there are. Left out where it is about none. */
    readonly names?: readonly string[];
    readonly more?: number;
    /** Left out where it doesn't rest on an earlier scan. */
    readonly since?: ComparedWith;
    /** The document that says so. */
    readonly source: string;
}

/** What a finding is in comparison with. */
export interface ComparedWith {
    /** The computer's name in the list. */
    readonly computer: string;
    /** Whether a record of this browser explains it. */
    readonly isRecorded: boolean;
}

/** Why a finding can be neither made nor ruled out: what it rests on was not read, or cannot be read here at all. */
export type Unjudged =
    | { readonly reason: 'notRead'; readonly id: SettingFindingId; readonly direction: Direction | null }
    | { readonly reason: BeyondReach; readonly values: readonly string[]; readonly source: string };

/**
 * What a reading of one computer does not reach. `names`: the names that its connections use, while these are not read.
 * `namesOfOtherTimes`, `namesBeyondList`: the same for connections that are not there now, or not listed. `aliases`: which names
 * are aliases, where DNS did not tell. `inboundNames`: the names by which others reach it. `clusterNodes`: the other nodes of
 * its cluster. `moreClusterNodes`: those beside the ones read.
 */
export type BeyondReach =
    'names' | 'namesOfOtherTimes' | 'namesBeyondList' | 'aliases' | 'inboundNames' | 'clusterNodes' | 'moreClusterNodes';

/** What is worth knowing, the most severe first, and what cannot be said. */
export interface Findings {
    readonly found: readonly Finding[];
    readonly unjudged: readonly Unjudged[];
}

/** When there is a finding. Null from `holds`: what it rests on is not known. */
export interface Rule {
    readonly id: SettingFindingId;
    /** One for all, or by what the computer is. */
    readonly severity: Severity | ((configuration: SigningConfiguration) => Severity);
    /** One for both directions, or by what the computer is. */
    readonly source: string | ((configuration: SigningConfiguration, direction: Direction) => string);
    /** The directions that are judged one by one; empty: the computer is. */
    readonly directions: readonly Direction[];
    holds(configuration: SigningConfiguration, direction: Direction): boolean | null;
    values?(configuration: SigningConfiguration, direction: Direction): readonly string[];
}
