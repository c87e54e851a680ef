// SPDX-License-Identifier: MIT
import { channelNames } from '../domain/evidence/reading';
import { collectedAt, daysBefore, event, named } from '../domain/evidence/testing/logged';
import { silent } from '../domain/evidence/testing/silent';
import { impactsOf } from '../domain/peers/impact';
import { deviceOutcome, DeviceResult, Probe } from '../domain/negotiate/device';
import { changed, mandatory } from '../domain/negotiate/testing/answers';
import { makePlan } from '../domain/change/plan';
import type { DeviceTest } from './device-tests';
import { sample } from '../remote/testing/samples';
import { knownElsewhere } from './known-elsewhere';

const result = (name: string, port: number, probe: Partial<Probe>): DeviceResult => {
    const probes = [{ request: 'smb2', ended: 'complete', ...probe } as Probe];
    return { host: { name, port }, outcome: deviceOutcome(probes), probes, testedAt: new Date(0) };
};

describe('what is known of peers from elsewhere', () => {
    it('has a device in it that was tested and cannot sign, and no other', () => {
        const cannot = changed(mandatory, { 66: 0 });
        const results = [
            result('nas', 445, { answer: cannot }),
            result('filer', 445, { answer: changed(mandatory, { 66: 1 }) }),
            result('off', 445, { ended: 'refused', answer: new Uint8Array() }),
            result('other', 4450, { answer: cannot })
        ];
        const test: DeviceTest = { computer: 'srv2022', hosts: [], results, state: 'done', failure: null };
        const { suspects } = knownElsewhere(null, test);
        const configuration = sample('srv2022');
        const { found } = impactsOf(makePlan(configuration, { outbound: 'required' }), configuration, null, suspects);
        expect(found.map(({ peer, kind, why, lastSeen }) => [peer, kind, why, lastSeen])).toEqual([
            ['nas', 'cutOff', 'knownNotToSign', '1970-01-01T00:00:00.000Z'],
            ['other:4450', 'cutOff', 'knownNotToSign', '1970-01-01T00:00:00.000Z']
        ]);
        expect(knownElsewhere(null, null)).toEqual(jasmine.objectContaining({ suspects: [], evidence: null }));
    });

    it('has no device in it that a test found mended since its last event', () => {
        const events = ['nas', 'copier'].map(peer => event(channelNames.clientAudit, 31998, named({ ServerName: peer }), 5));
        const state = { kind: 'ready', read: { value: { ...silent, events }, at: new Date(collectedAt) } } as const;
        const testedBefore = (days: number): DeviceTest => {
            const tested = { ...result('NAS', 445, { answer: changed(mandatory, { 66: 1 }) }), testedAt: new Date(daysBefore(days)) };
            return { computer: 'srv2022', hosts: [], results: [tested], state: 'done', failure: null };
        };
        const peers = (test: DeviceTest): readonly string[] => knownElsewhere(state, test).suspects.map(({ peer }) => peer);
        expect(peers(testedBefore(6))).toEqual(['nas', 'copier']);
        expect(peers(testedBefore(4))).toEqual(['copier']);
        const { isContradicted } = knownElsewhere(state, testedBefore(4));
        expect(isContradicted?.({ direction: 'outbound', peer: 'nas', why: 'noSigning', lastSeen: daysBefore(5) })).toBeTrue();
    });
});
