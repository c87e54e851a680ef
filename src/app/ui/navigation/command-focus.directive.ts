// SPDX-License-Identifier: MIT
import { AfterViewChecked, Directive, ElementRef, HostListener } from '@angular/core';

/**
 * Commands of which one takes the place of another, such as Stop that of Read: it takes the focus over, too, which would
 * otherwise be nowhere. The head of a page is given its commands as content: only on its element does a change of them tell.
 */
@Directive({ selector: '.commands, app-page-head' })
export class CommandFocusDirective implements AfterViewChecked {
    private focused: { readonly element: Element; readonly index: number } | null = null;

    constructor(private readonly group: ElementRef<HTMLElement>) {}

    @HostListener('focusin', ['$event.target'])
    remember(element: Element): void {
        this.focused = { element, index: this.commands().indexOf(element as HTMLElement) };
    }

    ngAfterViewChecked(): void {
        if (!this.focused || this.focused.element.isConnected) return;
        const { index } = this.focused;
        this.focused = null;
        if (document.activeElement === document.body) this.commands()[index]?.focus();
    }

    private commands(): HTMLElement[] {
        return [...this.group.nativeElement.querySelectorAll<HTMLElement>('button, a')];
    }
}
