// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { PageHeadingDirective } from './page-heading.directive';

@Component({
    template: '<button>Tab</button><h1 *ngIf="first" tabindex="-1">First</h1><h1 *ngIf="!first" tabindex="-1">Second</h1>',
    changeDetection: ChangeDetectionStrategy.OnPush
})
class PagesComponent {
    first = true;
}

describe('the heading of a page', () => {
    let fixture: ComponentFixture<PagesComponent>;
    let hasFocus: boolean;
    const focused = (): string => document.activeElement?.textContent ?? '';
    const show = (first: boolean): void => {
        fixture.componentInstance.first = first;
        fixture.debugElement.injector.get(ChangeDetectorRef).markForCheck();
        fixture.detectChanges();
    };

    beforeEach(() => {
        hasFocus = false; // as when a shell opens the tool
        spyOn(document, 'hasFocus').and.callFake(() => hasFocus);
        TestBed.configureTestingModule({ declarations: [PagesComponent, PageHeadingDirective] });
        fixture = TestBed.createComponent(PagesComponent);
        document.body.append(fixture.nativeElement as HTMLElement);
        (document.activeElement as HTMLElement | null)?.blur();
        fixture.detectChanges();
    });

    it('takes the focus that was nowhere, also from a heading that it replaces', () => {
        hasFocus = true;
        show(false);
        expect(focused()).toBe('Second');
        show(true);
        expect(focused()).toBe('First');
    });

    it('leaves it where it is: on a tab, or outside the tool', () => {
        show(false);
        expect(document.activeElement).toBe(document.body);
        hasFocus = true;
        (fixture.nativeElement as HTMLElement).querySelector('button')?.focus();
        show(true);
        expect(focused()).toBe('Tab');
    });
});
