// SPDX-License-Identifier: MIT
// What the page Readiness shows of each computer.
import { rolesOf } from '../../domain/computer/computer-roles';
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import { windowsName } from '../../domain/computer/windows-name';
import { isAuditing as auditingOf } from '../../domain/evidence/audit-doubt';
import { claimingTheSame, type List, type ListRow } from '../../domain/list/list';
import type { Accepted } from '../../domain/readiness/accepted';
import type { FormerReadiness } from '../../domain/readiness/former';
import { broughtEvidence } from '../../domain/readiness/imports/with-imported';
import type { KnownOfComputer } from '../../domain/readiness/known';
import type { Readiness } from '../../domain/readiness/readiness';
import { rememberedReadiness } from '../../domain/readiness/remembered';
import { filterInSteps, mapInSteps, type Steps } from '../../domain/steps';
import type { EvidenceFailure, FleetEvidenceState } from '../evidence/fleet-evidence';
import { isListed } from '../evidence/listed-once';

/** A computer of the list, and whether signing can be required on it. */
export interface ReadinessRow extends Omit<FormerReadiness, 'connections' | 'failure'> {
    readonly key: string;
    readonly row: ListRow;
    readonly label: string;
    readonly tags: readonly string[];
    /** The settings that it is judged by; null: they were never read. */
    readonly settings: SigningConfiguration | null;
    /** Whether Windows Admin Center has it in its list: else nothing can be read of it or changed on it from here. */
    readonly isListed: boolean;
    readonly phase: 'waiting' | 'reading' | null;
    /** Why the last reading failed. */
    readonly failure: EvidenceFailure | null;
}

interface ToMakeRows {
    readonly list: List;
    readonly known: readonly KnownOfComputer[];
    readonly accepted: Accepted;
    readonly fleet: Pick<FleetEvidenceState, 'phases' | 'failures'>;
    readonly direction: Direction;
    /** Is told now and then how many computers were judged. */
    readonly tell?: (judged: number) => void;
}

/** After how many it is told. */
const tellEvery = 500;

/** A row for each computer of the list, in its order, in steps that are short each. */
export function* makingRows({ list, known, accepted, fleet, direction, tell }: ToMakeRows): Steps<readonly ReadinessRow[]> {
    const byName = new Map<string, KnownOfComputer>();
    for (const [index, one] of known.entries()) {
        byName.set(one.kept.computer, one);
        // It is remembered. A computer with many peers takes milliseconds: each is a step.
        rememberedReadiness(one, direction, accepted);
        if (index % tellEvery === 0) tell?.(index);
        yield;
    }
    // A cluster is no computer: its nodes are.
    const computers = yield* filterInSteps(list.rows, ({ state }) => state !== 'cluster');
    return yield* mapInSteps(computers, row => {
        const names = row.entries.map(({ connection }) => connection.call);
        const one = newestOf(names.flatMap(name => byName.get(name) ?? []));
        const phases = names.flatMap(name => fleet.phases.get(name) ?? []);
        const of: Parts = {
            one,
            direction,
            readiness: one ? rememberedReadiness(one, direction, accepted) : neverRead,
            claiming: claimingTheSame(row, list),
            phase: phases.includes('reading') ? 'reading' : (phases[0] ?? null),
            failure: names.flatMap(name => fleet.failures.get(name) ?? [])[0] ?? null
        };
        return remembered(row, of);
    });
}

const neverRead: Readiness = { kind: 'unknown', why: { of: 'configuration', state: 'notRead' } };

interface Parts extends Pick<ReadinessRow, 'readiness' | 'claiming' | 'phase' | 'failure'> {
    readonly one: KnownOfComputer | undefined;
    readonly direction: Direction;
}

const made = new WeakMap<ListRow, { readonly of: Parts; readonly row: ReadinessRow }>();

/** The row that was made of the same the last time. */
function remembered(row: ListRow, of: Parts): ReadinessRow {
    const last = made.get(row);
    if (last && isSame(last.of, of)) return last.row;
    const now = rowOf(row, of);
    made.set(row, { of, row: now });
    return now;
}

function isSame(one: Parts, other: Parts): boolean {
    return (
        one.one === other.one &&
        one.direction === other.direction &&
        one.readiness === other.readiness &&
        one.phase === other.phase &&
        one.failure === other.failure &&
        one.claiming.count === other.claiming.count &&
        one.claiming.labels.every((label, index) => label === other.claiming.labels[index])
    );
}

function rowOf(row: ListRow, { one, direction, ...of }: Parts): ReadinessRow {
    const configuration = row.configuration ?? one?.kept.configuration?.value ?? null;
    const auditedSince = one?.auditingSince[direction];
    return {
        key: row.key,
        row,
        label: row.label,
        tags: row.tags,
        windows: windowsName(configuration?.computer.caption),
        roles: rolesOf(configuration),
        readAt: one?.kept.evidence?.readAt ?? null,
        settings: one?.kept.configuration?.value ?? null,
        settingsReadAt: one?.kept.configuration?.readAt ?? null,
        brought: one ? broughtEvidence(one.kept) : null,
        isListed: isListed(row),
        auditing: !auditedSince ? null : { at: auditedSince, isOnlySeen: one?.isSinceSeen?.[direction] === true },
        isAuditing: row.configuration && auditingOf(row.configuration, direction),
        isReadOnly: one?.isReadOnly === true,
        ...of
    };
}

/** Whom it would cut off may be known without audits, and the others aren't: two weeks are lost if that is found out later. */
export function isUnaudited({ readiness: { kind }, isAuditing, isReadOnly }: ReadinessRow): boolean {
    if (isReadOnly) return false; // what was refused would be refused again
    return kind === 'wouldCutOff' ? isAuditing === false : kind === 'auditingOff';
}

/** Of a computer with several names what was read last. */
function newestOf(all: readonly KnownOfComputer[]): KnownOfComputer | undefined {
    if (all.length < 2) return all[0];
    const readAt = ({ kept }: KnownOfComputer): string => kept.evidence?.readAt ?? kept.configuration?.readAt ?? '';
    return all.reduce<KnownOfComputer | undefined>((best, one) => (best && readAt(best) >= readAt(one) ? best : one), undefined);
}
