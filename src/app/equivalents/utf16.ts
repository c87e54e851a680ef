// SPDX-License-Identifier: MIT

/** UTF-16, little endian, with a byte order mark. */
export function utf16(text: string): Uint8Array {
    const marked = `\ufeff${text}`;
    const view = new DataView(new ArrayBuffer(marked.length * 2));
    for (let index = 0; index < marked.length; index++) view.setUint16(index * 2, marked.charCodeAt(index), true);
    return new Uint8Array(view.buffer);
}
