// SPDX-License-Identifier: MIT
/** Waits until it is so. */
export async function until(so: () => boolean): Promise<void> {
    while (!so()) await new Promise(resolve => setTimeout(resolve));
}

/** A clock that is set back, and one that is set forward. */
export const jumps = [
    { from: '2026-11-28T12:00:00.000Z', to: '1999-01-01T00:00:00.000Z' },
    { from: '2026-11-28T12:00:00.000Z', to: '2099-01-01T00:00:00.000Z' }
];

/** Sets the browser's clock; time stands still then. Call it within a spec. */
export function setClock(to: string): void {
    const time = Date.parse(to);
    (jasmine.isSpy(Date.now) ? (Date.now as jasmine.Spy) : spyOn(Date, 'now')).and.returnValue(time);
    const written = Date.prototype.toISOString;
    (jasmine.isSpy(written) ? (written as jasmine.Spy) : spyOn(Date.prototype, 'toISOString')).and.returnValue(to);
}
