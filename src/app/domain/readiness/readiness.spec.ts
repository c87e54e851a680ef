// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { type Direction, type SigningConfiguration } from '../computer/facts';
import { channelNames, type LoggedEvent } from '../evidence/reading';
import { collectedAt, daysBefore, event, named, sourcesWith } from '../evidence/testing/logged';
import { audited, silent } from '../evidence/testing/silent';
import { type Accepted, acceptedBy, nothingAccepted } from './accepted';
import type { KnownOfComputer } from './known';
import { readinessOf } from './readiness';
import type { TestedDevice } from './tested-device';
import { accepting, cannotSign, guest, knownOf, serverCannotSign, wrongSignature } from './testing/known';

const having = (direction: Direction, facts: object, configuration = audited): SigningConfiguration => ({
    ...configuration,
    [direction]: { ...configuration[direction], ...facts }
});
const required = { required: true, stored: { required: 1 } };
const policy = (value: number): object => ({ policy: { ...audited.inbound.policy, status: 'found', gpoName: 'Files', value } });
/** It has the audits, and none is on. */
const open = having('inbound', { required: false }, sample('srv2025'));
const cleared = event(channelNames.system, 104, named({ Channel: channelNames.serverAudit }), 2);
const without3021 = { ...silent, sources: sourcesWith(3021, { defined: false }) };
const unnamed = event(channelNames.serverAudit, 3021, []);

/** The kind, and what is worth comparing of the rest. */
function told(known: KnownOfComputer, direction: Direction = 'inbound', accepted: Accepted = nothingAccepted): string {
    const found = readinessOf(known, direction, accepted);
    switch (found.kind) {
        case 'required':
            return `required: ${found.refused}`;
        case 'heldByPolicy':
            return `heldByPolicy: ${found.owner?.value ?? 'nobody'}`;
        case 'ready':
            return `ready: ${found.ageDays} days, ${found.events} events, ${found.peers} peers, ${found.accepted} accepted`;
        case 'wouldCutOff': {
            const { cutOff, mayBe, atLeast, accepted: others, peers } = found;
            return `wouldCutOff: ${cutOff} + ${mayBe}${atLeast ? '+' : ''}, ${others} accepted: ${peers.join(' ')}`;
        }
        case 'gathering':
            return `gathering: ${found.ageDays} days, ${found.daysLeft} left`;
        case 'unknown': {
            const { why } = found;
            if (why.of === 'blocked') return `unknown: ${why.reason}`;
            if (why.of !== 'lacking') return `unknown: ${why.of} ${'state' in why ? why.state : ''}`.trim();
            return `unknown: ${why.lacking.of === 'logs' ? why.lacking.doubt.kind : why.lacking.of}`;
        }
        default:
            return found.kind;
    }
}

describe('what is unknown of the requirement', () => {
    const part = { what: 'inbound.configuration', errorId: 'X', message: 'Access is denied.' };
    const why = (inbound: object, unavailable: readonly object[] = []): unknown => {
        const configuration = { ...having('inbound', { required: null, ...inbound }), unavailable } as SigningConfiguration;
        const found = readinessOf(knownOf({ configuration }), 'inbound', nothingAccepted);
        return found.kind === 'unknown' ? found.why : found;
    };

    it('is told with its cause: the part that could not be read, or the service that is off', () => {
        expect(why({}, [{ ...part, what: 'outbound.configuration' }, part])).toEqual({
            of: 'requirement',
            isServerOff: false,
            part
        } as never);
        expect(why({ service: { state: 'Stopped', startMode: 'Disabled' } })).toEqual({
            of: 'requirement',
            isServerOff: true,
            part: null
        } as never);
    });
});

describe('readiness', () => {
    const rows: readonly (readonly [string, KnownOfComputer])[] = [
        ['ready: 30 days, 0 events, 0 peers, 0 accepted', knownOf()],
        ['required: 0', knownOf({ configuration: having('inbound', required) })],
        ['required: 1', knownOf({ configuration: having('inbound', required), events: [cannotSign('nas')] })],
        [
            'required: 1',
            knownOf({ configuration: having('inbound', { required: true, stored: { required: 0 } }), events: [cannotSign('nas')] })
        ],
        ['heldByPolicy: 0', knownOf({ configuration: having('inbound', policy(0)) })],
        ['heldByPolicy: 0', knownOf({ configuration: having('inbound', { ...required, ...policy(0) }) })],
        ['heldByPolicy: 1', knownOf({ configuration: having('inbound', policy(1)) })],
        ['heldByPolicy: nobody', knownOf({ configuration: having('inbound', { stored: { required: 1 } }) })],
        ['wouldCutOff: 1 + 0, 0 accepted: nas', knownOf({ configuration: having('inbound', policy(0)), events: [cannotSign('nas')] })],
        [
            'wouldCutOff: 1 + 2, 0 accepted: nas ghost copier',
            knownOf({ events: [guest('ghost'), cannotSign('nas'), wrongSignature('copier')] })
        ],
        ['wouldCutOff: 1 + 0+, 0 accepted: nas', knownOf({ events: [cannotSign('nas'), unnamed] })],
        ['gathering: 3 days, 11 left', knownOf({ since: daysBefore(3) })],
        ['gathering: 2 days, 12 left', knownOf({ events: [cleared] })],
        ['auditingOff', knownOf({ configuration: open })],
        ['auditingOff', knownOf({ configuration: open, reading: null })],
        ['cannotAudit', knownOf({ configuration: having('inbound', { required: false }, sample('srv2022')), reading: without3021 })],
        ['cannotAudit', knownOf({ reading: without3021 })],
        ['unknown: configuration notRead', knownOf({ configuration: null })],
        ['unknown: configuration failed', knownOf({ configuration: null }, { failed: true })],
        ['unknown: evidence notRead', knownOf({ reading: null })],
        ['unknown: evidence notRead', knownOf({ reading: null }, { isReading: true })],
        ['unknown: evidence failed', knownOf({ reading: null }, { failed: true })],
        ['unknown: sources', knownOf({ connections: null })],
        ['unknown: reading', knownOf({ connections: null }, { isReading: true })],
        ['unknown: requirement', knownOf({ configuration: having('inbound', { required: null }) })],
        ['unknown: storedUnreadable', knownOf({ configuration: having('inbound', { stored: null }) })],
        ['unknown: sinceUnknown', knownOf({ since: null })],
        ['unknown: clearingsUnknown', knownOf({ reading: { ...silent, channels: silent.channels.slice(0, -1) } })],
        [
            'unknown: smallLog',
            knownOf({ reading: { ...silent, channels: silent.channels.map(one => ({ ...one, maximumBytes: 65_536 })) } })
        ],
        [
            'unknown: channelUnreadable',
            knownOf({ reading: { ...silent, channels: silent.channels.map(one => ({ ...one, recordCount: null })) } })
        ]
    ];
    for (const [wanted, known] of rows) it(`is ${wanted}`, () => expect(told(known)).toBe(wanted));

    it('of what was read before stays while it is read again, and where that fails', () => {
        for (const state of [{ isReading: true }, { failed: true }]) expect(told(knownOf({}, state))).toBe(told(knownOf()));
    });

    it('does not depend on how far the clock of the computer is off', () => {
        const years = 4 * 365;
        const ahead = (days: number): string => daysBefore(days - years);
        const channels = silent.channels.map(one => ({ ...one, oldestEvent: one.oldestEvent && ahead(90) }));
        const reading = { ...silent, channels, collectedAt: ahead(0), events: [serverCannotSign('nas', 5 - years)] };
        expect(told(knownOf({ reading }))).toBe(told(knownOf()));
        const tested = (days: number): Partial<KnownOfComputer> => ({ tested: [testOf('nas', days)] });
        expect(told(knownOf({ reading }, tested(4)), 'outbound')).toContain('ready');
        expect(told(knownOf({ reading }, tested(6)), 'outbound')).toContain('wouldCutOff');
    });
});

const testOf = (peer: string, days: number, canSign = true): TestedDevice => ({
    computer: 'fs1',
    peer,
    canSign,
    testedAt: daysBefore(days)
});

describe('a device that was tested', () => {
    const events = [serverCannotSign('NAS', 5)];
    const after = (tested: readonly TestedDevice[], more: readonly LoggedEvent[] = []): string =>
        told(knownOf({ events: [...events, ...more] }, { tested }), 'outbound');

    it('later than its last event, and can sign, is not cut off', () => {
        expect(after([testOf('nas', 4)])).toBe('ready: 30 days, 1 events, 1 peers, 0 accepted');
        expect(after([testOf('nas', 4), testOf('nas', 3, false)])).toContain('ready'); // that speaks as a suspect of its own
    });

    it('counts in every other case', () => {
        const others = [
            after([testOf('nas', 6)]),
            after([testOf('nas', 4, false)]),
            after([testOf('nas.lab.example', 4)]),
            after([testOf('nas', 4)], [serverCannotSign('nas', 3)]),
            after([testOf('nas', 4)], [event(channelNames.clientSecurity, 31022, named({ ServerName: 'nas' }), 9)]),
            after([testOf('nas', 4)], [event(channelNames.clientSecurity, 31013, named({ ServerName: 'nas' }), 9)]),
            told(knownOf({ events: [cannotSign('nas', 5)] }, { tested: [testOf('nas', 4)] }), 'inbound'),
            told(knownOf({ events, readAt: 'no time' }, { tested: [testOf('nas', 4)] }), 'outbound')
        ];
        for (const other of others) expect(other).toContain('wouldCutOff');
    });

    it('and could not sign, is mended by a later test', () => {
        const suspects = [{ direction: 'outbound' as const, peer: 'nas', why: 'knownNotToSign' as const, lastSeen: daysBefore(5) }];
        expect(told(knownOf({}, { suspects }), 'outbound')).toContain('wouldCutOff');
        expect(told(knownOf({}, { suspects, tested: [testOf('nas', 4)] }), 'outbound')).toContain('ready');
    });
});

describe('accepted peers', () => {
    it('are told, and those that are left', () => {
        const known = knownOf({ events: [cannotSign('nas'), guest('ghost'), cannotSign('copier')] });
        expect(told(known, 'inbound', accepting('nas'))).toBe('wouldCutOff: 1 + 1, 1 accepted: copier ghost');
        expect(told(known, 'inbound', accepting('nas', 'ghost', 'copier'))).toBe('ready: 30 days, 3 events, 3 peers, 3 accepted');
    });

    it('leave every doubt', () => {
        const doubts: readonly (readonly [string, KnownOfComputer])[] = [
            ['gathering', knownOf({ events: [cannotSign('nas')], since: daysBefore(3) })],
            ['unknown: sinceUnknown', knownOf({ events: [cannotSign('nas')], since: null })],
            ['unknown: sources', knownOf({ events: [cannotSign('nas')], connections: null })],
            ['unknown: moreThanRead', knownOf({ reading: { ...silent, events: [cannotSign('nas')], leftOut: true } })],
            ['wouldCutOff: 1 + 0+, 1 accepted', knownOf({ events: [cannotSign('nas'), unnamed] })]
        ];
        for (const [wanted, known] of doubts) expect(told(known, 'inbound', accepting('nas'))).toContain(wanted);
    });

    it('in one direction say nothing of the other, nor of another name', () => {
        const only = acceptedBy([{ peer: 'nas', direction: 'outbound', by: '', note: '', at: collectedAt }]);
        expect(told(knownOf({ events: [cannotSign('nas')] }), 'inbound', only)).toContain('wouldCutOff: 1');
        const two = knownOf({ events: [cannotSign('nas.lab.example'), cannotSign('nas')] });
        expect(told(two, 'inbound', accepting('nas'))).toContain('wouldCutOff: 1');
        expect(told(two, 'inbound', accepting('nas.lab.example'))).toContain('wouldCutOff: 1');
        expect(told(two, 'inbound', accepting('nas', 'nas.lab.example'))).toContain('ready');
    });

    it('that are refused are not counted as refused', () => {
        const known = knownOf({ configuration: having('inbound', required), events: [cannotSign('nas'), cannotSign('copier')] });
        expect(told(known, 'inbound', accepting('nas'))).toBe('required: 1');
    });
});
