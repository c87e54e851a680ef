// SPDX-License-Identifier: MIT
import { Observable, of } from 'rxjs';
import type { DialectLimit } from '../domain/peers/dialects';
import type { Probe, RequestKind } from '../domain/negotiate/device';
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
