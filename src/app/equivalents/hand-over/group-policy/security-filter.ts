// SPDX-License-Identifier: MIT
// What a Group Policy object is filtered to computers by: a list of them, and a script that takes them into a group.
import { groupPolicyFiles } from '../../../../generated/group-policy-files';
import { csvTable } from '../../../domain/csv';
import type { HandOverComputer, HandOverFile } from '../hand-over';

/** The full name is what the computer calls itself; empty: that wasn't read, or it has none. */
export function securityFilterFiles(computers: readonly HandOverComputer[]): readonly HandOverFile[] {
    const rows = computers.map(({ name, facts }) => [name, facts?.fqdn ?? null]);
    return [
        { path: 'computers.csv', content: csvTable([['Name', 'FullName'], ...rows]) },
        ...Object.entries(groupPolicyFiles).map(([path, text]) => ({ path, content: text.replace(/\n/g, '\r\n') }))
    ];
}
