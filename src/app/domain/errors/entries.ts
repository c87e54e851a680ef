// SPDX-License-Identifier: MIT
import { copierEntries } from './table/copiers';
import type { ErrorEntry } from './table/entry';
import { guestEntries } from './table/guests';
import { logonEntries } from './table/logon';
import { networkEntries } from './table/network';
import { signingEntries } from './table/signing';

export type { ErrorEntry, ErrorId, Remedy } from './table/entry';

/** The table of errors. Its texts are in the strings, under the entry's identifier. Of one number the first meaning comes first. */
export const errorEntries: readonly ErrorEntry[] = [
    ...guestEntries,
    ...signingEntries,
    ...logonEntries,
    ...networkEntries,
    ...copierEntries
];
