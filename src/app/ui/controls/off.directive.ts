// SPDX-License-Identifier: MIT
import { Directive, ElementRef, HostBinding, Input } from '@angular/core';

/**
 * A button that does nothing for now. Unlike a disabled one it keeps the focus and can be reached and read; it looks and
 * is announced as unavailable.
 */
@Directive({ selector: 'button[appOff]' })
export class OffDirective {
    @Input() appOff = false;

    constructor(button: ElementRef<HTMLButtonElement>) {
        // Before any other listener, a form's submission included.
        button.nativeElement.addEventListener('click', event => this.swallow(event), { capture: true });
    }

    @HostBinding('attr.aria-disabled')
    get ariaDisabled(): 'true' | null {
        return this.appOff ? 'true' : null;
    }

    private swallow(event: Event): void {
        if (!this.appOff) return;
        event.preventDefault();
        event.stopImmediatePropagation();
    }
}
