// SPDX-License-Identifier: MIT

/** The repository as the rules see it. */
export interface Repository {
    /** Tracked and new files, without generated and ignored ones; paths with slashes, from the root. */
    readonly files: readonly string[];
    read(file: string): string;
}

/** A rule gives one line for each place that breaks it, and nothing where all is well. */
export type Rule = (repository: Repository) => string[];
