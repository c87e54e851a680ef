// SPDX-License-Identifier: MIT
import {
    type AuthorizationManager,
    type WebsocketStream,
    WebsocketStreamConnectionState,
    WebsocketStreamDataRequestState,
    WebsocketStreamDataState,
    type WebsocketStreamDataTarget,
    type WebsocketStreamHandler,
    WebsocketStreamState
} from '@microsoft/windows-admin-center-sdk/core';
import { ReplaySubject } from 'rxjs';
import { type CallPacket, packetOf, streamName } from './packets';
import { isReading } from './reading-command';

/** How a socket ended: with no call under way, or with doubt about calls, or about itself. */
export type SocketEnd = 'idle' | 'cut' | 'notUnderstood';

/** What the SDK throws, in `xhr`, for a call whose packets make no whole answer. */
const broken = { isBroken: true } as const;

/** Whether what the SDK threw for a call is this socket's word about it, and none of the gateway. */
export function isBroken(thrown: unknown): boolean {
    return (thrown as { readonly xhr?: Partial<typeof broken> } | null)?.xhr?.isBroken === true;
}

/** The parts of a socket that this needs. */
export type PlainSocket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'onopen' | 'onmessage' | 'onclose'>;

const endpointHeader = 'x-ms-sme-jea-endpoint';
const open = 1;

/**
 * One WebSocket to the gateway, in the place of the SDK's WebsocketStream under its PowerShellStream. It opens once and never
 * again, lets no packet in that fits no call under way, and lets nothing out that does not only read. Why not the SDK's own:
 * docs/decisions/0012-reads-by-stream.md.
 */
export class GatewaySocket implements Pick<
    WebsocketStream,
    'registerProcessor' | 'sendNext' | 'getTarget' | 'socketState' | 'socketStateRaw'
> {
    /** For the SDK, which looks here where `socketStateRaw` is not Connected: never to be asked again. */
    readonly socketState = new ReplaySubject<WebsocketStreamConnectionState>(1);
    readonly opened = new ReplaySubject<void>(1);
    readonly ended = new ReplaySubject<SocketEnd>(1);
    /** How many packets about calls under way have come. */
    heard = 0;

    private handler: WebsocketStreamHandler | null = null;
    /** The calls under way, each with the place of its last packet. */
    private readonly underWay = new Map<string, number | null>();

    constructor(private readonly socket: PlainSocket) {
        this.socketState.next(WebsocketStreamConnectionState.NotConfigured);
        let wasOpen = false;
        socket.onopen = () => {
            wasOpen = true;
            this.opened.next();
        };
        socket.onmessage = ({ data }) => this.receive(data);
        socket.onclose = () => this.end(wasOpen && this.underWay.size === 0 ? 'idle' : 'cut');
    }

    get socketStateRaw(): WebsocketStreamConnectionState {
        const isOpen = this.socket.readyState === open;
        return isOpen ? WebsocketStreamConnectionState.Connected : WebsocketStreamConnectionState.NotConfigured;
    }

    close(): void {
        this.underWay.clear();
        this.socket.close();
    }

    registerProcessor(_: Parameters<WebsocketStream['registerProcessor']>[0], handler: WebsocketStreamHandler): void {
        this.handler = handler;
    }

    /** @throws for a call that might change something: whoever tries is wrong, wherever it comes from. */
    sendNext(_: Parameters<WebsocketStream['sendNext']>[0], data: SentCall): void {
        const { id, requestState, command } = data;
        const isCancel = requestState === WebsocketStreamDataRequestState.Cancel;
        if (!isCancel && !isReading(command)) throw new Error(`${command ?? 'A script'} does not go by the stream.`);
        if (isCancel && !this.underWay.has(id)) return;
        if (!isCancel) this.underWay.set(id, null);
        if (this.socket.readyState === open) this.socket.send(JSON.stringify({ streamName, state: WebsocketStreamState.Data, data }));
        if (isCancel) this.forget(id);
    }

    getTarget(manager: AuthorizationManager, nodeName: string, endpoint?: string): WebsocketStreamDataTarget {
        const headers = { ...manager.createTokenHeaders(nodeName), ...(endpoint ? { [endpointHeader]: endpoint } : {}) };
        return { nodeName, headers };
    }

    /** The SDK counts five calls to a computer, and does not count one down that is answered with "cancelled": it is told so here. */
    private forget(id: string): void {
        this.underWay.delete(id);
        this.handler?.process({ id, state: WebsocketStreamDataState.Completed, response: {} });
    }

    private receive(message: unknown): void {
        const packet = packetOf(message);
        if (packet === undefined) {
            this.end('notUnderstood');
            this.close();
            return;
        }
        if (packet === null) return;
        const last = this.underWay.get(packet.id);
        if (last === undefined) return; // late, or for a call that was ended already
        this.heard++;
        if (packet.state === WebsocketStreamDataState.Noop) return;
        const isRepeated = packet.state === WebsocketStreamDataState.Data && packet.index !== null && packet.index === last;
        if (isRepeated) return;
        if (canFollow(packet, last)) this.hand(packet);
        else this.breakOff(packet.id);
    }

    private breakOff(id: string): void {
        this.underWay.delete(id);
        this.handler?.process({ id, state: WebsocketStreamDataState.Error, ...broken });
    }

    private hand(packet: CallPacket): void {
        if (packet.state === WebsocketStreamDataState.Data) this.underWay.set(packet.id, packet.index);
        else this.underWay.delete(packet.id);
        this.handler?.process(packet);
    }

    private end(how: SocketEnd): void {
        this.ended.next(how);
        this.ended.complete();
    }
}

/** What the SDK sends of a call. */
interface SentCall {
    readonly id: string;
    readonly requestState: WebsocketStreamDataRequestState;
    readonly command?: string | null;
}

/** Whether a packet can follow the last one of its call. An error is handed on as it is. */
function canFollow({ state, index, response }: CallPacket, last: number | null): boolean {
    if (state === WebsocketStreamDataState.Error) return true;
    const isAnswer = state === WebsocketStreamDataState.Data || state === WebsocketStreamDataState.Completed;
    return isAnswer && response !== null && (last === null || index === last + 1);
}
