// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { type Accepted, nothingAccepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { accepting, cannotSign, guest, knownOf } from '../../domain/readiness/testing/known';
import { collectedAt } from '../../domain/evidence/testing/logged';
import { whatIf } from '../../domain/readiness/what-if';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { whatIfView, type WhatIfView } from './what-if-view';

const strings = texts.Strings.SmbSigning as Strings;
const labels = new Map([['fs1', 'Files 1']]);

function viewOf(all: readonly KnownOfComputer[], accepted: Accepted = nothingAccepted): WhatIfView {
    return whatIfView(
        all.map(known => whatIf(known, 'inbound', accepted)),
        labels,
        strings
    );
}

const told = ({ groups }: WhatIfView): readonly string[] =>
    groups.flatMap(({ title, peers }) => [title, ...peers.map(({ text, computers }) => `${text.split(':')[0]} | ${computers}`)]);

describe('what if signing were required', () => {
    it('names each peer once, with all computers that would lose it, the gravest and the most frequent first', () => {
        const found = viewOf([
            knownOf({ computer: 'fs1', events: [cannotSign('nas'), guest('scan')] }),
            knownOf({ computer: 'fs2', events: [cannotSign('NAS'), cannotSign('old')] })
        ]);
        expect(told(found)).toEqual([
            'Would be cut off (2)',
            'nas | Would lose access to: Files 1; fs2',
            'old | Would lose access to: fs2',
            'Shown to have trouble signing (1)',
            'scan | Might lose access to: Files 1'
        ]);
        expect(found.summary).toEqual(['Would change: 2 computers.']);
    });

    it('takes the gravest that any computer shows of a peer', () => {
        const all = [knownOf({ computer: 'fs1', events: [guest('nas')] }), knownOf({ computer: 'fs2', events: [cannotSign('nas')] })];
        for (const order of [all, [...all].reverse()])
            expect(viewOf(order).groups.map(({ title }) => title)).toEqual(['Would be cut off (1)']);
    });

    it('says who was accepted, and by whom', () => {
        const known = [knownOf({ events: [cannotSign('nas')] })];
        expect(viewOf(known, accepting('nas')).groups[0]?.peers[0]?.accepted).toMatch(/^Accepted by Anna on ./);
        expect(viewOf(known).groups[0]?.peers[0]?.accepted).toBe('');
    });

    it('says what it does not rest on: computers that were not read, and evidence that is missing', () => {
        const found = viewOf([knownOf({ computer: 'fs1', configuration: null }), knownOf({ computer: 'fs2', reading: null })]);
        expect(found.groups).toEqual([]);
        expect(found.summary).toEqual([
            'Would change: 1 computer.',
            'Not read, so unknown: 1.',
            'Evidence is incomplete on 1 of them, so more peers might be cut off.'
        ]);
    });

    it('says on how many computers it rests on files, and of each peer which may come from them', () => {
        const sources = [{ file: 'b.xml', importedAt: collectedAt }];
        const { kept, ...rest } = knownOf({ computer: 'fs2', events: [cannotSign('nas')] });
        const known = { ...rest, kept: { ...kept, imported: { events: [], sources, notGathered: [] } } };
        const found = viewOf([knownOf({ computer: 'fs1', events: [cannotSign('old')] }), known]);
        expect(found.summary[1]).toBe(`Imported evidence counts on 1 computer: b.xml at ${dateTime(collectedAt)}.`);
        const noted = found.groups.flatMap(({ peers }) => peers.map(({ text, brought }) => `${text.split(':')[0]} | ${brought}`));
        expect(noted.sort()).toEqual(['nas | With events of b.xml', 'old | ']);
    });

    it('cuts long lists, and says how much is left', () => {
        const many = Array.from({ length: 102 }, (_, index) => cannotSign(`peer-${index}`));
        const [cut] = viewOf(Array.from({ length: 7 }, (_, index) => knownOf({ computer: `fs${index}`, events: many }))).groups;
        expect([cut?.title, cut?.peers.length, cut?.more]).toEqual(['Would be cut off (102)', 100, '2 more']);
        expect(cut?.peers[0]?.computers).toMatch(/; 2 more$/);
    });
});
