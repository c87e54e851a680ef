// SPDX-License-Identifier: MIT
// The computers of the model-based spec of runs: what they are like, and what a call does to them.
import type { Membership } from '../../domain/computer/cluster';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Outcome } from '../../domain/outcome';
import { PlannedChange } from '../../domain/change/plan';
import { sameState, settingState } from '../../domain/settings/setting';
import type { ChangeRecord } from '../../domain/change/record';
import { failure } from '../../remote/outcomes';
import { sample } from '../../remote/testing/samples';
import { latestFirst } from '../storage/stored';
import { falseClaims } from './claims';
import { Named, withApplied, withPolicy, WorldTime } from './policy';
import type { Answer } from './world';

/**
 * Names in the list: `c1` and `c2` are nodes of one cluster, so are `d1` and `d2`; of `b` and `e` that could not be read; `a` and
 * `a-too` are one computer.
 */
export const fleet = ['a', 'b', 'c1', 'c2', 'd1', 'd2', 'e', 'a-too'] as const;

/** The computer behind a name. */
export const real = (name: string): string => (name === 'a-too' ? 'a' : name);

const clusterOf = (name: string): string | null => (/^[cd]/.test(name) ? `cluster-${name[0]}` : null);

export function membershipOfName(name: string): Membership {
    const cluster = clusterOf(name);
    return /^[be]/.test(name) ? { kind: 'notRead' } : cluster ? { kind: 'node', cluster } : { kind: 'none' };
}

/** What is answered of a call that a computer dealt with so. @param done how it would have answered */
export function outcomeOf({ change }: { readonly change: PlannedChange | null }, how: Answer, done: Outcome<never>): Outcome<never> {
    const outcomes: Readonly<Record<Answer, Outcome<never>>> = {
        done,
        lost: failure(change ? 'outcomeUnknown' : 'timedOut'),
        undelivered: failure(change ? 'outcomeUnknown' : 'unreachable'),
        refused: failure('accessDenied'),
        halfDone: done.kind === 'ok' ? failure('scriptFailed') : done
    };
    return outcomes[how];
}

export class FleetComputers {
    private readonly configurations = new Map<string, SigningConfiguration>();

    /** When policy was applied, by the computers' own clock. */
    readonly applications: { readonly name: string; readonly at: string }[] = [];

    constructor(private readonly time: WorldTime) {
        for (const name of fleet.filter(one => real(one) === one)) {
            const base = sample(/[ade]/.test(name) ? 'srv2025' : 'srv2022');
            const computer = { ...base.computer, id: `id-${name}`, fqdn: `${name}.lab.example`, name, cluster: clusterOf(name) };
            const unread = { what: 'computer.cluster', errorId: 'UnauthorizedAccess', message: 'Access is denied.' };
            const unavailable = membershipOfName(name).kind === 'notRead' ? [...base.unavailable, unread] : base.unavailable;
            this.configurations.set(name, { ...base, computer, unavailable });
        }
    }

    facts(name: string): SigningConfiguration | undefined {
        return this.configurations.get(real(name));
    }

    meddle(which: number): void {
        const [name, facts] = this.one(which);
        const required = !facts.inbound.required;
        this.configurations.set(name, { ...facts, inbound: { ...facts.inbound, required, stored: { required: required ? 1 : 0 } } });
    }

    /** Group Policy names another value there, or none any more. */
    policyNames(which: number, value: Named): void {
        const [name, facts] = this.one(which);
        this.configurations.set(name, withPolicy(facts, value));
    }

    policyIsApplied(which: number): void {
        this.time.pass();
        const [name, facts] = this.one(which);
        this.configurations.set(name, withApplied(facts, this.time.now));
        this.applications.push({ name, at: this.time.now });
    }

    /** What records claim of a computer and is not so, after it was read. */
    falseClaims(name: string, records: readonly ChangeRecord[]): readonly string[] {
        const facts = this.facts(name);
        const of = records.filter(({ computer }) => real(computer.name) === real(name));
        const applied = this.applications.filter(one => one.name === real(name)).map(({ at }) => at);
        return facts ? falseClaims(latestFirst(of), facts, applied) : [];
    }

    private one(which: number): [string, SigningConfiguration] {
        const name = real(fleet[which % fleet.length] ?? 'a');
        return [name, this.configurations.get(name) as SigningConfiguration];
    }

    /** What a call does to its computer, as the commands do: only if that still is as the plan saw it. */
    carryOut({ computer, change }: { readonly computer: string; readonly change: PlannedChange | null }, how: Answer): Outcome<never> {
        const facts = this.configurations.get(real(computer)) as SigningConfiguration;
        if (!change) return { kind: 'ok', value: { ...facts, collectedAt: this.time.now } as never };
        if (!sameState(settingState(facts, change.setting), change.before)) {
            const isSo = sameState(settingState(facts, change.setting), change.after);
            return isSo ? { kind: 'ok', value: { written: false } as never } : failure('stateChanged');
        }
        if (how === 'refused' || how === 'undelivered') return failure('accessDenied');
        const { direction, after } = change;
        const byValue = after.inForce === 'required' ? 'one' : 'zero';
        const required = { one: 1, zero: 0, two: 2, notStored: null }[how === 'halfDone' ? byValue : after.stored.kind];
        const changed = { ...facts[direction], required: after.inForce === 'required', stored: { required } };
        this.configurations.set(real(computer), { ...facts, [direction]: changed } as SigningConfiguration);
        return { kind: 'ok', value: { written: true } as never };
    }
}
