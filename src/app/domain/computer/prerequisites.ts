// SPDX-License-Identifier: MIT
// What "Control SMB signing behavior (preview)" asks for, and what a computer lacks of it by what it reports.
import { wayOf } from '../settings/setting';
import { ComputerFacts, Direction, directions, SigningConfiguration } from './facts';
import { familyOf, isReleased } from './windows-defaults';

/** The oldest builds that the document names. */
export const oldestBuilds = { client: 25905, server: 26010 } as const;

/**
 * How a build stands to the document. `below`: older than it asks for; it can be read and set all the same. `released`:
 * it is met. `preview`: a prerelease, or newer than every build known here. `unknown`: the build or the kind of Windows is
 * not known.
 */
export type Prerequisite = 'below' | 'released' | 'preview' | 'unknown';

export function prerequisite(computer: ComputerFacts): Prerequisite {
    const family = familyOf(computer);
    if (family === null || computer.build === null) return 'unknown';
    const oldest = oldestBuilds[family === 'server' ? 'server' : 'client'];
    if (computer.build < oldest) return 'below';
    return isReleased(family, computer.build) ? 'released' : 'preview';
}

/** What came with the preview or on the way to it, and an older Windows does not have. */
export type Capability =
    | 'signingAudit'
    | 'encryptionAudit'
    | 'guestAudit'
    | 'smb1Audit'
    | 'dialectRange'
    | 'ntlmBlocking'
    | 'requireEncryption'
    | 'guestSetting';

/** The settings by which a computer shows that it has a capability. */
const settings: Readonly<Record<Capability, Readonly<Partial<Record<Direction, readonly string[]>>>>> = {
    signingAudit: { outbound: ['audit.serverDoesNotSupportSigning'], inbound: ['audit.clientDoesNotSupportSigning'] },
    encryptionAudit: { outbound: ['audit.serverDoesNotSupportEncryption'], inbound: ['audit.clientDoesNotSupportEncryption'] },
    guestAudit: { outbound: ['audit.insecureGuestLogon'], inbound: ['audit.insecureGuestLogon'] },
    smb1Audit: { inbound: ['audit.smb1Access'] },
    dialectRange: { outbound: ['dialectMin', 'dialectMax'], inbound: ['dialectMin', 'dialectMax'] },
    ntlmBlocking: { outbound: ['blockNtlm'] },
    requireEncryption: { outbound: ['requireEncryption'] },
    guestSetting: { outbound: ['insecureGuestLogons'] }
};

export interface Lack {
    readonly capability: Capability;
    /** The one direction that lacks it where the other has it; null: it is missing altogether. */
    readonly onlyIn: Direction | null;
}

/** The capabilities that the computer reported not to have. One that could not be read is not among them. */
export function lacking(configuration: SigningConfiguration): Lack[] {
    return (Object.keys(settings) as Capability[]).flatMap(capability => {
        const sides = directions.filter(direction => settings[capability][direction] !== undefined);
        const without = sides.filter(direction =>
            settings[capability][direction]?.some(setting => lacks(configuration, direction, setting))
        );
        if (without.length === 0) return [];
        return [{ capability, onlyIn: without.length < sides.length ? (without[0] ?? null) : null }];
    });
}

/** What an update brought is not lacking because the cmdlet does not report it. */
function lacks(configuration: SigningConfiguration, direction: Direction, setting: string): boolean {
    if (!configuration.notReported.includes(`${direction}.${setting}`)) return false;
    return (
        setting !== 'audit.clientDoesNotSupportSigning' || !['registry', 'policyOnly'].includes(wayOf(configuration, 'inboundAuditSigning'))
    );
}
