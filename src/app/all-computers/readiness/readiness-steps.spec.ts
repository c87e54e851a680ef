// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Readiness } from '../../domain/readiness/readiness';
import type { Strings } from '../../strings/strings';
import type { ReadinessRow } from './readiness-model';
import { detailsView } from './readiness-text';
import { listed, modelOf, readAt } from './testing/readiness-models';

const strings = texts.Strings.SmbSigning as Strings;

const ready = { kind: 'ready', ageDays: 21, events: 340, peers: 4, accepted: 0, isOwnerUnread: false } as const;
const cut = { kind: 'wouldCutOff', cutOff: 2, mayBe: 0, atLeast: false, accepted: 0, peers: ['NAS01', 'SCAN-3'] } as const;
const owner = { by: 'groupPolicy', gpoName: 'Servers', gpoId: null, value: '0', lastApplied: null, everyRefresh: false } as const;

describe('what to do about a readiness', () => {
    const [row] = modelOf([listed('a')]).all as readonly [ReadinessRow];
    const steps: readonly (readonly [Readiness, string])[] = [
        [{ kind: 'required', refused: 0 }, ''],
        [
            { kind: 'required', refused: 1 },
            "See in Peers who can't sign, and fix those peers. If you required signing with this tool, the computer's page can undo that. If Group Policy requires it, change the policy."
        ],
        [ready, 'Select this computer, and then Require where ready.'],
        [cut, "Choose each peer below. Fix it, or accept that it's cut off."],
        [{ kind: 'auditingOff' }, 'Select Turn on auditing on this page, and read the evidence again after two weeks.'],
        [
            { kind: 'heldByPolicy', owner },
            'Change the value in Group Policy "Servers". Once the change is applied, read the evidence again.'
        ],
        [{ kind: 'heldByPolicy', owner: null }, 'Open the computer. Its page says what is known of who sets the value.'],
        [{ kind: 'unknown', why: { of: 'evidence', state: 'notRead' } }, 'Select Read evidence.'],
        [
            { kind: 'unknown', why: { of: 'configuration', state: 'failed' } },
            'Fix the problem that the failure names, and then select Read evidence.'
        ],
        [
            { kind: 'unknown', why: { of: 'auditingHeld' } },
            'Turn on auditing in that Group Policy, because it overrides a change made here.'
        ],
        [
            { kind: 'unknown', why: { of: 'lacking', lacking: { of: 'logAge' } } },
            "Open the computer. Under Compatibility, its evidence says what's missing and what to do."
        ],
        [{ kind: 'unknown', why: { of: 'lacking', lacking: { of: 'sources', source: 'connections' } } }, 'Select Read evidence.'],
        [{ kind: 'unknown', why: { of: 'blocked', reason: 'storedOdd' } }, "Open the computer. Its page says what's in the way."]
    ];
    for (const [readiness, text] of steps)
        it(`has one next step in the details: ${JSON.stringify(readiness).slice(0, 70)}`, () => {
            expect(detailsView({ ...row, readiness }, 'inbound', strings).steps.join()).toBe(text);
        });

    it('says in the details until when to wait, and outbound that peers can be tested', () => {
        const gathering = { kind: 'gathering', ageDays: 5, daysLeft: 9, since: 'logs', events: 0 } as const;
        expect(detailsView({ ...row, readAt, readiness: gathering }, 'inbound', strings).steps[0]).toMatch(
            /^Wait until .*29.*, and then read/
        );
        expect(detailsView({ ...row, readAt, readiness: gathering }, 'inbound', strings).steps[1]).toContain('Make them larger');
        expect(detailsView({ ...row, readAt, readiness: { ...gathering, since: 'auditing' } }, 'inbound', strings).steps.length).toBe(1);
        expect(detailsView({ ...row, readiness: cut }, 'outbound', strings).steps[0]).toContain('Test it');
    });
});
