// SPDX-License-Identifier: MIT
import { timer } from 'rxjs';

describe('a timer of rxjs that outlives its spec', () => {
    it('is stopped though another spec has installed the clock', async () => {
        const running = timer(20).subscribe(() => fail('it goes on'));
        jasmine.clock().install();
        running.unsubscribe();
        jasmine.clock().uninstall();
        await new Promise(done => setTimeout(done, 60));
        expect(running.closed).toBeTrue();
    });
});
