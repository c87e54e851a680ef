// SPDX-License-Identifier: MIT
// Takes the place of marked: the SDK's markdown directive, which this extension does not use, imports it. Should it be
// used one day, it shows the text as it is instead of trusting it as HTML.
export function marked(text: string): string {
    const element = document.createElement('div');
    element.textContent = text;
    return element.innerHTML;
}
