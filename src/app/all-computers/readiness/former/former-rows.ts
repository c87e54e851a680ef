// SPDX-License-Identifier: MIT
// The rows of Readiness as they are kept, and as they are shown again before all of them are judged anew.
import type { Direction } from '../../../domain/computer/facts';
import { emptyList, type List, type ListRow, rowFrom } from '../../../domain/list/list';
import { nothingAccepted } from '../../../domain/readiness/accepted';
import type { FormerFleet, FormerReadiness } from '../../../domain/readiness/former';
import { forEachInSteps, mapInSteps, type Steps } from '../../../domain/steps';
import { isListed } from '../../evidence/listed-once';
import { firstReadinessView, type ReadinessInput, type ReadinessModel, type ReadinessRow } from '../readiness-model';

/** As it is kept. */
export function formerOf(one: ReadinessRow): FormerReadiness {
    const { row, windows, roles, readiness, readAt, settingsReadAt, auditing, claiming, brought, failure } = one;
    const connections = row.entries.map(({ connection }) => connection);
    const { isAuditing, isReadOnly } = one;
    const judged = { readiness, auditing, isAuditing, isReadOnly, claiming, brought, failure };
    return { connections, windows, roles, readAt, settingsReadAt, ...judged };
}

/** The page with all rows as they were: by it, one is made that is filtered and in order. In steps that are short each. */
export function* makingFormerModel(
    { judgedAt, computers }: FormerFleet,
    direction: Direction,
    fleet: ReadinessInput['fleet']
): Steps<ReadinessModel> {
    const rows = yield* mapInSteps(computers, rowOf);
    const [rowOfKey, listRows] = [new Map<string, ReadinessRow>(), new Map<string, ListRow>()];
    yield* forEachInSteps(rows, one => {
        rowOfKey.set(one.key, one);
        for (const { connection } of one.row.entries) listRows.set(connection.key, one.row);
    });
    const list: List = { ...emptyList, rows: rows.map(({ row }) => row), rowOf: listRows };
    yield;
    const all = { all: rows, rowOf: rowOfKey, named: rows, found: rows, foundByName: rows, rows, shown: rows };
    const around = { view: { ...firstReadinessView, direction }, selection: new Set<string>(), fleet, accepted: nothingAccepted };
    return { ...around, list, known: [], isLoaded: false, judgedAt, ...all };
}

function rowOf({ connections, ...shown }: FormerReadiness): ReadinessRow {
    const row = rowFrom(connections.map(connection => ({ connection, phase: 'idle', answer: null })));
    const { key, label, tags } = row;
    return { key, row, label, tags, ...shown, settings: null, isListed: isListed(row), phase: null };
}
