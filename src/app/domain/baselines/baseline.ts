// SPDX-License-Identifier: MIT
// A published list of what should be set, as its file in src/resources/baselines holds it: docs/baselines.md says what each member means.
import type { ComputerFacts } from '../computer/facts';
import type { SettingName } from '../settings/catalogue';

export interface Baseline {
    readonly id: string;
    readonly name: string;
    /** What baselines for different Windows have in common: of many computers, each is judged by the one for its Windows. */
    readonly series: string;
    readonly version: string;
    /** When it was published, as 2026-01-26; left out: the source doesn't say. */
    readonly date?: string;
    /** Who published it, and where its entries were taken from. */
    readonly source: string;
    /** The Windows that it is for. */
    readonly windows: readonly WindowsRange[];
    /** Only of a STIG: what its checklists are known by. */
    readonly stig?: Stig;
    readonly controls: readonly Control[];
}

/** Builds of servers or of PCs, the last included; no `to`: also later ones. */
export interface WindowsRange {
    readonly family: 'server' | 'client';
    readonly from: number;
    readonly to?: number;
}

/** What STIG Viewer and STIG Manager know a STIG by. */
export interface Stig {
    /** The id of its benchmark. */
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly release: string;
    /** The number of its target. */
    readonly target: string;
}

/** A baseline that is a STIG. */
export interface StigBaseline extends Baseline {
    readonly stig: Stig;
}

export function isStig(baseline: Baseline): baseline is StigBaseline {
    return baseline.stig !== undefined;
}

/** One entry of a baseline. */
export interface Control {
    readonly id: string;
    readonly title: string;
    readonly severity?: 'high' | 'medium' | 'low';
    /** The roles that it is for; left out: all. */
    readonly roles?: readonly NonNullable<ComputerFacts['productType']>[];
    /** Only for members of a domain. */
    readonly domainJoined?: boolean;
    readonly asks: Asks;
    readonly rule?: StigRule;
}

/** A rule of a STIG. */
export interface StigRule {
    /** Such as SV-278213r1181345_rule. */
    readonly id: string;
    /** Such as WN25-SO-000190. */
    readonly version: string;
    readonly group: string;
    readonly ccis: readonly string[];
    readonly check: string;
    readonly fix: string;
}

/** What a control asks of a computer. */
export type Asks = AsksSetting | AsksFact | AsksPaths | { readonly what: 'unread' };

/** A setting of the catalogue. */
export interface AsksSetting {
    readonly what: 'setting';
    readonly setting: SettingName;
    /** Any of these words of the catalogue. What is proposed is the first. */
    readonly wanted: readonly string[];
    /**
     * Where a checker looks: at what is in force, or in the registry. `otherPolicyKey`: in the policy key of the other direction,
     * where Windows doesn't look (a mistake of OSConfig 2510).
     */
    readonly reads: 'inForce' | 'stored' | 'policy' | 'otherPolicyKey';
    /** Whether a checker of the registry is content with nothing stored. */
    readonly passesAbsent?: boolean;
}

export const factNames = [
    'outboundEnabled',
    'inboundEnabled',
    'outboundDialectMin',
    'inboundDialectMin',
    'outboundDialectMax',
    'inboundDialectMax'
] as const;

/** What is read as in force only: a checker looks in the registry, where this tool doesn't. */
export interface AsksFact {
    readonly what: 'fact';
    readonly fact: (typeof factNames)[number];
    /** Any of these: on or off, or dialects such as SMB300. */
    readonly wanted: readonly string[];
}

/** Entries of Hardened UNC Paths. */
export interface AsksPaths {
    readonly what: 'hardenedPaths';
    readonly paths: readonly string[];
    /** All of these, such as RequireIntegrity=1. */
    readonly wanted: readonly string[];
}
