// SPDX-License-Identifier: MIT
// The strictest Content Security Policies under which the extension and the shell work: docs/content-security-policy.md
// says what forces each loosening.

const policy = (directives: Readonly<Record<string, string>>): string =>
    Object.entries(directives)
        .map(([name, value]) => `${name} ${value}`)
        .join('; ');

/** Of the extension's documents. */
export const extensionPolicy = policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src-elem': "'self' 'unsafe-inline'",
    'style-src-attr': "'none'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'self'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'angular#bundler'
});

/** Of the shell's page. */
export const shellPolicy = policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'img-src': 'data:',
    'frame-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'"
});
