// SPDX-License-Identifier: MIT
// The updates of September 2025 that brought two audits of the SMB server to every Windows that was supported then
// (KB5066913): of clients that cannot sign, and of clients' service names. The cmdlets of older Windows do not report them.
import type { ComputerFacts } from '../computer/facts';

/**
 * The first revision of each build that has them: where Microsoft's record of CVE-2025-55234, which these updates belong to,
 * says that it is no longer affected. 25H2 and 26H2 are 24H2 with an enablement package: their files are the same.
 */
const firstRevisions: Readonly<Record<number, number>> = {
    9600: 22774,
    10240: 21128,
    14393: 8422,
    17763: 7792,
    19044: 6332,
    19045: 6332,
    20348: 4171,
    22621: 5909,
    22631: 5909,
    25398: 1849,
    26100: 6584,
    26200: 6584,
    26300: 6584
};

/**
 * The hotpatches of that month have lower revisions (KB5065306, KB5065474), and neither they nor the record say whether they
 * bring the audits.
 */
const hotpatches: Readonly<Record<number, number>> = { 20348: 4106, 26100: 6508 };

/**
 * Whether a computer has the update, by its build. `unknown`: the build or its revision is not known, it is none of these, or it
 * is a hotpatch's.
 */
export function auditUpdate({ build, ubr }: Pick<ComputerFacts, 'build' | 'ubr'>): 'there' | 'missing' | 'unknown' {
    const first = build === null ? undefined : firstRevisions[build];
    if (first === undefined || ubr === null) return 'unknown';
    if (ubr >= first) return 'there';
    return build !== null && ubr >= (hotpatches[build] ?? first) ? 'unknown' : 'missing';
}
