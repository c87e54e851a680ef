// SPDX-License-Identifier: MIT
import { ConnectionFacts, isSmb1, serversOf, unique } from '../peers/connections';
import { isByAddress } from '../peers/peer-index';
import { isServiceName } from '../peers/service-names';
import type { BeyondReach, Finding, FindingId, Findings, Severity, Unjudged } from './finding';
import { namesNotRead } from './findings';

type ConnectionFinding = Finding & Required<Pick<Finding, 'names' | 'more'>>;

const shown = 5;

const requirement = 'Microsoft, "Control SMB signing behavior (preview)"';

const smb1Document = 'Microsoft, "Overview of Server Message Block signing"';

/** The peers that are connected by SMB 1, in either direction. */
function smb1Peers({ outbound, inbound }: ConnectionFacts): string[] {
    const servers = (outbound?.rows ?? []).map(({ server, dialect }) => ({ peer: server, dialect }));
    const clients = (inbound?.rows ?? []).map(({ client, dialect }) => ({ peer: client, dialect }));
    return [...servers, ...clients].flatMap(({ peer, dialect }) => (peer !== null && isSmb1(dialect) ? [peer] : []));
}

/** What the connections say, and what they leave open: a part for `joinFindings`, in the place of `namesNotRead`. */
export function judgeConnections(facts: ConnectionFacts): Findings {
    return { found: connectionFindings(facts), unjudged: connectionsUnjudged(facts) };
}

/** Nothing where they were not read. */
export function connectionFindings(facts: ConnectionFacts): ConnectionFinding[] {
    const servers = serversOf(facts);
    const aliases = facts.aliases.filter(({ name, canonical }) => canonical !== null && !isServiceName(name)).map(({ name }) => name);
    const all: readonly [FindingId, Severity, readonly string[], string][] = [
        ['byAddress', 'warning', servers.filter(isByAddress), requirement],
        ['byAlias', 'warning', unique(aliases), requirement],
        ['smb1Now', 'warning', unique(smb1Peers(facts)), smb1Document]
    ];
    return all
        .filter(([, , names]) => names.length > 0)
        .map(([id, severity, names, source]) => ({
            ...{ id, severity, direction: null, values: [], source },
            ...{ names: names.slice(0, shown), more: Math.max(0, names.length - shown) }
        }));
}

/** What the connections leave open of the names that this computer connects by. */
export function connectionsUnjudged(facts: ConnectionFacts): readonly Unjudged[] {
    const { outbound, aliases } = facts;
    if (!outbound) return namesNotRead.unjudged;
    const beyond = (reason: BeyondReach, ...values: readonly string[]): Unjudged => ({ reason, values, source: requirement });
    const told = new Set(aliases.map(({ name }) => name.toLowerCase()));
    const untold = serversOf(facts).filter(name => !isByAddress(name) && !told.has(name.toLowerCase()));
    const unlisted = (outbound.total ?? 0) - outbound.rows.length;
    return [
        beyond('namesOfOtherTimes'),
        ...(outbound.total === null ? namesNotRead.unjudged : []),
        ...(unlisted > 0 ? [beyond('namesBeyondList', String(unlisted))] : []),
        ...(untold.length > 0 ? [beyond('aliases', String(untold.length))] : [])
    ];
}
