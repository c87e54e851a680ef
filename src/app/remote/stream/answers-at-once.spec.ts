// SPDX-License-Identifier: MIT
import { FakeGateway } from '../testing/fake-gateway';
import { type Sent, StreamOverFakes } from '../testing/fake-socket';
import { rawSamples, sample } from '../testing/samples';

const said = { completed: 2, data: 3 };

describe('what many computers have at once by the stream', () => {
    beforeEach(() => {
        jasmine.clock().install();
        FakeGateway.stub();
    });
    afterEach(() => jasmine.clock().uninstall());

    it('is not all sent in the task in which the line opens', async () => {
        const [gateway, stream] = [new FakeGateway(), StreamOverFakes.create(5_000)];
        for (const computer of ['a', 'b', 'c']) gateway.set(computer, sample('srv2025'));
        const { reader } = gateway.remote(60_000, stream);
        const [first] = ['a', 'b', 'c'].map(computer => reader.read(computer, { unattended: true }).subscribe());
        stream.prepared().subscribe();
        await Promise.resolve();
        await Promise.resolve();
        stream.socket.open();
        expect(stream.socket.sent.length).toBe(0);
        first?.unsubscribe();
        jasmine.clock().tick(1);
        expect([stream.socket.sent.length, gateway.calls.length]).toEqual([2, 0]);
    });

    it('is told before any of their answers is looked at, so that other computers are asked first', async () => {
        const [gateway, stream, told] = [new FakeGateway(), StreamOverFakes.create(5_000), [] as string[]];
        for (const computer of ['srv2025', 'srv2022']) gateway.set(computer, sample('srv2025'));
        const { reader } = gateway.remote(60_000, stream);
        stream.prepared().subscribe();
        await Promise.resolve();
        await Promise.resolve();
        stream.socket.open();
        for (const computer of ['srv2025', 'srv2022'])
            reader.read(computer, { unattended: true, answered: () => told.push('answered') }).subscribe(({ kind }) => told.push(kind));
        for (const { id } of stream.socket.sent as readonly Sent[]) {
            stream.socket.tell({ id, state: said.data, index: 0, response: { completed: 'False', results: [rawSamples['srv2025']] } });
            stream.socket.tell({ id, state: said.completed, index: 1, response: { completed: 'True', results: [] } });
        }
        expect(told).toEqual(['answered', 'answered']);
        jasmine.clock().tick(1);
        expect(told).toEqual(['answered', 'answered', 'ok', 'ok']);
    });
});
