// SPDX-License-Identifier: MIT
// Group Policy on a computer of a model-based spec: it names a value at any time, and is applied at any other.
import type { SigningConfiguration } from '../../domain/computer/facts';

/** What policy names for inbound; null: nothing. */
export type Named = 0 | 1 | null;

/** The time of a world, which passes with each step: the computers' clocks and the browser's. */
export class WorldTime {
    private steps = 0;

    constructor() {
        this.pass();
    }

    /** By the computers' clocks, which differ from the browser's. */
    get now(): string {
        return new Date(1_790_000_000_000 + this.steps * 1000).toISOString();
    }

    pass(): void {
        this.steps++;
        jasmine.clock().mockDate(new Date(1_800_000_000_000 + this.steps));
    }
}

/** Policy names another value from now on, in what is read; what is in force and stored stays. */
export function withPolicy(configuration: SigningConfiguration, value: Named): SigningConfiguration {
    const { inbound } = configuration;
    const named = { ...inbound.policy, status: value === null ? ('none' as const) : ('found' as const), value, gpoName: 'File servers' };
    return { ...configuration, inbound: { ...inbound, policy: named } };
}

/** Policy is applied: it stores what it names. */
export function withApplied(configuration: SigningConfiguration, at: string): SigningConfiguration {
    const { inbound, surroundings } = configuration;
    const policy = { ...inbound.policy, lastApplied: at };
    const value = namedBy(configuration);
    const stored = value === null ? {} : { required: value === 1, stored: { required: value } };
    return {
        ...configuration,
        inbound: { ...inbound, ...stored, policy },
        surroundings: { ...surroundings, policyEvent: { logged: at } }
    };
}

export function namedBy({ inbound: { policy } }: SigningConfiguration): Named {
    return policy.status === 'found' ? (policy.value as 0 | 1) : null;
}
