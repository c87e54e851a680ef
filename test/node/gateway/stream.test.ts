// SPDX-License-Identifier: MIT
// Calls by WebSocket: a real client and a real socket, in front of the emulated computers and the engine.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type ClientOptions, WebSocket } from 'ws';
import type { StreamFault } from '../../../dev-gateway/handlers/powershell-stream';
import { root } from '../../../dev-gateway/root';
import { type RunningGateway, startGateway } from '../../../dev-gateway/server';
import { callOf } from '../../contract/samples';
import { host } from '../host';

interface Told {
    readonly id: string;
    readonly state: number;
    readonly index: number;
    readonly response: {
        readonly completed?: string;
        readonly statusCode?: number;
        readonly results?: readonly { readonly computer: { readonly fqdn: string } }[];
        readonly errors?: readonly { readonly message: string }[];
    } | null;
}

const [noop, completed, data, error, cancelled] = [1, 2, 3, 4, 5];
const reading = 'Get-SmbSigningConfiguration';

for (const https of [false, true]) {
    describe(`calls by WebSocket, ${https ? 'beside HTTP/2' : 'over HTTP/1.1'}`, () => {
        let gateway: RunningGateway;
        let address: string;
        const pages: Page[] = [];
        before(async () => {
            gateway = await startGateway({ port: 0, host, https, extension: root });
            address = `${gateway.url.replace('http', 'ws')}api/services/WinStream/Stream/socket/community.smb-signing`;
        });
        beforeEach(() => {
            gateway.computers.reset();
            gateway.streams.reset();
        });
        after(async () => {
            for (const page of pages) page.socket.terminate();
            await gateway.close();
        });

        function patch(name: string, change: object): void {
            assert.equal(gateway.computers.find(name)?.patch(change), null);
        }

        /** Comes once the computer has carried out a call, and the gateway has its result. */
        async function carriedOut(name: string): Promise<void> {
            const done = (): number => (gateway.computers.find(name)?.describe() as { readonly executed: unknown[] }).executed.length;
            while (done() === 0) await setImmediate();
            await setImmediate();
        }

        async function open(): Promise<Page> {
            const page = new Page(address);
            pages.push(page);
            await once(page.socket, 'open');
            return page;
        }

        it('are answered with the results, and then that there are no more; each computer by itself', async () => {
            const page = await open();
            patch('srv2022', { faults: { delayMs: 3_600_000 } });
            page.call('slow', 'srv2022');
            page.call('one', 'SRV2025');
            await page.until(() => page.of('one').some(({ state }) => state === completed));
            assert.deepEqual(
                page.of('one').map(({ state, index }) => [state, index]),
                [
                    [data, 0],
                    [completed, 1]
                ]
            );
            assert.equal(page.of('one')[0]?.response?.results?.[0]?.computer.fqdn, 'srv2025.lab.example');
            assert.deepEqual(
                page.of('slow').filter(({ state }) => state !== noop),
                []
            );
            patch('srv2022', { faults: { delayMs: null } });
            await page.until(() => page.of('slow').some(({ state }) => state === completed));
        });

        if (https) return;

        it('arrive at their computers, and stop there once they are cancelled or the page is gone', async () => {
            const page = await open();
            patch('srv2022', { faults: { hanging: [reading] } });
            page.call('one', 'srv2022');
            await page.until(() => page.of('one').some(({ state }) => state === noop));
            page.send({ id: 'one', requestState: 3 });
            await page.until(() => page.of('one').some(({ state }) => state === cancelled));
            patch('srv2022', { faults: { hanging: null, delayMs: 3_600_000 } });
            page.call('two', 'srv2022');
            page.socket.terminate();
            const other = await open();
            other.call('three', 'srv2022');
            patch('srv2022', { faults: { delayMs: null } });
            await other.until(() => other.of('three').some(({ state }) => state === completed));
        });

        it('are refused with the status and the words of a post', async () => {
            const page = await open();
            const accounts = { none: {}, right: { 'x-ms-sme-authorization': account } };
            page.call('denied', 'locked', accounts.none);
            page.call('let in', 'locked', accounts.right);
            page.call('off', 'offline');
            await page.until(() =>
                ['denied', 'let in', 'off'].every(id => page.of(id).some(({ state }) => [completed, error].includes(state)))
            );
            const statuses = ['denied', 'off'].map(id => page.of(id)[0]?.response?.statusCode);
            assert.deepEqual(statuses, [401, 400]);
            assert.equal(page.of('let in').at(-1)?.state, completed);
        });

        it('only of a page of this gateway', async () => {
            const status = async (options: ClientOptions, url = address): Promise<number | undefined> => {
                const socket = new WebSocket(url, options);
                const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { readonly statusCode?: number }];
                socket.on('error', () => undefined).terminate();
                return response.statusCode;
            };
            assert.equal(await status({ origin: 'https://elsewhere.example' }), 403);
            assert.equal(await status({ headers: { host: 'elsewhere.example' } }), 403);
            assert.equal(await status({}, address.replace('WinStream', 'Other')), 501);
            gateway.streams.fault = 'refused';
            assert.equal(await status({ origin: gateway.url.slice(0, -1) }), 403);
        });

        describe('meet a fault of the stream:', () => {
            const packets = async (fault: StreamFault, ends: (page: Page) => boolean): Promise<readonly number[]> => {
                const page = await open();
                gateway.streams.fault = fault;
                page.call('one', 'srv2025');
                await page.until(() => ends(page));
                return page.of('one').map(({ state }) => state);
            };
            const count = (page: Page, wanted: number): boolean => page.of('one').length >= wanted;

            it('cut', async () => assert.deepEqual(await packets('cut', ({ isClosed }) => isClosed), [data]));
            it('repeated', async () =>
                assert.deepEqual(await packets('repeated', page => count(page, 4)), [data, data, completed, completed]));
            it('out of order', async () => assert.deepEqual(await packets('outOfOrder', page => count(page, 2)), [completed, data]));

            it('late: once it is over', async () => {
                const page = await open();
                gateway.streams.fault = 'late';
                page.call('one', 'srv2025');
                await carriedOut('srv2025');
                assert.deepEqual(page.of('one'), []);
                gateway.streams.fault = null;
                await page.until(() => page.of('one').some(({ state }) => state === completed));
            });

            it('silent: nothing comes, though the computer was read', async () => {
                const page = await open();
                gateway.streams.fault = 'silent';
                page.call('one', 'srv2025');
                await carriedOut('srv2025');
                gateway.streams.fault = null;
                page.call('two', 'srv2025');
                await page.until(() => page.of('two').some(({ state }) => state === completed));
                assert.deepEqual(page.of('one'), []);
            });
        });
    });
}

const account = Buffer.from(JSON.stringify({ domain: 'lab', username: 'admin', password: 'open sesame', given: 1 })).toString('base64');

/** A page's end of the line. */
class Page {
    readonly socket: WebSocket;
    isClosed = false;
    private readonly told: Told[] = [];
    private check: () => void = () => undefined;

    constructor(address: string) {
        this.socket = new WebSocket(address, { rejectUnauthorized: false });
        this.socket.on('message', message => {
            this.told.push((JSON.parse((message as Buffer).toString()) as { readonly data: Told }).data);
            this.check();
        });
        this.socket.on('close', () => {
            this.isClosed = true;
            this.check();
        });
    }

    of(id: string): readonly Told[] {
        return this.told.filter(one => one.id === id);
    }

    send(packet: object): void {
        this.socket.send(JSON.stringify({ streamName: 'SME-PowerShell', state: 2, data: packet }));
    }

    /** Calls the reading as the SDK does. */
    call(id: string, nodeName: string, headers: object = {}): void {
        this.send({ id, requestState: 2, target: { nodeName, headers }, options: { noAuth: true }, ...callOf(reading, {}) });
    }

    async until(isSo: () => boolean): Promise<void> {
        while (!isSo()) await new Promise<void>(done => (this.check = done));
    }
}
