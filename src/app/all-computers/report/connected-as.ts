// SPDX-License-Identifier: MIT
import { format, Strings } from '../../strings/strings';
import type { ScanState } from '../scan/scan';

/** How many accounts are named. */
const mostNamed = 3;

/** As whom this window read computers, as these named the account; empty: it read none. */
export function connectedAs({ entries }: Pick<ScanState, 'entries'>, { About, Report }: Strings): string {
    const users = new Set<string>();
    for (const { answer } of entries) {
        const user = answer?.outcome.kind === 'ok' ? answer.outcome.value.actingUser : null;
        if (user) users.add(user);
    }
    const named = [...users].slice(0, mostNamed).join(About.Separator);
    return users.size > mostNamed ? format(Report.AndMore, named, users.size - mostNamed) : named;
}
