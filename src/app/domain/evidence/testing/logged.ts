// SPDX-License-Identifier: MIT
import type { EventField, LoggedEvent } from '../reading';

/** When the logs of the specs are read. */
export const collectedAt = '2026-11-20T12:00:00.000Z';
export const daysBefore = (days: number): string => new Date(Date.parse(collectedAt) - days * 86_400_000).toISOString();
export const named = (fields: Readonly<Record<string, string>>): readonly EventField[] =>
    Object.entries(fields).map(([name, value]) => ({ name, value }));
export const placed = (...values: readonly string[]): readonly EventField[] => values.map(value => ({ name: null, value }));
export const event = (channel: string, id: number, fields: readonly EventField[], days = 1): LoggedEvent => ({
    channel,
    id,
    recordId: 1,
    time: daysBefore(days),
    fields,
    raw: '<Event/>'
});
