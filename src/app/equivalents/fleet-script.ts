// SPDX-License-Identifier: MIT
import { fleetScriptText, type FleetScriptValues } from '../../generated/fleet-script';
import type { PlannedChange } from '../domain/change/plan';
import { isSigning } from '../domain/settings/catalogue';
import { storedNumber, type SettableState } from '../domain/settings/setting';

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
    /** Whether a person chose it to be written first. Where nobody was chosen, it's as many as the settings say. */
    readonly isFirst?: boolean;
    /** Only those of the signing requirement get into the script. */
    readonly changes: readonly PlannedChange[];
}

/** How the plan is to be carried out. Null: no limit. */
interface FleetSettings {
    /** How many computers are written at once. */
    readonly atOnce: number;
    readonly stopAfter: number | null;
    /** How many are written first, to look at the result. */
    readonly pilot: number | null;
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
    const { createdAt, toolVersion, targetText, settings } = origin;
    const help = {
        computers: items.length,
        createdAt: inComment(createdAt),
        toolVersion: inComment(toolVersion),
        targetText: inComment(targetText)
    };
    const defaults = {
        atOnce: Math.min(256, settings.atOnce),
        stopAfter: Math.min(1_000_000, settings.stopAfter ?? 0),
        pilot: Math.min(1_000_000, settings.pilot ?? 0)
    };
    return fleetScriptText({ help, defaults, plan: planValues(items, origin) }).replace(/\n/g, '\r\n');
}

/** The frozen list as data. Computers with the same changes share them: that is also how they are sent. */
function planValues(items: readonly FleetItem[], { createdAt, toolVersion, targetText }: FleetOrigin): FleetScriptValues['plan'] {
    const sets = new Map<string, number>();
    const nextFree = new Map<string, number>();
    const computers = items.map(item => {
        const { name, id, fqdn, cluster, isFirst, changes } = item;
        const set = changes
            .filter(({ setting }) => isSigning(setting))
            .map(changeData)
            .join('; ');
        if (!sets.has(set)) sets.set(set, sets.size);
        const own = `${member('Id', id)}${member('FullName', fqdn)}${member('Cluster', cluster?.toLowerCase() ?? null)}`;
        return `    @{ Name = ${quoted(name)};${own} Wave = ${takeWave(nextFree, item)}; Set = ${sets.get(set)}${isFirst ? '; First = $true' : ''} }`;
    });
    const changeSets = [...sets].map(([set, number]) => `    ${number} = @(${set})`);
    return {
        createdAt: quoted(createdAt),
        by: quoted(`SMB Signing ${toolVersion}`),
        targetText: quoted(targetText),
        changeSets: `@{\n${changeSets.join('\n')}\n}`,
        computers: `@(\n${computers.join('\n')}\n)`
    };
}

function member(name: string, text: string | null): string {
    return text === null ? '' : ` ${name} = ${quoted(text)};`;
}

/**
 * The first wave in which nothing is written that this computer must not be written beside.
 * @param nextFree the first wave that is free of each claim; this computer's are added
 */
function takeWave(nextFree: Map<string, number>, item: FleetItem): number {
    const { holds, avoids } = claimsOf(item);
    const free = (claim: string): number => nextFree.get(claim) ?? 0;
    const wave = Math.max(...avoids.map(free));
    for (const claim of holds) nextFree.set(claim, Math.max(free(claim), wave + 1));
    return wave;
}

/**
 * What a computer claims its wave for, and the claims of others that it keeps clear of. Never written at the same time are: a
 * computer that is in the list twice, nodes of one cluster, and what may be a node beside any node.
 */
function claimsOf({ name, cluster, mayBeNode }: FleetItem): { readonly holds: readonly string[]; readonly avoids: readonly string[] } {
    const itself = `name ${name.toLowerCase()}`;
    if (mayBeNode) return { holds: [itself, 'perhaps'], avoids: [itself, 'perhaps', 'nodes'] };
    if (cluster === null) return { holds: [itself], avoids: [itself] };
    const ofCluster = `cluster ${cluster.toLowerCase()}`;
    return { holds: [itself, ofCluster, 'nodes'], avoids: [itself, ofCluster, 'perhaps'] };
}

function changeData({ direction, before, after }: PlannedChange): string {
    const side = direction === 'outbound' ? 'Outbound' : 'Inbound';
    return `@{ Direction = '${side}'; Before = '${stateText(before)}'; After = '${stateText(after)}' }`;
}

/** The words in which the script compares and shows a state. */
function stateText({ inForce, stored }: SettableState): string {
    const number = storedNumber(stored);
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

/** A text for the help, without what could end it. */
function inComment(text: string): string {
    return text.replace(/[^ -~]|[#<>]/g, '?');
}
