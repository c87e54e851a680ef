// SPDX-License-Identifier: MIT
import { WebsocketStreamDataState, WebsocketStreamState } from '@microsoft/windows-admin-center-sdk/core';
import { LONGEST_PACKET } from '../../domain/limits';

/** Whose packets these are, by WebsocketStreamName of the SDK, which its index does not export. */
export const streamName = 'SME-PowerShell';

/** What a packet says of one call. All but `id` and `state` is untrusted. */
export interface CallPacket {
    readonly id: string;
    readonly state: WebsocketStreamDataState;
    /** Its place among the packets of the call; null: it does not tell. */
    readonly index: number | null;
    readonly response: Readonly<Record<string, unknown>> | null;
}

const callStates: ReadonlySet<unknown> = new Set(Object.values(WebsocketStreamDataState));

/** Lets a message of the gateway in. Null: it is about no call. Undefined: it is none that can be understood. */
export function packetOf(message: unknown): CallPacket | null | undefined {
    if (typeof message !== 'string' || message.length > LONGEST_PACKET) return undefined;
    const packet = recordOf(parsed(message));
    if (!packet || packet['state'] === WebsocketStreamState.Error) return undefined;
    if (packet['streamName'] !== streamName || packet['state'] !== WebsocketStreamState.Data) return null;
    const data = recordOf(packet['data']);
    const [id, state, index] = [data?.['id'], data?.['state'], data?.['index']];
    if (typeof id !== 'string' || !callStates.has(state)) return undefined;
    return {
        id,
        state: state as WebsocketStreamDataState,
        index: Number.isInteger(index) ? (index as number) : null,
        response: recordOf(data?.['response'])
    };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
