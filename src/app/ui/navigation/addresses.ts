// SPDX-License-Identifier: MIT
// Addresses by which one tab leads to another.

/** The parameter of "This computer" that opens the change panel. */
export const changeParameter = 'change';

/** Its value that has auditing switched on in the panel. */
export const auditing = 'audit';

/** The parameter of Compatibility that names a device to test. */
export const deviceParameter = 'device';

/** The parameter of Compatibility that names a part of it, and its value for the evidence. */
export const partParameter = 'part';
export const evidencePart = 'evidence';

/** Where a device is tested, with its name in the form. Nothing is asked of it before a person says so. */
export function deviceAddress(device: string): string {
    return `/compatibility?${deviceParameter}=${encodeURIComponent(device)}`;
}
