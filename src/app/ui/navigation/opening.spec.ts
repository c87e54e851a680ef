// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, NgModule, NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterModule } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { closedPath, Opening, stillHere } from './opening';

let made: string[] = [];

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class FirstPageComponent {
    constructor() {
        made.push('first');
    }
}

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class OtherPageComponent {}

/** How the SDK moves the tool for the shell. */
const byShell = { skipLocationChange: true };

describe('The opening of the tool', () => {
    let router: Router;
    let opening: Opening;
    /** Lets the part of the tab "slow" come. */
    let letCome: () => void;
    let refuse: () => void;

    @NgModule({ imports: [RouterModule.forChild([{ path: '', component: OtherPageComponent }])] })
    class SlowPart {}

    @Component({ template: '<router-outlet></router-outlet>', changeDetection: ChangeDetectionStrategy.OnPush })
    class RootComponent {}

    @NgModule({ declarations: [RootComponent], imports: [RouterModule] })
    class RootModule {}

    beforeEach(() => {
        made = [];
        const coming = new Promise<typeof SlowPart>((done, failed) => {
            letCome = () => done(SlowPart);
            refuse = () => failed(new Error('out of reach'));
        });
        coming.catch(() => undefined);
        TestBed.configureTestingModule({
            declarations: [FirstPageComponent, OtherPageComponent],
            imports: [
                RootModule,
                RouterModule.forRoot(
                    [
                        { path: closedPath, component: OtherPageComponent },
                        { path: '', component: FirstPageComponent },
                        { path: 'list', component: OtherPageComponent },
                        { path: 'slow', loadChildren: () => coming }
                    ],
                    { initialNavigation: 'disabled' }
                )
            ]
        });
        router = TestBed.inject(Router);
        opening = TestBed.inject(Opening);
        TestBed.createComponent(RootComponent);
    });

    const inZone = <T>(act: () => T): T => TestBed.inject(NgZone).run(act);
    const close = (): Promise<boolean> => inZone(() => router.navigate([closedPath], byShell));
    const open = (path: string): Promise<boolean> => inZone(() => router.navigateByUrl(path, byShell));
    const choose = (path: string): void => inZone(() => opening.choose(path));
    const settled = (): Promise<unknown> => new Promise(done => setTimeout(done));

    it('keeps what is chosen before the shell opens the tool, and shows that alone', async () => {
        await close();
        choose('/slow');
        choose('/list');
        await settled();
        expect(router.url).toBe('/idle');
        await open('/');
        await settled();
        expect(router.url).toBe('/list');
        expect(made).toEqual([]);
        expect(opening.state.value).toEqual({ closed: false, chosen: null, loading: null, shown: '/list', failed: null, hasPage: true });
    });

    it('goes where the shell says if nothing was chosen, and where a person says from then on', async () => {
        await close();
        await open('/list?filter=Both');
        expect(router.url).toBe('/list?filter=Both');
        choose('/');
        await settled();
        expect(router.url).toBe('/');
    });

    it('leaves the address to the shell where it says more of the chosen tab', async () => {
        await close();
        choose('/list');
        await open('/list?filter=Both');
        await settled();
        expect(router.url).toBe('/list?filter=Both');
        expect(opening.state.value.chosen).toBeNull();
    });

    it('takes a choice while the address of the shell is still being loaded', async () => {
        await close();
        void open('/slow');
        await settled();
        expect(opening.state.value.loading).toBe('/slow');
        choose('/list');
        await settled();
        letCome();
        await settled();
        expect(router.url).toBe('/list');
    });

    it('carries a choice over to the next opening that the closing overtook', async () => {
        await open('/');
        choose('/slow');
        await close();
        await settled();
        expect(opening.state.value.chosen).toBe('/slow');
        letCome();
        await open('/');
        await settled();
        expect(router.url).toBe('/slow');
    });

    it('keeps no choice that is shown, the one that was there already included', async () => {
        await open('/list');
        choose('/list');
        await settled();
        expect(opening.state.value.chosen).toBeNull();
        await close();
        await open('/');
        expect(router.url).toBe('/');
    });

    it('says what could not be loaded, and takes another choice', async () => {
        await close();
        const opened = open('/slow');
        refuse();
        await expectAsync(opened).toBeRejected();
        expect(opening.state.value).toEqual(jasmine.objectContaining({ closed: false, failed: '/slow', hasPage: false }));
        choose('/list');
        await settled();
        expect(router.url).toBe('/list');
        expect(opening.state.value.failed).toBeNull();
    });

    it('is opened with the first page that is shown', async () => {
        let isOpened = false;
        const opened = firstValueFrom(opening.opened()).then(() => (isOpened = true));
        await close();
        await settled();
        expect(isOpened).toBeFalse();
        await open('/list');
        await opened;
        expect(isOpened).toBeTrue();
    });

    it('knows whether somebody has gone elsewhere, or is going', async () => {
        await open('/');
        const here = stillHere(router);
        expect(here()).toBeTrue();
        choose('/slow');
        expect(here()).toBeFalse();
        letCome();
        await settled();
        expect(here()).toBeFalse();
    });
});
