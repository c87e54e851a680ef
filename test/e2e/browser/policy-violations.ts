// SPDX-License-Identifier: MIT

/** Runs in each frame before its own scripts: what the Content Security Policy blocks becomes an error in the console. */
export function reportViolations(): void {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, documentURI }) =>
        console.error(`against the content security policy (${effectiveDirective}): ${blockedURI} ${sample} in ${documentURI}`)
    );
}
