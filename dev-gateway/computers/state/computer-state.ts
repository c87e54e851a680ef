// SPDX-License-Identifier: MIT
import type { Clock } from './clock';
import type { EventLogs, EventProviders, Faults, Policy, Registry, Scenario, SmbConfiguration, SmbRow } from '../../scenarios/scenario';

/** The parts of a computer that change, and that tests may change: see CONTRIBUTING.md. A patch may have put anything in their place. */
export interface ComputerState {
    outbound: SmbConfiguration | null;
    inbound: SmbConfiguration | null;
    registry: Registry;
    cim: Record<string, readonly Record<string, unknown>[]>;
    policy: Policy;
    windowsDefault: { readonly outbound: boolean; readonly inbound: boolean };
    connectedUser: string;
    eventLogs: EventLogs;
    eventProviders: EventProviders;
    connections: readonly SmbRow[];
    sessions: readonly SmbRow[];
    dns: NonNullable<Scenario['dns']>;
    registryPickup: 'immediate' | 'onServiceStart';
    clock: Clock;
    faults: Faults;
}

export function minutesBefore(time: Date, minutes: number): string {
    return new Date(time.getTime() - minutes * 60_000).toISOString();
}

/** The logs with the time of each event changed. */
export function withEventTimes(logs: EventLogs, change: (time: string | number) => string): EventLogs {
    return Object.fromEntries(
        Object.entries(logs).map(([name, log]) => [
            name,
            { ...log, events: log.events.map(event => ({ ...event, time: event.time === null ? null : change(event.time) })) }
        ])
    );
}
