// SPDX-License-Identifier: MIT
import type { ErrorId } from '../table/entry';

/** What is said of an error, for texts that carry no number. Case, accents, blanks and punctuation do not count. */
export type Sentences = Readonly<Partial<Record<ErrorId, readonly string[]>>>;
