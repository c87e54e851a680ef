// SPDX-License-Identifier: MIT
import { type Doubt, ENOUGH_DAYS } from '../../domain/evidence/verdict';
import { format, Strings } from '../../strings/strings';

/** Why evidence isn't enough, a sentence. */
export function doubtText({ kind, channel, id }: Doubt, { Evidence }: Strings): string {
    return format(Evidence.Reason[kind], channel ?? ENOUGH_DAYS, String(id ?? ''));
}
