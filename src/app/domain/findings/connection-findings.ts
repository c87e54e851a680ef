// SPDX-License-Identifier: MIT
import { ConnectionFacts, isByAddress } from '../connections';
import type { Severity } from './finding';

export type ConnectionFindingId = 'byAddress' | 'byAlias';

/** A finding that rests on the connections of now, not on settings. */
export interface ConnectionFinding {
    readonly id: ConnectionFindingId;
    readonly severity: Severity;
    /** What was found, the first few, and how many more. */
    readonly names: readonly string[];
    readonly more: number;
    readonly source: string;
}

const shown = 5;

const requirement = 'Microsoft, "Control SMB signing behavior (preview)"';

/** What the connections add to the findings; nothing where they were not read. */
export function connectionFindings(facts: ConnectionFacts): ConnectionFinding[] {
    const servers = unique((facts.outbound?.rows ?? []).flatMap(({ server }) => (server ? [server] : [])));
    const aliases = facts.aliases.filter(({ canonical }) => canonical !== null).map(({ name }) => name);
    const all: readonly [ConnectionFindingId, Severity, readonly string[], string][] = [
        ['byAddress', 'warning', servers.filter(isByAddress), requirement],
        ['byAlias', 'warning', unique(aliases), requirement]
    ];
    return all.flatMap(([id, severity, names, source]) =>
        names.length === 0 ? [] : [{ id, severity, names: names.slice(0, shown), more: Math.max(0, names.length - shown), source }]
    );
}

/** Each name once, whatever its case. */
function unique(names: readonly string[]): string[] {
    return [...new Map(names.map(name => [name.toLowerCase(), name])).values()];
}
