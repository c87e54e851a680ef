// SPDX-License-Identifier: MIT
import { diagnosticsText, Operation } from './diagnostics';

const operation: Operation = {
    time: '2026-01-01T10:00:00.000Z',
    computer: 'Files.corp.example',
    command: 'Get-SmbSigningConfiguration',
    outcome: 'scriptFailed',
    errorId: 'Failed,FILES.corp.example,on files',
    durationMs: 12.4
};

function told(operations: readonly Operation[], withNames = false): string {
    return diagnosticsText({ extension: '1.0.0' }, operations, withNames);
}

describe('diagnostics', () => {
    it('tells versions and operations', () => {
        expect(JSON.parse(told([operation], true))).toEqual({
            versions: { extension: '1.0.0' },
            computerNames: 'shown',
            operations: [{ ...operation, durationMs: 12 }]
        });
    });

    it('leaves no name of a computer, in any case, with or without its domain', () => {
        const text = told([operation, { ...operation, computer: 'FILES2', errorId: 'Files2 and files' }]);
        expect(text).not.toMatch(/files|corp/i);
        expect(JSON.parse(text).operations.map((one: Operation) => [one.computer, one.errorId])).toEqual([
            ['computer-1', 'Failed,computer-1,on computer-1'],
            ['computer-2', 'computer-2 and computer-1']
        ]);
    });

    it('masks names with their domain, and leaves the rest of an error id alone', () => {
        const errorId = (computer: string, id: string): string =>
            JSON.parse(told([{ ...operation, computer, errorId: id }])).operations[0].errorId;
        expect(errorId('10.0.0.5', 'HRESULT 0x80041003 at 10.0.0.5')).toBe('HRESULT 0x80041003 at computer-1');
        expect(errorId('files', 'PathNotFound files.corp.example')).toBe('PathNotFound computer-1');
        expect(errorId('dc.ad.de', 'Unreachable,DC at dc.ad.de')).toBe('Unreachable,computer-1 at computer-1');
        expect(errorId('fe80::1', 'Failed 80 at fe80::1')).toBe('Failed 80 at computer-1');
        expect(errorId('er', 'Windows System Error 5')).toBe('Windows System Error 5');
    });

    it('takes a hostile name and a hostile error id as the texts they are', () => {
        const name = 'a.*+?^${}()|[]\\/"\n<img>';
        const text = told([{ ...operation, computer: name, errorId: `${name}${'x'.repeat(5000)}` }]);
        expect(text).not.toContain('<img>');
        expect(JSON.parse(text).operations[0].errorId.length).toBe(120);
    });
});
