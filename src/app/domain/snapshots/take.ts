// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';
import { ownName } from '../computer/identity';
import { defaultOf } from '../computer/windows-defaults';
import { LONGEST_NAME, LONGEST_TEXT, MOST_NAMES } from '../limits';
import type { List, ListRow } from '../list/list';
import { lastApplication } from '../policy/policy-time';
import { setBy } from '../policy/set-by';
import { acceptsConnections, inForce, stored } from '../settings/signing-state';
import { cut } from '../text';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts, SnapshotHead } from './snapshot';

/** What the list holds now, as a snapshot. Clusters aren't computers. */
export function takeSnapshot({ rows }: Pick<List, 'rows'>, head: SnapshotHead): Snapshot {
    return { ...head, computers: rows.filter(({ state }) => state !== 'cluster').map(computerOfRow) };
}

/** What a file brought was not read by the scan: docs/changes.md says why it has no place in a snapshot. */
function computerOfRow({ label, entries, answer, configuration }: ListRow): SnapshotComputer {
    const read = answer?.from ? null : answer;
    return {
        label: cut(label, LONGEST_TEXT),
        names: [...new Set(entries.map(({ connection }) => cut(connection.call, LONGEST_TEXT)))].slice(0, MOST_NAMES),
        outcome: read?.outcome.kind ?? 'notRead',
        at: read && new Date(read.at).toISOString(),
        ...whatOf(read && configuration)
    };
}

/** A computer that was read by itself, as a snapshot would have it. @param name its name in the list */
export function computerRead(name: string, configuration: SigningConfiguration, at: Date): SnapshotComputer {
    const label = cut(name, LONGEST_TEXT);
    return { label, names: [label.toLowerCase()], outcome: 'ok', at: at.toISOString(), ...whatOf(configuration) };
}

/** What it says of itself. */
function whatOf(configuration: SigningConfiguration | null): Pick<SnapshotComputer, 'id' | 'fqdn' | 'facts'> {
    const computer = configuration?.computer;
    return { id: computer?.id ?? null, fqdn: computer ? ownName(computer) : null, facts: configuration && factsOf(configuration) };
}

/** What a snapshot keeps of a reading. */
function factsOf(configuration: SigningConfiguration): SnapshotFacts {
    const { computer, inbound, collectedAt } = configuration;
    const applied = lastApplication(configuration);
    return {
        windows: computer.caption,
        build: computer.build,
        ubr: computer.ubr,
        edition: computer.editionId,
        role: computer.productType,
        cluster: computer.cluster,
        accepts: acceptsConnections(inbound),
        clock: Number.isNaN(Date.parse(collectedAt)) ? null : new Date(collectedAt).toISOString(),
        policyApplied: applied && { ...applied, at: new Date(applied.at).toISOString() },
        outbound: directionOf(configuration, 'outbound'),
        inbound: directionOf(configuration, 'inbound')
    };
}

function directionOf(configuration: SigningConfiguration, direction: Direction): SnapshotDirection {
    const facts = configuration[direction];
    const by = setBy(configuration, direction);
    const isPolicy = by.kind === 'groupPolicy' || by.kind === 'policyConflict';
    return {
        inForce: inForce(facts),
        stored: stored(facts),
        setBy: by.kind,
        policy: isPolicy && by.gpoName !== null ? cut(by.gpoName, LONGEST_NAME) : null,
        policyValue: by.kind === 'policyConflict' ? by.policyValue : null,
        windowsDefault: defaultOf(configuration.computer, direction)
    };
}
