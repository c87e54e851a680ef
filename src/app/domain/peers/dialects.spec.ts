// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { DialectLimit, isBelow, keepsOut, leaves, limitOf } from './dialects';
import { likelyCause } from '../errors/cause';
import { rules } from '../findings/rules';

describe('a limit of dialects', () => {
    const cases: readonly [string | null, DialectLimit][] = [
        ['None', 'none'],
        [' none ', 'none'],
        ['0', 'none'],
        ['SMB202', '2.0.2'],
        ['SMB210', '2.1'],
        ['smb300 ', '3.0'],
        ['SMB302', '3.0.2'],
        ['SMB311', '3.1.1'],
        ['514', '2.0.2'],
        ['528', '2.1'],
        ['768', '3.0'],
        ['770', '3.0.2'],
        ['785', '3.1.1'],
        ['0x0311', '3.1.1'],
        ['1025', null],
        ['SMB999', null],
        ['toString', null],
        ['', null],
        [null, null]
    ];
    for (const [text, expected] of cases) it(`${JSON.stringify(text)} is ${expected}`, () => expect(limitOf(text)).toBe(expected));

    it('keeps dialects out, or none', () => {
        expect([keepsOut('none', 'dialectMin'), keepsOut('2.0.2', 'dialectMin'), keepsOut('2.1', 'dialectMin')]).toEqual([
            false,
            false,
            true
        ]);
        expect([keepsOut('none', 'dialectMax'), keepsOut('3.1.1', 'dialectMax'), keepsOut('3.0', 'dialectMax')]).toEqual([
            false,
            false,
            true
        ]);
        expect(keepsOut(null, 'dialectMax')).toBeNull();
    });

    it('leaves nothing where the lowest is above the highest', () => {
        expect([leaves('3.1.1', '3.0.2'), leaves('2.0.2', '2.0.2'), leaves('none', '2.0.2'), leaves('3.1.1', 'none')]).toEqual([
            'crossed',
            'some',
            'some',
            'some'
        ]);
        expect([leaves(null, '3.0'), leaves('3.0', null)]).toEqual([null, null]);
    });

    it('allows what is as new, and what is not known', () => {
        expect([isBelow('2.1', '3.0'), isBelow('3.0', '3.0'), isBelow('2.0.2', 'none'), isBelow('2.0.2', null)]).toEqual([
            true,
            false,
            false,
            false
        ]);
    });

    it('is read alike by findings and by the cause of an error', () => {
        const srv2025 = sample('srv2025');
        const finding = rules.find(rule => rule.id === 'dialectMinimum');
        for (const dialectMin of ['None', ' NONE', '0', 'SMB202', 'SMB300', '768', ' smb311 ', null]) {
            const configuration = { ...srv2025, outbound: { ...srv2025.outbound, dialectMin, dialectMax: 'None' } };
            const limited = likelyCause('notSupported', configuration) === 'dialectLimited';
            expect(limited)
                .withContext(String(dialectMin))
                .toBe(finding?.holds(configuration, 'outbound') === true);
        }
    });
});
