// SPDX-License-Identifier: MIT
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import type { AuthorizationManager } from '@microsoft/windows-admin-center-sdk/core';
import type { PlainSocket } from '../stream/gateway-socket';
import type { Line } from '../stream/line';
import { lineOver } from '../stream/line';
import { ReadStream, STREAM_SILENCE } from '../stream/read-stream';

/** What the page sent of a call. */
export interface Sent {
    readonly id: string;
    readonly requestState: number;
    readonly command?: string;
    readonly target: { readonly nodeName: string; readonly headers: object };
    readonly options?: { readonly noAuth?: boolean };
}

/** The other end of a WebSocket, in a spec's hands. */
export class FakeSocket implements PlainSocket {
    readyState = 0;
    onopen: PlainSocket['onopen'] = null;
    onmessage: PlainSocket['onmessage'] = null;
    onclose: PlainSocket['onclose'] = null;
    readonly sent: Sent[] = [];
    /** Called with each call that arrives. */
    onCall: (call: Sent) => void = () => undefined;

    open(): void {
        this.readyState = 1;
        this.onopen?.call(this as unknown as WebSocket, new Event('open'));
    }

    close(): void {
        if (this.readyState === 3) return;
        this.readyState = 3;
        this.onclose?.call(this as unknown as WebSocket, new CloseEvent('close'));
    }

    send(text: string): void {
        const { data } = JSON.parse(text) as { readonly data: Sent };
        this.sent.push(data);
        if (data.requestState === asked) this.onCall(data);
    }

    /** Sends what is said of a call. */
    tell(data: object): void {
        this.say(JSON.stringify({ streamName: 'SME-PowerShell', state: 2, data }));
    }

    say(text: string): void {
        this.onmessage?.call(this as unknown as WebSocket, new MessageEvent('message', { data: text }));
    }
}

const asked = 2;

/** The stream of src/app/remote with the SDK's own class, over sockets that a spec answers. */
export class StreamOverFakes extends ReadStream {
    readonly sockets: FakeSocket[] = [];
    /** The account and the endpoint that the SDK knows of each computer. */
    readonly account = { headers: {} as object, endpoint: undefined as string | undefined };

    /** @param silence how long it may be silent, in milliseconds */
    static create(silence: number): StreamOverFakes {
        TestBed.configureTestingModule({
            providers: [
                { provide: STREAM_SILENCE, useValue: silence },
                { provide: AppContextService, useValue: {} },
                { provide: StreamOverFakes, useFactory: () => new StreamOverFakes({} as AppContextService, TestBed.inject(NgZone)) }
            ]
        });
        return TestBed.inject(StreamOverFakes);
    }

    /** The socket that was opened last. */
    get socket(): FakeSocket {
        return this.sockets[this.sockets.length - 1] as FakeSocket;
    }

    protected override load(): Promise<Line> {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        const manager = {
            createTokenHeaders: () => ({ ...this.account.headers }),
            getJeaEndpoint: () => this.account.endpoint,
            signOnManager: { isSignOnTokenEnabled: false }
        };
        return Promise.resolve(lineOver(socket, manager as unknown as AuthorizationManager));
    }
}
