// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Outcome } from '../domain/outcome';
import type { ChangeRecord, WaitedFor } from '../domain/change/record';

/**
 * What is being done, or was done last, to a computer from this window.
 * `notStarted`: nothing was sent, and `why`: the record could not be saved (`newer`: a newer version of the extension has
 * taken the storage over), it was cancelled before its turn came, or it waited too long for another change.
 * `running`: `waitsFor` is that other change while there is one. `ended`: `readBack` is the computer after it;
 * `settled`: it was left behind by a closed page and settled by a later reading; `saved`: whether the record of how it
 * ended was.
 */
export type ChangeState =
    | { readonly kind: 'none' }
    | { readonly kind: 'notStarted'; readonly record: ChangeRecord; readonly why: 'notSaved' | 'newer' | 'cancelled' | WaitedFor }
    | { readonly kind: 'running'; readonly record: ChangeRecord; readonly waitsFor: WaitedFor | null }
    | {
          readonly kind: 'ended';
          readonly record: ChangeRecord;
          readonly readBack: Outcome<SigningConfiguration>;
          readonly settled: boolean;
          readonly saved: boolean;
      };
