// SPDX-License-Identifier: MIT
import { ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../root';
import type { EndpointRole, PausePoint } from '../scenarios/scenario';

/** A run for the PowerShell host: see powershell-host/Messages.cs, which names the fields. */
export interface RunRequest {
    readonly script: string | null;
    readonly command: string | null;
    readonly parameters: Readonly<Record<string, unknown>> | null;
    readonly module: string | null;
    /** The role that the JEA endpoint gives; missing: Administrators. */
    readonly role?: EndpointRole;
    readonly languageMode: 'FullLanguage' | 'ConstrainedLanguage';
    readonly throw: string | null;
    readonly failing: readonly { readonly command: string; readonly match?: string; readonly message: string; readonly errorId: string }[];
    readonly discardWrites: boolean;
    readonly state: unknown;
    /** Where the run pauses. */
    readonly pauses?: readonly PausePoint[];
    /** The computers that the script can reach with Invoke-Command. */
    readonly others?: readonly RemoteRequest[];
}

/** One of them; a failing `Invoke-Command` is a session that cannot be opened, or breaks after the block has run. */
export interface RemoteRequest extends Pick<RunRequest, 'failing' | 'discardWrites' | 'state'> {
    readonly names: readonly string[];
    readonly languageMode?: RunRequest['languageMode'];
    readonly breaksAfterwards?: boolean;
}

export interface ScriptError {
    readonly message: string;
    readonly errorId: string;
    readonly category: string;
    readonly exceptionType: string;
    readonly hResult: number;
}

export interface RunAnswer {
    readonly results: readonly unknown[];
    readonly errors: readonly ScriptError[];
    readonly warnings: readonly string[];
    readonly executed: readonly { readonly command: string; readonly parameters: Readonly<Record<string, unknown>> }[];
    readonly state: unknown;
    /** The other computers, in the order of the request. */
    readonly others?: readonly Pick<RunAnswer, 'executed' | 'state'>[];
    readonly cancelled: boolean;
}

/** A run that stands still at one of its points, and the computer by then. */
export interface PausedRun {
    readonly point: PausePoint;
    readonly state: unknown;
}

/** What runs a computer's calls. */
export interface ScriptRunner {
    /** @param pause is called at each point to pause at; what it gives is the computer with which the run goes on. */
    run(request: RunRequest, signal?: AbortSignal, pause?: (paused: PausedRun) => Promise<unknown>): Promise<RunAnswer>;
}

/** What the host's script inspector says of a source text. */
export interface Inspection {
    readonly findings: readonly { readonly line: number; readonly rule: string; readonly text: string }[];
    readonly commands: readonly string[];
    readonly functions: readonly {
        readonly name: string;
        readonly synopsis: string;
        readonly description: string;
        readonly role: string;
        readonly outputs: readonly string[];
        readonly parameters: readonly string[];
        readonly parameterHelp: Readonly<Record<string, string>>;
    }[];
}

interface HostAnswer extends Partial<RunAnswer> {
    readonly id: number;
    readonly inspection?: Inspection;
    /** The run is not over, but paused there. */
    readonly paused?: PausePoint;
    readonly failure?: string;
}

interface Waiting {
    readonly done: (answer: HostAnswer) => void;
    readonly failed: (error: Error) => void;
    readonly pause: (paused: PausedRun) => Promise<unknown>;
}

/** The host, to be run by `dotnet`. */
export const hostPath = resolve(root, '.cache/powershell-host/run/powershell-host.dll');

/** The process with the real PowerShell engine. Started on first use; `stop` must be called, or Node stays alive. */
export class PowerShellHost implements ScriptRunner {
    private process: ChildProcess | undefined;
    private nextId = 1;
    private readonly waiting = new Map<number, Waiting>();

    /** @param program what `dotnet` runs: the host, or something else that speaks its messages. */
    constructor(private readonly program: readonly string[] = [hostPath]) {}

    /**
     * Runs a script or command. Aborting the signal stops it on the emulated computer.
     * @throws where the host is not built or dies.
     */
    async run(request: RunRequest, signal?: AbortSignal, pause?: Waiting['pause']): Promise<RunAnswer> {
        const answer = await this.ask({ run: request }, signal, pause);
        return {
            results: answer.results ?? [],
            errors: answer.errors ?? [],
            warnings: answer.warnings ?? [],
            executed: answer.executed ?? [],
            state: answer.state,
            ...(answer.others && { others: answer.others }),
            cancelled: answer.cancelled ?? false
        };
    }

    /** Reads a script without running it. */
    async inspect(source: string): Promise<Inspection> {
        const { inspection } = await this.ask({ inspect: source });
        if (!inspection) throw new Error('The PowerShell host did not inspect the script.');
        return inspection;
    }

    /** Ends the process and waits until it is gone. */
    async stop(): Promise<void> {
        const host = this.process;
        this.process = undefined;
        if (!host || host.exitCode !== null) return;
        const gone = new Promise(resolve => host.once('exit', resolve));
        host.kill();
        await gone;
    }

    private async ask(
        message: object,
        signal?: AbortSignal,
        pause: Waiting['pause'] = ({ state }) => Promise.resolve(state)
    ): Promise<HostAnswer> {
        const host = (this.process ??= this.start());
        const id = this.nextId++;
        const cancel = (): void => void host.stdin?.write(JSON.stringify({ id: 0, cancel: id }) + '\n');
        signal?.addEventListener('abort', cancel, { once: true });
        const answer = await new Promise<HostAnswer>((done, failed) => {
            this.waiting.set(id, { done, failed, pause });
            host.stdin?.write(JSON.stringify({ id, ...message }) + '\n');
        }).finally(() => signal?.removeEventListener('abort', cancel));
        if (answer.failure) throw new Error(`The PowerShell host failed: ${answer.failure}`);
        return answer;
    }

    private start(): ChildProcess {
        if (!existsSync(hostPath)) throw new Error('The PowerShell host is not built: run "npm run setup".');
        const host = spawn('dotnet', this.program, { stdio: ['pipe', 'pipe', 'inherit'] });
        createInterface({ input: host.stdout }).on('line', line => {
            const answer = JSON.parse(line) as HostAnswer;
            const waiting = this.waiting.get(answer.id);
            if (answer.paused) {
                const resume = (state: unknown): unknown =>
                    host.stdin?.write(JSON.stringify({ id: 0, resume: { run: answer.id, state } }) + '\n');
                void waiting?.pause({ point: answer.paused, state: answer.state }).then(resume);
                return;
            }
            waiting?.done(answer);
            this.waiting.delete(answer.id);
        });
        const fail = (reason: string): void => {
            if (this.process === host) this.process = undefined;
            for (const { failed } of this.waiting.values()) failed(new Error(reason));
            this.waiting.clear();
        };
        host.on('error', error => fail(`The PowerShell host did not start: ${error.message}`));
        host.on('exit', code => fail(`The PowerShell host ended (${code}).`));
        return host;
    }
}
