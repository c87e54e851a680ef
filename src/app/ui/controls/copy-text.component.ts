// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, ElementRef, Inject, Input, OnChanges, ViewChild } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';

/** A text to read and to copy, such as PowerShell. */
@Component({
    selector: 'app-copy-text',
    templateUrl: './copy-text.component.html',
    styleUrls: ['./copy-text.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class CopyTextComponent implements OnChanges {
    @Input() text = '';

    /** What became of copying; empty before. */
    result = '';

    @ViewChild('content', { static: true }) private readonly content!: ElementRef<HTMLElement>;

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        private readonly changes: ChangeDetectorRef
    ) {}

    ngOnChanges(): void {
        this.result = '';
    }

    async copy(): Promise<void> {
        try {
            await navigator.clipboard.writeText(this.text);
            this.result = this.strings.Copy.Copied;
        } catch {
            // Refused: a frame may write to the clipboard only where the shell lets it. The text is selected instead.
            getSelection()?.selectAllChildren(this.content.nativeElement);
            this.result = this.strings.Copy.Failed;
        }
        this.changes.markForCheck();
    }
}
