// SPDX-License-Identifier: MIT
// An event of a file, whatever the file's format is.
import { computerName } from '../computer/computer-name';
import { isEvidence } from '../evidence/events';
import { type EventField, notForwarded, sameChannel } from '../evidence/reading';
import { LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS } from '../limits';

/** An event as a file tells it. */
export interface FileEvent {
    /** As the event names it. */
    readonly computer: string;
    readonly channel: string;
    readonly id: number;
    readonly recordId: number | null;
    /** Milliseconds since 1970; null: the file gives none, or one that can be read in two ways. */
    readonly time: number | null;
    readonly fields: readonly EventField[];
}

/** What a record of a file turned out to be. `other`: an event that is no evidence. `broken`: it was not understood. */
export type ReadRecord =
    | { readonly kind: 'event'; readonly event: FileEvent }
    /** What the script that gathers wrote of one computer. */
    | { readonly kind: 'gathered'; readonly value: unknown }
    | { readonly kind: 'other' | 'broken' };

export const other: ReadRecord = { kind: 'other' };
export const broken: ReadRecord = { kind: 'broken' };

/** Whether an event tells that a log was not gathered. */
export function isNotForwarded({ channel, id }: Pick<FileEvent, 'channel' | 'id'>): boolean {
    return id === notForwarded.id && sameChannel(channel, notForwarded.channel);
}

/** What is told of an event before its fields are looked at. */
export interface EventHead {
    readonly computer: string;
    readonly channel: string;
    readonly id: string;
    readonly recordId: string;
    readonly time: number | null;
}

/** The event, where it may be evidence. @param fieldsOf makes the fields; null: they are damaged */
export function eventOf(head: EventHead, fieldsOf: () => readonly EventField[] | null): ReadRecord {
    const channel = head.channel.trim();
    const id = wholeOf(head.id);
    if (channel === '' || id === null || channel.length > LONGEST_NAME) return broken;
    if (!isEvidence({ channel, id }) && !isNotForwarded({ channel, id })) return other;
    const computer = computerName(head.computer.trim().toLowerCase());
    if (computer === null) return broken;
    const fields = fieldsOf();
    if (fields === null) return broken;
    const kept = fields.slice(0, MOST_FIELDS).map(({ name, value }) => ({
        name: name === null || name === '' ? null : name.slice(0, LONGEST_NAME),
        value: value.slice(0, LONGEST_TEXT)
    }));
    return { kind: 'event', event: { computer, channel, id, recordId: wholeOf(head.recordId), time: head.time, fields: kept } };
}

function wholeOf(text: string): number | null {
    const value = /^\s*\d{1,20}\s*$/.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : null;
}
