// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { auditingSince } from './audit-since';
import { auditUpdate } from './audit-update';
import type { ComputerFacts, SettingFacts, SigningConfiguration } from '../computer/facts';
import { foundIn } from '../change/found';
import { lacking } from '../computer/prerequisites';
import { makePlan, type Wanted } from '../change/plan';
import { notesOn } from '../change/plan-notes';
import { answerRead, answerWrite, begin, type ChangeRecord, isInForce, newRecord, nextAction } from '../change/record';
import { signingAudits } from './signing-audits';
import type { SettingName } from './catalogue';
import { wayOf } from './setting';
import { withState } from '../testing/with-state';
import { isAsLeft, undoTarget } from '../change/undo';

const patched = sample('srv2019-audit');

/** The patched server with this of the audit of clients that cannot sign. */
function having(audit: SettingFacts | null, computer: Partial<ComputerFacts> = {}): SigningConfiguration {
    const { inbound } = patched;
    const settings = inbound.settings && { ...inbound.settings, auditClientDoesNotSupportSigning: audit };
    return { ...patched, computer: { ...patched.computer, ...computer }, inbound: { ...inbound, settings } };
}

const off = having({ stored: null, policy: null });
const state = (kind: 'one' | 'zero' | 'notStored'): object => ({ inForce: 'notReported', stored: { kind } });

function blocker(configuration: SigningConfiguration, setting: SettingName = 'inboundAuditSigning', target: 'on' | 'off' = 'on'): unknown {
    const { changes, blockers } = makePlan(configuration, { [setting]: target });
    return changes.length > 0 ? 'planned' : (blockers[0]?.reason ?? null);
}

function carriedOut(from: SigningConfiguration, wanted: Wanted): [SigningConfiguration, ChangeRecord] {
    const plan = makePlan(from, wanted);
    const after = plan.changes.reduce((known, change) => withState(known, change, change.after), from);
    const startedAt = '2026-11-23T10:00:00.000Z';
    const given = { id: 'a', run: 'run', undoes: null, startedAt, toolVersion: '1.0.0', computer: 'srv2019-audit' };
    let record = begin(newRecord({ ...given, configuration: from, plan }));
    while (nextAction(record)?.kind === 'write') record = answerWrite(record, null);
    return [after, answerRead(record, foundIn(after, startedAt))];
}

describe('the updates of September 2025', () => {
    // Microsoft's record of CVE-2025-55234: from these revisions on, these builds are not affected.
    it('are there from the revision on that Microsoft names for the build', () => {
        const first = [
            [14393, 8422],
            [17763, 7792],
            [19045, 6332],
            [20348, 4171],
            [22631, 5909],
            [25398, 1849],
            [26100, 6584]
        ] as const;
        // The hotpatches of that month have lower ones; whether they bring the audits is not known.
        const hotpatches: Partial<Record<number, number>> = { 20348: 4106, 26100: 6508 };
        for (const [build, ubr] of first) {
            const hotpatch = hotpatches[build];
            expect(auditUpdate({ build, ubr })).toBe('there');
            expect(auditUpdate({ build, ubr: ubr - 1 })).toBe(hotpatch ? 'unknown' : 'missing');
            if (hotpatch) expect([hotpatch - 1, hotpatch].map(one => auditUpdate({ build, ubr: one }))).toEqual(['missing', 'unknown']);
        }
        const unknown = [
            { build: 17763, ubr: null },
            { build: null, ubr: 9000 },
            { build: 27842, ubr: 1000 },
            { build: 9200, ubr: 25675 }
        ];
        expect(unknown.map(auditUpdate)).toEqual(Array(4).fill('unknown'));
    });
});

describe('an audit that this Windows has and does not report', () => {
    it('is offered where the build allows it, and else says why not', () => {
        expect(wayOf(patched, 'inboundAuditSpn')).toBe('registry');
        expect(blocker(off)).toBe('planned');
        expect(blocker(having({ stored: null, policy: null }, { ubr: 6532 }))).toBe('updateMissing');
        expect(blocker(having({ stored: null, policy: null }, { ubr: null }))).toBe('policyOnly');
        expect(blocker(off, 'inboundAuditEncryption')).toBe('settingMissing');
        expect(blocker(off, 'outboundAuditSigning')).toBe('settingMissing');
        expect(blocker(sample('srv2025'), 'inboundAuditSpn')).toBe('updateMissing');
        expect(blocker(sample('win11-25h2'), 'inboundAuditSpn')).toBe('planned');
        const { clientSpnSupport: _, ...audit } = off.inbound.audit;
        expect(blocker({ ...off, inbound: { ...off.inbound, audit } }, 'inboundAuditSpn')).toBe('notReadByModule');
    });

    it('is blocked where a policy says otherwise, or what is stored cannot be told or restored', () => {
        expect(blocker(having({ stored: null, policy: 0 }))).toBe('policyWins');
        expect(blocker(having({ stored: 1, policy: 1 }), 'inboundAuditSigning', 'off')).toBe('policyWins');
        expect(blocker(having({ stored: null, policy: 1 }))).toBeNull();
        expect(blocker(having({ stored: 2, policy: null }))).toBe('storedOdd');
        expect(blocker(having({ stored: '1', policy: null }))).toBe('storedOdd');
        expect(blocker(having(null))).toBe('storedUnreadable');
    });

    it('is stored as 1 and undone to 0, for with no value the server keeps what it had', () => {
        const [change] = makePlan(off, { inboundAuditSigning: 'on' }).changes;
        expect([change?.before, change?.after]).toEqual([state('notStored'), state('one')] as never);
        const [on, record] = carriedOut(off, { inboundAuditSigning: 'on' });
        expect(makePlan(on, { inboundAuditSigning: 'on' }).changes).toEqual([]);
        expect(isAsLeft(record, on)).toBeTrue();
        const [undone] = makePlan(on, undoTarget(record)).changes;
        expect([undone?.before, undone?.after]).toEqual([state('one'), state('zero')] as never);
        const [back, undo] = carriedOut(on, undoTarget(record));
        expect(makePlan(back, undoTarget(record)).changes).toEqual([]);
        expect(makePlan(back, undoTarget(undo)).changes[0]?.after).toEqual(state('one') as never);
        expect(makePlan(off, { inboundAuditSigning: 'off' }).changes).toEqual([]);
    });

    it('is not said to be beyond an undo because it is not reported', () => {
        const facts = having({ stored: 1, policy: null });
        const { changes } = makePlan(facts, { inboundAuditSigning: 'off' });
        expect(changes.length).toBe(1);
        expect(notesOn(facts, changes, 'page')).toEqual([]);
    });

    it('ends as stored, never as changed, and keeps that name where other changes were verified', () => {
        for (const wanted of [{ inboundAuditSigning: 'on' }, { inboundAuditSigning: 'on', inbound: 'required' }] as const) {
            const [, record] = carriedOut(off, wanted);
            expect(record.ending).toBe('storedOnly');
            expect(isInForce(record)).toBeTrue();
        }
        expect(carriedOut(off, { inbound: 'required' })[1].ending).toBe('changed');
    });

    it('is restored by the cmdlet once Windows reports it', () => {
        const [, record] = carriedOut(off, { inboundAuditSigning: 'on' });
        const reporting = {
            ...having({ stored: 1, policy: null }),
            notReported: off.notReported.filter(one => one !== 'inbound.audit.clientDoesNotSupportSigning')
        };
        const now = { ...reporting, inbound: { ...reporting.inbound, audit: { ...off.inbound.audit, clientDoesNotSupportSigning: true } } };
        const [change] = makePlan(now, undoTarget(record)).changes;
        expect(change?.after).toEqual({ inForce: 'off', stored: { kind: 'zero' } } as never);
    });

    it('is what Switch auditing on stores, without the audit of service names, and since when it is', () => {
        expect(signingAudits(off)).toEqual({ inboundAuditSigning: 'on' });
        expect(signingAudits(patched)).toEqual({});
        const [on, record] = carriedOut(off, { inboundAuditSigning: 'on' });
        expect(auditingSince([record], 'srv2019-audit', on, 'inbound')).toBe('2026-11-23T10:00:00.000Z');
        expect(auditingSince([record], 'srv2019-audit', off, 'inbound')).toBeNull();
        expect(auditingSince([], 'srv2019-audit', on, 'inbound')).toBeNull();
    });

    it('is not lacking', () => {
        const lacks = (one: SigningConfiguration): unknown => lacking(one).find(({ capability }) => capability === 'signingAudit')?.onlyIn;
        expect(lacks(patched)).toBe('outbound');
        expect(lacks(having(null, { ubr: null }))).toBe('outbound');
        expect(lacks(sample('srv2022'))).toBeNull();
    });
});
