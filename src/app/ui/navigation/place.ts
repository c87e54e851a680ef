// SPDX-License-Identifier: MIT
import type { UrlMatcher } from '@angular/router';

/** The SDK's global: by which entry point of the manifest the shell opened the extension. */
declare const MsftSme: { self(): { Init?: { entryPointType?: unknown } } };

/** Where the page on the computer would be, if there was one. With a computer, it is the first page, without a path. */
export const thisComputerPath = 'this-computer';

/**
 * Whether the extension was opened from Windows Admin Center's own list, and not as a tool of a computer. Which computer the
 * shell showed last doesn't count there: nothing on the page would name it.
 */
export function isWithoutComputer(): boolean {
    return MsftSme.self().Init?.entryPointType === 'solution';
}

/** Matches a path only without a computer. A matcher and not a guard: a redirect by it leaves no entry for Back. */
export function withoutComputer(path: string): UrlMatcher {
    return segments => (isWithoutComputer() && segments.map(segment => segment.path).join('/') === path ? { consumed: segments } : null);
}
