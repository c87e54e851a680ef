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

    it('takes a hostile name and a hostile error id as the texts they are', () => {
        const name = 'a.*+?^${}()|[]\\/"\n<img>';
        const text = told([{ ...operation, computer: name, errorId: `${name}${'x'.repeat(5000)}` }]);
        expect(text).not.toContain('<img>');
        expect(JSON.parse(text).operations[0].errorId.length).toBe(120);
    });
});
