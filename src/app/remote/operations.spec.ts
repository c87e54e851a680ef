// SPDX-License-Identifier: MIT
import { Operations } from './operations';

describe('the log of operations', () => {
    it('keeps the last fifty, the oldest first', () => {
        const log = new Operations();
        for (let index = 0; index < 60; index++) log.begin(`computer ${index}`, 'Get-X')({ kind: 'ok', value: 'secret' });
        expect(log.last.length).toBe(50);
        expect(log.last[0]?.computer).toBe('computer 10');
        expect(JSON.stringify(log.last)).not.toContain('secret');
    });

    it('notes what became of a call: a late answer counts, going away after it does not', () => {
        const log = new Operations();
        const end = log.begin('srv', 'Enable-X');
        expect(log.last.map(one => one.outcome)).toEqual(['pending']);
        end({ kind: 'outcomeUnknown', words: 'words are not kept', errorId: 'Late' });
        expect(log.last.map(one => [one.outcome, one.errorId])).toEqual([['outcomeUnknown', 'Late']]);
        end({ kind: 'ok', value: 1 });
        end({ kind: 'cancelled' });
        expect(log.last.map(one => [one.outcome, one.errorId])).toEqual([['ok', null]]);
        log.begin('srv', 'Get-X')({ kind: 'cancelled' });
        expect(log.last.map(one => one.outcome)).toEqual(['ok', 'cancelled']);
        expect(JSON.stringify(log.last)).not.toContain('words');
    });
});
