// SPDX-License-Identifier: MIT
import { spellings } from './compact';
import type { ErrorId } from './entries';
import { asian } from './sentences/asian';
import { english } from './sentences/english';
import { germanic } from './sentences/germanic';
import { others } from './sentences/others';
import { programs } from './sentences/programs';
import { romance } from './sentences/romance';
import type { Sentences } from './sentences/sentence';
import { slavic } from './sentences/slavic';

export interface Sentence {
    readonly id: ErrorId;
    /** As it is looked for. */
    readonly words: string;
}

const all: readonly Sentences[] = [english, ...germanic, ...romance, ...slavic, ...asian, ...others, programs];

/** Each sentence of each language, in both its spellings. */
export const sentences: readonly Sentence[] = all.flatMap(language =>
    (Object.keys(language) as ErrorId[]).flatMap(id => (language[id] ?? []).flatMap(spellings).map(words => ({ id, words })))
);
