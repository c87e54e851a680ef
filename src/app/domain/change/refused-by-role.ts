// SPDX-License-Identifier: MIT
import type { ChangeRecord } from './record';

/** Whether the computer's endpoint did not offer what writes to the account: its role there can only read. */
export function isRefusedByRole({ changes, imported }: ChangeRecord): boolean {
    return !imported && changes.some(({ write }) => write.kind === 'failed' && write.failure.kind === 'notInRole');
}
