// SPDX-License-Identifier: MIT
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../root';
import type { FailingCommand, Faults, Scenario } from '../scenarios/scenario';
import type { EmulatedComputer, PowerShellCall, PowerShellResult, ReceivedCall } from './computer';
import { problemOfPatch } from './check-patch';
import { type ComputerState, freshState } from './computer-state';
import { type ComputerEvent, happen, problemOfEvent } from './events';
import { mergePatch } from './merge-patch';
import { historyKeys, rsopInstances } from './policy';
import type { RunRequest, ScriptRunner } from './powershell-host';

/** What a call gives that was stopped before it began. */
const stopped: PowerShellResult = { results: [], errors: [], warnings: [], cancelled: true };

/** An emulated computer made from a scenario. */
export class ScenarioComputer implements EmulatedComputer {
    private state: ComputerState;
    private calls: ReceivedCall[] = [];
    private executed: unknown[] = [];
    private busy: Promise<unknown> = Promise.resolve();
    /** Aborted by a reset: what was under way must not reach the fresh state. */
    private life = new AbortController();
    /** Ends the delays under way. */
    private undelayed = new AbortController();
    /** Patches and events that came while the host had the state: they are carried out again on what it gives back. */
    private duringRun: (() => unknown)[] | null = null;

    /** @param modulePath the module that its JEA endpoint holds. */
    constructor(
        private readonly scenario: Scenario,
        private readonly host: ScriptRunner,
        private readonly modulePath: string
    ) {
        this.state = freshState(scenario, new Date());
    }

    get name(): string {
        return this.scenario.name;
    }

    get otherNames(): readonly string[] {
        return this.scenario.otherNames ?? [];
    }

    get connectionType(): Scenario['connectionType'] {
        return this.scenario.connectionType;
    }

    get faults(): Readonly<Faults> {
        return this.state.faults;
    }

    accepts(credentials: string | undefined): boolean {
        const wanted = this.scenario.credentials;
        const given = credentials === undefined ? null : accountOf(credentials);
        return !wanted || (given?.user === wanted.user && given.password === wanted.password);
    }

    get jeaOnly(): boolean {
        return this.scenario.endpoint?.jea === true;
    }

    run(call: PowerShellCall, signal: AbortSignal): Promise<PowerShellResult> {
        const stop = AbortSignal.any([signal, this.life.signal]);
        if (call.command && this.state.faults.hanging?.includes(call.command)) return this.hang({ ...call, command: call.command }, stop);
        const result = this.busy.then(() => this.runNow(call, stop));
        this.busy = result.catch(() => undefined);
        return result;
    }

    describe(): unknown {
        return structuredClone({ name: this.name, ...this.state, calls: this.calls, executed: this.executed });
    }

    patch(change: object): string | null {
        const problem = problemOfPatch(change);
        if (problem) return problem;
        this.duringRun?.push(() => this.patch(change));
        const { calls, executed, ...state } = mergePatch(this.describe(), change) as ComputerState & {
            calls?: ReceivedCall[];
            executed?: unknown[];
        };
        this.calls = calls ?? [];
        this.executed = executed ?? [];
        if ((state.faults?.delayMs ?? 0) < (this.state.faults.delayMs ?? 0)) {
            this.undelayed.abort();
            this.undelayed = new AbortController();
        }
        this.state = { ...state, faults: state.faults ?? {} };
        return null;
    }

    happen(event: object): string | null {
        const problem = problemOfEvent(event, this.state);
        if (problem) return problem;
        this.duringRun?.push(() => this.happen(event));
        this.state = happen(event as ComputerEvent, this.state, new Date());
        return null;
    }

    reset(): void {
        this.life.abort();
        this.life = new AbortController();
        this.busy = Promise.resolve();
        this.duringRun = null;
        this.state = freshState(this.scenario, new Date());
        this.calls = [];
        this.executed = [];
    }

    /** A call that ends only when it is stopped. */
    private hang({ command, parameters, logAudit }: ReceivedCall, signal: AbortSignal): Promise<PowerShellResult> {
        this.calls.push({ command, parameters, logAudit });
        return new Promise(done => {
            if (signal.aborted) done(stopped);
            signal.addEventListener('abort', () => done(stopped), { once: true });
        });
    }

    private async runNow(call: PowerShellCall, signal: AbortSignal): Promise<PowerShellResult> {
        if (signal.aborted) return stopped;
        if (call.command) this.calls.push({ command: call.command, parameters: call.parameters, logAudit: call.logAudit });
        const { faults } = this.state;
        const ends = AbortSignal.any([signal, this.undelayed.signal]);
        if (faults.delayMs) await setTimeout(faults.delayMs, null, { signal: ends }).catch(() => undefined); // ends early
        if (signal.aborted) return stopped;
        this.duringRun = [];
        const { life } = this;
        const answer = await this.host.run(this.request(call), signal);
        if (life.signal.aborted) return answer;
        // No command changes CIM instances; those of policy, and its keys, were only lent for the run.
        const after = answer.state as ComputerState;
        const lent = Object.keys(historyKeys(this.state.policy));
        const registry = Object.fromEntries(Object.entries(after.registry ?? {}).filter(([key]) => !lent.includes(key)));
        this.state = { ...after, registry, cim: this.state.cim, faults: this.state.faults };
        this.executed.push(...answer.executed);
        const missed = this.duringRun ?? [];
        this.duringRun = null;
        missed.forEach(one => one());
        return answer;
    }

    /** The module that its JEA endpoint holds; null: none of ours. */
    private endpointModule(): string | null {
        const { module } = this.scenario.endpoint ?? { module: true };
        if (typeof module === 'boolean') return module ? this.modulePath : null;
        return resolve(root, 'dev-gateway/scenarios/modules', module, 'SmbSigning.psd1');
    }

    private request(call: PowerShellCall): RunRequest {
        const { languageMode } = this.scenario;
        const { faults } = this.state;
        return {
            ...(call.jea
                ? {
                      script: null,
                      command: `${call.module}\\${call.command}`,
                      parameters: call.parameters,
                      module: this.endpointModule(),
                      readers: this.scenario.endpoint?.readers ?? false
                  }
                : { script: call.script, command: null, parameters: null, module: null }),
            languageMode: languageMode ?? 'FullLanguage',
            throw: faults.scriptError ?? null,
            failing: failingCommands(faults),
            discardWrites: faults.discardWrites ?? false,
            state: {
                ...this.state,
                cim: { ...this.state.cim, ...rsopInstances(this.state.policy) },
                registry: { ...this.state.registry, ...historyKeys(this.state.policy) }
            }
        };
    }
}

function failingCommands({ failing: wanted, refuseWrites, cutRemoval }: Faults): RunRequest['failing'] {
    const failing = (command: string, message: string, errorId: string): FailingCommand => ({ command, message, errorId });
    return [
        ...(wanted ?? []),
        // As the SMB cmdlets put it for an account that is not an administrator.
        ...(refuseWrites
            ? [
                  ...['Client', 'Server'].map(side =>
                      failing(`Set-Smb${side}Configuration`, 'Access is denied.', 'Windows System Error 5')
                  ),
                  failing('New-ItemProperty', 'Requested registry access is not allowed.', 'System.Security.SecurityException')
              ]
            : []),
        ...(cutRemoval ? [failing('Remove-ItemProperty', 'The pipeline has been stopped.', 'PipelineStopped')] : [])
    ];
}

/** The account in the SDK's header, which is not encrypted here; null where there is none. */
function accountOf(header: string): { user: string; password: string } | null {
    try {
        const { domain, username, password } = JSON.parse(Buffer.from(header, 'base64').toString()) as Record<string, string>;
        return { user: `${domain}\\${username}`, password: `${password}` };
    } catch {
        return null;
    }
}
