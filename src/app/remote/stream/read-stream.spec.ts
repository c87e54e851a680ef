// SPDX-License-Identifier: MIT
import type { Subscription } from 'rxjs';
import { powershellCommands } from '../../../generated/powershell-commands';
import { makePlan } from '../../domain/change/plan';
import { recordedComputer } from '../../domain/computer/identity';
import { FakeGateway } from '../testing/fake-gateway';
import { faults } from '../testing/faults';
import { type Sent, StreamOverFakes } from '../testing/fake-socket';
import { rawSamples, sample } from '../testing/samples';
import type { BundledCommand } from '../command-texts';
import type { ReadingCommand } from './reading-command';

const silence = 5_000;
const said = { noop: 1, completed: 2, data: 3, error: 4, cancelled: 5 };
const facts = rawSamples['srv2025'];

describe('readings by the stream', () => {
    let gateway: FakeGateway;
    let stream: StreamOverFakes;
    let told: string[];

    beforeEach(() => {
        jasmine.clock().install();
        FakeGateway.stub();
        gateway = new FakeGateway();
        gateway.set('srv2025', sample('srv2025'));
        stream = StreamOverFakes.create(silence);
        told = [];
    });
    afterEach(() => jasmine.clock().uninstall());

    /** Reads the computer as a scan does. */
    function read(): Subscription {
        return gateway
            .remote(60_000, stream)
            .reader.read('srv2025', { unattended: true })
            .subscribe(outcome => told.push(outcome.kind));
    }

    async function opened(): Promise<void> {
        stream.prepared().subscribe();
        await Promise.resolve();
        await Promise.resolve();
        stream.socket.open();
    }

    function answer({ id }: Sent, how: Partial<Record<'first' | 'last', object>> = {}): void {
        stream.socket.tell({ id, state: said.data, index: 0, response: { completed: 'False', results: [facts] }, ...how.first });
        stream.socket.tell({ id, state: said.completed, index: 1, response: { completed: 'True', results: [] }, ...how.last });
    }

    it('go by post until the line is open, and by the line from then on, with the account and the endpoint', async () => {
        read();
        expect(gateway.calls).toEqual([]);
        for (const wait of [300, 1]) jasmine.clock().tick(wait);
        expect(gateway.calls).toEqual(['srv2025 Get-SmbSigningConfiguration']);
        await opened();
        stream.account.headers = { 'x-ms-sme-authorization': 'abc' };
        stream.account.endpoint = 'restricted';
        stream.socket.onCall = answer;
        read();
        expect(told).toEqual(['ok', 'ok']);
        expect(gateway.calls.length).toBe(1);
        const [call] = stream.socket.sent;
        expect(call?.options?.noAuth).toBeTrue();
        expect(call?.target).toEqual({
            nodeName: 'srv2025',
            headers: { 'x-ms-sme-authorization': 'abc', 'x-ms-sme-jea-endpoint': 'restricted' }
        });
    });

    it('are canceled at once, and as often as one likes: the SDK lets five calls to a computer go at a time', async () => {
        await opened();
        for (let i = 0; i < 6; i++) read().unsubscribe();
        expect(stream.socket.sent.map(({ requestState }) => requestState)).toEqual([2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3]);
        stream.socket.sent.forEach(({ id }) => stream.socket.tell({ id, state: said.cancelled, index: 0, response: null }));
        stream.socket.onCall = answer;
        read();
        expect(told).toEqual(['ok']);
        expect(gateway.calls).toEqual([]);
    });

    /** What happens to a call by the line. By stream: whether its answer counts. After: whether the line is used further. */
    const happenings: Readonly<Record<string, { does: (call: Sent) => void; byStream: boolean; after: string }>> = {
        'the line is cut in the middle': {
            does: ({ id }) => {
                stream.socket.tell({ id, state: said.data, index: 0, response: { completed: 'False', results: [facts] } });
                stream.socket.close();
            },
            byStream: false,
            after: 'off'
        },
        'each packet comes twice': {
            does: call => {
                const { tell } = stream.socket;
                stream.socket.tell = data => [data, data].forEach(one => tell.call(stream.socket, one));
                answer(call);
            },
            byStream: true,
            after: 'open'
        },
        'the end comes before the results': {
            does: ({ id }) => {
                stream.socket.tell({ id, state: said.completed, index: 1, response: { completed: 'True', results: [] } });
                stream.socket.tell({ id, state: said.data, index: 0, response: { completed: 'False', results: [facts] } });
            },
            byStream: false,
            after: 'off'
        },
        'a packet is missing': { does: call => answer(call, { last: { index: 2 } }), byStream: false, after: 'off' },
        'an older packet comes again': { does: call => answer(call, { first: { index: 4 } }), byStream: false, after: 'off' },
        'there are two results': {
            does: call => answer(call, { last: { response: { completed: 'True', results: [facts] } } }),
            byStream: false,
            after: 'off'
        },
        'the end holds nothing': { does: call => answer(call, { last: { response: null } }), byStream: false, after: 'off' },
        'what comes is no JSON': { does: () => stream.socket.say('<html>'), byStream: false, after: 'off' },
        'the gateway says that the stream failed': {
            does: () => stream.socket.say(JSON.stringify({ streamName: 'System', state: 3, data: { error: { message: 'no' } } })),
            byStream: false,
            after: 'off'
        },
        'the gateway ends the call unasked': {
            does: ({ id }) => stream.socket.tell({ id, state: said.cancelled, index: 0, response: null }),
            byStream: false,
            after: 'off'
        },
        'signs of life and packets about others come before': {
            does: call => {
                stream.socket.tell({ id: call.id, state: said.noop });
                stream.socket.tell({ id: 'another', state: said.completed, index: 0, response: {} });
                stream.socket.say(JSON.stringify({ streamName: 'System', state: 2, data: 'hello' }));
                answer(call);
            },
            byStream: true,
            after: 'open'
        }
    };
    for (const [name, { does, byStream, after }] of Object.entries(happenings)) {
        it(`where ${name}: ${byStream ? 'count' : 'are read once by post'}`, async () => {
            await opened();
            stream.socket.onCall = does;
            read();
            expect(told).toEqual(['ok']);
            expect(gateway.calls.length).toBe(byStream ? 0 : 1);
            expect(stream.state.value).toBe(after as never);
            if (after === 'off') expect(stream.socket.readyState).toBe(3);
        });
    }

    const neverOpened: Readonly<Record<string, () => void>> = {
        'refuses the handshake': () => stream.socket.close(),
        'does not answer the handshake': () => jasmine.clock().tick(silence)
    };
    for (const [name, happens] of Object.entries(neverOpened)) {
        it(`go by post where the gateway ${name}, and the line is not tried again`, async () => {
            stream.prepared().subscribe();
            await Promise.resolve();
            await Promise.resolve();
            happens();
            expect(stream.state.value).toBe('off');
            read();
            expect(told).toEqual(['ok']);
            expect(stream.sockets.length).toBe(1);
        });
    }

    it('go by post where the line is silent; a late answer changes nothing', async () => {
        await opened();
        read();
        jasmine.clock().tick(silence - 1);
        expect(told).toEqual([]);
        jasmine.clock().tick(silence);
        expect([told, gateway.calls.length, stream.state.value]).toEqual([['ok'], 1, 'off']);
        answer(stream.socket.sent[0] as Sent);
        expect(told).toEqual(['ok']);
    });

    it('that are slow are waited for while the line gives signs of life', async () => {
        await opened();
        read();
        for (let i = 0; i < 10; i++) {
            jasmine.clock().tick(2_000);
            stream.socket.tell({ id: stream.socket.sent[0]?.id, state: said.noop });
        }
        answer(stream.socket.sent[0] as Sent);
        expect([told, gateway.calls.length, stream.state.value]).toEqual([['ok'], 0, 'open']);
    });

    it('that are slow go by post where the line was heard before; it is off once it is silent again', async () => {
        await opened();
        stream.socket.onCall = answer;
        read();
        stream.socket.onCall = () => undefined;
        read();
        jasmine.clock().tick(4 * silence);
        expect([told.length, gateway.calls.length, stream.state.value]).toEqual([2, 1, 'open']);
        read();
        jasmine.clock().tick(2 * silence);
        expect([told.length, gateway.calls.length, stream.state.value]).toEqual([3, 2, 'off']);
    });

    it('open the line again that ended while no call was under way, but not each time that nothing is heard on it', async () => {
        await opened();
        for (const lines of [2, 3]) {
            stream.socket.close();
            expect(stream.state.value).toBe('closed');
            read().unsubscribe();
            expect(stream.sockets.length).toBe(lines);
            await opened();
        }
        stream.socket.close();
        expect(stream.state.value).toBe('off');
    });

    describe('that the gateway refuses', () => {
        const refuse = ({ id }: Sent): void =>
            stream.socket.tell({ id, state: said.error, index: 0, response: { statusCode: 401, error: { message: 'no' } } });

        const credentials = ['credentials wanted', 'credentials cancelled or expired', 'credentials expire meanwhile'] as const;
        const refusals = ['unreachable', ...credentials, 'gateway restarted'] as const;
        for (const fault of refusals)
            it(`are told by the word of a post: ${fault}`, async () => {
                await opened();
                stream.socket.onCall = refuse;
                gateway.break('srv2025', fault);
                read();
                expect([told, gateway.calls.length, stream.state.value]).toEqual([[faults[fault].told ?? ''], 1, 'open']);
            });

        it('and a post reads: the line is not believed again', async () => {
            await opened();
            stream.socket.onCall = refuse;
            read();
            expect([told, stream.state.value]).toEqual([['ok'], 'off']);
        });

        const found: Readonly<Record<string, () => unknown>> = {
            'with an account that was given meanwhile': () => (gateway.token = { value: 'abc' }),
            'at an endpoint that it found': () => (gateway.endpoint = 'restricted')
        };
        for (const [how, finds] of Object.entries(found))
            it(`and a post reads ${how}: the line is used further`, async () => {
                await opened();
                stream.socket.onCall = refuse;
                gateway.onArrival = () => void finds();
                read();
                expect([told, stream.state.value]).toEqual([['ok'], 'open']);
            });
    });

    const answers = ['refused', 'wrong schema', 'script error', 'JEA lacks the command', 'module outdated'] as const;
    for (const fault of answers)
        it(`are told as by post: ${fault}`, async () => {
            await opened();
            const call = { computer: 'srv2025', command: 'Get-SmbSigningConfiguration', parameters: {}, unattended: true };
            stream.socket.onCall = ({ id }) =>
                void faults[fault].gives(call).subscribe(response => stream.socket.tell({ id, state: said.completed, index: 0, response }));
            read();
            expect([told, gateway.calls.length, stream.state.value]).toEqual([[faults[fault].told ?? ''], 0, 'open']);
        });

    describe('alone go by it:', () => {
        const writing = (Object.keys(powershellCommands) as BundledCommand[]).filter(command => !command.startsWith('Get-'));

        it('a write does not, also one that nobody waits for', async () => {
            await opened();
            const [change] = makePlan(sample('srv2025'), { outbound: 'required' }).changes;
            if (!change) throw new Error('Nothing is planned.');
            gateway
                .remote(60_000, stream)
                .writer.write(recordedComputer('srv2025', sample('srv2025')), change, { unattended: true })
                .subscribe();
            expect(gateway.written.length).toBe(1);
            expect(stream.socket.sent).toEqual([]);
        });

        it('nor does what somebody waits for, who may be asked for an account', async () => {
            await opened();
            gateway.remote(60_000, stream).reader.read('srv2025').subscribe();
            expect(gateway.calls.length).toBe(1);
            expect(stream.socket.sent).toEqual([]);
        });

        it('no command that is not Get-… passes the stream, nor the socket below it', async () => {
            await opened();
            expect(writing.length).toBeGreaterThan(20);
            for (const command of writing) {
                const results: unknown[] = [];
                const call = { command } as never;
                stream.read(command, command as ReadingCommand, call).subscribe(one => results.push(one));
                // Whatever it is called above, the call itself is looked at.
                stream.read(command, 'Get-SmbSigningConfiguration', call).subscribe(one => results.push(one));
                expect(results).withContext(command).toEqual(['lost', 'lost']);
            }
            expect(stream.socket.sent).toEqual([]);
        });
    });
});
