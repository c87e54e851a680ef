// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { parseTime } from './iso-time';

describe('a time', () => {
    const anyTime = fc.date({ min: new Date('1960-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const anyForm = fc.constantFrom<(text: string) => string>(
        text => text,
        text => text.replace('Z', '1239Z'),
        text => text.replace('Z', ''),
        text => text.replace('Z', '+01:00'),
        text => text.slice(0, 19),
        text => text.replace('T', ' ')
    );
    const anyChange = fc.tuple(fc.nat(30), fc.constantFrom('0', '3', '9', '-', ':', 'T', 'x', ' ', '.', 'Z'));

    it('is what Date.parse makes of it, also of a text that is damaged', () => {
        const property = fc.property(anyTime, anyForm, fc.option(anyChange), (time, form, change) => {
            const text = form(time.toISOString());
            const changed = change ? text.slice(0, change[0]) + change[1] + text.slice(change[0] + 1) : text;
            expect(parseTime(changed)).withContext(changed).toEqual(Date.parse(changed));
        });
        fc.assert(property, { numRuns: 3000 });
        for (const text of [
            '',
            '2024-02-29T00:00:00.000Z',
            '2023-02-29T00:00:00.000Z',
            '2023-13-01T00:00:00.000Z',
            '2023-01-01T24:00:00.000Z'
        ])
            expect(parseTime(text)).withContext(text).toEqual(Date.parse(text));
    });
});
