// SPDX-License-Identifier: MIT
import { makePlan } from '../domain/plan';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import { ChangeResult, isComplete, SigningChanger } from './signing-changer';

describe('SigningChanger', () => {
    let computers: FakeComputers;
    let changer: SigningChanger;
    const plan = makePlan(sample('srv2022'), { outbound: 'required', inbound: 'required' });

    beforeEach(() => {
        computers = new FakeComputers();
        computers.set('srv2022', sample('srv2022'));
        changer = new SigningChanger(computers, computers);
    });

    function apply(): ChangeResult | undefined {
        let result: ChangeResult | undefined;
        changer.apply('srv2022', plan).subscribe(done => (result = done));
        return result;
    }

    it('writes one direction after the other and reads back', () => {
        const result = apply();
        expect(computers.calls).toEqual(['write srv2022 outbound required', 'write srv2022 inbound required', 'read srv2022']);
        expect(result && isComplete(result)).toBeTrue();
    });

    it('sends nothing after a failed write, and still reads back', () => {
        computers.nextWrite = { kind: 'accessDenied', words: 'no', errorId: null };
        const result = apply();
        expect(computers.calls).toEqual(['write srv2022 outbound required', 'read srv2022']);
        expect(result?.differing.map(one => one.change.direction)).toEqual(['outbound', 'inbound']);
        expect(result && isComplete(result)).toBeFalse();
    });

    it('does not believe a write that changed nothing', () => {
        computers.discardWrites = true;
        const result = apply();
        expect(result?.writes.every(write => write.outcome.kind === 'ok')).toBeTrue();
        expect(result?.differing[0]?.found).toEqual({ inForce: 'notRequired', stored: { kind: 'zero' } });
        expect(result && isComplete(result)).toBeFalse();
    });

    it('claims nothing where the computer cannot be read back', () => {
        const changes = changer.apply('unknown', plan);
        changes.subscribe(result => {
            expect(result.readBack.kind).toBe('unreachable');
            expect(isComplete(result)).toBeFalse();
        });
    });

    it('goes on when nobody listens, and happens once however many do', () => {
        const result = changer.apply('srv2022', plan);
        result.subscribe();
        result.subscribe();
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(2);
    });
});
