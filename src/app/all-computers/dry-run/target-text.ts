// SPDX-License-Identifier: MIT
import { directions } from '../../domain/computer/facts';
import type { RunTarget } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';

/** What a run aims at, in words. */
export function targetText({ goal, wanted, of }: RunTarget, strings: Strings): string {
    const byDirection = directions
        .flatMap(direction => {
            const target = wanted[direction];
            return target ? [format(strings.List.ByDirection, strings.DirectionShort[direction], strings.Target[target])] : [];
        })
        .join('; ');
    switch (goal) {
        case 'byHand':
            return byDirection;
        case 'sameAs':
            return `${format(strings.Run.SameAs, of ?? '')} (${byDirection})`;
        case 'undo':
            return strings.Run.IsUndo;
        default:
            return strings.Goal[goal];
    }
}
