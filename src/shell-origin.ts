// SPDX-License-Identifier: MIT
// Whose page the extension obeys. Whoever frames it is its shell: it hands over the list of computers and the gateway's
// address, and sends it wherever it likes. The SDK takes messages of its direct parent only, but of any origin.

/** What of a window is looked at. */
export interface FramedWindow {
    readonly parent: FramedWindow;
    readonly document: Pick<Document, 'referrer' | 'querySelector'>;
    readonly location: Pick<Location, 'origin'> & { readonly ancestorOrigins?: ArrayLike<string> };
}

/**
 * The origin of the shell, if the page that frames the extension may be one: a page of the extension's own origin, or, in a
 * side-loaded build, of the gateway that its `index.html` names (see docs/install.md). Null: nothing must be started.
 */
export function shellOrigin(page: FramedWindow): string | null {
    if (page.parent === page) return null;
    const named = page.document.querySelector('meta[name="side-load-gateway"]')?.getAttribute('content');
    const trusted = named ? new URL(named).origin : page.location.origin;
    return parentOrigin(page) === trusted ? trusted : null;
}

/** The origin of the direct parent; null: it cannot be told, so it is another one. */
function parentOrigin({ location, parent, document }: FramedWindow): string | null {
    if (location.ancestorOrigins) return location.ancestorOrigins[0] ?? null;
    // Firefox has no such list. It lets a page look at another one of the same origin only; of any other, the referrer
    // names who opened the frame, unless that one forbids it.
    try {
        return parent.location.origin;
    } catch {
        return document.referrer ? new URL(document.referrer).origin : null;
    }
}
