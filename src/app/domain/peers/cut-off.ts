// SPDX-License-Identifier: MIT
// Whom a change of a setting beside signing cuts off. An entry per setting in `table`: what such peers have shown, or show now.
import type { Direction, SigningConfiguration } from '../computer/facts';
import type { PeerSign, SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
import { loosens, type PlannedChange } from '../change/plan';
import type { BesideSigning, SettingName } from '../settings/catalogue';
import { type ConnectionFacts, isSmb1, protectionOf } from './connections';
import { PeerIndex } from './peer-index';

/** Signs of a peer that cannot encrypt: guests have no key for it either. */
const cannotEncrypt: readonly SignKind[] = ['noEncryption', 'smb1', 'guest', 'guestAccount'];
const encryption = 'Microsoft, "SMB security enhancements"';

interface CutOff {
    /** What a peer that is cut off has shown. */
    readonly signs: readonly SignKind[];
    /** Whether a dialect that is spoken now cannot do what will be asked. */
    readonly cannot?: (dialect: string) => boolean;
    /** Whether a connection that is encrypted now shows that its peer can do it. */
    readonly provenByEncryption?: boolean;
    /** Whether this computer lets those in all the same. */
    readonly lets?: (configuration: SigningConfiguration) => boolean;
    /** What shows it, or the document that says so. */
    readonly source: string;
}

const table: Readonly<Partial<Record<BesideSigning, CutOff>>> = {
    outboundEncryption: {
        signs: cannotEncrypt,
        cannot: isBeforeSmb3,
        provenByEncryption: true,
        source: `Event 31999, SmbClient/Audit; ${encryption}`
    },
    inboundEncryption: {
        signs: cannotEncrypt,
        cannot: isBeforeSmb3,
        lets: ({ inbound }) => inbound.rejectUnencryptedAccess === false,
        source: `Event 3022, SMBServer/Audit; Get-SmbSession; ${encryption}`
    },
    nameHardening: { signs: ['noSpn'], source: 'Event 3024, 3025 or 3026, SMBServer/Audit' },
    inboundSmb1: { signs: ['smb1'], source: 'Event 3000, 3002 or 3027, SMBServer/Audit; Get-SmbSession' }
};

/** A peer that a change cuts off. `oldDialect`: it is connected with a dialect that cannot do what will be asked. */
export interface CutOffPeer {
    readonly direction: Direction;
    readonly peer: string;
    readonly why: SignKind | 'oldDialect';
    readonly lastSeen: string | null;
    readonly source: string;
}

/** Whether a change may cut peers off by what the setting asks of them. One to the less safe side lets more in, not less. */
export function mayCutOff({ setting, before, after }: PlannedChange, configuration: SigningConfiguration): boolean {
    const entry = entryOf(setting);
    return entry !== undefined && loosens({ setting, before: after, after: before }) && !entry.lets?.(configuration);
}

/** The peers that a change cuts off, each once. */
export function cutOffBy(
    change: PlannedChange,
    configuration: SigningConfiguration,
    connections: ConnectionFacts | null,
    suspects: readonly (PeerSign & { readonly direction: Direction; readonly peer: string })[]
): readonly CutOffPeer[] {
    const { setting, direction } = change;
    const entry = entryOf(setting);
    if (!entry || !mayCutOff(change, configuration)) return [];
    const proven = new PeerIndex<true>();
    if (entry.provenByEncryption && direction === 'outbound')
        for (const row of connections?.outbound?.rows ?? [])
            if (row.server !== null && protectionOf(row) === 'encrypted') proven.add(row.server, true);
    const shown = suspects
        .filter(one => one.direction === direction && entry.signs.includes(one.why))
        .sort((a, b) => (timeOf(b.lastSeen) ?? 0) - (timeOf(a.lastSeen) ?? 0));
    const told = new PeerIndex<true>();
    return [...shown, ...live(entry, direction, connections)].flatMap(({ peer, why, lastSeen }) => {
        if (peer === '' || proven.of(peer).length > 0 || told.of(peer).length > 0) return [];
        told.add(peer, true);
        return [{ direction, peer, why, lastSeen, source: entry.source }];
    });
}

/** Encryption came with SMB 3.0. Windows writes 2.1, or the name of an older dialect. */
function isBeforeSmb3(dialect: string): boolean {
    return isSmb1(dialect) || Number.parseFloat(dialect) < 3;
}

/** What the dialects of the connections that are there now say. */
function live(
    { cannot }: CutOff,
    direction: Direction,
    connections: ConnectionFacts | null
): readonly Pick<CutOffPeer, 'peer' | 'why' | 'lastSeen'>[] {
    const spoken =
        direction === 'outbound'
            ? (connections?.outbound?.rows ?? []).map(({ server, dialect }) => [server, dialect] as const)
            : (connections?.inbound?.rows ?? []).map(({ client, dialect }) => [client, dialect] as const);
    return spoken.flatMap(([peer, dialect]) =>
        cannot && peer !== null && dialect !== null && cannot(dialect)
            ? [{ peer, why: 'oldDialect' as const, lastSeen: connections?.collectedAt ?? null }]
            : []
    );
}

function entryOf(setting: SettingName): CutOff | undefined {
    const entries: Readonly<Partial<Record<SettingName, CutOff>>> = table;
    return entries[setting];
}
