// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../facts';
import { claimingTheSame, type List } from '../listed';
import { unnamedManagers } from '../managers';
import type { SigningChange } from '../plan';
import type { DryRunRow } from './dry-run';
import type { RunItem } from './run';

/**
 * What is to be known before a computer of a run is changed, and does not keep it from that. `guestsCutOff`: it lets itself in
 * as a guest, and guests cannot sign. `policyNotRead`: whether a policy would take it back is not known.
 * `deviceManagement`: that has set another value; in runs of before it kept a computer from being changed. `otherManager`: OSConfig
 * or DSC is there, and what it names is not known. `otherNodes`: nodes of its cluster would differ from it.
 * `sharedIdentity`: another name of the list says that it is this computer, too.
 */
export const runWarnings = ['guestsCutOff', 'policyNotRead', 'deviceManagement', 'otherManager', 'otherNodes', 'sharedIdentity'] as const;
export type RunWarning = (typeof runWarnings)[number];

/** What a computer's own facts warn of. */
export function warningsOf(facts: SigningConfiguration, changes: readonly SigningChange[]): readonly RunWarning[] {
    const becomesRequired = changes.some(
        ({ direction, before, after }) => direction === 'outbound' && before.inForce !== 'required' && after.inForce === 'required'
    );
    const isManaged = ({ direction }: SigningChange): boolean => unnamedManagers(facts, direction).some(one => one !== 'azureLocal');
    return [
        ...(becomesRequired && facts.outbound.insecureGuestLogons === true ? ['guestsCutOff' as const] : []),
        ...(changes.some(({ direction }) => facts[direction].policy.status === 'unavailable') ? ['policyNotRead' as const] : []),
        ...(changes.some(isManaged) ? ['otherManager' as const] : [])
    ];
}

/** The rows with a warning at each node of whose cluster another node, as far as the list knows it, stays as it is. */
export function withNodeWarnings(rows: readonly DryRunRow[], list: List): readonly DryRunRow[] {
    const items = new Map(rows.map(({ key, item }) => [key, item]));
    const staying = new Set(
        list.rows
            .filter(({ key, state }) => state !== 'cluster' && !isAsAimedAt(items.get(key)))
            .flatMap(({ cluster }) => cluster?.toLowerCase() ?? [])
    );
    return rows.map(row =>
        row.item?.decision === 'change' && row.item.cluster !== null && staying.has(row.item.cluster.toLowerCase())
            ? { ...row, item: { ...row.item, warnings: [...row.item.warnings, 'otherNodes'] } }
            : row
    );
}

/** The rows with a warning at each that claims to be a computer that another row claims to be, too. */
export function withIdentityWarnings(rows: readonly DryRunRow[], list: List): readonly DryRunRow[] {
    return rows.map(row => {
        const listed = list.rowOf.get(row.key);
        if (row.item?.decision !== 'change' || !listed || claimingTheSame(listed, list).length === 0) return row;
        return { ...row, item: { ...row.item, warnings: [...row.item.warnings, 'sharedIdentity'] } };
    });
}

/** One that is still being read counts as such: what becomes of it is not known yet. */
function isAsAimedAt(item: RunItem | null | undefined): boolean {
    return item === null || item?.decision === 'change' || item?.decision === 'alreadySo';
}
