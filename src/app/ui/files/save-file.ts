// SPDX-License-Identifier: MIT

/** Hands a file to the browser, which saves it or asks where to. */
export function saveFile(name: string, type: string, content: string | Uint8Array | Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}

/** A time as a part of a file's name. @param time ISO 8601 */
export function inFileName(time: string): string {
    return time.slice(0, 19).replace(/:/g, '');
}
