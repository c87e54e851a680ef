// SPDX-License-Identifier: MIT
import { CommonModule } from '@angular/common';
import { ChangeDetectionStrategy, Component, NgModule, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import texts from '../../../generated/assets/strings/strings.json';
import { STRINGS } from '../../strings/strings';
import { UiModule } from '../ui.module';

@Component({ selector: 'app-loaded', template: 'here', changeDetection: ChangeDetectionStrategy.OnPush })
class LoadedComponent {}

@Component({
    selector: 'app-parts',
    template: `<h1 tabindex="-1">Page</h1>
        <app-lazy-part *ngFor="let load of own" [byItself]="true" [load]="load"></app-lazy-part>
        <app-lazy-part [load]="asked"></app-lazy-part>`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
class PartsComponent {
    isCut = true;
    readonly load = (): Promise<Type<unknown>> => (this.isCut ? Promise.reject(new Error('cut')) : Promise.resolve(LoadedComponent));
    readonly own = [1, 2, 3, 4].map(() => () => this.load());
    readonly asked = (): Promise<Type<unknown>> => this.load();
}

@NgModule({ declarations: [LoadedComponent, PartsComponent], imports: [CommonModule, UiModule] })
class PartsModule {}

describe('parts of a page that cannot be loaded', () => {
    it('say so once, for all that nobody asked for, and are tried again together', async () => {
        TestBed.configureTestingModule({
            imports: [PartsModule],
            providers: [{ provide: STRINGS, useValue: texts.Strings.SmbSigning }]
        });
        const fixture = TestBed.createComponent(PartsComponent);
        const host = fixture.nativeElement as HTMLElement;
        document.body.append(host);
        const settle = async (): Promise<void> => {
            fixture.detectChanges();
            await fixture.whenStable();
            fixture.detectChanges();
        };
        const alerts = (): readonly (number | undefined)[] => {
            const parts = [...host.querySelectorAll('app-lazy-part')];
            return [...host.querySelectorAll('[role=alert]')].map(({ parentElement }) => parts.findIndex(one => one === parentElement));
        };
        await settle();
        expect(alerts()).toEqual([0, 4]);

        // Tried again in vain: the button keeps the focus.
        const button = host.querySelector<HTMLElement>('[role=alert] button');
        button?.focus();
        button?.click();
        await settle();
        expect(alerts()).toEqual([0, 4]);
        expect(document.activeElement).toBe(button);

        fixture.componentInstance.isCut = false;
        button?.click();
        await settle();
        expect(alerts()).toEqual([4]);
        expect(host.querySelectorAll('app-loaded').length).toBe(4);
        expect(document.activeElement).toBe(host.querySelector('h1'));
        fixture.destroy();
    });
});
