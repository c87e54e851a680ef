// SPDX-License-Identifier: MIT
// The wire between shell and extension: messages by postMessage. A request (type 0) is answered by a response (type 1)
// or an error (type 2) that repeats its sequence number. Written from what SDK 5.0.0 sends and accepts.

import { due, type Late } from './late';

const shellName = 'msft.sme.shell';
const moduleName = 'community.smb-signing';

interface Message {
    readonly command: string;
    readonly data: unknown;
    readonly type: 0 | 1 | 2;
    readonly sequence: number;
    readonly srcName?: string;
    readonly srcSubName?: string;
}

/** Answers a request of the extension; what it throws becomes an RPC error. */
export type RpcHandler = (data: never) => unknown;

/** Speaks to one extension in one frame. */
export class Rpc {
    private sequence = 0;
    private readonly pending = new Map<number, { done: (data: unknown) => void; failed: (data: unknown) => void }>();
    /** The extension's entry point, as the shell names its instance. */
    private subName = '';

    constructor(
        private readonly frame: HTMLIFrameElement,
        private readonly handlers: Readonly<Record<string, RpcHandler>>,
        private readonly late: Late
    ) {
        window.addEventListener('message', event => {
            if (event.source === frame.contentWindow && typeof (event.data as Message)?.command === 'string')
                void this.receive(event.data as Message);
        });
    }

    /** From now on the frame holds this entry point. What the page that was there before still owes is not waited for. */
    begin(entryPoint: string): void {
        this.subName = `${entryPoint}#${Date.now()}+0`;
        this.pending.clear();
    }

    /** Sends a request and waits for its answer. With `repeatEvery`, in milliseconds, it is sent again until then. */
    async call(command: string, data: unknown, repeatEvery?: number): Promise<unknown> {
        await due(this.late, command, data);
        const sequence = this.sequence++;
        const message = {
            command,
            data,
            sequence,
            type: 0,
            version: '0.1.0',
            signature: 'version 0.0.0',
            srcName: shellName,
            srcSubName: '##',
            srcDepth: 0,
            destName: moduleName,
            destSubName: this.subName
        };
        const send = (): void => this.frame.contentWindow?.postMessage(message, location.origin);
        send();
        const repeating = repeatEvery === undefined ? undefined : setInterval(send, repeatEvery);
        return new Promise((done, failed) => this.pending.set(sequence, { done, failed })).finally(() => clearInterval(repeating));
    }

    /** Tells the extension's copy of a service that something changed. */
    notify(service: string, name: string, value: unknown): Promise<unknown> {
        return this.call('Forward', { type: 1, service, name, value: structuredClone(value) });
    }

    private async receive(message: Message): Promise<void> {
        if (message.type !== 0) {
            const waiting = this.pending.get(message.sequence);
            this.pending.delete(message.sequence);
            if (message.type === 1) waiting?.done(message.data);
            else waiting?.failed(message.data);
            return;
        }
        const answer = await this.answer(message);
        await due(this.late, message.command, message.data);
        this.frame.contentWindow?.postMessage(
            {
                ...message,
                ...answer,
                srcName: shellName,
                srcSubName: '##',
                srcDepth: 0,
                destName: message.srcName,
                destSubName: message.srcSubName
            },
            location.origin
        );
    }

    private async answer(message: Message): Promise<Pick<Message, 'type' | 'data'>> {
        const handler = this.handlers[message.command] as ((data: unknown) => unknown) | undefined;
        try {
            if (!handler)
                throw new Error(`The development shell does not answer ${message.command}. Add it in dev-gateway/shell/services.ts.`);
            return { type: 1, data: await handler(message.data) };
        } catch (error) {
            // a handler's refusal is part of the protocol; browser tests fail on the console line
            console.error(error);
            return { type: 2, data: { message: error instanceof Error ? error.message : String(error) } };
        }
    }
}
