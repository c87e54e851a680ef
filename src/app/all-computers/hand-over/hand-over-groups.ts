// SPDX-License-Identifier: MIT
// Which computers of a dry run are handed over, and to what target each is.
import { heldBy } from '../../domain/baselines/proposal';
import type { Target } from '../../domain/change/plan';
import { type SettingName, settingNames } from '../../domain/settings/catalogue';
import type { Word } from '../../domain/settings/setting';
import { auditsOnSigning, settingsOfRuns } from '../../domain/settings/signing-audits';
import type { DryRunInput } from '../../domain/run/dry-run';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import type { HandOverComputer, HandOverGroup, HandOverTargets } from '../../equivalents/hand-over/hand-over';
import type { DryRunModel } from '../dry-run/dry-run-model';
import { targetOf } from '../dry-run/run-draft';

/** What is aimed at, by setting. */
type Aim = Readonly<Partial<Record<SettingName, Word | Target>>>;

/** What a dry run hands over. */
export interface HandedOver {
    /** The computers by target, in the order of the rows. */
    readonly groups: readonly HandOverGroup[];
    /** How many computers are in no group. */
    readonly others: number;
}

/**
 * Those that would change, and those that are as wanted, so that they stay so. None that the dry run leaves alone: what it doesn't
 * do for a reason, such as making a computer weaker, is not done by another way either.
 */
export function handedOver({ all, list, draft, baseline }: DryRunModel): HandedOver {
    const groups = new Map<string, { targets: HandOverTargets; computers: HandOverComputer[] }>();
    let others = 0;
    for (const row of all) {
        const facts = list.rowOf.get(row.key)?.configuration ?? null;
        const aim = isHeld(row) ? aimOf(draft, facts && (baseline?.(facts) ?? null)) : {};
        const names = settingNames.filter(name => aim[name] !== undefined);
        if (names.length === 0 || !row.item) {
            others++;
            continue;
        }
        const key = names.map(name => `${name}=${String(aim[name])}`).join();
        // The types of the catalogue don't reach through a list of names; each word is from the catalogue or a target.
        const group = groups.get(key) ?? { targets: aim as HandOverTargets, computers: [] };
        groups.set(key, group);
        group.computers.push({ name: row.item.computer.name, facts: facts?.computer ?? null });
    }
    return { groups: [...groups.values()], others };
}

function isHeld({ item }: DryRunRow): boolean {
    return item?.decision === 'change' || item?.decision === 'alreadySo';
}

/** Nothing for an undo, which aims at no target: it restores states of the past. */
function aimOf(draft: DryRunModel['draft'], judgements: ReturnType<NonNullable<DryRunInput['baseline']>>): Aim {
    const target = targetOf(draft);
    switch (target?.goal) {
        case 'turnOnAuditing':
            return Object.fromEntries(auditsOnSigning.map(audit => [audit, 'on'] as const));
        case 'asBaseline': {
            const held = heldBy(judgements ?? []) as Aim;
            return Object.fromEntries(settingsOfRuns.flatMap(name => (held[name] ? [[name, held[name]] as const] : [])));
        }
        default:
            return target?.wanted ?? {};
    }
}
