// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import texts from '../../../generated/assets/strings/strings.json';
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../facts';
import { anyFacts } from '../testing/any-facts';
import { findingsOf } from './findings';
import { rules } from './rules';

type Side = Partial<SigningConfiguration['outbound']> & Partial<SigningConfiguration['inbound']>;

function changed(name: Parameters<typeof sample>[0], outbound: Side, inbound: Side = {}): SigningConfiguration {
    const known = sample(name);
    return { ...known, outbound: { ...known.outbound, ...outbound }, inbound: { ...known.inbound, ...inbound } };
}

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
    return {
        ...known,
        notReported: [],
        outbound: { ...known.outbound, ...nothing, insecureGuestLogons: null, requireEncryption: null, blockNtlm: null },
        inbound: { ...known.inbound, ...nothing, encryptData: null, rejectUnencryptedAccess: null, smb1: null }
    };
}

const cluster2019 = (): SigningConfiguration => {
    const known = changed('srv2022-cluster1', { required: true }, {});
    return { ...known, computer: { ...known.computer, build: 17763 } };
};

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
    ['warning rdma outbound', cluster2019, () => changed('srv2022-cluster1', { required: true })],
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
    ['information ntlm outbound', () => sample('srv2025'), () => sample('srv2022')]
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
            new Set(rules.map(({ id }) => id as string).filter(id => !['domainController', 'rdma'].includes(id)))
        );
    });

    it('what this Windows does not have is no gap', () => {
        expect(notRead(sample('srv2022'))).toEqual([]);
        expect(notRead(changed('srv2022', { insecureGuestLogons: null }))).toContain('guestUnsigned');
        const old = changed('srv2022', { insecureGuestLogons: null });
        expect(notRead({ ...old, notReported: [...old.notReported, 'outbound.insecureGuestLogons'] })).toEqual([]);
    });

    it('a cluster that could not be read is not taken for none', () => {
        const known = cluster2019();
        const unread = { ...known, computer: { ...known.computer, cluster: null } };
        expect(notRead(unread)).toEqual([]);
        expect(notRead({ ...unread, unavailable: [{ what: 'computer.cluster', errorId: 'X', message: 'x' }] })).toContain('rdma');
    });

    it('other cluster nodes, and the names that connections use, cannot be judged from one reading', () => {
        const reasons = (name: Parameters<typeof sample>[0]): string[] => findingsOf(sample(name)).unjudged.map(({ reason }) => reason);
        expect(reasons('srv2022')).toEqual(['names']);
        expect(reasons('srv2022-cluster1')).toEqual(['names', 'clusterNodes']);
    });

    it('whatever the facts are: each has a source and its texts, the most severe comes first, and none rests on a null', () => {
        const { FindingWhat, FindingWhy, FindingToDo, FindingTopic } = texts.Strings.SmbSigning;
        fc.assert(
            fc.property(anyFacts, configuration => {
                const judged = findingsOf(configuration);
                const order = judged.found.map(({ severity }) => ['serious', 'warning', 'information'].indexOf(severity));
                expect(order).toEqual([...order].sort());
                for (const { id, source, direction, values } of judged.found) {
                    expect(source).toMatch(/^\w+, "/);
                    for (const group of [FindingWhat, FindingWhy, FindingToDo, FindingTopic]) expect(group[id]).toBeTruthy();
                    expect(values.every(value => value !== '') || configuration.computer.cluster === '').toBeTrue();
                    const restsOnRequirement = [
                        'domainController',
                        'guestUnsigned',
                        'guestCutOff',
                        'weakerThanDefault',
                        'rdma',
                        'notStored'
                    ];
                    if (direction && restsOnRequirement.includes(id)) expect(configuration[direction].required).not.toBeNull();
                }
                for (const one of judged.unjudged) if (one.reason !== 'notRead') expect(one.source).toMatch(/^\w+, "/);
            }),
            { numRuns: 1000 }
        );
    });
});
