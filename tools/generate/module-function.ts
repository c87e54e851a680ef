// SPDX-License-Identifier: MIT

/** One function of the PowerShell module, as its own file holds it. */
export interface ModuleFunction {
    /** Verb-Noun; also the file's name. */
    name: string;
    isPublic: boolean;
    /** The whole file, or what a template gives: comment-based help, then the function. */
    source: string;
}
