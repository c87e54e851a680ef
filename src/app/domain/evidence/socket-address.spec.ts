// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { socketAddress } from './socket-address';

const zeros = (bytes: number): string => '00'.repeat(bytes);

describe('a socket address', () => {
    const cases: readonly [string, string | null][] = [
        [`0200c035c000022c${zeros(8)}`, '192.0.2.44'],
        [`0x0200C036C000022C${zeros(8)}`, '192.0.2.44'],
        ['2 0 192 53 192 0 2 44 0 0 0 0 0 0 0 0', '192.0.2.44'],
        [`0200c035c000022c${zeros(120)}`, '192.0.2.44'],
        [`1700c03500000000${'20010db8'}${zeros(8)}00000007${zeros(4)}`, '2001:db8::7'],
        [`1700c03500000000${zeros(10)}ffffc000022c${zeros(4)}`, '192.0.2.44'],
        [`1700c035${zeros(12)}`, null],
        [`1100c035c000022c${zeros(8)}`, null],
        ['0200c035c000022c', null],
        ['192.0.2.44', null],
        ['2 0 192 53 192 0 2 444 0 0 0 0 0 0 0 0', null],
        ['nas1', null],
        ['', null]
    ];
    for (const [text, address] of cases) it(`${text} is ${address}`, () => expect(socketAddress(text)).toBe(address));

    it('is the same whatever its port', () =>
        fc.assert(
            fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.nat(65535), (bytes, port) => {
                const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
                expect(socketAddress(`0200${port.toString(16).padStart(4, '0')}${hex}${zeros(8)}`)).toBe(bytes.join('.'));
            })
        ));
});
