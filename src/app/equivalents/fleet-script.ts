// SPDX-License-Identifier: MIT
import type { PlannedChange } from '../domain/change/plan';
import { isSigning } from '../domain/settings/catalogue';
import { numberOf, type SettableState } from '../domain/settings/setting';
import { type FleetSettings, help, parameters } from './fleet/help';
import { main } from './fleet/main';
import { onEachComputer } from './fleet/on-each-computer';
import { asking, reading } from './fleet/reading';
import { record } from './fleet/record';
import { writing } from './fleet/writing';

/** One computer of a frozen list. */
export interface FleetItem {
    /** What to call it. Not trusted: it comes from a list. */
    readonly name: string;
    /** Its machine identifier and its own name; null: not read, and then not compared. */
    readonly id: string | null;
    readonly fqdn: string | null;
    /** The cluster whose node it is. */
    readonly cluster: string | null;
    /** Whether it may be a node of any: that was not read. */
    readonly mayBeNode?: boolean;
    /** Only those of the signing requirement get into the script. */
    readonly changes: readonly PlannedChange[];
}

/** What the script says of itself. */
export interface FleetOrigin {
    /** ISO 8601, UTC. */
    readonly createdAt: string;
    readonly toolVersion: string;
    /** What was aimed at, in words. */
    readonly targetText: string;
    /** How it was to be done: what the script does unless its parameters say otherwise. */
    readonly settings: FleetSettings;
}

/**
 * The plan for many computers as one Windows PowerShell 5.1 script that runs without this extension: it reads each,
 * writes only where it still is as planned, keeps a record, reads back, and restores with -Undo. ASCII, lines end in CR LF.
 */
export function fleetScript(items: readonly FleetItem[], origin: FleetOrigin): string {
    const functions = [onEachComputer, asking, reading, record, writing];
    return [help(items.length, inHelp(origin)), parameters(origin.settings), plan(items, origin), ...functions, main]
        .join('\n')
        .replace(/\n/g, '\r\n');
}

/** The frozen list as data. Computers with the same changes share them: that is also how they are sent. */
function plan(items: readonly FleetItem[], origin: FleetOrigin): string {
    const sets = new Map<string, number>();
    const taken = new Map<string, number>();
    const computers = items.map(item => {
        const { name, id, fqdn, cluster, changes } = item;
        const set = changes
            .filter(({ setting }) => isSigning(setting))
            .map(changeData)
            .join('; ');
        if (!sets.has(set)) sets.set(set, sets.size);
        const own = `${member('Id', id)}${member('FullName', fqdn)}`;
        return `    @{ Name = ${quoted(name)};${own}${member('Cluster', cluster?.toLowerCase() ?? null)} Wave = ${wave(taken, item)}; Set = ${sets.get(set)} }`;
    });
    const lines = [...sets].map(([set, number]) => `    ${number} = @(${set})`);
    return `# The plan: each set of changes, and the computers with the number of theirs. Waves are written one after the other.
$plan = @{ Made = ${quoted(origin.createdAt)}; By = ${quoted(`SMB Signing ${origin.toolVersion}`)}; Target = ${quoted(origin.targetText)} }
$changeSets = @{
${lines.join('\n')}
}
$computers = @(
${computers.join('\n')}
)
`;
}

function member(name: string, text: string | null): string {
    return text === null ? '' : ` ${name} = ${quoted(text)};`;
}

/**
 * Nodes of one cluster, what may be a node beside any node, and a computer that is in the list twice, are never written at the
 * same time.
 */
function wave(taken: Map<string, number>, { name, cluster, mayBeNode }: FleetItem): number {
    const own = [`name ${name.toLowerCase()}`, ...(cluster === null || mayBeNode ? [] : [`cluster ${cluster.toLowerCase()}`])];
    const isNode = own.length > 1;
    const others = mayBeNode ? ['perhaps', 'nodes'] : isNode ? ['perhaps'] : [];
    const next = Math.max(...[...own, ...others].map(key => taken.get(key) ?? 0));
    for (const key of [...own, ...(mayBeNode ? ['perhaps'] : isNode ? ['nodes'] : [])])
        taken.set(key, Math.max(taken.get(key) ?? 0, next + 1));
    return next;
}

function changeData({ direction, before, after }: PlannedChange): string {
    const side = direction === 'outbound' ? 'Outbound' : 'Inbound';
    return `@{ Direction = '${side}'; Before = '${stateText(before)}'; After = '${stateText(after)}' }`;
}

/** The words in which the script compares and shows a state. */
function stateText({ inForce, stored }: SettableState): string {
    const number = numberOf(stored);
    return `${inForce === 'required' ? 'required' : 'not required'}, ${number === null ? 'not stored' : `stored ${number}`}`;
}

/**
 * Any text as a PowerShell expression that gives it and does nothing else. What is not plain ASCII becomes numbers:
 * PowerShell takes several of Unicode's quotation marks for its own.
 */
function quoted(text: string): string {
    if (/^[ -~]*$/.test(text)) return `'${text.replace(/'/g, "''")}'`;
    return `(-join [char[]] (${Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).join(', ')}))`;
}

/** The same words for a comment: they must not end it. */
function inHelp(origin: FleetOrigin): Omit<FleetOrigin, 'settings'> {
    const plain = (text: string): string => text.replace(/[^ -~]/g, '?').replace(/[#<>]/g, '?');
    return { createdAt: plain(origin.createdAt), toolVersion: plain(origin.toolVersion), targetText: plain(origin.targetText) };
}
