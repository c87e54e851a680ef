// SPDX-License-Identifier: MIT
import type { TileState } from '../../domain/list/list';

/** How a state is drawn, beside a colour: as full as what is required. */
export type Pattern = 'full' | 'rising' | 'falling' | 'empty' | 'dotted' | 'level' | 'crossed' | 'upright' | 'unread';

interface StatePart {
    readonly pattern: Pattern;
    /** A colour of the SDK where that says something; empty: that of the text. */
    readonly colour: string;
}

/** How each state is drawn wherever states are parts of a whole: in the bar above the tiles, and over time. */
export const stateParts: Readonly<Record<TileState, StatePart>> = {
    both: { pattern: 'full', colour: 'sme-color-success' },
    outboundOnly: { pattern: 'rising', colour: 'sme-color-info' },
    inboundOnly: { pattern: 'falling', colour: 'sme-color-info' },
    neither: { pattern: 'empty', colour: 'sme-color-warning' },
    unknown: { pattern: 'dotted', colour: '' },
    notAccepting: { pattern: 'level', colour: '' },
    unreachable: { pattern: 'crossed', colour: 'sme-color-error' },
    needsCredentials: { pattern: 'upright', colour: 'sme-color-error' },
    notRead: { pattern: 'unread', colour: '' }
};

/** The classes of a part of the bar. */
export function partClasses(state: TileState): string {
    const { pattern, colour } = stateParts[state];
    return colour === '' ? pattern : `${pattern} ${colour}`;
}
