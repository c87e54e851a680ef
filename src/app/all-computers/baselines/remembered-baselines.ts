// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { baselinesAddress } from './baselines-model';

/** What stays while another page or tool is shown. */
@Injectable({ providedIn: 'root' })
export class RememberedBaselines {
    lastView = baselinesAddress.first;
}
