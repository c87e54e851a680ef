// SPDX-License-Identifier: MIT
// The properties of the SMB configurations, per generation of Windows, with the values of a machine out of the box.
// Names and generations: microsoft/wmi on GitHub, root/microsoft/windows/smb, generated from live machines. The samples
// in the cmdlets' documentation are older than the versions they stand under and were not used.
import type { SmbConfiguration } from './scenario';

/** MSFT_SmbClientConfiguration of Windows Server 2016 and 2019 and Windows 10. */
export const client2019: SmbConfiguration = {
    ConnectionCountPerRssNetworkInterface: 4,
    DirectoryCacheEntriesMax: 16,
    DirectoryCacheEntrySizeMax: 65536,
    DirectoryCacheLifetime: 10,
    DormantFileLimit: 1023,
    EnableBandwidthThrottling: true,
    EnableByteRangeLockingOnReadOnlyFiles: true,
    EnableInsecureGuestLogons: false,
    EnableLargeMtu: true,
    EnableLoadBalanceScaleOut: true,
    EnableMultiChannel: true,
    EnableSecuritySignature: true,
    ExtendedSessionTimeout: 1000,
    FileInfoCacheEntriesMax: 64,
    FileInfoCacheLifetime: 10,
    FileNotFoundCacheEntriesMax: 128,
    FileNotFoundCacheLifetime: 5,
    KeepConn: 600,
    MaxCmds: 50,
    MaximumConnectionCountPerServer: 32,
    OplocksDisabled: false,
    RequireSecuritySignature: false,
    SessionTimeout: 60,
    UseOpportunisticLocking: true,
    WindowSizeThreshold: 8
};

const { EnableInsecureGuestLogons: _, EnableLoadBalanceScaleOut: __, ...withoutGuests } = client2019;

/** Windows Server 2012 R2. */
export const client2012: SmbConfiguration = withoutGuests;

/** Windows Server 2022 and Windows 11 21H2 to 23H2. */
export const client2022: SmbConfiguration = {
    ...client2019,
    CompressibilitySamplingSize: 524288000,
    CompressibleThreshold: 104857600,
    DisableCompression: false,
    EnableCompressibilitySampling: false,
    EncryptionCiphers: 'AES_128_GCM, AES_128_CCM, AES_256_GCM, AES_256_CCM',
    ForceSMBEncryptionOverQuic: false,
    RequestCompression: false,
    SkipCertificateCheck: false
};

/** Windows Server 2025 and Windows 11 24H2. */
export const client2025: SmbConfiguration = {
    ...client2022,
    AuditInsecureGuestLogon: false,
    AuditServerDoesNotSupportEncryption: false,
    AuditServerDoesNotSupportSigning: false,
    BlockNTLM: false,
    BlockNTLMServerExceptionList: '',
    DisabledSMBQUICServerExceptionList: '',
    EnableMailslots: false,
    EnableSMBQUIC: true,
    InvalidAuthenticationCacheLifetime: 30,
    RequireEncryption: false,
    Smb2DialectMax: 'None',
    Smb2DialectMin: 'None'
};

/** MSFT_SmbServerConfiguration of Windows Server 2016 and 2019 and Windows 10. */
export const server2019: SmbConfiguration = {
    AnnounceComment: '',
    AnnounceServer: false,
    AsynchronousCredits: 64,
    AuditSmb1Access: false,
    AutoDisconnectTimeout: 15,
    AutoShareServer: true,
    AutoShareWorkstation: true,
    CachedOpenLimit: 10,
    DurableHandleV2TimeoutInSeconds: 180,
    EnableAuthenticateUserSharing: false,
    EnableDownlevelTimewarp: false,
    EnableForcedLogoff: true,
    EnableLeasing: true,
    EnableMultiChannel: true,
    EnableOplocks: true,
    EnableSMB1Protocol: false,
    EnableSMB2Protocol: true,
    EnableSecuritySignature: false,
    EnableStrictNameChecking: true,
    EncryptData: false,
    IrpStackSize: 15,
    KeepAliveTime: 2,
    MaxChannelPerSession: 32,
    MaxMpxCount: 50,
    MaxSessionPerConnection: 16384,
    MaxThreadsPerQueue: 20,
    MaxWorkItems: 1,
    NullSessionPipes: '',
    NullSessionShares: '',
    OplockBreakWait: 35,
    PendingClientTimeoutInSeconds: 120,
    RejectUnencryptedAccess: true,
    RequireSecuritySignature: false,
    ServerHidden: true,
    Smb2CreditsMax: 8192,
    Smb2CreditsMin: 512,
    SmbServerNameHardeningLevel: 0,
    TreatHostAsStableStorage: false,
    ValidateAliasNotCircular: true,
    ValidateShareScope: true,
    ValidateShareScopeNotAliased: true,
    ValidateTargetName: true
};

const { AuditSmb1Access: ___, ...withoutSmb1Audit } = server2019;

/** Windows Server 2012 R2 as published: with SMB 1, and before its access could be audited. */
export const server2012: SmbConfiguration = { ...withoutSmb1Audit, EnableSMB1Protocol: true };

/** Windows Server 2022 and Windows 11 21H2 to 23H2. */
export const server2022: SmbConfiguration = {
    ...server2019,
    AuditClientCertificateAccess: false,
    DisableCompression: false,
    DisableSmbEncryptionOnSecureConnection: true,
    EnableSMBQUIC: true,
    EncryptionCiphers: 'AES_128_GCM, AES_128_CCM, AES_256_GCM, AES_256_CCM',
    RequestCompression: false,
    RestrictNamedpipeAccessViaQuic: true
};

const { AutoDisconnectTimeout, ...server2022WithoutTimeout } = server2022;

/** Windows Server 2025 and Windows 11 24H2, where AutoDisconnectTimeout was split in two. */
export const server2025: SmbConfiguration = {
    ...server2022WithoutTimeout,
    AutoDisconnectTimeoutInMinutesV1: AutoDisconnectTimeout ?? 15,
    AutoDisconnectTimeoutInSecondsV2: 900,
    AuditClientDoesNotSupportEncryption: false,
    AuditClientDoesNotSupportSigning: false,
    AuditInsecureGuestLogon: false,
    EnableAuthRateLimiter: true,
    EnableDirectoryHandleLeasing: true,
    EnableMailslots: false,
    InvalidAuthenticationDelayTimeInMs: 2000,
    Smb2CreditsMax: 2048,
    Smb2CreditsMin: 128,
    Smb2DialectMax: 'None',
    Smb2DialectMin: 'None'
};
