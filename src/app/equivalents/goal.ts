// SPDX-License-Identifier: MIT
import { type Direction, directions } from '../domain/facts';

/** What signing shall be like; a direction left out is left alone. */
export type Goal = Readonly<Partial<Record<Direction, 'required' | 'notRequired'>>>;

/** The directions that a goal decides on, in their order. */
export function decided(goal: Goal): { readonly direction: Direction; readonly required: boolean }[] {
    return directions.flatMap(direction => (goal[direction] ? [{ direction, required: goal[direction] === 'required' }] : []));
}
