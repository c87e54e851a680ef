// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { mostAtOnce } from '../../domain/run/run';
import { ScanSettings } from './scan-settings';

describe('the settings of a scan', () => {
    beforeEach(() => localStorage.clear());
    afterEach(() => localStorage.clear());

    it('read as they were set, and as the usual ones where something else is stored', () => {
        const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -1, max: mostAtOnce + 1 }));
        const anything = fc.oneof(fc.string(), anyNumber.map(String));
        const property = fc.property(anyNumber, anything, (wanted, stored) => {
            const settings = new ScanSettings();
            settings.setAtOnce(wanted);
            expect(new ScanSettings().atOnce.value).toBe(settings.atOnce.value);
            localStorage.setItem('community.smb-signing.readAtOnce', stored);
            const read = new ScanSettings().atOnce.value;
            if (!Number.isInteger(read) || read < 1 || read > mostAtOnce) fail(`${stored} is read as ${read}`);
        });
        fc.assert(property, { numRuns: 200 });
    });

    it('scan the list when it is opened, unless that was chosen otherwise', () => {
        expect(new ScanSettings().byItself.value).toBeTrue();
        new ScanSettings().setByItself(false);
        expect(new ScanSettings().byItself.value).toBeFalse();
        new ScanSettings().setByItself(true);
        expect(new ScanSettings().byItself.value).toBeTrue();
    });
});
