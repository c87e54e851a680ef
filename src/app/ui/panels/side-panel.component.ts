// SPDX-License-Identifier: MIT
import { AfterViewChecked, ChangeDetectionStrategy, Component, ElementRef, EventEmitter, Input, Output, ViewChild } from '@angular/core';
import { tabRound } from './tab-round';

/** What had the focus before each open panel; for a panel that was opened from another one, before that one. */
const openers = new WeakMap<Element, Element>();

/**
 * A modal panel at the side of the tool. Its content should exist only while it is open. The first element with the
 * attribute autofocus takes the focus; closing gives it back to where it was.
 */
@Component({
    selector: 'app-side-panel',
    templateUrl: './side-panel.component.html',
    styleUrls: ['./side-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class SidePanelComponent implements AfterViewChecked {
    @Input() open = false;
    @Input() heading = '';
    @Input() intro = '';
    /** The administrator wants it closed, by Escape. The parent decides. */
    @Output() readonly closed = new EventEmitter<void>();

    readonly tabRound = tabRound;

    // Static: it is there from the start, so that closing it, unlike removing it, ends it for assistive technology.
    @ViewChild('dialog', { static: true }) private readonly dialog!: ElementRef<HTMLDialogElement>;

    // Only now is the content there that the dialog puts the focus on.
    ngAfterViewChecked(): void {
        const dialog = this.dialog.nativeElement;
        if (this.open && !dialog.open) {
            const active = document.activeElement ?? document.body;
            openers.set(dialog, openers.get(active.closest('dialog') ?? active) ?? active);
            dialog.showModal();
        }
        if (!this.open && dialog.open) {
            dialog.close();
            const opener = openers.get(dialog) as HTMLElement;
            // What opened it may be gone by what was done in it.
            (opener.isConnected ? opener : document.querySelector('h1'))?.focus();
        }
    }
}
