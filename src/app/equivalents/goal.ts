// SPDX-License-Identifier: MIT
import { type Direction, directions } from '../domain/computer/facts';
import type { Target } from '../domain/change/plan';

/** What signing shall be like; a direction left out is left alone. */
export type Goal = Readonly<Partial<Record<Direction, Target>>>;

/** The directions that a goal decides on, in their order. */
export function decided(goal: Goal): { readonly direction: Direction; readonly target: Target }[] {
    return directions.flatMap(direction => {
        const target = goal[direction];
        return target === undefined ? [] : [{ direction, target }];
    });
}
