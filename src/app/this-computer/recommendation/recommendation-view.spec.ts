// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ValueOwner } from '../../domain/change/owners';
import type { Advice } from '../../domain/recommendation/advice';
import type { Recommendation } from '../../domain/recommendation/recommendation';
import { recommendationSources } from '../../domain/recommendation/sources';
import type { Strings } from '../../strings/strings';
import { recommendationView } from './recommendation-view';

const strings = texts.Strings.SmbSigning as Strings;
const policy: ValueOwner = {
    by: 'groupPolicy',
    gpoName: 'Files',
    gpoId: null,
    value: '0',
    lastApplied: null,
    everyRefresh: false
};
const about = (advice: Advice): Recommendation => ({ kind: 'advice', advice, directions: ['inbound'] });
const peers = { kind: 'seePeers', cutOff: 2, mayBe: 1, atLeast: false, inPlan: true } as const;

/** Title, reason and button. */
function told(found: Recommendation): readonly string[] {
    const { title, reason, action } = recommendationView(found, 'noon', strings);
    return [title, reason, action?.text ?? 'no button'];
}

describe('the recommendation in words', () => {
    const cases: readonly (readonly [Recommendation, ...string[]])[] = [
        [
            about({ kind: 'require', ageDays: 1, isOwnerUnread: false }),
            'Inbound: require signing',
            "In 1 day of auditing, no peer has shown that it can't sign. Event logs read on noon.",
            'Review change'
        ],
        [about(peers), 'Inbound: check the peers that would be cut off', 'Would be cut off: 2. May be cut off: 1.', 'See peers'],
        [
            about({ ...peers, cutOff: 0, atLeast: true }),
            'Inbound: check the peers that might be cut off',
            'May be cut off: at least 1.',
            'See peers'
        ],
        [
            about({ kind: 'turnOnAuditing' }),
            'Inbound: turn on auditing first',
            "Without auditing, the event logs don't show which peers can't sign.",
            'Turn on auditing'
        ],
        [
            about({ kind: 'auditingHeld', audits: ['inboundAuditSigning', 'inboundAuditGuests'] }),
            'Inbound: turn on auditing in Group Policy',
            "Turned off by Group Policy, so a change made here would have no effect: Audit of clients that can't sign, Audit of inbound guest logons.",
            'no button'
        ],
        [
            about({ kind: 'readEvidence', state: 'none' }),
            'Inbound: read the evidence first',
            "The event logs haven't been read in this window. They might name peers that can't sign.",
            'Go to evidence'
        ],
        [
            about({ kind: 'wait', ageDays: 3, daysLeft: 11 }),
            'Inbound: wait 11 more days',
            "The logs name no peer that can't sign, but go back only 3 days. The evidence needs 14 days, so that weekly tasks have run twice.",
            'Go to evidence'
        ],
        [
            about({ kind: 'notEnough', lacking: { of: 'logs', doubt: { kind: 'cleared', channel: 'A' } } }),
            'Inbound: find out more first',
            "Nothing names a peer that can't sign, but that doesn't prove anything yet. The A log was cleared.",
            'Go to evidence'
        ],
        [
            about({ kind: 'notEnough', lacking: { of: 'sources', source: 'connections' } }),
            'Inbound: find out more first',
            "Nothing names a peer that can't sign, but that doesn't prove anything yet. Outbound connections couldn't be read. See Connections now.",
            'no button'
        ],
        [
            about({ kind: 'ownerDecides', owner: policy }),
            'Inbound: set the requirement in Group Policy',
            'Group Policy "Files" sets 0, so a change made here won\'t last.',
            'Other ways'
        ],
        [
            about({ kind: 'ownerReverts', owner: policy }),
            'Inbound: set the requirement in Group Policy',
            'Group Policy "Files" sets 0, and will revert the signing requirement.',
            'Other ways'
        ],
        [
            about({ kind: 'ownerReverts', owner: { ...policy, by: 'osConfig' } }),
            "Inbound: set the requirement where it's managed",
            'OSConfig sets 0, and might restore that value at any time.',
            'no button'
        ],
        [
            about({ kind: 'keep' }),
            'Inbound: store the requirement',
            'Signing is required now, but 0 is stored, so a restart might end the requirement.',
            'Review change'
        ],
        [
            about({ kind: 'coming' }),
            'Inbound: check the evidence soon',
            'A stored value or a policy already requires signing. The requirement takes effect when the service restarts or the policy is applied.',
            'Go to evidence'
        ],
        [
            about({ kind: 'readEvidence', state: 'reading' }),
            'Inbound: read the evidence first',
            'The event logs are being read.',
            'no button'
        ],
        [
            about({ kind: 'notEnough', lacking: { of: 'reading' } }),
            'Inbound: find out more first',
            "Nothing names a peer that can't sign, but that doesn't prove anything yet. Connections are being read.",
            'no button'
        ],
        [
            about({ kind: 'testDevices' }),
            'Inbound: test the servers that this computer connects to',
            "This Windows can't record which servers can't sign. Test each server to find out.",
            'Go to device tests'
        ],
        [
            about({ kind: 'refused', peers: 2 }),
            "Inbound: check the peers that can't connect",
            "Peers that can't sign, and so can't connect: 2.",
            'Go to evidence'
        ],
        [about({ kind: 'blocked', reason: 'storedOdd' }), "Inbound: remove what's in the way", strings.Blocker.storedOdd, 'no button'],
        [about({ kind: 'notKnown' }), "Inbound: find out what's in force", "Couldn't read whether signing is required.", 'no button'],
        [
            { kind: 'nothing', isOwnerUnread: false, isInboundIdle: false },
            'Nothing to do for signing',
            'Signing is required in both directions.',
            'no button'
        ],
        [
            { kind: 'nothing', isOwnerUnread: true, isInboundIdle: true },
            'Nothing to do for signing',
            "Outbound signing is required. The computer doesn't accept SMB connections. Couldn't read whether Group Policy or device management sets another value.",
            'no button'
        ]
    ];
    for (const [found, ...wanted] of cases)
        it(`of ${found.kind === 'nothing' ? 'nothing' : found.advice.kind}: ${wanted[0]}`, () => expect(told(found)).toEqual(wanted));

    it('says of peers that would be cut off that this was tried before, in that direction', () => {
        const at = '2026-11-20T12:00:00.000Z';
        const reason = (direction: 'inbound' | 'outbound', advice: Advice = peers): string =>
            recommendationView(about(advice), null, strings, {
                refused: [{ direction, peer: 'nas', why: 'refusedBefore', lastSeen: at }],
                roleRefusedAt: null
            }).reason;
        expect(reason('inbound')).toMatch(
            /May be cut off: 1\. Signing was required here before, but peers were refused, and the change was undone on /
        );
        expect(reason('outbound')).not.toContain('undone');
        expect(reason('inbound', { kind: 'turnOnAuditing' })).not.toContain('undone');
    });

    it('says before a click that the role can only read, and offers no change', () => {
        const told = (advice: Advice): ReturnType<typeof recommendationView> =>
            recommendationView(about(advice), null, strings, { refused: [], roleRefusedAt: '2026-11-20T12:00:00.000Z' });
        expect(told({ kind: 'turnOnAuditing' }).action).toBeNull();
        expect(told(peers).action?.text).toBe('See peers');
        expect(told({ kind: 'turnOnAuditing' }).reason).toContain(', because your role here can only read.');
        expect(told({ kind: 'readEvidence', state: 'none' }).action?.text).toBe('Go to evidence');
        expect(told({ kind: 'readEvidence', state: 'none' }).reason).not.toContain('role');
    });

    it('names both directions, and its source', () => {
        const found = recommendationView(
            { kind: 'advice', advice: { kind: 'turnOnAuditing' }, directions: ['outbound', 'inbound'] },
            null,
            strings
        );
        expect(found.title).toBe('Outbound and inbound: turn on auditing first');
        expect(found.source).toBe(`Source: ${recommendationSources.turnOnAuditing}`);
    });

    it('opens the change panel with what it recommends, and the tab Compatibility where only the logs name the peers', () => {
        const panelOf = (advice: Advice): unknown => recommendationView(about(advice), null, strings).action?.panel;
        expect(panelOf({ kind: 'require', ageDays: 20, isOwnerUnread: false })).toEqual({
            kind: 'change',
            wanted: { inbound: 'required' }
        });
        expect(panelOf(peers)).toEqual({ kind: 'change', wanted: { inbound: 'required' } });
        expect(panelOf({ ...peers, inPlan: false })).toBeNull();
        const partOf = (advice: Advice): unknown => recommendationView(about(advice), null, strings).action?.part;
        expect(partOf({ ...peers, inPlan: false })).toBe('evidence');
        expect(partOf({ kind: 'readEvidence', state: 'none' })).toBe('evidence');
        expect(partOf({ kind: 'testDevices' })).toBeNull();
        expect(panelOf({ kind: 'turnOnAuditing' })).toEqual({ kind: 'change', auditing: true });
        expect(panelOf({ kind: 'ownerDecides', owner: policy })).toEqual({ kind: 'otherWays', wanted: { inbound: 'required' } });
    });
});
