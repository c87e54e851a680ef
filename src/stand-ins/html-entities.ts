// SPDX-License-Identifier: MIT
// Takes the place of html-entities (92 kB of tables): the browser knows the entities itself. The SDK's tooltips decode.
export function decode(text: string): string {
    const area = document.createElement('textarea');
    area.innerHTML = text;
    return area.value;
}
