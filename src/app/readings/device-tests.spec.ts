// SPDX-License-Identifier: MIT
import { Observable, of, Subject } from 'rxjs';
import type { DialectLimit } from '../domain/peers/dialects';
import type { Probe, RequestKind } from '../domain/negotiate/device';
import type { Host } from '../domain/negotiate/hosts';
import { changed, mandatory } from '../domain/negotiate/testing/answers';
import type { Outcome } from '../domain/outcome';
import { DeviceTests } from './device-tests';
import { Identities } from '../remote/identities';
import type { DeviceTester } from '../remote/test-device';

/** STATUS_NOT_SUPPORTED: no dialect in common. */
const refusal = changed(mandatory, { 8: 0xbb, 11: 0xc0 });

describe('a test of a device that chose a newer dialect than the computer may use', () => {
    /** What was asked of a device that takes nothing below 3.1.1, and what the test found. */
    function tested(highest: DialectLimit, again: Outcome<Probe> | null = null): unknown {
        const asked: RequestKind[] = [];
        const tester: DeviceTester = {
            probe: (_computer, _host, request): Observable<Outcome<Probe>> => {
                asked.push(request);
                const answer = request === 'smb2' ? mandatory : refusal;
                const value = { request, ended: 'complete', answer } as Probe;
                return of(again && request !== 'smb2' ? again : { kind: 'ok' as const, value });
            }
        };
        const tests = new DeviceTests(tester, 1, new Identities());
        let found: unknown;
        tests
            .of('srv')
            .subscribe(test => (found = test?.results.map(({ outcome }) => [outcome.kind, 'older' in outcome && outcome.older])));
        tests.start('srv', [{ name: 'nas', port: 445 }], highest);
        return { asked, found };
    }

    it('asks once more with the older ones', () => {
        expect(tested('3.0.2')).toEqual({ asked: ['smb2', 'smb302'], found: [['required', 'none']] });
        expect(tested(null)).toEqual({ asked: ['smb2'], found: [['required', null]] });
    });

    it('keeps what was found where the computer cannot ask so: an older module does not know the request', () => {
        const failure = { kind: 'scriptFailed' as const, errorId: 'ParameterArgumentValidationError', words: null };
        expect(tested('3.0', failure)).toEqual({ asked: ['smb2', 'smb300'], found: [['required', null]] });
    });
});

describe('one more device', () => {
    const host = (name: string): Host => ({ name, port: 445 });
    let asked: string[];
    let waiting: Subject<Outcome<Probe>>[];
    let tests: DeviceTests;
    const found = (): unknown => {
        let now: unknown;
        tests.of('srv').subscribe(test => (now = test && [test.state, test.hosts.map(({ name }) => name), test.results.length]));
        return now;
    };
    const answer = (): void => {
        waiting.forEach(one => one.next({ kind: 'ok', value: { request: 'smb2', ended: 'complete', answer: mandatory } as Probe }));
        waiting.forEach(one => one.complete());
        waiting = [];
    };

    beforeEach(() => {
        [asked, waiting] = [[], []];
        const probe: DeviceTester['probe'] = (_computer, { name }) => {
            asked.push(name);
            const one = new Subject<Outcome<Probe>>();
            waiting.push(one);
            return one;
        };
        tests = new DeviceTests({ probe }, 1, new Identities());
    });

    it('is tested beside what was found before, which is not asked again', () => {
        tests.also('srv', host('nas'));
        answer();
        expect(found()).toEqual(['done', ['nas'], 1]);
        tests.also('srv', host('scanner'));
        expect(found()).toEqual(['running', ['nas', 'scanner'], 1]);
        answer();
        expect([asked, found()]).toEqual([
            ['nas', 'scanner'],
            ['done', ['nas', 'scanner'], 2]
        ]);
        tests.also('srv', host('NAS'));
        answer();
        expect([asked, found()]).toEqual([
            ['nas', 'scanner', 'NAS'],
            ['done', ['scanner', 'NAS'], 2]
        ]);
    });

    it('does not end a list that is being tested', () => {
        tests.start('srv', [host('a'), host('b')]);
        tests.also('srv', host('nas'));
        expect(found()).toEqual(['running', ['a', 'b', 'nas'], 0]);
    });
});
