// SPDX-License-Identifier: MIT
// Addresses by which one tab leads to another.

/** The parameter of "This computer" that opens the change panel. */
export const changeParameter = 'change';

/** Its value that has auditing switched on in the panel. */
export const auditing = 'audit';
