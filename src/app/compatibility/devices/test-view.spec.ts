// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { DeviceResult } from '../../domain/negotiate/device';
import { mandatory } from '../../domain/negotiate/testing/answers';
import { tested, withOutcome } from '../../domain/negotiate/testing/results';
import type { DeviceTest } from '../../readings/device-tests';
import type { Strings } from '../../strings/strings';
import { type TestView, testView } from './test-view';

const strings = texts.Strings.SmbSigning as Strings;
const closed = withOutcome({ kind: 'portClosed' }, 'off');

function viewOf(results: readonly DeviceResult[], total: number, changed: Partial<DeviceTest> = {}): TestView {
    const hosts = Array.from({ length: total }, (_, index) => ({ name: `nas-${index}`, port: 445 }));
    return testView({ computer: 'srv <1>', hosts, results, state: 'done', failure: null, ...changed }, null, strings);
}

describe('a test of devices', () => {
    const states: readonly [DeviceTest['state'], string, boolean][] = [
        ['running', 'Testing from srv <1>…', true],
        ['done', 'Tested 1 of 3 from srv <1>.', false],
        ['stopped', 'Stopped: tested 1 of 3 from srv <1>.', false],
        ['failed', "srv <1> couldn't continue testing. Tested: 1 of 3.", false]
    ];
    for (const [state, status, running] of states)
        it(`that is ${state} is announced so`, () => {
            const view = viewOf([closed], 3, { state });
            expect([view.status, view.running, view.progress]).toEqual([status, running, '1 of 3']);
        });

    it('counts outcomes, the most frequent first, but not of one device', () => {
        const signs = tested('nas', { answer: mandatory });
        expect(viewOf([signs, closed, closed], 3).tally).toEqual(['2 × Port closed', '1 × Requires signing']);
        expect(viewOf([closed], 1).tally).toEqual([]);
        expect(viewOf([], 500).tally).toEqual([]);
    });

    it('keeps the order of the devices, and why it could not go on', () => {
        const failure = { kind: 'unreachable' as const, words: 'No route.', errorId: null };
        const view = viewOf([closed, withOutcome({ kind: 'silent' }, 'nas')], 2, { state: 'failed', failure });
        expect(view.results.map(({ device, name }) => `${device}: ${name}`)).toEqual(['off: Port closed', "nas: Doesn't reply"]);
        expect([view.failure, view.question]).toEqual([failure, 'Can srv <1> connect with current settings?']);
    });
});
