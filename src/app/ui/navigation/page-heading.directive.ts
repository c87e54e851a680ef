// SPDX-License-Identifier: MIT
import { AfterViewInit, Directive, ElementRef } from '@angular/core';

/**
 * The heading of a page. It takes the focus that a change of page leaves nowhere, because the link or button that was used is gone
 * with the page before. A tab that is still there keeps it, and so does the shell around the tool.
 */
@Directive({ selector: 'h1[tabindex]' })
export class PageHeadingDirective implements AfterViewInit {
    constructor(private readonly heading: ElementRef<HTMLElement>) {}

    ngAfterViewInit(): void {
        if (document.activeElement === document.body && document.hasFocus()) this.heading.nativeElement.focus();
    }
}
