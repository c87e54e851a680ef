// SPDX-License-Identifier: MIT
import type { Direction } from '../../computer/facts';
import type { ErrorId } from '../entries';

/** What someone pastes, and what it is. */
export interface Report {
    /** Where it was posted. */
    readonly from: string;
    readonly text: string;
    /** Every error that is found, in the order of the text. */
    readonly errors: readonly ErrorId[];
    /** The end that is chosen at first; outbound unless told. */
    readonly end?: Direction;
    /** What must stand in the explanation beside the error: a step or cause, by its key. */
    readonly says?: readonly string[];
}
