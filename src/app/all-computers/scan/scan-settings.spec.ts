// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { mostAtOnce } from '../../domain/run/run';
import { notStreamed } from '../../readings/testing/not-streamed';
import { ScanSettings } from './scan-settings';

describe('the settings of a scan', () => {
    beforeEach(() => localStorage.clear());
    afterEach(() => localStorage.clear());

    it('read as they were set, and as the usual ones where something else is stored', () => {
        const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -1, max: mostAtOnce + 1 }));
        const anything = fc.oneof(fc.string(), anyNumber.map(String));
        const property = fc.property(anyNumber, anything, (wanted, stored) => {
            const settings = new ScanSettings(notStreamed);
            settings.setAtOnce(wanted);
            expect(new ScanSettings(notStreamed).atOnce.value).toBe(settings.atOnce.value);
            localStorage.setItem('community.smb-signing.readAtOnce', stored);
            const read = new ScanSettings(notStreamed).atOnce.value;
            if (!Number.isInteger(read) || read < 1 || read > 100) fail(`${stored} is read as ${read}`);
        });
        fc.assert(property, { numRuns: 200 });
    });

    it('scan the list when it is opened, unless that was chosen otherwise', () => {
        expect(new ScanSettings(notStreamed).byItself.value).toBeTrue();
        new ScanSettings(notStreamed).setByItself(false);
        expect(new ScanSettings(notStreamed).byItself.value).toBeFalse();
        new ScanSettings(notStreamed).setByItself(true);
        expect(new ScanSettings(notStreamed).byItself.value).toBeTrue();
    });
});
