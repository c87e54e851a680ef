// SPDX-License-Identifier: MIT

/**
 * Registry: key (HKLM\...) to value name to data. A number is a REG_DWORD, a text a REG_SZ, a list a REG_MULTI_SZ. Malformed
 * is a REG_DWORD of another length than 4 bytes, which Windows PowerShell cannot read. Binary is a REG_BINARY, in base64.
 */
export type Registry = Record<string, Record<string, RegistryData>>;
type RegistryData = number | string | string[] | { readonly malformed: true } | { readonly binary: string };

/** A configuration as its cmdlet reports it. The same properties are the parameters of its Set cmdlet. */
export type SmbConfiguration = Record<string, boolean | number | string>;

/** A connection or session as its cmdlet reports it. */
export type SmbRow = Readonly<Record<string, boolean | number | string | null>>;

/** One kind of Windows, as data. What a fresh emulated computer of it is like. */
export interface Scenario {
    /** The computer's name in the list, and its own. */
    readonly name: string;
    /** Under which names it is listed, too. */
    readonly otherNames?: readonly string[];
    readonly connectionType: 'server' | 'windows-client';
    /** The tags that it has in the list. */
    readonly tags?: readonly string[];
    /** What `Get-SmbClientConfiguration` reports. */
    readonly outbound: SmbConfiguration;
    /** What `Get-SmbServerConfiguration` reports. */
    readonly inbound: SmbConfiguration;
    readonly registry: Registry;
    /** CIM instances by "namespace:class". */
    readonly cim: Readonly<Record<string, readonly Record<string, unknown>[]>>;
    /** The requirement that applies while nothing is stored. */
    readonly windowsDefault: { readonly outbound: boolean; readonly inbound: boolean };
    readonly policy: Policy;
    /** Who is connected, as the computer names them. */
    readonly connectedUser: string;
    /** Event logs by channel, in place of those that its Windows has, empty. */
    readonly eventLogs?: EventLogs;
    /** The events that its providers can log, in place of those that its Windows has. */
    readonly eventProviders?: EventProviders;
    /** What `Get-SmbConnection` and `Get-SmbSession` report; missing: nothing. */
    readonly connections?: readonly SmbRow[];
    readonly sessions?: readonly SmbRow[];
    /** What peers did before, in this order: it has logged that as its Windows does, and those that it let in are connected. */
    readonly visits?: readonly PeerVisit[];
    /** Logs that hold what is given here, as old as it is given, however many days pass. */
    readonly steadyLogs?: readonly string[];
    /** The names that DNS answers; `cname`: an alias of it; `timeout`: no server answers. */
    readonly dns?: Readonly<Record<string, { readonly cname?: string; readonly timeout?: boolean }>>;
    readonly faults?: Faults;
    /** Its own clock, where that is wrong or in another time zone: minutes ahead of this machine's, and such as +01:00. */
    readonly clock?: { readonly aheadMinutes: number; readonly utcOffset: string | null };
    /**
     * How the gateway reaches it: as an administrator, or through a JEA endpoint with our module, without it, or with the one of
     * version 0.1.0, whose contract is 1; `role`: missing is Administrators.
     */
    readonly endpoint?: { readonly jea: boolean; readonly module: boolean | 'contract-1'; readonly role?: EndpointRole };
    readonly languageMode?: 'FullLanguage' | 'ConstrainedLanguage';
    /** The account that it wants; missing: the gateway's own is enough. */
    readonly credentials?: Credentials;
}

export interface Credentials {
    readonly user: string;
    readonly password: string;
}

/** Group Policy as a computer last got it. */
export interface Policy {
    /** When security settings were last applied: ISO 8601, UTC; a number is that many minutes ago. Null: never. */
    readonly lastApplied: string | number | null;
    /** The Group Policy objects that apply; of two that name a value the later wins. */
    readonly objects: readonly PolicyObject[];
    /** What the domain says now, where it changed since. */
    readonly next?: readonly PolicyObject[] | null;
    /** Whether the computer keeps what policy told it (RSoP logging); missing: yes. */
    readonly logged?: boolean;
    /** RSOP_ExtensionStatus.endTime where it differs from the last application, in the form of `lastApplied`. */
    readonly stamped?: string | number | null;
    /** Whether a refresh that applies nothing stamps RSOP_ExtensionStatus.endTime all the same; missing: no. */
    readonly stampsEveryRefresh?: boolean;
    /** After how many minutes unchanged settings are applied again: 960 to 990; missing: 990. */
    readonly reapplyAfter?: number;
}

export interface PolicyObject {
    /** The GPO's GUID in braces. */
    readonly id: string;
    readonly name: string;
    /** The value that it sets RequireSecuritySignature to, a text as a REG_SZ; missing: none. */
    readonly outbound?: 0 | 1 | '0' | '1';
    readonly inbound?: 0 | 1 | '0' | '1';
}

/** By the channel's name, such as Microsoft-Windows-SmbClient/Security. */
export type EventLogs = Readonly<Record<string, EventLog>>;

/** By the provider's name, such as Microsoft-Windows-SMBServer: the identifiers that it defines. */
export type EventProviders = Readonly<Record<string, readonly (number | EventDefinition)[]>>;

/** An event with what its definition says. */
export interface EventDefinition {
    readonly id: number;
    readonly version?: number;
    /** The log it is written to. */
    readonly log?: string;
    /** XML with its fields in their order. */
    readonly template?: string;
}

export interface EventLog {
    /** Missing: yes. */
    readonly enabled?: boolean;
    readonly maximumSizeInBytes?: number;
    readonly fileSize?: number;
    readonly isLogFull?: boolean;
    /** The number of the oldest event that is still there; missing: 1, nothing was overwritten. */
    readonly oldestRecordNumber?: number;
    /** Whether the account may not read it. */
    readonly denied?: boolean;
    readonly events: readonly LoggedEvent[];
}

export interface LoggedEvent {
    readonly id: number;
    /** ISO 8601, UTC; a number is that many minutes ago; null: a damaged event without one. */
    readonly time: string | number | null;
    /** Missing: what the channel's name begins with. */
    readonly provider?: string;
    /** 1 critical to 4 information; missing: 2, error. */
    readonly level?: number;
    /** The version of its definition; missing: 0. */
    readonly version?: number;
    /** Field names to values, in order; `bytes`: a binary one, in hexadecimal. */
    readonly data?: Readonly<Record<string, string | number | boolean | { readonly bytes: string } | null>>;
    /** Whether the fields stand under UserData in the XML; missing: under EventData. */
    readonly userData?: boolean;
    /** The XML in place of the one that is made of all this. */
    readonly xml?: string;
    /** The text in the computer's language. */
    readonly message?: string;
}

/** What a peer did; what comes of it the computer decides by its Windows, its settings, its audits and its logs. */
export interface PeerVisit {
    /** Its name or address. */
    readonly peer: string;
    /** inbound: it connected to the computer; outbound: the computer to it. */
    readonly direction: 'outbound' | 'inbound';
    /**
     * `signs`: as any Windows. `cannotSign`: as a client, or a device, that does not support signing. `guest`: who logs on is a
     * guest. `wrongSignature`: a message was signed wrongly.
     */
    readonly does: 'signs' | 'cannotSign' | 'guest' | 'wrongSignature';
    /** Missing: once. */
    readonly times?: number;
    /** When it was for the last time; missing: just now. */
    readonly minutesAgo?: number;
    /** How far apart the times are; missing: all at once. */
    readonly everyMinutes?: number;
}

/** A Windows cmdlet that fails on this computer, and its words. */
export interface FailingCommand {
    readonly command: string;
    readonly match?: string;
    readonly message: string;
    readonly errorId: string;
}

/** A point in a call: before or after a Windows cmdlet does its work. */
export interface PausePoint {
    readonly command: string;
    readonly when: 'before' | 'after';
    /** Only where it is part of what the cmdlet is asked about, a class or a path. */
    readonly match?: string;
    /** Which one of several in the call, counted from 1; missing: the first. */
    readonly nth?: number;
}

/** The roles of Windows Admin Center's role-based access. All but administrators see the commands whose help says Readers. */
export const endpointRoles = ['Administrators', 'Hyper-V Administrators', 'Readers'] as const;
export type EndpointRole = (typeof endpointRoles)[number];

/** What goes wrong with a computer on purpose. CONTRIBUTING.md lists them for people. */
export interface Faults {
    /** No session can be opened. */
    unreachable?: boolean;
    /** The gateway's access list leaves out whoever asks. */
    notAllowed?: boolean;
    /** Every command fails with this text. */
    scriptError?: string;
    /** Every answer takes this many milliseconds longer. */
    delayMs?: number;
    /** Commands that fail; `match`: only where it is part of what the call is about, a class or a path. */
    failing?: readonly FailingCommand[];
    /** Set cmdlets report success and change nothing. */
    discardWrites?: boolean;
    /** Set cmdlets are refused: access is denied. */
    refuseWrites?: boolean;
    /** The connection is cut before, during or after a write is carried out; a browser may send it again by itself. */
    cutWrites?: 'before' | 'during' | 'after';
    /** A write arrives this many times. */
    deliverWrites?: number;
    /** A stored value is not removed: what came before in the same command has taken effect. */
    cutRemoval?: boolean;
    /** Bundled commands that never answer; they hold up no other. */
    hanging?: readonly string[];
    /** Bundled commands that are carried out and whose answer never comes. */
    unanswered?: readonly string[];
    /** Where calls pause, each once: the call stands still there until the event `resume`, and others are carried out meanwhile. */
    pauses?: readonly PausePoint[];
    /** The gateway answers with an empty body. */
    emptyAnswer?: boolean;
    /** The answer lacks this property, such as inbound.required. */
    dropField?: string;
}
