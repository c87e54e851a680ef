// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { CommandFocusDirective } from './command-focus.directive';

@Component({
    template: `<div class="commands">
            <button>Apply</button>
            <button *ngIf="!running">Read</button>
            <button *ngIf="running">Stop</button>
            <button>Export</button>
        </div>
        <button>Elsewhere</button>`,
    changeDetection: ChangeDetectionStrategy.OnPush
})
class CommandsComponent {
    running = false;
}

describe('a command that takes the place of another', () => {
    let fixture: ComponentFixture<CommandsComponent>;
    const focused = (): string => (document.activeElement === document.body ? 'nothing' : (document.activeElement?.textContent ?? ''));
    const focus = (name: string): void => {
        const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent === name)?.focus();
    };
    const run = (running: boolean): void => {
        fixture.componentInstance.running = running;
        fixture.debugElement.injector.get(ChangeDetectorRef).markForCheck();
        fixture.detectChanges();
    };

    beforeEach(() => {
        TestBed.configureTestingModule({ declarations: [CommandsComponent, CommandFocusDirective] });
        fixture = TestBed.createComponent(CommandsComponent);
        document.body.append(fixture.nativeElement as HTMLElement);
        fixture.detectChanges();
    });

    it('has the focus that the other one had, there and back', () => {
        focus('Read');
        run(true);
        expect(focused()).toBe('Stop');
        run(false);
        expect(focused()).toBe('Read');
    });

    it('takes none from elsewhere', () => {
        focus('Read');
        focus('Elsewhere');
        run(true);
        expect(focused()).toBe('Elsewhere');
        focus('Apply');
        run(false);
        expect(focused()).toBe('Apply');
    });
});
