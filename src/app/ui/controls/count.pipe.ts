// SPDX-License-Identifier: MIT
import { Pipe, PipeTransform } from '@angular/core';
import { numberText } from '../../strings/language';

/** A count with separators of thousands, where no sentence holds it. */
@Pipe({ name: 'appCount' })
export class CountPipe implements PipeTransform {
    transform(count: number): string {
        return numberText(count);
    }
}
