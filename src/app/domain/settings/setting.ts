// SPDX-License-Identifier: MIT
// Settings of SMB that belong to the decision on signing, and that a plan may change with it: each is on or off.
import { auditUpdate } from './audit-update';
import type { Direction, SettingFacts, SigningConfiguration } from '../computer/facts';
import { registryText, type Stored, stored } from './signing-state';

/** A setting that a plan may change. Records keep these names. */
export type SettingName = 'guestLogons' | AuditName;

/** An audit switch: of peers that cannot sign, of peers that cannot encrypt, of guest logons, of clients' service names. */
export type AuditName =
    | 'outboundAuditSigning'
    | 'outboundAuditEncryption'
    | 'outboundAuditGuests'
    | 'inboundAuditSigning'
    | 'inboundAuditEncryption'
    | 'inboundAuditGuests'
    | 'inboundAuditSpn';

/** What an administrator can aim at. */
export type SettingTarget = 'on' | 'off';

/** What a setting is like: in force and stored. */
export interface SettingState {
    readonly inForce: 'on' | 'off' | 'notReported';
    readonly stored: Stored;
}

/**
 * A state that a write can start from, bring about, and restore. `notReported`: of an audit that this Windows has and does not
 * report, only what is stored can be told.
 */
export interface SettableSetting {
    readonly inForce: SettingState['inForce'];
    readonly stored: { readonly kind: 'one' | 'zero' | 'notStored' };
}

/** Why a wanted change of a setting is not offered. */
export type SettingBlocker =
    /** See SigningBlocker. */
    | 'moduleOutdated'
    /** This Windows does not have the setting. */
    | 'settingMissing'
    /** The update that brings the audit is not there. */
    | 'updateMissing'
    /** Whether this Windows has the audit is not known; only a policy is sure to be the place for it. */
    | 'policyOnly'
    /** The endpoint's module does not read the setting. */
    | 'notReadByModule'
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
    /** Undefined: the module does not read it. */
    inForce(configuration: SigningConfiguration): boolean | null | undefined;
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
    },
    inboundAuditSpn: {
        direction: 'inbound',
        reported: 'audit.clientSpnSupport',
        inForce: ({ inbound }) => inbound.audit.clientSpnSupport,
        facts: ({ inbound }) => inbound.settings?.auditClientSpnSupport
    }
};

/** What the updates of September 2025 brought, also to Windows whose cmdlets do not report it (KB5066913). */
const broughtByUpdate: readonly SettingName[] = ['inboundAuditSigning', 'inboundAuditSpn'];

/** In the order in which they are shown and written. */
export const settingNames = Object.keys(places) as readonly SettingName[];

export function isAudit(setting: SettingName): setting is AuditName {
    return setting !== 'guestLogons';
}

export function directionOf(setting: SettingName): Direction {
    return places[setting].direction;
}

/** Whether this Windows has a setting, as far as its cmdlets said. */
export function hasSetting(configuration: SigningConfiguration, setting: SettingName): boolean {
    const { direction, reported, inForce } = places[setting];
    return inForce(configuration) !== undefined && !configuration.notReported.includes(`${direction}.${reported}`);
}

/**
 * How a setting can be told and written. `cmdlet`: this Windows reports it. `registry`: it has it by its build, and only stores
 * it. Else why not.
 */
export type SettingWay = 'cmdlet' | 'registry' | 'settingMissing' | 'updateMissing' | 'policyOnly' | 'notReadByModule';

export function wayOf(configuration: SigningConfiguration, setting: SettingName): SettingWay {
    if (hasSetting(configuration, setting)) return 'cmdlet';
    if (!broughtByUpdate.includes(setting)) return 'settingMissing';
    const { inForce, facts, direction } = places[setting];
    const isRead = configuration[direction].settings === null || facts(configuration) !== undefined;
    if (inForce(configuration) === undefined || !isRead) return 'notReadByModule';
    const update = auditUpdate(configuration.computer);
    return update === 'there' ? 'registry' : update === 'missing' ? 'updateMissing' : 'policyOnly';
}

/** Whether a plan may change a setting here, if its state allows it. */
export function isOffered(configuration: SigningConfiguration, setting: SettingName): boolean {
    return ['cmdlet', 'registry'].includes(wayOf(configuration, setting));
}

export function settingState(configuration: SigningConfiguration, setting: SettingName): SettingState {
    const place = places[setting];
    const now = place.inForce(configuration);
    const facts = place.facts(configuration);
    return {
        inForce: now === null || now === undefined ? 'notReported' : now ? 'on' : 'off',
        stored: stored({ stored: facts ? { required: facts.stored } : null })
    };
}

/** What a policy of administrative templates says of a setting; null: nothing, or not known. */
export function policyOf(configuration: SigningConfiguration, setting: SettingName): string | null {
    const value = places[setting].facts(configuration)?.policy ?? null;
    return value === null ? null : registryText(value);
}

/** Whether an audit is stored as on that the cmdlet does not report: only the registry or a policy may show it. */
export function isOnUnreported(configuration: SigningConfiguration, setting: SettingName): boolean {
    if (!broughtByUpdate.includes(setting) || hasSetting(configuration, setting)) return false;
    const facts = places[setting].facts(configuration);
    return (facts?.policy ?? facts?.stored) === 1;
}

/** Null: it is so already. What is in force and not stored counts as so: nobody else decides it. */
export function planSetting(
    configuration: SigningConfiguration,
    setting: SettingName,
    target: SettingTarget | SettableSetting
): { readonly before: SettableSetting; readonly after: SettableSetting } | SettingBlocker | null {
    const way = wayOf(configuration, setting);
    if (way === 'registry') return planStored(configuration, setting, isOnIn(target));
    if (way !== 'cmdlet') return way;
    const before = settable(settingState(configuration, setting));
    if (typeof before === 'string') return before;
    // Recorded when this Windows did not report it yet.
    if (typeof target !== 'string' && target.inForce === 'notReported')
        return planSetting(configuration, setting, isOnIn(target) ? 'on' : 'off');
    const after: SettableSetting = typeof target === 'string' ? { inForce: target, stored: { kind: asStored(target) } } : target;
    const kind = before.stored.kind;
    const isSo = before.inForce === after.inForce && (kind === after.stored.kind || (typeof target === 'string' && kind === 'notStored'));
    if (isSo) return null;
    if (after.stored.kind !== 'notStored' && after.stored.kind !== asStored(after.inForce)) return 'mixedState';
    if (policyOf(configuration, setting) !== null) return 'policyWins';
    return { before, after };
}

/**
 * Of what is only stored. With no value there the server keeps what it had, so off is a stored 0, an undo of switching on
 * included.
 */
function planStored(
    configuration: SigningConfiguration,
    setting: SettingName,
    on: boolean
): { readonly before: SettableSetting; readonly after: SettableSetting } | SettingBlocker | null {
    const { kind } = settingState(configuration, setting).stored;
    if (kind === 'notReported') return 'storedUnreadable';
    if (kind === 'other') return 'storedOdd';
    const policy = policyOf(configuration, setting);
    if (policy !== null) return (policy === '1') === on ? null : 'policyWins';
    if ((kind === 'one') === on) return null;
    const inForce = 'notReported' as const;
    return { before: { inForce, stored: { kind } }, after: { inForce, stored: { kind: on ? 'one' : 'zero' } } };
}

/** What is wanted of a setting of which only the stored value can be told. */
function isOnIn(target: SettingTarget | SettableSetting): boolean {
    return typeof target === 'string' ? target === 'on' : target.stored.kind === 'one';
}

function settable({ inForce, stored: { kind } }: SettingState): SettableSetting | SettingBlocker {
    if (inForce === 'notReported') return 'inForceNotReported';
    if (kind === 'notReported') return 'storedUnreadable';
    return kind === 'other' ? 'storedOdd' : { inForce, stored: { kind } };
}

function asStored(inForce: SettableSetting['inForce']): 'one' | 'zero' {
    return inForce === 'on' ? 'one' : 'zero';
}
