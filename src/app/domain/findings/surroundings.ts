// SPDX-License-Identifier: MIT
// What policy says beside the requirement itself: protected paths, and audit settings in the wrong place.
import type { Direction, PolicyEntry, SigningConfiguration, SurroundingFacts } from '../computer/facts';

/** The shares by which a domain hands out policy and logon scripts. */
const policyShares = /\\(sysvol|netlogon)\\?$/i;

/** Entries for such a share that do not demand that the server proves itself and that nothing is changed on the way. */
export function weakenedPaths(paths: readonly PolicyEntry[]): readonly PolicyEntry[] {
    return paths.filter(({ name, data }) => {
        if (!policyShares.test(name)) return false;
        // Privacy, that is encryption, includes integrity.
        const { kerberos, signing, encryption } = demandsOf({ name, data });
        return !kerberos || !(signing || encryption);
    });
}

/** What an entry demands of connections to its path, as Windows reads it: privacy is encryption. */
export function demandsOf({ data }: PolicyEntry): { readonly kerberos: boolean; readonly signing: boolean; readonly encryption: boolean } {
    return {
        kerberos: demands(data, 'RequireMutualAuthentication'),
        signing: demands(data, 'RequireIntegrity'),
        encryption: demands(data, 'RequirePrivacy')
    };
}

/** Whether an entry stands for each of the shares on every server. */
export function namesBothShares(paths: readonly PolicyEntry[]): boolean {
    return ['\\\\*\\sysvol', '\\\\*\\netlogon'].every(share => paths.some(({ name }) => name.toLowerCase() === share));
}

function demands(properties: string, name: string): boolean {
    return new RegExp(`(^|[,\\s])${name}\\s*=\\s*1\\s*(,|$)`, 'i').test(properties);
}

/**
 * Names of audit values that switch something on, in the key that the other direction reads, and that are missing there.
 * Null: one of the keys was not read, and it matters.
 */
export function misplacedAudit({ outboundAudit, inboundAudit }: SurroundingFacts, direction: Direction): readonly string[] | null {
    const [here, there] = direction === 'outbound' ? [outboundAudit, inboundAudit] : [inboundAudit, outboundAudit];
    // A client audits what servers cannot do, and the other way round.
    const foreign = direction === 'outbound' ? 'auditclient' : 'auditserver';
    const misplaced = here?.filter(({ name, data }) => name.toLowerCase().startsWith(foreign) && data !== '0') ?? null;
    if (misplaced === null || (misplaced.length > 0 && there === null)) return null;
    const present = new Set(there?.map(({ name }) => name.toLowerCase()));
    return misplaced.map(({ name }) => name).filter(name => !present.has(name.toLowerCase()));
}

/** The signing requirement in the policy key of a direction, where Windows does not read it; null where that was not read. */
export function ignoredIn({ outboundIgnored, inboundIgnored }: SurroundingFacts, direction: Direction): readonly PolicyEntry[] | null {
    const entries = direction === 'outbound' ? outboundIgnored : inboundIgnored;
    return entries?.filter(({ name }) => name.toLowerCase() === 'requiresecuritysignature') ?? null;
}

/**
 * Whether what this computer opens cannot use NTLM, as far as is known: by the SMB client's own setting, or by the policy, which
 * refuses it to every client of this computer. Both have a list of exceptions.
 */
export function refusesNtlm({ outbound, surroundings }: Pick<SigningConfiguration, 'outbound' | 'surroundings'>): boolean {
    return outbound.blockNtlm === true || isNtlmRefused(surroundings) === true;
}

/** Whether policy refuses NTLM for what this computer opens; null where that was not read. */
export function isNtlmRefused({ ntlm }: SurroundingFacts): boolean | null {
    return ntlm === null ? null : ntlm.restrictSending === 2;
}
