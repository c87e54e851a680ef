// SPDX-License-Identifier: MIT
// Any name at all is tried in test/node/fuzz/import.test.ts.
import { computerName, longestComputerName } from './computer-name';

describe('the name of a computer', () => {
    it('is what a connection is called by: names, addresses, in any language', () => {
        for (const name of [
            'srv1',
            'SRV1.contoso.com',
            '10.0.0.1',
            'fe80::1',
            'xn--bcher-kva',
            'b\u00fccher',
            'a_b',
            'a'.repeat(longestComputerName)
        ])
            expect(computerName(name)).toBe(name as never);
    });

    it('is nothing that would make another address of a call', () => {
        for (const name of [
            '',
            '.',
            '..',
            '../../dev/reset?',
            '..\\x',
            'a/b',
            'a?b',
            'a#b',
            'a%2fb',
            'a b',
            'a\tb',
            'a\u0000b',
            'a\u202eb',
            'a\u200bb',
            'a'.repeat(longestComputerName + 1)
        ])
            expect(computerName(name)).withContext(JSON.stringify(name)).toBeNull();
    });
});
