// SPDX-License-Identifier: MIT
import type {
    InboundAudits,
    InboundInForce,
    InboundStored,
    OutboundAudits,
    OutboundInForce,
    OutboundStored
} from '../../../generated/settings';

/** A side of SMB on a computer: outbound is its SMB client, inbound its SMB server. */
export type Direction = 'outbound' | 'inbound';

export const directions: readonly Direction[] = ['outbound', 'inbound'];

/** The version of the contract between the module's commands and this code. */
export const contractVersion = 2;

/**
 * The versions whose answers are understood. Contract 2 came with writes that name the computer they are meant for; an
 * endpoint that holds a module of contract 1 can be read, but not written to.
 */
export const readableContracts = [1, contractVersion] as const;
export type ContractVersion = (typeof readableContracts)[number];

/**
 * What Get-SmbSigningConfiguration reports of a computer. Null always means "not known", never false: `unavailable`
 * says what could not be read, `notReported` what this Windows does not have.
 */
export interface SigningConfiguration {
    readonly contract: ContractVersion;
    readonly computer: ComputerFacts;
    readonly outbound: OutboundFacts;
    readonly inbound: InboundFacts;
    readonly surroundings: SurroundingFacts;
    readonly unavailable: readonly UnavailablePart[];
    /** Names of settings that this Windows does not have, such as `outbound.blockNtlm`. */
    readonly notReported: readonly string[];
    /** ISO 8601, UTC, by the computer's own clock. */
    readonly collectedAt: string;
    /** How far its time zone is from UTC, such as +01:00; null: not reported by its older module. */
    readonly utcOffset: string | null;
    readonly powershell: { readonly version: string; readonly languageMode: string };
    /** Who was connected, as the computer names them. */
    readonly actingUser: string | null;
}

export interface ComputerFacts {
    readonly name: string | null;
    readonly fqdn: string | null;
    /** The machine identifier that Windows setup made (MachineGuid); equal on clones that were not generalised. */
    readonly id: string | null;
    readonly caption: string | null;
    /** Win32_OperatingSystem.OperatingSystemSKU. */
    readonly editionSku: number | null;
    /** EditionID in the registry, such as ServerStandard or Enterprise. */
    readonly editionId: string | null;
    /** InstallationType in the registry: Client, Server, Server Core. */
    readonly installationType: string | null;
    readonly build: number | null;
    /** The update build revision. */
    readonly ubr: number | null;
    readonly productType: 'workstation' | 'domainController' | 'server' | null;
    /** Win32_ComputerSystem.Roles. */
    readonly roles: readonly string[] | null;
    /** The failover cluster that this computer is a node of. */
    readonly cluster: string | null;
    readonly domainJoined: boolean | null;
    /** Null as a whole: could not be read. */
    readonly license: LicenseFacts | null;
}

/** What the license of a Windows says of SMB's defaults: 0 is no. Null: it does not name it. */
export interface LicenseFacts {
    readonly serverRequiresSigning: number | null;
    readonly clientRequiresSigning: number | null;
    readonly clientAllowsGuests: number | null;
}

/** What both directions have. */
export interface DirectionFacts {
    /** RequireSecuritySignature in force, as the direction's Get-Smb*Configuration reports it. */
    readonly required: boolean | null;
    /** EnableSecuritySignature: ignored by SMB 2 and later. */
    readonly enabled: boolean | null;
    /** The registry. Null as a whole: could not be read. */
    readonly stored: StoredFacts | null;
    readonly policy: PolicyFacts;
    readonly mdm: MdmFacts;
    /** Smb2DialectMin as its name or number, such as SMB311; None where there is no limit. */
    readonly dialectMin: string | null;
    readonly dialectMax: string | null;
}

export interface StoredFacts {
    /** The registry's data, normally 0 or 1. Null: not stored. */
    readonly required: number | string | null;
}

export interface PolicyFacts {
    readonly status: 'found' | 'none' | 'unavailable';
    readonly gpoName: string | null;
    readonly gpoId: string | null;
    readonly value: number | string | null;
    /** RSOP_ExtensionStatus.endTime, ISO 8601, UTC: a refresh that applies nothing may stamp it. Ask `lastApplication`. */
    readonly lastApplied: string | null;
    /** Why nothing can be said; only where `status` is unavailable. */
    readonly reason: string | null;
    /** Where Windows keeps no result: the objects whose security settings were applied last. Null: not asked, or not readable. */
    readonly history: readonly { readonly name: string; readonly id: string }[] | null;
}

export interface MdmFacts {
    readonly status: 'found' | 'none' | 'unavailable';
    readonly value: number | string | null;
    /** The identifier of what set it: OSConfig has three, see managers.ts; any other is a device management service. */
    readonly provider: string | null;
}

/**
 * What is stored of a setting that a plan may change, and what a policy of administrative templates says, which wins. Null:
 * nothing. Null in place of all this: one of the two could not be read.
 */
export interface SettingFacts {
    readonly stored: number | string | null;
    readonly policy: number | string | null;
}

/** With the settings of the catalogue. */
export interface OutboundFacts extends DirectionFacts, OutboundInForce {
    /** Null as a whole: could not be read. */
    readonly settings: OutboundStored<SettingFacts> | null;
    readonly audit: OutboundAudits;
}

/** With the settings of the catalogue, of which an older module may not read all: undefined then. */
export interface InboundFacts extends DirectionFacts, InboundInForce {
    /** Null as a whole: could not be read. */
    readonly settings: InboundStored<SettingFacts> | null;
    /** The Server service (LanmanServer), in the words of Win32_Service. */
    readonly service: { readonly state: string | null; readonly startMode: string | null } | null;
    readonly audit: InboundAudits;
}

/** What else on the computer bears on signing. Null: could not be read. */
export interface SurroundingFacts {
    /** UNC paths for which policy demands or waives protection, such as \\*\SYSVOL: RequireIntegrity=1. */
    readonly hardenedPaths: readonly PolicyEntry[] | null;
    /** Audit settings in the policy key that the SMB client reads, whatever they are meant for. */
    readonly outboundAudit: readonly PolicyEntry[] | null;
    /** The same in the SMB server's. */
    readonly inboundAudit: readonly PolicyEntry[] | null;
    /** The signing requirement in the policy key of the SMB client, where Windows does not read it. */
    readonly outboundIgnored: readonly PolicyEntry[] | null;
    /** The same in the SMB server's. */
    readonly inboundIgnored: readonly PolicyEntry[] | null;
    /** RestrictSendingNTLMTraffic: 0 or not stored allows, 1 audits, 2 refuses all. */
    readonly ntlm: { readonly restrictSending: number | string | null } | null;
    /** Whether a network interface can do RDMA (SMB Direct). */
    readonly rdma: boolean | null;
    /** How policy treats the extension that applies security settings. NoGPOListChanges 0: they come back at every refresh. */
    readonly policyRefresh: { readonly noGpoListChanges: number | string | null } | null;
    /**
     * When Group Policy applied security settings last, by event 1704: ISO 8601, UTC; `logged` null: there is no such event.
     * Null as a whole: no Group Policy names the requirement, or the log could not be read.
     */
    readonly policyEvent: { readonly logged: string | null } | null;
    /** Whether OSConfig has a document here. What it names is not read. */
    readonly osConfig: boolean | null;
    /** Whether Desired State Configuration has a configuration here. It is encrypted, so what it names cannot be read. */
    readonly dsc: boolean | null;
}

/** A registry value below a policy key; its data as text, whatever its type. */
export interface PolicyEntry {
    readonly name: string;
    readonly data: string;
}

export interface UnavailablePart {
    /** Names the part, such as `inbound.configuration`. */
    readonly what: string;
    readonly errorId: string;
    /** The computer's own words, or those of exports where a list was too long. */
    readonly message: string;
    /** Only where `errorId` is TOO_LONG: how many entries of a list are used. */
    readonly entries?: { readonly kept: number; readonly of: number };
    /** Only where `errorId` is NOT_UNDERSTOOD: what stands there, its beginning; empty where nothing does. */
    readonly raw?: string;
}

/** The error id of a part of an answer that is of an unknown kind or shape, or missing: it is not known. */
export const NOT_UNDERSTOOD = 'NotUnderstood';

/** The error id of a list of which only the first entries are used. */
export const TOO_LONG = 'TooLong';

/** The error id of what an endpoint's older module does not report. */
export const NOT_BY_THIS_MODULE = 'NotReportedByThisModule';
