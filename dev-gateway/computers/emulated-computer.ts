// SPDX-License-Identifier: MIT
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../root';
import type { FailingCommand, Faults, Scenario } from '../scenarios/scenario';
import type { EmulatedComputer, PowerShellCall, PowerShellResult, ReceivedCall } from './computer';
import { Accounts } from './state/accounts';
import { byClock, rightClock, timeOn } from './state/clock';
import { problemOfPatch } from './state/check-patch';
import { withCommand } from './state/command-log';
import type { ComputerState } from './state/computer-state';
import { type ComputerEvent, happen, problemOfEvent } from './state/events';
import { freshState } from './state/fresh-state';
import { mergePatch } from './state/merge-patch';
import { eventsOfDays, steadyLogsAt } from './days-pass';
import { type PausedCall, Pauses, withoutPause } from './pauses';
import { historyKeys, rsopInstances } from './state/policy';
import type { PausedRun, RunRequest, ScriptRunner } from './powershell-host';
import { inKnownNames } from './state/registry-names';
import { Turns } from './turns';

/** The result of a call that was stopped before it began. */
const stopped: PowerShellResult = { results: [], errors: [], warnings: [], cancelled: true };

/** An emulated computer made from a scenario. */
export class ScenarioComputer implements EmulatedComputer {
    private state: ComputerState;
    private calls: ReceivedCall[] = [];
    private executed: unknown[] = [];
    private turns = new Turns();
    private readonly pauses = new Pauses();
    private accounts: Accounts;
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
        this.accounts = new Accounts(scenario.credentials);
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

    get tags(): readonly string[] {
        return this.scenario.tags ?? [];
    }

    get faults(): Readonly<Faults> {
        return this.state.faults;
    }

    accepts(credentials: string | undefined): boolean {
        return this.accounts.accepts(credentials);
    }

    get jeaOnly(): boolean {
        return this.scenario.endpoint?.jea === true;
    }

    run(call: PowerShellCall, signal: AbortSignal): Promise<PowerShellResult> {
        const stop = AbortSignal.any([signal, this.life.signal]);
        const { hanging, unanswered } = this.state.faults;
        if (call.command && hanging?.includes(call.command)) return this.hang({ ...call, command: call.command }, stop);
        const result = this.runInTurn(call, stop);
        return call.command && unanswered?.includes(call.command) ? result.then(() => silence(stop)) : result;
    }

    describe(): unknown {
        return structuredClone({
            name: this.name,
            ...this.state,
            calls: this.calls,
            executed: this.executed,
            paused: this.pauses.describe()
        });
    }

    patch(change: object): string | null {
        const problem = problemOfPatch(change);
        if (problem) return problem;
        this.duringRun?.push(() => this.patch(change));
        const known = inKnownNames(change, this.state.registry);
        const {
            calls,
            executed,
            paused: _,
            ...state
        } = mergePatch(this.describe(), known) as ComputerState & {
            calls?: ReceivedCall[];
            executed?: unknown[];
            paused: unknown;
        };
        this.calls = calls ?? [];
        this.executed = executed ?? [];
        if ((state.faults?.delayMs ?? 0) < (this.state.faults.delayMs ?? 0)) {
            this.undelayed.abort();
            this.undelayed = new AbortController();
        }
        this.state = { ...state, clock: { ...rightClock, ...state.clock }, faults: state.faults ?? {} };
        return null;
    }

    happen(event: object): string | null {
        const own = this.happenToCalls((event as { readonly event?: unknown }).event);
        if (own !== undefined) return own;
        const problem = problemOfEvent(event, this.state);
        if (problem) return problem;
        this.duringRun?.push(() => this.happen(event));
        this.state = happen(event as ComputerEvent, this.state, timeOn(this.state.clock, new Date()));
        return null;
    }

    liveOn(days: number): string | null {
        const events = eventsOfDays(days, this.scenario.visits ?? []);
        const problem = events.reduce<string | null>((found, event) => found ?? this.happen(event), null);
        return problem ?? this.patch({ eventLogs: steadyLogsAt(timeOn(this.state.clock, new Date()), this.scenario) });
    }

    reset(): void {
        this.life.abort();
        this.life = new AbortController();
        this.turns = new Turns();
        this.accounts = new Accounts(this.scenario.credentials);
        this.duringRun = null;
        this.state = freshState(this.scenario, new Date());
        this.calls = [];
        this.executed = [];
    }

    /** A call that ends only when it is stopped. */
    private hang({ command, parameters, logAudit }: ReceivedCall, signal: AbortSignal): Promise<PowerShellResult> {
        this.calls.push({ command, parameters, logAudit });
        return silence(signal);
    }

    /** Events about calls and callers. Gives what is wrong, or null; undefined: the event is of another kind. */
    private happenToCalls(event: unknown): string | null | undefined {
        if (event === 'credentialsExpire') this.accounts.expire();
        else if (event === 'resume') return this.pauses.resume() > 0 ? null : 'No call is paused.';
        else return undefined;
        return null;
    }

    private async runInTurn(call: PowerShellCall, signal: AbortSignal): Promise<PowerShellResult> {
        const { turns } = this;
        let letGo = await turns.take();
        const pause = async ({ point, state }: PausedRun): Promise<unknown> => {
            const left = withoutPause(this.state.faults.pauses ?? [], point);
            if (signal.aborted || !left) return state;
            this.takeBack(state as ComputerState);
            this.state.faults = { ...this.state.faults, pauses: left };
            letGo();
            await this.pauses.hold({ ...(point as PausedCall), call: call.command }, signal);
            letGo = await turns.take();
            return signal.aborted ? state : this.lend();
        };
        return this.runNow(call, signal, pause).finally(() => letGo());
    }

    private async runNow(
        call: PowerShellCall,
        signal: AbortSignal,
        pause: (paused: PausedRun) => Promise<unknown>
    ): Promise<PowerShellResult> {
        if (signal.aborted) return stopped;
        if (call.command) this.calls.push({ command: call.command, parameters: call.parameters, logAudit: call.logAudit });
        const { faults } = this.state;
        const ends = AbortSignal.any([signal, this.undelayed.signal]);
        if (faults.delayMs) await setTimeout(faults.delayMs, null, { signal: ends }).catch(() => undefined); // ends early
        if (signal.aborted) return stopped;
        const { life } = this;
        const { clock } = this.state;
        if (call.logAudit && call.command) this.state = withCommand(this.state, call.command, timeOn(clock, new Date()));
        const given = await this.host.run(this.request(call), signal, pause);
        const answer = { ...given, results: byClock(given.results, clock) };
        if (life.signal.aborted) return answer;
        this.takeBack(answer.state as ComputerState);
        this.executed.push(...answer.executed);
        return answer;
    }

    /** The state for the host. Policy, and its keys, are only lent for the run. */
    private lend(): object {
        this.duringRun = [];
        const { state } = this;
        return {
            ...state,
            cim: { ...state.cim, ...rsopInstances(state.policy) },
            registry: { ...state.registry, ...historyKeys(state.policy) }
        };
    }

    /** What the host made of it. No command changes CIM instances. */
    private takeBack(after: ComputerState): void {
        const lent = Object.keys(historyKeys(this.state.policy));
        const registry = Object.fromEntries(Object.entries(after.registry ?? {}).filter(([key]) => !lent.includes(key)));
        this.state = { ...after, registry, cim: this.state.cim, faults: this.state.faults };
        const missed = this.duringRun ?? [];
        this.duringRun = null;
        missed.forEach(one => one());
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
                      role: this.scenario.endpoint?.role ?? 'Administrators'
                  }
                : { script: call.script, command: null, parameters: null, module: null }),
            languageMode: languageMode ?? 'FullLanguage',
            throw: faults.scriptError ?? null,
            failing: failingCommands(faults),
            discardWrites: faults.discardWrites ?? false,
            ...(faults.pauses?.length ? { pauses: faults.pauses } : {}),
            state: this.lend()
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

/** No answer until the call is stopped. */
function silence(signal: AbortSignal): Promise<PowerShellResult> {
    return new Promise(done => {
        if (signal.aborted) done(stopped);
        signal.addEventListener('abort', () => done(stopped), { once: true });
    });
}
