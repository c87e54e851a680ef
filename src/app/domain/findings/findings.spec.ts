// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import texts from '../../../generated/assets/strings/strings.json';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { PolicyEntry, SigningConfiguration, SurroundingFacts } from '../computer/facts';
import { anyFacts } from '../testing/any-facts';
import { clusterFindings } from './cluster-nodes';
import type { SettingFindingId } from './finding';
import { findingsOf, inboundNames, joinFindings, namesNotRead } from './findings';
import { rules } from './rules';

type Side = Partial<SigningConfiguration['outbound']> & Partial<SigningConfiguration['inbound']>;

function changed(name: Parameters<typeof sample>[0], outbound: Side, inbound: Side = {}): SigningConfiguration {
    const known = sample(name);
    return { ...known, outbound: { ...known.outbound, ...outbound }, inbound: { ...known.inbound, ...inbound } };
}

function surrounded(name: Parameters<typeof sample>[0], surroundings: Partial<SurroundingFacts>): SigningConfiguration {
    const known = sample(name);
    return { ...known, surroundings: { ...known.surroundings, ...surroundings } };
}

const hardened = (sysvol: string, netlogon = 'RequireMutualAuthentication=1, RequireIntegrity=1'): Partial<SurroundingFacts> => ({
    hardenedPaths: [
        { name: '\\\\*\\SYSVOL', data: sysvol },
        { name: '\\\\*\\NETLOGON', data: netlogon }
    ]
});

const restsOnRequirement = 'domainController guestUnsigned guestCutOff weakerThanDefault rdma clusterNodes notStored'.split(' ');

/** Settings beside signing, with what a policy says of guests. */
function withGuests(policy: number | string): Side {
    const settings = {
        insecureGuestLogons: { stored: 0, policy },
        auditServerDoesNotSupportSigning: { stored: 1, policy: null },
        auditServerDoesNotSupportEncryption: { stored: null, policy: null },
        auditInsecureGuestLogon: { stored: null, policy: null }
    };
    return { settings } as unknown as Side;
}

const entry = (name: string, data = '1'): readonly PolicyEntry[] => [{ name, data }];

/** Each finding as a text: severity, name, direction. */
function found(configuration: SigningConfiguration): string[] {
    return findingsOf(configuration).found.map(({ severity, id, direction }) => `${severity} ${id} ${direction ?? 'computer'}`);
}

function notRead(configuration: SigningConfiguration): string[] {
    return findingsOf(configuration).unjudged.flatMap(one => (one.reason === 'notRead' ? [one.id] : []));
}

/** Nothing known of what is in force, stored or limited, on a Windows that has all settings. */
function silent(): SigningConfiguration {
    const known = sample('srv2025');
    const nothing = { required: null, stored: null, dialectMin: null, dialectMax: null };
    const none = { hardenedPaths: null, outboundAudit: null, inboundAudit: null, outboundIgnored: null, inboundIgnored: null };
    return {
        ...known,
        notReported: [],
        outbound: { ...known.outbound, ...nothing, insecureGuestLogons: null, requireEncryption: null, blockNtlm: null },
        inbound: { ...known.inbound, ...nothing, encryptData: null, rejectUnencryptedAccess: null, smb1: null, nameHardening: null },
        surroundings: { ...known.surroundings, ...none, ntlm: null, rdma: null }
    };
}

/** Windows Server 2019 with an interface that can do RDMA. */
const rdma2019 = (outbound: Side = { required: true }, rdma: boolean | null = true): SigningConfiguration => {
    const known = changed('srv2019-dc', outbound);
    return { ...known, surroundings: { ...known.surroundings, rdma } };
};

const tooOld = { encryptData: true, rejectUnencryptedAccess: true, dialectMax: 'SMB210' };
const table: readonly [string, () => SigningConfiguration, () => SigningConfiguration][] = [
    ['serious domainController inbound', () => changed('srv2019-dc', {}, { required: false }), () => sample('srv2019-dc')],
    ['serious smb1 computer', () => sample('srv2012r2'), () => sample('srv2022')],
    ['serious guestUnsigned outbound', () => changed('srv2022', { insecureGuestLogons: true }), () => sample('srv2022')],
    [
        'warning guestCutOff outbound',
        () => changed('srv2025', { insecureGuestLogons: true }),
        () => changed('srv2022', { insecureGuestLogons: true })
    ],
    ['warning weakerThanDefault outbound', () => changed('srv2025', { required: false }), () => sample('srv2022')],
    [
        'warning weakerThanDefault inbound',
        () => changed('win11-ent', {}, { required: false }),
        () => changed('win11-home', {}, { required: false })
    ],
    [
        'warning encryptionOptional inbound',
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: false }),
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: false, required: true })
    ],
    ['serious encryptionImpossible inbound', () => changed('srv2025', {}, tooOld), () => sample('srv2025')],
    ['warning rdma outbound', () => rdma2019(), () => rdma2019({}, true)],
    ['warning rdma outbound', () => rdma2019(), () => rdma2019({ required: true }, false)],
    [
        'warning rdma outbound',
        () => rdma2019(),
        () => ({ ...changed('srv2022', { required: true }), surroundings: rdma2019().surroundings })
    ],
    ['serious uncWeakened outbound', () => surrounded('srv2025', hardened('RequireIntegrity=0')), () => sample('srv2025-gpo')],
    [
        'serious uncWeakened outbound',
        () => surrounded('srv2025', hardened('RequireMutualAuthentication=1')),
        () => surrounded('srv2025', hardened('requiremutualauthentication = 1 , requireprivacy=1'))
    ],
    [
        'serious uncWeakened outbound',
        () =>
            surrounded('srv2025', {
                hardenedPaths: entry('\\\\lab.example\\netlogon', 'RequireMutualAuthentication=10, RequireIntegrity=1')
            }),
        () => surrounded('srv2025', { hardenedPaths: entry('\\\\nas\\public', 'RequireIntegrity=0') })
    ],
    [
        'serious uncWeakened outbound',
        () => surrounded('srv2025', hardened('')),
        () => surrounded('win11-home', hardened('')) // in a workgroup nothing hands out policy
    ],
    ['warning uncNotHardened outbound', () => sample('srv2012r2'), () => sample('srv2016')],
    [
        'warning uncNotHardened outbound',
        () => surrounded('srv2012r2', { hardenedPaths: entry('\\\\*\\SYSVOL', 'RequireMutualAuthentication=1, RequireIntegrity=1') }),
        () => surrounded('srv2012r2', hardened('RequireMutualAuthentication=1, RequireIntegrity=1'))
    ],
    [
        'warning misplacedAudit outbound',
        () => surrounded('srv2025', { outboundAudit: entry('AuditClientDoesNotSupportSigning') }),
        () => surrounded('srv2025', { outboundAudit: entry('AuditServerDoesNotSupportSigning') })
    ],
    [
        'warning misplacedAudit inbound',
        () => surrounded('srv2025', { inboundAudit: entry('auditserverdoesnotsupportencryption') }),
        () =>
            surrounded('srv2025', {
                inboundAudit: [...entry('AuditServerDoesNotSupportSigning', '0'), ...entry('AuditServerDoesNotSupportEncryption')],
                outboundAudit: entry('AuditServerDoesNotSupportEncryption')
            })
    ],
    [
        'warning dialectMaximum inbound',
        () => changed('srv2025', {}, { dialectMax: '528' }),
        () => changed('srv2025', {}, { dialectMax: 'SMB311' })
    ],
    [
        'information dialectMinimum outbound',
        () => changed('srv2025', { dialectMin: 'SMB311' }),
        () => changed('srv2025', { dialectMin: 'SMB202' })
    ],
    [
        'information encrypted inbound',
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: true }),
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: false })
    ],
    ['information encrypted outbound', () => changed('srv2025', { requireEncryption: true }), () => sample('srv2022')],
    ['information notStored outbound', () => sample('srv2025'), () => changed('srv2025', { stored: { required: 1 } })],
    ['information ntlm outbound', () => sample('srv2025'), () => sample('srv2022')],
    ['information ntlm outbound', () => sample('srv2025'), () => surrounded('srv2025', { ntlm: { restrictSending: 2 } })],
    [
        'information ntlmRefused outbound',
        () => surrounded('srv2016', { ntlm: { restrictSending: 2 } }),
        () => surrounded('srv2016', { ntlm: { restrictSending: 1 } })
    ],
    ['serious relay inbound', () => changed('srv2019-dc', {}, { required: false }), () => sample('srv2019-dc')],
    ['warning relay inbound', () => sample('srv2025'), () => sample('srv2025-gpo')],
    ['warning relay inbound', () => changed('srv2022', {}, { nameHardening: 1 }), () => changed('srv2022', {}, { nameHardening: 2 })],
    [
        'warning relay inbound',
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: false }),
        () => changed('srv2022', {}, { encryptData: true, rejectUnencryptedAccess: true })
    ],
    ['warning relay inbound', () => sample('srv2022'), () => sample('srv2025-noserver')],
    ['information relay inbound', () => sample('win10'), () => sample('win11-pro')],
    ['information nameHardening inbound', () => changed('srv2022', {}, { nameHardening: 2 }), () => sample('srv2022')],
    [
        'warning wrongType inbound',
        () => changed('srv2022', {}, { stored: { required: '1' } }),
        () => changed('srv2022', {}, { stored: { required: 1 } })
    ],
    ['warning wrongType outbound', () => changed('srv2022', withGuests('REG_MULTI_SZ: 1; 0')), () => changed('srv2022', withGuests(0))],
    [
        'warning ignoredPolicy outbound',
        () => surrounded('srv2022', { outboundIgnored: entry('requireSecuritySignature') }),
        () => surrounded('srv2022', { outboundIgnored: entry('EnableSecuritySignature') })
    ],
    [
        'serious dialectCrossed outbound',
        () => changed('srv2025', { dialectMin: 'SMB311', dialectMax: '770' }),
        () => changed('srv2025', { dialectMin: 'SMB302', dialectMax: '770' })
    ],
    ['serious dialectCrossed inbound', () => changed('srv2025', {}, { dialectMin: '528', dialectMax: '514' }), () => sample('srv2022')],
    ['warning dialectInvalid outbound', () => changed('srv2025', { dialectMin: '1025' }), () => changed('srv2025', { dialectMin: '0' })],
    ['warning dialectInvalid inbound', () => changed('srv2025', {}, { dialectMax: '' }), () => sample('srv2025')]
];

describe('findings', () => {
    for (const [finding, has, hasNot] of table) {
        it(`${finding}: where it is so, and not where it is not`, () => {
            expect(found(has())).toContain(finding);
            expect(found(hasNot())).not.toContain(finding);
        });
    }

    it('each rule has a case here', () => {
        expect([...new Set(table.map(([finding]) => finding.split(' ')[1]))].sort()).toEqual(rules.map(({ id }) => id as string).sort());
    });

    it('none comes from what was not read; each that cannot be judged is named', () => {
        expect(found(silent())).toEqual([]);
        expect(new Set(notRead(silent()))).toEqual(
            new Set(rules.map(({ id }) => id as string).filter(id => !['domainController', 'rdma', 'uncNotHardened'].includes(id)))
        );
    });

    it('what this Windows does not have is no gap', () => {
        expect(notRead(sample('srv2022'))).toEqual([]);
        expect(notRead(changed('srv2022', { insecureGuestLogons: null }))).toContain('guestUnsigned');
        const old = changed('srv2022', { insecureGuestLogons: null });
        expect(notRead({ ...old, notReported: [...old.notReported, 'outbound.insecureGuestLogons'] })).toEqual([]);
    });

    it('an audit value cannot be called misplaced where the key that it belongs to was not read', () => {
        const half = surrounded('srv2025', { outboundAudit: entry('AuditClientDoesNotSupportSigning'), inboundAudit: null });
        expect(found(half).filter(one => one.includes('misplacedAudit'))).toEqual([]);
        expect(notRead(half)).toEqual(['misplacedAudit', 'misplacedAudit']);
    });

    it('signing that was taken away names the document that has it as the default here', () => {
        const weaker = (facts: SigningConfiguration): unknown =>
            findingsOf(facts).found.find(({ id, direction }) => id === 'weakerThanDefault' && direction === 'outbound')?.source;
        const loose = changed('srv2025', { required: false });
        expect(weaker({ ...loose, computer: { ...loose.computer, license: null } })).toBe('Microsoft, "Control SMB signing behavior"');
        expect(weaker({ ...loose, computer: { ...loose.computer, editionSku: 406 } })).toContain('Azure Local');
    });

    it('signing that is in force, not stored and not the default is not called the default', () => {
        const removed = changed('srv2022', { required: true, stored: { required: null } });
        expect(found(removed)).not.toContain('information notStored outbound');
    });

    it('a path without any demand is named alone', () => {
        const weakened = findingsOf(surrounded('srv2025', hardened(' '))).found.find(({ id }) => id === 'uncWeakened');
        expect(weakened?.values).toEqual(['\\\\*\\SYSVOL']);
    });

    // DISA's guides: of Windows 11 WN11-SO-000100 and -000120, which are V-253449 and V-253451.
    it('each direction that is not stored has the number of its own rule, of the guide for its Windows', () => {
        const rules = (name: SampleName): unknown =>
            findingsOf(sample(name))
                .found.filter(({ id }) => id === 'notStored')
                .map(({ direction, source }) => [direction, source]);
        expect(rules('win11-ent')).toEqual([
            ['outbound', 'DISA, "Microsoft Windows 11 STIG", V-253449'],
            ['inbound', 'DISA, "Microsoft Windows 11 STIG", V-253451']
        ]);
        expect(rules('srv2025')).toEqual([['outbound', 'DISA, "Microsoft Windows Server 2025 STIG", V-278210']]);
    });

    it('whatever the facts are: each has a source and its texts, the most severe comes first, and none rests on a null', () => {
        const { FindingWhat, FindingWhy, FindingToDo, FindingTopic } = texts.Strings.SmbSigning;
        fc.assert(
            fc.property(anyFacts, configuration => {
                const nodes = [
                    { cluster: 'FILE SERVERS', name: 'n1', outbound: true, inbound: false },
                    { cluster: '{0}', name: 'n2', outbound: null, inbound: null }
                ];
                const judged = joinFindings([findingsOf(configuration), namesNotRead, inboundNames, clusterFindings(configuration, nodes)]);
                const order = judged.found.map(({ severity }) => ['serious', 'warning', 'information'].indexOf(severity));
                expect(order).toEqual([...order].sort());
                for (const { id, source, direction, values } of judged.found) {
                    expect(source).toMatch(/^\w+, "/);
                    for (const group of [FindingWhat, FindingWhy, FindingToDo]) expect(group[id]).toBeTruthy();
                    expect(FindingTopic[id as SettingFindingId]).toBeTruthy();
                    expect(values.every(value => value !== '') || configuration.computer.cluster === '').toBeTrue();
                    const { hardenedPaths, rdma } = configuration.surroundings;
                    if (id.startsWith('unc')) expect([hardenedPaths, configuration.computer.domainJoined]).not.toContain(null);
                    if (id === 'rdma') expect(rdma).toBeTrue();
                    if (id === 'relay') {
                        const { required, nameHardening, service } = configuration.inbound;
                        expect([required, nameHardening === null, service?.state]).toEqual([false, false, 'Running']);
                    }
                    if (id === 'ntlm' || id === 'ntlmRefused') expect(configuration.surroundings.ntlm).not.toBeNull();
                    if (id === 'wrongType') expect(values.join()).toMatch(/ REG_\w+: /);
                    if (id === 'misplacedAudit')
                        expect([configuration.surroundings.outboundAudit, configuration.surroundings.inboundAudit]).not.toContain(null);
                    if (direction && restsOnRequirement.includes(id)) expect(configuration[direction].required).not.toBeNull();
                }
                for (const one of judged.unjudged) if (one.reason !== 'notRead') expect(one.source).toMatch(/^\w+, "/);
            }),
            { numRuns: 1000 }
        );
    });
});
