// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { NotedImpact } from '../../domain/peers/impact';
import type { RunItem } from '../../domain/run/run';
import { itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { cautionTexts } from './cautions';
import { wholeTexts } from './dry-run-view';

const strings = texts.Strings.SmbSigning as Strings;

describe('what is to be known before a computer is changed', () => {
    const impact = (peer: string, why: NotedImpact['why'], notes: NotedImpact['notes'] = []): NotedImpact =>
        ({ kind: 'cutOff', peer, direction: 'outbound', why, lastSeen: null, source: '', now: null, notes }) as unknown as NotedImpact;
    const cautions = (item: Partial<RunItem>, peers: readonly NotedImpact[] = [], differing: readonly string[] = []): readonly string[] =>
        cautionTexts(
            {
                key: 'a',
                label: 'a',
                item: itemOf('a', item),
                peers: peers.map(one => ({ ...one, accepted: null })),
                differing,
                stillReported: []
            },
            strings
        );

    it('is that it becomes weaker, and each warning, with the nodes that would differ', () => {
        expect(cautions({ weaker: true, warnings: ['otherNodes', 'policyNotRead'] }, [], ['n1', 'n2'])).toEqual([
            'Weaker: signing would no longer be required',
            "Other nodes of its cluster won't change, and would differ: n1; n2",
            "Couldn't read whether Group Policy will revert this"
        ]);
        expect(cautions({ decision: 'notRead', weaker: true, warnings: ['otherNodes'] })).toEqual([]);
    });

    it('is that only the stored value changes, where that is so of all that changes', () => {
        const stored = { setting: 'inbound', before: { inForce: 'required' }, after: { inForce: 'required' } };
        const inForce = { setting: 'outbound', before: { inForce: 'notRequired' }, after: { inForce: 'required' } };
        const changes = (...all: readonly object[]): Partial<RunItem> => ({ changes: all as unknown as RunItem['changes'] });
        expect(cautions(changes(stored))).toEqual(["Only the stored value would change, not what's in force"]);
        expect(cautions(changes(stored, inForce))).toEqual([]);
    });

    it('stands whole in the details: each peer, and why a computer is not changed', () => {
        const row = (item: Partial<RunItem>, peers: readonly NotedImpact[]): Parameters<typeof wholeTexts>[0] => ({
            key: 'a',
            label: 'a',
            item: itemOf('a', item),
            peers: peers.map(one => ({ ...one, accepted: null })),
            differing: [],
            stillReported: []
        });
        const guests = Array.from({ length: 7 }, (_, index) => impact(`nas-${index}`, 'guestAccount'));
        expect(wholeTexts(row({}, guests), strings).length).toBe(7);
        expect(wholeTexts(row({ decision: 'alreadySo' }, []), strings)).toEqual([]);
        expect(wholeTexts(row({ decision: 'sourcesDisagree' }, []), strings)).toEqual([strings.DecisionWhy.sourcesDisagree]);
    });

    it('is whom it would cut off, by name: five of them, and how many more', () => {
        const guests = Array.from({ length: 1239 }, (_, index) => impact(`nas-${index}`, 'guestAccount'));
        const said = cautions({}, guests);
        expect(said[0]).toBe('nas-0 (Outbound): connected with a guest account');
        expect(said.slice(5)).toEqual([jasmine.stringMatching(/1,234/) as unknown as string]);
        expect(cautions({}, guests.slice(0, 5)).length).toBe(5);
    });

    it('is what else each of them has shown', () => {
        const [said] = cautions({}, [
            impact('192.0.2.7', 'guestAccount', [{ id: 'byAddress' }, { id: 'shown', why: 'noSigning', lastSeen: null }])
        ]);
        expect(said).toMatch(
            /^192\.0\.2\.7 \(Outbound\): connected with a guest account\. By IP address, so NTLM.*\. .*doesn't support signing, most recently on a date that wasn't recorded/
        );
    });
});
