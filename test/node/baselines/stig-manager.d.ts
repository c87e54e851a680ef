// SPDX-License-Identifier: MIT
// What the tests use of STIG Manager's parsers: the package's own types are no module.
declare module '@nuwcdivnpt/stig-manager-client-modules' {
    /** What STIG Manager takes from a checklist. */
    interface Parsed {
        readonly target: { readonly name: string; readonly fqdn: string | null };
        readonly checklists: readonly {
            readonly benchmarkId: string;
            readonly revisionStr: string;
            readonly reviews: readonly {
                readonly ruleId: string;
                readonly result: string;
                readonly detail: string;
                readonly comment: string;
            }[];
        }[];
    }
    export function reviewsFromCkl(given: object): Parsed;
    export function reviewsFromCklb(given: object): Parsed;
}
