// SPDX-License-Identifier: MIT
import { channelNames, type EventField, type LoggedEvent, sameChannel } from './reading';

/** The event log's own event on a log that was cleared: no evidence of a peer. */
export const LOG_CLEARED = 104;

export function isClearing({ id, channel }: LoggedEvent): boolean {
    return id === LOG_CLEARED && sameChannel(channel, channelNames.system);
}

/** The fields that may name the log that was cleared. */
export function clearedFields({ fields }: LoggedEvent): readonly EventField[] {
    const named = fields.filter(({ name }) => name !== null && name.toLowerCase() === 'channel');
    return named.length > 0 ? named : fields;
}
