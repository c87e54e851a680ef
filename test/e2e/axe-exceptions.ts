// SPDX-License-Identifier: MIT

/** An axe finding that is not ours to mend. */
export interface AxeException {
    readonly rule: string;
    /** Part of the CSS selector of the element. */
    readonly selector: string;
    readonly reason: string;
}

/** Every finding that is allowed, with its reason. None at present. */
export const axeExceptions: readonly AxeException[] = [];
