// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { format, STRINGS, Strings } from '../../strings/strings';
import type { CauseGroup } from './causes';

/** How many computers of a cause are named. */
const mostNamed = 10;

/** Why computers could not be read or changed, grouped by cause, each with its fix and a way to try those again. */
@Component({
    selector: 'app-causes',
    templateUrl: './causes.component.html',
    styleUrls: ['./causes.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class CausesComponent<T> {
    /** Says what the causes are of, with a number. */
    @Input() heading = '';
    @Input() causes: readonly CauseGroup<T>[] = [];
    @Input() nameOf!: (item: T) => string;
    /** Whether nothing can be tried again at this moment. */
    @Input() busy = false;
    @Output() readonly retried = new EventEmitter<readonly T[]>();
    /** Credentials shall be asked for. Nobody listens: that is not offered. */
    @Output() readonly credentialsWanted = new EventEmitter<readonly T[]>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    title({ title, items }: CauseGroup<T>): string {
        return format(this.strings.Cause.Title, title, items.length);
    }

    names({ items }: CauseGroup<T>): string {
        const named = items.slice(0, mostNamed).map(this.nameOf).join(this.strings.Join.List);
        return items.length > mostNamed ? format(this.strings.Cause.More, named, items.length - mostNamed) : named;
    }

    retryText({ items }: CauseGroup<T>): string {
        return format(this.strings.Cause.Retry, items.length);
    }

    credentialsText({ items }: CauseGroup<T>): string {
        return format(this.strings.List.ProvideCredentials, items.length);
    }

    byKey(_index: number, { key }: CauseGroup<T>): string {
        return key;
    }
}
