// SPDX-License-Identifier: MIT
import { clockTime } from './date-time';

describe('the time when something was read', () => {
    beforeEach(() => jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('has no date on the day itself, and its date on any other', () => {
        const late = new Date(2026, 10, 29, 23, 50);
        jasmine.clock().mockDate(new Date(2026, 10, 29, 23, 59));
        expect(clockTime(late)).toBe(late.toLocaleTimeString());
        jasmine.clock().mockDate(new Date(2026, 10, 30, 0, 1));
        expect(clockTime(late)).toBe(late.toLocaleString());
        jasmine.clock().mockDate(new Date(2027, 10, 29, 23, 59));
        expect(clockTime(late)).toBe(late.toLocaleString());
    });
});
