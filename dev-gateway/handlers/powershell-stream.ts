// SPDX-License-Identifier: MIT
import { setTimeout } from 'node:timers/promises';
import type { ComputerDirectory, EmulatedComputer } from '../computers/computer';
import { credentialsWanted } from '../errors';
import { accountHeader, callOf, completed, type GivenCall, type Headers, refusalOf, within } from './calls';

/** What goes wrong with the stream, whichever computer is meant. */
export const streamFaults = ['refused', 'cut', 'silent', 'late', 'repeated', 'outOfOrder'] as const;
export type StreamFault = (typeof streamFaults)[number];

/** A page's line to the gateway. */
export interface Line {
    send(text: string): void;
    /** Ends it without a word. */
    cut(): void;
}

/** What comes from the page. */
export interface LineEnd {
    receive(text: string): void;
    closed(): void;
}

export interface StreamOptions {
    /** How often a call under way gives a sign of life, in milliseconds. */
    readonly answerWithin: number;
    /** How much longer every call takes, in milliseconds. */
    readonly latency: number;
}

const streamName = 'SME-PowerShell';
/** The states of a packet, and of what it says of a call, by SDK 5.0.0 (core/data/websocket-stream.d.ts). */
const dataPacket = 2;
const asked = { normal: 2, cancel: 3 };
const said = { noop: 1, completed: 2, data: 3, error: 4, cancelled: 5 };

/** A packet of the page. */
interface Packet {
    readonly streamName?: unknown;
    readonly state?: unknown;
    readonly data?: GivenCall & {
        readonly id?: unknown;
        readonly requestState?: unknown;
        readonly target?: { readonly nodeName?: unknown; readonly headers?: Readonly<Record<string, string>> };
    };
}

/**
 * PowerShell over one WebSocket for all computers, as the SDK's PowerShellStream speaks it. What a real gateway sends in which
 * packets is not documented: the parts here are those that the SDK takes apart. The calls run as they do by posts.
 */
export class PowerShellStreams {
    /** The calls that came, such as "srv2025 Get-SmbSigningConfiguration". */
    readonly calls: string[] = [];
    private current: StreamFault | null = null;
    private readonly open = new Set<Line>();
    /** What is sent once nothing is late any more. */
    private held: (() => void)[] = [];

    constructor(
        private readonly computers: ComputerDirectory,
        private readonly options: StreamOptions
    ) {}

    get fault(): StreamFault | null {
        return this.current;
    }

    /** Has this go wrong from now on; null: nothing. What was late until now is sent. */
    set fault(fault: StreamFault | null) {
        this.current = fault;
        if (fault !== 'late') for (const send of this.held.splice(0)) send();
    }

    /** How many pages have a line. */
    get lines(): number {
        return this.open.size;
    }

    /** Nothing goes wrong, and no call has come. */
    reset(): void {
        this.fault = null;
        this.calls.length = 0;
    }

    /** A page opened its line. */
    connect(line: Line): LineEnd {
        const calls = new Map<string, AbortController>();
        this.open.add(line);
        return {
            receive: text => void this.receive(text, line, calls),
            closed: () => {
                this.open.delete(line);
                for (const cancel of calls.values()) cancel.abort();
            }
        };
    }

    private async receive(text: string, line: Line, calls: Map<string, AbortController>): Promise<void> {
        const packet = parsed(text);
        const { id, requestState } = packet?.data ?? {};
        if (packet?.streamName !== streamName || packet.state !== dataPacket || typeof id !== 'string') return line.cut();
        if (requestState === asked.cancel) {
            calls.get(id)?.abort();
            return;
        }
        const cancel = new AbortController();
        calls.set(id, cancel);
        await this.answer(id, packet.data ?? {}, line, cancel.signal).finally(() => calls.delete(id));
    }

    private async answer(id: string, data: NonNullable<Packet['data']>, line: Line, signal: AbortSignal): Promise<void> {
        const name = String(data.target?.nodeName);
        const headers: Headers = header => data.target?.headers?.[header];
        this.calls.push(`${name} ${data.command ?? ''}`);
        if (this.options.latency > 0) await setTimeout(this.options.latency);
        const computer = this.computers.answering(name);
        const refusal = refusalOf(name, computer, headers);
        const call = callOf(data, headers);
        if (refusal || !computer || !call) return this.tell(line, [error(id, refusal?.status ?? 400, refusal?.body ?? {})]);
        const running = computer.run(call, signal);
        for (;;) {
            const result = await within(this.options.answerWithin, running);
            if (signal.aborted) return this.tell(line, [packetOf(id, said.cancelled, 0, null)]);
            if (result) return this.tell(line, answerOf(id, completed(id, result, computer), computer, headers));
            this.tell(line, [packetOf(id, said.noop, 0, null)]);
        }
    }

    /** Sends packets as the fault has it. */
    private tell(line: Line, packets: readonly string[]): void {
        if (this.current === 'silent') return;
        if (this.current === 'late') {
            this.held.push(() => packets.forEach(packet => line.send(packet)));
            return;
        }
        if (this.current === 'cut') {
            line.send(packets[0] ?? '');
            line.cut();
            return;
        }
        const sent = this.current === 'outOfOrder' ? [...packets].reverse() : packets;
        for (const packet of sent) for (let i = 0; i < (this.current === 'repeated' ? 2 : 1); i++) line.send(packet);
    }
}

/** The results in one packet, and then that there are no more. Credentials that expired meanwhile get no answer. */
function answerOf(id: string, whole: { results: unknown }, computer: EmulatedComputer, headers: Headers): readonly string[] {
    if (!computer.accepts(headers(accountHeader))) return [error(id, 401, credentialsWanted())];
    if (computer.faults.emptyAnswer) return [packetOf(id, said.completed, 0, null)];
    const { results, ...rest } = whole;
    return [
        packetOf(id, said.data, 0, { ...rest, errors: [], completed: 'False', results }),
        packetOf(id, said.completed, 1, { ...rest, results: [] })
    ];
}

/** What the SDK reads of an error: `response.statusCode` and `response.error.message`. */
function error(id: string, statusCode: number, body: object): string {
    return packetOf(id, said.error, 0, { statusCode, ...body });
}

function packetOf(id: string, state: number, index: number, response: object | null): string {
    return JSON.stringify({ streamName, state: dataPacket, data: { id, state, index, response } });
}

function parsed(text: string): Packet | null {
    try {
        return JSON.parse(text) as Packet | null;
    } catch {
        return null;
    }
}
