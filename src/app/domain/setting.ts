// SPDX-License-Identifier: MIT
// Settings of SMB that belong to the decision on signing, and that a plan may change with it: each is on or off.
import type { Direction, SettingFacts, SigningConfiguration } from './facts';
import { registryText, type Stored, stored } from './signing-state';

/** A setting that a plan may change. Records keep these names. */
export type SettingName = 'guestLogons' | AuditName;

/** An audit switch: of peers that cannot sign, of peers that cannot encrypt, of guest logons. */
export type AuditName =
    | 'outboundAuditSigning'
    | 'outboundAuditEncryption'
    | 'outboundAuditGuests'
    | 'inboundAuditSigning'
    | 'inboundAuditEncryption'
    | 'inboundAuditGuests';

/** What an administrator can aim at. */
export type SettingTarget = 'on' | 'off';

/** What a setting is like: in force and stored. */
export interface SettingState {
    readonly inForce: 'on' | 'off' | 'notReported';
    readonly stored: Stored;
}

/** A state that a write can start from, bring about, and restore. */
export interface SettableSetting {
    readonly inForce: 'on' | 'off';
    readonly stored: { readonly kind: 'one' | 'zero' | 'notStored' };
}

/** Why a wanted change of a setting is not offered. */
export type SettingBlocker =
    /** See SigningBlocker. */
    | 'moduleOutdated'
    /** This Windows does not have the setting. */
    | 'settingMissing'
    | 'inForceNotReported'
    | 'storedUnreadable'
    | 'storedOdd'
    /** A policy names the setting, and wins over what is stored. */
    | 'policyWins'
    | 'mixedState';

interface Place {
    readonly direction: Direction;
    /** Its name in `notReported`, below the direction. */
    readonly reported: string;
    inForce(configuration: SigningConfiguration): boolean | null;
    facts(configuration: SigningConfiguration): SettingFacts | null | undefined;
}

const places: Readonly<Record<SettingName, Place>> = {
    guestLogons: {
        direction: 'outbound',
        reported: 'insecureGuestLogons',
        inForce: ({ outbound }) => outbound.insecureGuestLogons,
        facts: ({ outbound }) => outbound.settings?.insecureGuestLogons
    },
    outboundAuditSigning: {
        direction: 'outbound',
        reported: 'audit.serverDoesNotSupportSigning',
        inForce: ({ outbound }) => outbound.audit.serverDoesNotSupportSigning,
        facts: ({ outbound }) => outbound.settings?.auditServerDoesNotSupportSigning
    },
    outboundAuditEncryption: {
        direction: 'outbound',
        reported: 'audit.serverDoesNotSupportEncryption',
        inForce: ({ outbound }) => outbound.audit.serverDoesNotSupportEncryption,
        facts: ({ outbound }) => outbound.settings?.auditServerDoesNotSupportEncryption
    },
    outboundAuditGuests: {
        direction: 'outbound',
        reported: 'audit.insecureGuestLogon',
        inForce: ({ outbound }) => outbound.audit.insecureGuestLogon,
        facts: ({ outbound }) => outbound.settings?.auditInsecureGuestLogon
    },
    inboundAuditSigning: {
        direction: 'inbound',
        reported: 'audit.clientDoesNotSupportSigning',
        inForce: ({ inbound }) => inbound.audit.clientDoesNotSupportSigning,
        facts: ({ inbound }) => inbound.settings?.auditClientDoesNotSupportSigning
    },
    inboundAuditEncryption: {
        direction: 'inbound',
        reported: 'audit.clientDoesNotSupportEncryption',
        inForce: ({ inbound }) => inbound.audit.clientDoesNotSupportEncryption,
        facts: ({ inbound }) => inbound.settings?.auditClientDoesNotSupportEncryption
    },
    inboundAuditGuests: {
        direction: 'inbound',
        reported: 'audit.insecureGuestLogon',
        inForce: ({ inbound }) => inbound.audit.insecureGuestLogon,
        facts: ({ inbound }) => inbound.settings?.auditInsecureGuestLogon
    }
};

/** In the order in which they are shown and written. */
export const settingNames = Object.keys(places) as readonly SettingName[];

export function isAudit(setting: SettingName): setting is AuditName {
    return setting !== 'guestLogons';
}

export function directionOf(setting: SettingName): Direction {
    return places[setting].direction;
}

/** Whether this Windows has a setting, as far as it said. */
export function hasSetting({ notReported }: SigningConfiguration, setting: SettingName): boolean {
    const { direction, reported } = places[setting];
    return !notReported.includes(`${direction}.${reported}`);
}

export function settingState(configuration: SigningConfiguration, setting: SettingName): SettingState {
    const place = places[setting];
    const now = place.inForce(configuration);
    const facts = place.facts(configuration);
    return {
        inForce: now === null ? 'notReported' : now ? 'on' : 'off',
        stored: stored({ stored: facts ? { required: facts.stored } : null })
    };
}

/** What a policy of administrative templates says of a setting; null: nothing, or not known. */
export function policyOf(configuration: SigningConfiguration, setting: SettingName): string | null {
    const value = places[setting].facts(configuration)?.policy ?? null;
    return value === null ? null : registryText(value);
}

/**
 * Whether an audit is switched on that the cmdlet does not report: updates since September 2025 brought the audit of
 * clients that cannot sign to older Windows (KB5066913), where only the registry or a policy may show it.
 */
export function isOnUnreported(configuration: SigningConfiguration, setting: SettingName): boolean {
    if (setting !== 'inboundAuditSigning' || hasSetting(configuration, setting)) return false;
    const facts = places[setting].facts(configuration);
    return (facts?.policy ?? facts?.stored) === 1;
}

/** Null: it is so already. What is in force and not stored counts as so: nobody else decides it. */
export function planSetting(
    configuration: SigningConfiguration,
    setting: SettingName,
    target: SettingTarget | SettableSetting
): { readonly before: SettableSetting; readonly after: SettableSetting } | SettingBlocker | null {
    if (!hasSetting(configuration, setting)) return 'settingMissing';
    const before = settable(settingState(configuration, setting));
    if (typeof before === 'string') return before;
    const after: SettableSetting = typeof target === 'string' ? { inForce: target, stored: { kind: asStored(target) } } : target;
    const kind = before.stored.kind;
    const isSo = before.inForce === after.inForce && (kind === after.stored.kind || (typeof target === 'string' && kind === 'notStored'));
    if (isSo) return null;
    if (after.stored.kind !== 'notStored' && after.stored.kind !== asStored(after.inForce)) return 'mixedState';
    if (policyOf(configuration, setting) !== null) return 'policyWins';
    return { before, after };
}

function settable({ inForce, stored: { kind } }: SettingState): SettableSetting | SettingBlocker {
    if (inForce === 'notReported') return 'inForceNotReported';
    if (kind === 'notReported') return 'storedUnreadable';
    return kind === 'other' ? 'storedOdd' : { inForce, stored: { kind } };
}

function asStored(inForce: SettableSetting['inForce']): 'one' | 'zero' {
    return inForce === 'on' ? 'one' : 'zero';
}
