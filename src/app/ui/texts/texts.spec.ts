// SPDX-License-Identifier: MIT
// The small texts that several screens share: where something came from, a peer, what is waited for.
import texts from '../../../generated/assets/strings/strings.json';
import type { Origin } from '../../domain/origin';
import type { NotedImpact } from '../../domain/peers/impact';
import type { Strings } from '../../strings/strings';
import { originTexts } from './origin-text';
import { alsoText, peerText } from './peer-text';
import { notStartedText, waitedText, waitText } from './wait-text';

const strings = texts.Strings.SmbSigning as Strings;
const at = '2026-11-20T08:30:00.000Z';
const when = new Date(at).toLocaleString();

describe('where a record or a run came from', () => {
    const origin: Origin = { importedAt: at, exportedAt: at, toolVersion: '1.0 <b>' };
    const cases: readonly [boolean, Origin | null, readonly string[]][] = [
        [false, null, []],
        [false, origin, []],
        [true, null, ["Imported from a file. Its content wasn't verified here."]],
        [true, origin, [`Imported from a file on ${when} (exported ${when} by version 1.0 <b>). Its content wasn't verified here.`]],
        [
            true,
            { importedAt: 'x', exportedAt: null, toolVersion: null },
            ["Imported from a file on x (exported Unknown by version Unknown). Its content wasn't verified here."]
        ]
    ];
    for (const [imported, from, said] of cases)
        it(`is told of ${imported ? 'an imported' : 'our own'} one: ${said.join() || 'nothing'}`, () =>
            expect(originTexts({ imported, origin: from }, strings)).toEqual([...said]));
});

describe('a peer that a plan names', () => {
    const peer = (changed: Partial<NotedImpact>): NotedImpact =>
        ({ peer: '=nas <1>', direction: 'outbound', why: 'guest', lastSeen: at, now: null, ...changed }) as NotedImpact;

    const cases: readonly [Partial<NotedImpact>, string][] = [
        [{}, `=nas <1> (Outbound): a guest logon was allowed, most recently on ${when}`],
        [{ lastSeen: null }, "=nas <1> (Outbound): a guest logon was allowed, most recently on a date that wasn't recorded"],
        [{ lastSeen: 'yesterday', direction: 'inbound' }, '=nas <1> (Inbound): a guest logon was allowed, most recently on yesterday'],
        [{ why: 'unsignedNow', lastSeen: null }, '=nas <1> (Outbound): connected, neither signed nor encrypted'],
        [
            { why: 'noSigning', now: 'encrypted' },
            `=nas <1> (Outbound): an event says that it doesn't support signing, most recently on ${when}, but its connections are encrypted now`
        ]
    ];
    for (const [changed, text] of cases) it(`is "${text}"`, () => expect(peerText(peer(changed), strings)).toBe(text));

    it('has words for all that it can have shown', () => {
        for (const why of Object.keys(strings.ImpactWhy) as (keyof Strings['ImpactWhy'])[]) {
            const said = peerText(peer({ why } as Partial<NotedImpact>), strings);
            expect(said)
                .withContext(why)
                .not.toMatch(/undefined|\{\d\}/);
        }
        expect(alsoText({ id: 'shown', why: 'noSigning', lastSeen: null }, strings)).toContain(
            "Also: an event says that it doesn't support signing, most recently on a date that wasn't recorded"
        );
    });
});

describe('what a change waits for', () => {
    const kinds = ['computer', 'cluster', 'perhapsCluster'] as const;
    it('is named, and what it waited for in vain', () => {
        for (const kind of kinds) {
            expect(waitText({ kind, name: '<fs>' }, strings)).toMatch(/^Waiting for .*<fs>.* You can cancel\.$/);
            expect(waitedText({ kind, name: '<fs>' }, strings)).toMatch(/^Nothing was sent, because .*<fs>.* took too long\. Try again/);
        }
        expect(new Set(kinds.map(kind => waitText({ kind, name: 'x' }, strings))).size).toBe(3);
    });

    it('is one of the reasons why nothing was sent', () => {
        const reasons = (['notSaved', 'newer', 'cancelled'] as const).map(why => notStartedText(why, strings));
        expect(reasons).toEqual([strings.Result.NotStarted, strings.Result.NewerStorage, 'Canceled while waiting. Nothing was sent.']);
        expect(notStartedText({ kind: 'cluster', name: 'fs' }, strings)).toMatch(/another node of cluster fs took too long/);
    });
});
