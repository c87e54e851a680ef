// SPDX-License-Identifier: MIT
// What happens to a computer by itself while days pass: its clock goes on, the peers of its scenario come again, as often as they
// did before, and policy is refreshed.
import type { EventLogs, PeerVisit, Scenario } from '../scenarios/scenario';
import { minutesBefore, withEventTimes } from './state/computer-state';

const minutesOfDay = 24 * 60;

/** The events, in their order. */
export function eventsOfDays(days: number, visits: readonly PeerVisit[]): readonly object[] {
    const minutes = days * minutesOfDay;
    return [
        { event: 'clockChange', minutes },
        ...visits.flatMap(visit => {
            const { times = 1, minutesAgo = 0, everyMinutes = 0 } = visit;
            // Those that were before these days happened already.
            const fit = everyMinutes === 0 ? times : Math.min(times, Math.floor((minutes - minutesAgo) / everyMinutes) + 1);
            return minutesAgo <= minutes ? [{ event: 'peerConnects', ...visit, times: fit }] : [];
        }),
        { event: 'policyRefresh' }
    ];
}

/** What those logs hold at this time. */
export function steadyLogsAt(now: Date, { steadyLogs = [], eventLogs = {} }: Scenario): EventLogs {
    const steady = Object.fromEntries(Object.entries(eventLogs).filter(([name]) => steadyLogs.includes(name)));
    return withEventTimes(steady, time => (typeof time === 'number' ? minutesBefore(now, time) : time));
}
