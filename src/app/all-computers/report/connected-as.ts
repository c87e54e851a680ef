// SPDX-License-Identifier: MIT
import { format, Strings } from '../../strings/strings';
import { accountNames } from '../runs/run-head';
import type { ScanState } from '../scan/scan';

/** How many accounts are named. */
const mostNamed = 3;

/** As whom this window read computers, as these named the account; empty: it read none. Local accounts of one name are told once. */
export function connectedAs({ entries }: Pick<ScanState, 'entries'>, { Join, Report, Run }: Strings): string {
    const read = entries.flatMap(({ connection, answer }) =>
        answer?.outcome.kind === 'ok' ? [{ label: connection.call, actingUser: answer.outcome.value.actingUser }] : []
    );
    const users = accountNames(read, Run);
    const named = users.slice(0, mostNamed).join(Join.List);
    return users.length > mostNamed ? format(Report.AndMore, named, users.length - mostNamed) : named;
}
