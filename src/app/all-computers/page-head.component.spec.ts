// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, NgModule } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import texts from '../../generated/assets/strings/strings.json';
import { STRINGS } from '../strings/strings';
import { FleetUiModule } from './fleet-ui.module';

@Component({
    selector: 'app-headed',
    template: `<app-page-head heading="Readiness"
        ><button *ngIf="!running">Read</button><button *ngIf="running">Stop</button><button>Export</button></app-page-head
    >`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
class HeadedComponent {
    running = false;
}

@NgModule({ declarations: [HeadedComponent], imports: [FleetUiModule] })
class HeadedModule {}

describe('the head of a page of all computers', () => {
    it('leaves the focus with the command that takes the place of another', () => {
        const providers = [provideRouter([]), { provide: STRINGS, useValue: texts.Strings.SmbSigning }];
        TestBed.configureTestingModule({ imports: [HeadedModule], providers });
        const fixture = TestBed.createComponent(HeadedComponent);
        const host = fixture.nativeElement as HTMLElement;
        document.body.append(host);
        fixture.detectChanges();
        expect([...host.querySelectorAll('nav a')].length).toBe(7);
        for (const [running, from, to] of [[true, 'Read', 'Stop'] as const, [false, 'Stop', 'Read'] as const]) {
            [...host.querySelectorAll('button')].find(({ textContent }) => textContent === from)?.focus();
            fixture.componentInstance.running = running;
            fixture.debugElement.injector.get(ChangeDetectorRef).markForCheck();
            fixture.detectChanges();
            expect(document.activeElement?.textContent).toBe(to);
        }
        fixture.destroy();
    });
});
