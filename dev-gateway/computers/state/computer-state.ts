// SPDX-License-Identifier: MIT
import { type Clock, rightClock, timeOn } from './clock';
import { applicationLog, definedEvents, emptyEventLogs, policyApplied, withEvent } from '../../scenarios/event-logs';
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

/** The state of a computer as its scenario describes it, at this time. */
export function freshState(scenario: Scenario, realTime: Date): ComputerState {
    const { outbound, inbound, registry, cim, policy, windowsDefault, connectedUser, faults } = scenario;
    const { lastApplied, stamped } = policy;
    const clock = scenario.clock ?? rightClock;
    const now = timeOn(clock, realTime);
    const atTime = <T>(time: T | number): T | string => (typeof time === 'number' ? minutesBefore(now, time) : time);
    const version = registry['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'];
    const build = Number(version?.['CurrentBuildNumber']);
    const given: EventLogs = { ...emptyEventLogs(build), ...scenario.eventLogs };
    const isSilent = given[applicationLog]?.events.length === 0;
    const eventLogs = lastApplied !== null && isSilent ? withEvent(given, applicationLog, policyApplied(lastApplied)) : given;
    return structuredClone({
        outbound,
        inbound,
        registry,
        cim,
        policy: { ...policy, lastApplied: atTime(lastApplied), ...(stamped === undefined ? {} : { stamped: atTime(stamped) }) },
        windowsDefault,
        connectedUser,
        eventLogs: withEventTimes(eventLogs, atTime<string>),
        eventProviders: scenario.eventProviders ?? definedEvents(build, Number(version?.['UBR'])),
        connections: scenario.connections ?? [],
        sessions: scenario.sessions ?? [],
        dns: scenario.dns ?? {},
        registryPickup: 'onServiceStart' as const,
        clock,
        faults: faults ?? {}
    });
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
