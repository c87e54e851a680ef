// SPDX-License-Identifier: MIT
// What a hand-over is asked for, where it is made beside the page: its computers come some at a time.
import type { ExportOrigin } from '../../domain/export-origin';
import { filesOfGroups, type HandOverFormatName, rolloutFormats, waysOf } from './formats';
import type { HandOverComputer, HandOverContent, HandOverGroup, HandOverTargets, HandOverWays } from './hand-over';
import { pack } from './pack';

/** What a format writes of each group, and its ways in and back; null: it writes nothing. */
export interface HandOverOutline {
    readonly contents: readonly HandOverContent[];
    readonly ways: readonly (HandOverWays | null)[];
}

/** @property id of the question, which its answer bears, too */
export type HandOverQuestion =
    | { readonly id: number; readonly asks: 'outline'; readonly name: HandOverFormatName }
    | { readonly id: number; readonly asks: 'zip'; readonly name: HandOverFormatName; readonly from: ExportOrigin };

/** Computers of a group, by its place among the groups, or a question about all that came before. */
export type HandOverTask =
    | {
          readonly asks: null;
          readonly group: number;
          readonly targets: HandOverTargets;
          readonly computers: readonly HandOverComputer[];
      }
    | HandOverQuestion;

export type HandOverAnswer = { readonly id: number; readonly outline: HandOverOutline } | { readonly id: number; readonly zip: Uint8Array };

export function outlineOf(name: HandOverFormatName, groups: readonly HandOverGroup[]): HandOverOutline {
    const { format } = formatOf(name);
    return { contents: groups.map(group => format.contentOf(group)), ways: groups.map(group => waysOf(format, group)) };
}

export function zipOf(name: HandOverFormatName, groups: readonly HandOverGroup[], from: ExportOrigin): Uint8Array {
    return pack(filesOfGroups(formatOf(name).format, groups, from));
}

/** Gathers what it is given, and answers questions about it. */
export class HandOverMaking {
    private readonly groups: { readonly targets: HandOverTargets; readonly computers: HandOverComputer[] }[] = [];

    /** Null: nothing was asked. */
    take(task: HandOverTask): HandOverAnswer | null {
        if (task.asks === null) {
            const group = (this.groups[task.group] ??= { targets: task.targets, computers: [] });
            for (const one of task.computers) group.computers.push(one);
            return null;
        }
        const { id, name } = task;
        return task.asks === 'outline' ? { id, outline: outlineOf(name, this.groups) } : { id, zip: zipOf(name, this.groups, task.from) };
    }
}

function formatOf(name: HandOverFormatName): (typeof rolloutFormats)[number] {
    return rolloutFormats.find(one => one.name === name) ?? rolloutFormats[0];
}
