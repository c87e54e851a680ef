// SPDX-License-Identifier: MIT
import type { ChangeRecord } from './record';

/**
 * Whether the computer's endpoint did not offer what writes to this account: its role there can only read.
 * @param actingUser null: not known
 */
export function isRefusedByRole({ changes, imported, actingUser: of }: ChangeRecord, actingUser: string | null): boolean {
    return !imported && of === actingUser && changes.some(({ write }) => write.kind === 'failed' && write.failure.kind === 'notInRole');
}
