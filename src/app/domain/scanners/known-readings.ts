// SPDX-License-Identifier: MIT
// Why scanners are known to read signing wrong: which of them, what they say then, and who found that out. A new reason is an entry.
import type { SigningConfiguration } from '../computer/facts';
import type { DeviceOutcome } from '../negotiate/device';
import { stored } from '../settings/signing-state';
import type { ScannedHost, ScannerClaim, ScannerFormat } from './scanner-list';

export const misreadings = ['otherMachine', 'dialect311', 'noAnswer', 'smb1', 'readsRegistry', 'ifClientAgrees'] as const;
export type Misreading = (typeof misreadings)[number];

/** What a reason is judged by. */
export interface MisreadingFacts {
    readonly host: ScannedHost;
    readonly configuration: SigningConfiguration;
    /** Whether the scanner asked an address that the computer doesn't have. */
    readonly isElsewhere: boolean;
    /** What its server answers now; null: it wasn't asked. */
    readonly outcome: DeviceOutcome | null;
}

interface KnownMisreading {
    /** What the scanner says then; null: either. */
    readonly says: ScannerClaim | null;
    /** By which lists it is known; null: by any. */
    readonly formats: readonly ScannerFormat[] | null;
    /** Where that is told. */
    readonly sources: readonly string[];
    applies(facts: MisreadingFacts): boolean;
}

export const knownMisreadings: Readonly<Record<Misreading, KnownMisreading>> = {
    // A load balancer, the name of a cluster that moved, or an old entry of DNS.
    otherMachine: {
        says: null,
        formats: null,
        sources: ['https://learn.microsoft.com/windows-server/failover-clustering/failover-clustering-overview'],
        applies: ({ isElsewhere }) => isElsewhere
    },
    // impacket sets RequireSigning for each connection of SMB 3.1.1, and NetExec showed that.
    dialect311: {
        says: 'required',
        formats: ['netExec'],
        sources: ['https://github.com/Pennyw0rth/NetExec/issues/1298'],
        applies: ({ outcome }) => outcome !== null && 'answer' in outcome && outcome.answer.dialect === '3.1.1'
    },
    // Without an answer, or one in SMB 1, the scanner writes what it began with: no.
    noAnswer: {
        says: 'notRequired',
        formats: ['netExec', 'pingCastle'],
        sources: [
            'https://github.com/netwrix/pingcastle/blob/master/Scanners/SmbScanner.cs',
            'https://github.com/byt3bl33d3r/CrackMapExec/issues/307',
            'https://github.com/rapid7/metasploit-framework/pull/16326'
        ],
        applies: ({ host }) => host.hint === 'noAnswer' || host.words.startsWith('signing')
    },
    // Asked in SMB 1, which has flags of its own.
    smb1: {
        says: 'notRequired',
        formats: ['nmap', 'nmapXml', 'pingCastle'],
        sources: ['https://nmap.org/nsedoc/scripts/smb-security-mode.html'],
        applies: ({ host }) => host.hint === 'smb1'
    },
    // Nothing is stored, and Windows requires it by default.
    readsRegistry: {
        says: 'notRequired',
        formats: ['names'],
        sources: ['https://learn.microsoft.com/windows-server/storage/file-server/smb-signing-overview'],
        applies: ({ configuration: { inbound } }) => inbound.required === true && stored(inbound).kind === 'notStored'
    },
    // "If client agrees" (EnableSecuritySignature) says nothing to SMB 2 and 3.
    ifClientAgrees: {
        says: null,
        formats: ['names', 'pingCastle'],
        sources: ['https://github.com/netwrix/pingcastle/issues/344'],
        applies: ({ host, configuration: { inbound } }) => inbound.enabled === (host.says === 'required')
    }
};

/** The known reasons that fit, the most certain first. */
export function fittingReasons(format: ScannerFormat, facts: MisreadingFacts): readonly Misreading[] {
    return misreadings.filter(id => {
        const { says, formats, applies } = knownMisreadings[id];
        return (says === null || says === facts.host.says) && (formats === null || formats.includes(format)) && applies(facts);
    });
}
