// SPDX-License-Identifier: MIT
import type { Tokens } from './manage-as';
import type { RpcHandler } from './rpc';

/** A connection in the user's list. */
export interface Connection {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly properties: { readonly displayName: string };
    readonly tags: readonly string[];
}

/** What the shell knows and the extension asks for. */
export interface ShellState {
    readonly connections: readonly Connection[];
    /** Undefined, as the SDK has it, where the extension is shown for no computer. */
    active: Connection | undefined;
    /** The accounts that the administrator has given so far. */
    readonly tokens: Tokens;
    /** The extension moved to another address of its own; `beforeRedirect` is the one that led to it. */
    onReport(path: string, beforeRedirect: string): void;
    /** The extension leads to a tool on a computer. */
    navigate(connectionName: string, path: string): void;
    /** The gateway was refused by these computers: another account is wanted. Answered later, by a notification. */
    onCredentialsWanted(computers: readonly string[]): void;
    /** The extension has news; the same id again replaces what was said before. */
    onNotification(notification: Notification): void;
    /** Tells the extension the result of what it asked for, in a message of its own. */
    onResult(command: string, id: number): void;
}

/** What the extension tells the shell's notifications. */
export interface Notification {
    readonly id: string;
    /** 2 in progress, 3 critical, 4 error, 5 warning, 6 success, 7 information. */
    readonly state: number;
    readonly title: string;
    readonly message: string;
    readonly nodeName: string;
}

/** A call to a service of the shell. `type`: 0 run a method, 1 notify of a change, 2 hand over the state at start. */
interface Forward {
    readonly service: string;
    readonly type: 0 | 1 | 2;
    readonly name?: string;
    readonly arguments?: readonly unknown[];
}

/** The shell's answers, one per RPC command; most are empty. An unknown command or service is an error, so that it is noticed. */
export function services(state: ShellState): Readonly<Record<string, RpcHandler>> {
    const nothing = (): void => undefined;
    return {
        Forward: (data: Forward) => forward(state, data),
        Report: (data: { readonly path?: string; readonly beforeRedirectedPath?: string }) => {
            if (typeof data.path === 'string') state.onReport(data.path, data.beforeRedirectedPath ?? data.path);
        },
        ShellNavigate: ({ connection, tool }: { connection: { name: string }; tool: ToolAddress }) => {
            state.navigate(connection.name, pathOf(tool));
            return { status: true };
        },
        Notification: (data: Notification) => state.onNotification(data),
        Log: nothing,
        Telemetry: nothing,
        'PerformanceObservable-Request': ({ id }: { id: number }) => state.onResult('PerformanceObservable-Result', id),
        'ErrorMonitorObservable-Request': ({ id }: { id: number }) => state.onResult('ErrorMonitorObservable-Result', id)
    };
}

/** An address of a tool, in the parts that the SDK takes it to. */
interface ToolAddress {
    readonly nestedUrl?: string;
    readonly queryParams?: Readonly<Record<string, string>> | null;
}

function pathOf({ nestedUrl = '', queryParams }: ToolAddress): string {
    const query = new URLSearchParams({ ...queryParams }).toString();
    return nestedUrl.replace(/^\//, '') + (query && `?${query}`);
}

function forward(state: ShellState, { service, type, name, arguments: given }: Forward): { readonly result: unknown } {
    if (type === 2) {
        switch (service) {
            case 'gateway-connection':
                return { result: { gatewayName: location.origin, gatewayUrlSpecified: false, staticVersion: null } };
            case 'connection-manager':
                return { result: { connections: state.connections, activeConnection: state.active } };
            case 'authorization-manager':
                return { result: { nodeTokens: state.tokens, nodePowershellEndpoints: {} } };
        }
    }
    if (service === 'authorization-manager' && type === 0 && name === 'getNewToken') {
        const computers = given?.[0];
        state.onCredentialsWanted(Array.isArray(computers) ? computers.map(String) : [String(computers)]);
        return { result: null };
    }
    if (service === 'connection-manager' && type === 1) return { result: null }; // the extension repeats what it was told
    throw new Error(
        `The development shell does not answer ${service} ${name ?? ''} (type ${type}). Add it in dev-gateway/shell/services.ts.`
    );
}
