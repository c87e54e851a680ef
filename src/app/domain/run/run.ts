// SPDX-License-Identifier: MIT
// A run over many computers: the list that was frozen when it was started, and how far it is. What became of one
// computer stands in that computer's record; a run only says which records belong to it and which were never begun.
import { memberOf, type Membership } from '../computer/cluster';
import type { Direction } from '../computer/facts';
import type { RecordedComputer } from '../computer/identity';
import type { Failure } from '../outcome';
import { type PlannedChange, settingBlockers, signingBlockers, type Target } from '../change/plan';
import { planNotes } from '../change/plan-notes';
import type { Origin } from '../origin';
import type { RestedOn } from './rested-on';
import type { RunPhase } from './run-phase';

/** The version that stored and exported runs carry. */
export const runVersion = 5;

/**
 * What an administrator asks of many computers. `turnOnAuditing`: of each the audits on signing and guests that its Windows has.
 * `asBaseline`: of each what the baseline for its Windows asks. `undo`: of each the state that its record holds.
 */
export const runGoals = [
    'requireBoth',
    'requireOutbound',
    'requireInbound',
    'windowsDefault',
    'sameAs',
    'byHand',
    'turnOnAuditing',
    'asBaseline',
    'undo'
] as const;
export type RunGoal = (typeof runGoals)[number];

export interface RunTarget {
    readonly goal: RunGoal;
    /** Per direction; one left out is left alone. Empty for an undo, for auditing, and for a baseline. */
    readonly wanted: Readonly<Partial<Record<Direction, Target>>>;
    /**
     * `sameAs`: the name of the computer whose state was taken; `asBaseline`: the series of the baselines; `undo`: the id of the run
     * that is undone. Else null.
     */
    readonly of: string | null;
}

/** Why a computer of the list is not written to. */
const skipReasons = [
    ...signingBlockers,
    ...settingBlockers,
    /** A policy would store another value again. */
    'policyTakesBack',
    /** OSConfig, Azure Local or device management names another value, and may store it again. */
    'managerTakesBack',
    /** A domain controller would no longer require inbound signing. */
    'domainController',
    /** The same for a computer that may be one: its kind of Windows was not read. */
    'perhapsDomainController',
    /** It would become weaker, and that was not chosen. */
    'weaker',
    /** None of the baselines is for its Windows, or which Windows it is isn't known. */
    'noBaseline',
    /** What its baseline reports isn't signing or its audits: no run changes that. */
    'notByRun',
    /** A connection to a cluster: its nodes are the computers. */
    'cluster',
    /** It could not be read, for a reason that has no name of its own here; `failure` says it. */
    'notRead',
    'unreachable',
    'needsCredentials',
    /** It is no longer in the list of connections. */
    'notInList',
    /** Its identifier or its own name was not read: another computer could not be told apart from it. */
    'notIdentified',
    /** Another name in the list that is to be changed says that it is this computer, too. */
    'sameComputer',
    /** Undo: the name belongs to another computer now. */
    'otherComputer',
    /** Undo: somebody changed it since the run. */
    'notAsLeft'
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What a dry run says of a computer. */
export const decisions = ['change', 'alreadySo', ...skipReasons] as const;
export type Decision = (typeof decisions)[number];

/**
 * What is to be known before a computer of a run is changed, and does not keep it from that, beside the notes on any plan.
 * `deviceManagement`: that has set another value; in runs of before it kept a computer from being changed. `otherManager`: OSConfig
 * or DSC is there, and what it names is not known. `otherNodes`: nodes of its cluster would differ from it.
 * `sharedIdentity`: another name of the list says that it is this computer, too. `peers…`: what the evidence that is held says of
 * its peers. `stillGathering`: all is audited, and not for long enough to say that nobody would be cut off.
 */
export const runWarnings = [
    ...planNotes,
    'deviceManagement',
    'otherManager',
    'otherNodes',
    'nodesNotKnown',
    'sharedIdentity',
    'peersCutOff',
    'peersAtRisk',
    'peersNotKnown',
    'stillGathering'
] as const;
export type RunWarning = (typeof runWarnings)[number];

/** One computer of the frozen list. */
export interface RunItem {
    /** The id of its record, once there is one. */
    readonly record: string;
    readonly computer: RecordedComputer;
    /** The name that the list shows. */
    readonly label: string;
    /** Its failover cluster, as the computer writes it; nodes of one are never written at the same time; see `membershipIn`. */
    readonly cluster: string | null;
    readonly decision: Decision;
    /** What would be written, also where it is not. */
    readonly changes: readonly PlannedChange[];
    /** Whether it would stop to require signing in a direction. */
    readonly weaker: boolean;
    readonly warnings: readonly RunWarning[];
    /** Why it could not be read; null where it was. */
    readonly failure: Failure | null;
    /** Who was connected, as the computer names them. */
    readonly actingUser: string | null;
    /** The record that its change undoes. */
    readonly undoes: string | null;
    /** What was known of its readiness then. Empty: nothing is to be required, or nobody judged it (runs of earlier versions). */
    readonly restedOn: readonly RestedOn[];
}

/** What a run knows of a computer's cluster: nodes of one, and what may be, are never written at the same time. */
export function membershipIn({ cluster, warnings }: Pick<RunItem, 'cluster' | 'warnings'>): Membership {
    if (warnings.includes('clusterNotRead')) return { kind: 'notRead' };
    return cluster === null ? { kind: 'none' } : memberOf(cluster);
}

/** How many computers are changed, or read, at the same time at most. */
export const mostAtOnce = 50;

/** What is proposed where nothing else was chosen. */
export const usualSettings: RunSettings = { atOnce: 5, stopAfter: 3, pilot: null, allowWeaker: false };

export interface RunSettings {
    /** How many computers are changed at the same time; 1 is a rolling change. */
    readonly atOnce: number;
    /** After how many failures no further computer is begun; null: never. */
    readonly stopAfter: number | null;
    /** How many are changed first, before a go-ahead is waited for; null: none. */
    readonly pilot: number | null;
    /** Whether computers may become weaker. */
    readonly allowWeaker: boolean;
}

/** `interrupted`: the page was closed. `notSaved`: the browser's storage took no further record. */
export const runEndings = ['finished', 'cancelled', 'tooManyFailures', 'interrupted', 'notSaved'] as const;
export type RunEnding = (typeof runEndings)[number];

export interface Run {
    readonly version: typeof runVersion;
    readonly id: string;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly startedAt: string;
    readonly toolVersion: string;
    readonly target: RunTarget;
    readonly settings: RunSettings;
    /** The run whose computers this one tries again, or which it carries further; null: none. */
    readonly retries: string | null;
    /** The frozen list, in its order. */
    readonly items: readonly RunItem[];
    /** How many computers at the end of the list were cut off, because an earlier version let in more than can be shown. */
    readonly leftOut: number;
    readonly phase: RunPhase;
    /** Whether the go-ahead after the pilot was given. */
    readonly wentAhead: boolean;
    readonly endedAt: string | null;
    /** Null: it goes on. While it stops, it is why. */
    readonly ending: RunEnding | null;
    /** Whether it came from a file. What it asked for, and how, is then no example to follow. */
    readonly imported: boolean;
    /** Which file; null: none, or not noted (runs of earlier versions). */
    readonly origin: Origin | null;
}

/** What is frozen when a run is started. */
export type NewRun = Pick<Run, 'id' | 'startedAt' | 'toolVersion' | 'target' | 'settings' | 'retries' | 'items'>;

/** A run as it is saved before anything is sent. */
export function newRun(frozen: NewRun): Run {
    return {
        version: runVersion,
        ...frozen,
        leftOut: 0,
        phase: 'running',
        wentAhead: frozen.settings.pilot === null,
        endedAt: null,
        ending: null,
        imported: false,
        origin: null
    };
}

/** The computers that a run writes to. */
export function toChange(items: readonly RunItem[]): readonly RunItem[] {
    return items.filter(({ decision }) => decision === 'change');
}

/** Begins no further computer. Why it stopped first is why it ended. */
export function stopRun(run: Run, ending: RunEnding): Run {
    return run.phase === 'ended' || run.phase === 'stopping' ? run : { ...run, phase: 'stopping', ending };
}

/** Ends a run, once. Why it stopped first is why it ended. */
export function endRun(run: Run, ending: RunEnding, at: string): Run {
    return run.phase === 'ended' ? run : { ...run, phase: 'ended', ending: run.ending ?? ending, endedAt: at };
}
