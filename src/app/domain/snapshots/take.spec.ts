// SPDX-License-Identifier: MIT
import { makeList } from '../list/list';
import { cluster, connection, entry, facts, failed } from '../testing/list-entries';
import { rawSamples, sample, type SampleName } from '../../remote/testing/samples';
import { stateIn } from './snapshot';
import { takeSnapshot } from './take';

const head = { id: 'scan', begun: '2026-11-20T08:30:00.000Z', ended: null, toolVersion: '1.0.0', origin: null };

describe('a snapshot of the list', () => {
    it('has each computer once, with all its names and how its reading ended', () => {
        const same = facts('srv1');
        const list = makeList(
            [
                entry('srv1', same, 'idle', 1000),
                entry({ ...connection('srv1.lab.example'), label: 'SRV1 (files)' }, same, 'idle', 2000),
                entry('srv2', failed('accessDenied'), 'idle', 3000),
                entry('srv3', null, 'stopped'),
                entry(cluster('cl1'))
            ],
            null
        );
        const { computers, ...rest } = takeSnapshot(list, head);
        expect(rest).toEqual(head);
        expect(computers.map(({ label, names, outcome, at }) => [label, names, outcome, at])).toEqual([
            ['srv1', ['srv1', 'srv1.lab.example'], 'ok', '1970-01-01T00:00:02.000Z'],
            ['srv2', ['srv2'], 'accessDenied', '1970-01-01T00:00:03.000Z'],
            ['srv3', ['srv3'], 'notRead', null]
        ]);
        expect([computers[0]?.id, computers[0]?.fqdn, computers[1]?.facts]).toEqual(['id of srv1', 'srv1.lab.example', null]);
    });

    it('takes nothing that a file brought for something that was read', () => {
        const { answer, ...rest } = entry('srv1', facts('srv1'), 'idle', 1000);
        const from = { file: 'g.jsonl', importedAt: '2026-11-20T08:00:00.000Z' };
        const list = makeList([{ ...rest, answer: answer && { ...answer, from } }], null);
        const [one] = takeSnapshot(list, head).computers;
        expect([one?.outcome, one?.at, one?.id, one?.facts]).toEqual(['notRead', null, null, null]);
    });

    it('has each in the state that the list shows, of every kind of Windows and every failure', () => {
        const samples = (Object.keys(rawSamples) as SampleName[]).map(sample);
        const outcomes = [
            ...samples,
            ...(['unreachable', 'needsCredentials', 'accessDenied', 'scriptFailed', 'timedOut'] as const).map(kind => failed(kind))
        ];
        const stopped = facts('off');
        const off = { ...stopped, inbound: { ...stopped.inbound, service: { state: 'Stopped', startMode: 'Disabled' } } };
        const list = makeList(
            [...outcomes, off].map((outcome, index) => entry(`srv${index}`, outcome)),
            null
        );
        expect(takeSnapshot(list, head).computers.map(stateIn)).toEqual(list.rows.map(({ state }) => state) as never);
    });

    it('notes by which clock policy was applied, and the name of what set a value', () => {
        const base = facts('srv1');
        const policy = { ...base.inbound.policy, status: 'found' as const, gpoName: 'Servers', gpoId: '{1}', value: 1 };
        const read = {
            ...base,
            inbound: { ...base.inbound, policy, stored: { required: 0 } },
            surroundings: { ...base.surroundings, policyEvent: { logged: '2026-11-20T08:00:00.1234567Z' } }
        };
        const [computer] = takeSnapshot(makeList([entry('srv1', read)], null), head).computers;
        expect(computer?.facts?.policyApplied).toEqual({ at: '2026-11-20T08:00:00.123Z', by: 'event' });
        expect(computer?.facts?.inbound).toEqual(
            jasmine.objectContaining({ setBy: 'policyConflict', policy: 'Servers', policyValue: '1' })
        );
    });
});
