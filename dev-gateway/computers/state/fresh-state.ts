// SPDX-License-Identifier: MIT
import { applicationLog, definedEvents, emptyEventLogs, policyApplied, withEvent } from '../../scenarios/event-logs';
import type { EventLogs, Scenario } from '../../scenarios/scenario';
import { rightClock, timeOn } from './clock';
import { type ComputerState, minutesBefore, withEventTimes } from './computer-state';
import { withVisit } from './peer-visits';

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
    const fresh = structuredClone<ComputerState>({
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
    return (scenario.visits ?? []).reduce((state, visit) => withVisit(state, visit, now), fresh);
}
