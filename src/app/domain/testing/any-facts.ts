// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import type { ComputerFacts, DirectionFacts, InboundFacts, OutboundFacts, SigningConfiguration, SurroundingFacts } from '../computer/facts';

const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });
const flag = orNull(fc.boolean());
const text = orNull(fc.constantFrom('', 'File servers', '<b>x</b>', '{0}', 'Ünïcödé \u202E'));
const data = orNull(fc.oneof(fc.constantFrom<number | string>(0, 1, 2, -1, '0', '1', 'x'), fc.integer(), fc.string()));
const status = fc.constantFrom('found' as const, 'none' as const, 'unavailable' as const);
const time = orNull(fc.constantFrom('2026-11-20T08:30:00Z', 'yesterday', ''));

const licensed = orNull(fc.oneof(fc.constantFrom(0, 1), fc.integer()));
const builds = fc.oneof(fc.constantFrom(9600, 17763, 20348, 25398, 25905, 26010, 26100, 26300, 27842), fc.integer());

const computer: fc.Arbitrary<ComputerFacts> = fc.record({
    name: text,
    fqdn: text,
    id: text,
    caption: text,
    editionSku: orNull(fc.constantFrom(4, 7, 48, 101, 175, 406)),
    editionId: orNull(fc.constantFrom('ServerStandard', 'Core', 'Enterprise', 'ServerRdsh', '')),
    installationType: orNull(fc.constantFrom('Client', 'Server', 'Server Core', 'Nano Server', '')),
    build: orNull(builds),
    ubr: orNull(fc.nat()),
    productType: orNull(fc.constantFrom('workstation' as const, 'domainController' as const, 'server' as const)),
    roles: orNull(fc.array(fc.string())),
    cluster: text,
    domainJoined: flag,
    license: orNull(fc.record({ serverRequiresSigning: licensed, clientRequiresSigning: licensed, clientAllowsGuests: licensed }))
});

const direction: fc.Arbitrary<DirectionFacts> = fc.record({
    required: flag,
    enabled: flag,
    stored: orNull(fc.record({ required: data })),
    policy: fc.record({
        status,
        gpoName: text,
        gpoId: text,
        value: data,
        lastApplied: time,
        reason: text,
        history: orNull(fc.array(fc.record({ name: fc.string(), id: fc.string() }), { maxLength: 3 }))
    }),
    mdm: fc.record({ status, value: data, provider: orNull(fc.constantFrom('{E17005D5-A50E-4E57-BE94-1D4FA69C6F93}', 'x', '')) }),
    dialectMin: text,
    dialectMax: text
});

const setting = fc.record({ stored: data, policy: data });

const outbound: fc.Arbitrary<OutboundFacts> = fc
    .tuple(
        direction,
        fc.record({
            settings: orNull(
                fc.record({
                    insecureGuestLogons: setting,
                    auditServerDoesNotSupportSigning: setting,
                    auditServerDoesNotSupportEncryption: setting,
                    auditInsecureGuestLogon: setting
                })
            ),
            insecureGuestLogons: flag,
            requireEncryption: flag,
            blockNtlm: flag,
            audit: fc.record({ serverDoesNotSupportSigning: flag, serverDoesNotSupportEncryption: flag, insecureGuestLogon: flag })
        })
    )
    .map(([shared, own]) => ({ ...shared, ...own }));

const inbound: fc.Arbitrary<InboundFacts> = fc
    .tuple(
        direction,
        fc.record({
            settings: orNull(
                fc.record({
                    auditClientDoesNotSupportSigning: setting,
                    auditClientDoesNotSupportEncryption: setting,
                    auditInsecureGuestLogon: setting,
                    auditClientSpnSupport: fc.option(setting, { nil: undefined })
                })
            ),
            service: orNull(
                fc.record({ state: orNull(fc.constantFrom('Running', 'Stopped', 'Paused', 'Unknown')), startMode: orNull(fc.string()) })
            ),
            encryptData: flag,
            rejectUnencryptedAccess: flag,
            smb1: flag,
            nameHardening: orNull(fc.nat(2)),
            audit: fc.record({
                clientDoesNotSupportSigning: flag,
                clientDoesNotSupportEncryption: flag,
                insecureGuestLogon: flag,
                clientSpnSupport: fc.option(flag, { nil: undefined }),
                smb1Access: flag
            })
        })
    )
    .map(([shared, own]) => ({ ...shared, ...own }));

const entries = orNull(
    fc.array(
        fc.record({
            name: fc.constantFrom('\\\\*\\SYSVOL', '\\\\*\\netlogon', '\\\\', 'AuditClientDoesNotSupportSigning', 'auditserverx', '{0}'),
            data: fc.oneof(
                fc.constantFrom('RequireMutualAuthentication=1, RequireIntegrity=1', 'requireintegrity = 0', '1', '0'),
                fc.string()
            )
        }),
        { maxLength: 3 }
    )
);

const surroundings: fc.Arbitrary<SurroundingFacts> = fc.record({
    hardenedPaths: entries,
    outboundAudit: entries,
    inboundAudit: entries,
    outboundIgnored: entries,
    inboundIgnored: entries,
    ntlm: orNull(fc.record({ restrictSending: data })),
    rdma: flag,
    policyRefresh: orNull(fc.record({ noGpoListChanges: data })),
    policyEvent: orNull(fc.record({ logged: time })),
    osConfig: flag,
    dsc: flag
});

const parts = ['policy', 'policy.lastApplied', 'outbound.stored', 'inbound.configuration', 'computer.windows', 'something.new'];

/** Any combination of facts that the schema lets in, likely and unlikely ones. */
export const anyFacts: fc.Arbitrary<SigningConfiguration> = fc.record({
    contract: fc.constant(1 as const),
    computer,
    outbound,
    inbound,
    surroundings,
    unavailable: fc.array(
        fc.record({ what: fc.constantFrom(...parts), errorId: fc.constantFrom('', 'HRESULT 0x80041003,X', 'Y'), message: fc.string() }),
        { maxLength: 4 }
    ),
    notReported: fc.array(fc.constantFrom('outbound.blockNtlm', 'inbound.audit.clientDoesNotSupportSigning', 'inbound.x', 'y')),
    collectedAt: fc.constant('2026-11-20T08:30:00Z'),
    utcOffset: orNull(fc.constantFrom('+00:00', '-03:30', 'here')),
    powershell: fc.record({ version: fc.string(), languageMode: fc.string() }),
    actingUser: text
});
