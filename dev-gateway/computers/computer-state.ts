// SPDX-License-Identifier: MIT
import type { Faults, Policy, Registry, Scenario, SmbConfiguration } from '../scenarios/scenario';

/** What of a computer changes, and tests may change: see CONTRIBUTING.md. A patch may have put anything in place of a part. */
export interface ComputerState {
    outbound: SmbConfiguration | null;
    inbound: SmbConfiguration | null;
    registry: Registry;
    cim: Record<string, readonly Record<string, unknown>[]>;
    policy: Policy;
    windowsDefault: { readonly outbound: boolean; readonly inbound: boolean };
    connectedUser: string;
    registryPickup: 'immediate' | 'onServiceStart';
    faults: Faults;
}

/** The state of a computer as its scenario describes it, at this time. */
export function freshState(scenario: Scenario, now: Date): ComputerState {
    const { outbound, inbound, registry, cim, policy, windowsDefault, connectedUser, faults } = scenario;
    const { lastApplied } = policy;
    return structuredClone({
        outbound,
        inbound,
        registry,
        cim,
        policy: { ...policy, lastApplied: typeof lastApplied === 'number' ? minutesBefore(now, lastApplied) : lastApplied },
        windowsDefault,
        connectedUser,
        registryPickup: 'onServiceStart' as const,
        faults: faults ?? {}
    });
}

export function minutesBefore(time: Date, minutes: number): string {
    return new Date(time.getTime() - minutes * 60_000).toISOString();
}
