// SPDX-License-Identifier: MIT
// Loaded with the first reading that may go by it, and not with the page.
import type { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { Net } from '@microsoft/windows-admin-center-sdk/core/data/net';
import type { PowerShellCommand } from '@microsoft/windows-admin-center-sdk/core/data/powershell';
import { PowerShellStream } from '@microsoft/windows-admin-center-sdk/core/data/powershell-stream';
import type { WebsocketStream } from '@microsoft/windows-admin-center-sdk/core/data/websocket-stream';
import { EnvironmentModule } from '@microsoft/windows-admin-center-sdk/core/manifest/environment-modules';
import type { AuthorizationManager } from '@microsoft/windows-admin-center-sdk/core/security/authorization-manager';
import type { Observable } from 'rxjs';
import manifest from '../../../generated/assets/manifest.json';
import type { GatewayAnswer } from '../outcomes';
import { GatewaySocket, isBroken, type PlainSocket, type SocketEnd } from './gateway-socket';

/** An open line to the gateway, for all computers. */
export interface Line {
    readonly opened: Observable<void>;
    readonly ended: Observable<SocketEnd>;
    /** How many packets about calls under way have come. */
    readonly heard: number;
    /** Sends one call. Unsubscribing cancels it at once. Fails with what the SDK makes of an error: `xhr` holds the packet. */
    run(computer: string, call: PowerShellCommand): Observable<GatewayAnswer>;
    /** Whether what a run failed with says that its packets made no whole answer; otherwise it is the gateway's refusal. */
    isBroken(thrown: unknown): boolean;
    close(): void;
}

/**
 * Opens one.
 * @throws where the gateway has no address, where the browser does not let one be opened, or where people are signed on by a token:
 * the SDK's stream carries none, and would ask for a new one without end
 */
export function openLine({ gateway, authorizationManager }: AppContextService): Line {
    if (authorizationManager.signOnManager.isSignOnTokenEnabled) throw new Error('The stream carries no sign-on token.');
    const pattern = EnvironmentModule.isGatewayV200 ? Net.streamSocketV200 : Net.streamSocket;
    const address = pattern.replace('{0}', gateway.gatewayUrl.replace(/^http/, 'ws')).replace('{1}', manifest.name);
    return lineOver(new WebSocket(address), authorizationManager);
}

/** The SDK's stream over a socket. */
export function lineOver(plain: PlainSocket, authorizationManager: AuthorizationManager): Line {
    const socket = new GatewaySocket(plain);
    // It calls no other member of it, and none that is private.
    const stream = new PowerShellStream(socket as unknown as WebsocketStream, authorizationManager);
    return {
        opened: socket.opened,
        ended: socket.ended,
        get heard() {
            return socket.heard;
        },
        // partial: without it the SDK adds a part to the one before, and two that are the same become two results.
        run: (computer, call) => stream.run(computer, call, { noAuth: true, partial: true }),
        isBroken,
        close: () => socket.close()
    };
}
