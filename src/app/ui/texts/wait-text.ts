// SPDX-License-Identifier: MIT
import type { WaitedFor } from '../../domain/change/record';
import { format, Strings } from '../../strings/strings';

/** What a change waits for. */
export function waitText({ kind, name }: WaitedFor, { Wait }: Strings): string {
    return format(Wait.For[kind], name);
}

/** What a change waited for too long. */
export function waitedText({ kind, name }: WaitedFor, { Wait }: Strings): string {
    return format(Wait.InVain[kind], name);
}

/** Why nothing was sent. */
export function notStartedText(why: 'notSaved' | 'newer' | 'cancelled' | WaitedFor, strings: Strings): string {
    const { Result, Wait } = strings;
    if (typeof why === 'object') return waitedText(why, strings);
    return { notSaved: Result.NotStarted, newer: Result.NewerStorage, cancelled: Wait.Cancelled }[why];
}
