// SPDX-License-Identifier: MIT
import { directions } from '../../computer/facts';
import { LOG_CLEARED } from '../clearings';
import { evidenceEvents } from '../events';
import { channelNames, type EventField, type LoggedEvent, type SourceFacts } from '../reading';

/** When the logs of the specs are read. */
export const collectedAt = '2026-11-20T12:00:00.000Z';
export const daysBefore = (days: number): string => new Date(Date.parse(collectedAt) - days * 86_400_000).toISOString();
export const named = (fields: Readonly<Record<string, string>>): readonly EventField[] =>
    Object.entries(fields).map(([name, value]) => ({ name, value }));
export const placed = (...values: readonly string[]): readonly EventField[] => values.map(value => ({ name: null, value }));
export const event = (channel: string, id: number, fields: readonly EventField[], days = 1): LoggedEvent => ({
    channel,
    id,
    count: 1,
    peer: null,
    required: null,
    status: null,
    recordId: 1,
    first: daysBefore(days),
    time: daysBefore(days),
    fields,
    raw: '<Event/>'
});

/** Every event that may speak against a peer, read to its end. */
export const allSources: readonly SourceFacts[] = [
    ...directions.flatMap(evidenceEvents),
    { channel: channelNames.system, id: LOG_CLEARED }
].map(({ channel, id }) => ({ channel, id, defined: true, read: 0, cut: false, errorId: null, words: null }));

/** All of them, some otherwise. */
export const sourcesWith = (id: number, facts: Partial<SourceFacts>): readonly SourceFacts[] =>
    allSources.map(source => (source.id === id ? { ...source, ...facts } : source));
