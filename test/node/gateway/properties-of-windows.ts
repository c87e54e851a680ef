// SPDX-License-Identifier: MIT
// Which properties the SMB configurations have, per Windows: written down here on its own, so that the scenarios are held
// against it. Sources: microsoft/wmi on GitHub (generated from live Windows Server 2019 and 23H2, and a build of
// Windows Server 2025), the parameter lists of the cmdlets for 2016 and 2022, and the sample of 2012 R2.

const words = (text: string): string[] => text.trim().split(/\s+/);

const client2012 = words(`
    ConnectionCountPerRssNetworkInterface DirectoryCacheEntriesMax DirectoryCacheEntrySizeMax DirectoryCacheLifetime DormantFileLimit
    EnableBandwidthThrottling EnableByteRangeLockingOnReadOnlyFiles EnableLargeMtu EnableMultiChannel EnableSecuritySignature
    ExtendedSessionTimeout FileInfoCacheEntriesMax FileInfoCacheLifetime FileNotFoundCacheEntriesMax FileNotFoundCacheLifetime KeepConn
    MaxCmds MaximumConnectionCountPerServer OplocksDisabled RequireSecuritySignature SessionTimeout UseOpportunisticLocking
    WindowSizeThreshold`);
const client2016 = [...client2012, 'EnableInsecureGuestLogons', 'EnableLoadBalanceScaleOut'];
const client2022 = [
    ...client2016,
    ...words(`CompressibilitySamplingSize CompressibleThreshold DisableCompression EnableCompressibilitySampling EncryptionCiphers
        ForceSMBEncryptionOverQuic RequestCompression SkipCertificateCheck`)
];
const client2025 = [
    ...client2022,
    ...words(`AuditInsecureGuestLogon AuditServerDoesNotSupportEncryption AuditServerDoesNotSupportSigning BlockNTLM
        BlockNTLMServerExceptionList DisabledSMBQUICServerExceptionList EnableMailslots EnableSMBQUIC InvalidAuthenticationCacheLifetime
        RequireEncryption Smb2DialectMax Smb2DialectMin`)
];

const serverAll = words(`
    AnnounceComment AnnounceServer AsynchronousCredits AutoShareServer AutoShareWorkstation CachedOpenLimit
    DurableHandleV2TimeoutInSeconds EnableAuthenticateUserSharing EnableDownlevelTimewarp EnableForcedLogoff EnableLeasing
    EnableMultiChannel EnableOplocks EnableSMB1Protocol EnableSMB2Protocol EnableSecuritySignature EnableStrictNameChecking EncryptData
    IrpStackSize KeepAliveTime MaxChannelPerSession MaxMpxCount MaxSessionPerConnection MaxThreadsPerQueue MaxWorkItems NullSessionPipes
    NullSessionShares OplockBreakWait PendingClientTimeoutInSeconds RejectUnencryptedAccess RequireSecuritySignature ServerHidden
    Smb2CreditsMax Smb2CreditsMin SmbServerNameHardeningLevel TreatHostAsStableStorage ValidateAliasNotCircular ValidateShareScope
    ValidateShareScopeNotAliased ValidateTargetName`);
const server2012 = [...serverAll, 'AutoDisconnectTimeout'];
const server2016 = [...server2012, 'AuditSmb1Access'];
const additions2022 = words(`AuditClientCertificateAccess DisableCompression DisableSmbEncryptionOnSecureConnection EnableSMBQUIC
    EncryptionCiphers RequestCompression RestrictNamedpipeAccessViaQuic`);
const server2022 = [...server2016, ...additions2022];
const server2025 = [
    ...serverAll,
    ...additions2022,
    ...words(`AuditSmb1Access AutoDisconnectTimeoutInMinutesV1 AutoDisconnectTimeoutInSecondsV2 EnableDirectoryHandleLeasing
        InvalidAuthenticationDelayTimeInMs AuditClientDoesNotSupportEncryption AuditClientDoesNotSupportSigning AuditInsecureGuestLogon
        EnableAuthRateLimiter EnableMailslots Smb2DialectMax Smb2DialectMin`)
];

/** From which build on which properties are there. */
const generations = [
    { fromBuild: 9600, client: client2012, server: server2012 },
    { fromBuild: 10240, client: client2016, server: server2016 },
    { fromBuild: 20348, client: client2022, server: server2022 },
    { fromBuild: 26100, client: client2025, server: server2025 }
] as const;

/** The names that the two configurations of a build must have, sorted: no more and no fewer. */
export function propertiesOf(build: number): { readonly client: string[]; readonly server: string[] } {
    const generation = generations.filter(one => one.fromBuild <= build).pop();
    if (!generation) throw new Error(`The properties of build ${build} are not written down.`);
    return { client: [...generation.client].sort(), server: [...generation.server].sort() };
}
