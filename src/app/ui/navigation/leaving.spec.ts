// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, NgModule, NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router, RouterModule } from '@angular/router';
import { Leaving, mayLeave } from './leaving';
import { closedPath, Opening } from './opening';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class PageComponent {}

describe('Leaving a page whose choices would be lost', () => {
    let router: Router;
    let leaving: Leaving;
    let opening: Opening;
    let shown: string[];

    @Component({ template: '<router-outlet></router-outlet>', changeDetection: ChangeDetectionStrategy.OnPush })
    class RootComponent {}

    @NgModule({ declarations: [RootComponent], imports: [RouterModule] })
    class RootModule {}

    const settled = (): Promise<unknown> => new Promise(done => setTimeout(done));
    const go = (path: string): Promise<boolean> =>
        TestBed.inject(NgZone).run(() => router.navigateByUrl(path, { skipLocationChange: true }));

    beforeEach(async () => {
        TestBed.configureTestingModule({
            declarations: [PageComponent],
            imports: [
                RootModule,
                RouterModule.forRoot(
                    [
                        { path: closedPath, component: PageComponent },
                        { path: '', component: PageComponent, canDeactivate: [mayLeave] },
                        { path: 'list', component: PageComponent }
                    ],
                    { initialNavigation: 'disabled' }
                )
            ]
        });
        router = TestBed.inject(Router);
        opening = TestBed.inject(Opening);
        leaving = TestBed.inject(Leaving);
        TestBed.createComponent(RootComponent);
        await go('');
        shown = [];
        router.events.subscribe(event => event instanceof NavigationEnd && shown.push(event.url));
    });

    it('asks nothing where nothing would be lost', async () => {
        expect(await go('list')).toBeTrue();
        expect(leaving.asked.value).toBeNull();
    });

    it('waits for the answer, and goes once it is to discard', async () => {
        leaving.wouldLose = () => true;
        const went = go('list');
        await settled();
        expect([leaving.asked.value !== null, router.url]).toEqual([true, '/']);
        leaving.leave();
        expect([await went, router.url, leaving.asked.value]).toEqual([true, '/list', null]);
    });

    it('stays, and tells the shell again where the tool is', async () => {
        leaving.wouldLose = () => true;
        const went = go(closedPath);
        await settled();
        expect(opening.state.value.closed).toBeTrue();
        leaving.stay();
        expect(await went).toBeFalse();
        await settled();
        await settled();
        expect([router.url, shown, leaving.asked.value]).toEqual(['/', ['/'], null]);
        expect(opening.state.value).toEqual(jasmine.objectContaining({ closed: false, loading: null, shown: '/', hasPage: true }));
    });

    it('asks once about two ways in a row, and the later one counts', async () => {
        leaving.wouldLose = () => true;
        const first = go('list');
        await settled();
        const second = go(closedPath);
        await settled();
        expect([await first, leaving.asked.value !== null]).toEqual([false, true]);
        leaving.leave();
        expect([await second, router.url, leaving.asked.value]).toEqual([true, `/${closedPath}`, null]);
    });
});
