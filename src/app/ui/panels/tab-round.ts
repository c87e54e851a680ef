// SPDX-License-Identifier: MIT

const candidates = 'a, button, input, select, textarea, summary, [tabindex]';

/** Keeps Tab inside: from the last element on to the first, and back. A modal dialog alone lets it leave the frame. */
export function tabRound(within: HTMLElement, event: Event, isBack: boolean): void {
    const stops = [...within.querySelectorAll<HTMLElement>(candidates)].filter(one => isStop(one, within));
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const from = document.activeElement;
    // Above the first is the dialog itself, where the focus is while no element has it.
    const isAtEnd = isBack ? from === first || from === within : from === last;
    if (!first || !last || !isAtEnd) return;
    event.preventDefault();
    (isBack ? last : first).focus();
}

function isStop(element: HTMLElement, within: HTMLElement): boolean {
    if (element.tabIndex < 0 || element.matches(':disabled') || element.getClientRects().length === 0) return false;
    // Of radio buttons only the checked one is a stop; where none is, all of them may be.
    const isOther = element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
    return !isOther || !within.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
}
