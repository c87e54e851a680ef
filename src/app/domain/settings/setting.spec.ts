// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { loosens, makePlan, Wanted } from '../change/plan';
import { settingsBesideSigning as settingNames } from './catalogue';
import { hasSetting, policyOf, type SettableState, settingState } from './setting';
import { withState } from '../testing/with-state';

const before = sample('srv2025');
// SMB 1 is off there, and is not switched on but by an undo; the check of names is neither on nor off.
const reported = settingNames.filter(one => !['inboundAuditSpn', 'inboundSmb1', 'nameHardening'].includes(one));

function carriedOut(configuration: SigningConfiguration, wanted: Wanted): SigningConfiguration {
    return makePlan(configuration, wanted).changes.reduce((known, change) => withState(known, change, change.after), configuration);
}

/** A computer whose guest logons are like this. */
function guests(inForce: boolean | null, stored: number | string | null, policy: number | null = null): SigningConfiguration {
    const { outbound } = before;
    const settings = outbound.settings && { ...outbound.settings, insecureGuestLogons: { stored, policy } };
    return { ...before, outbound: { ...outbound, insecureGuestLogons: inForce, settings } };
}

function blocker(configuration: SigningConfiguration, target: 'on' | 'off' | SettableState = 'on'): unknown {
    const { changes, blockers } = makePlan(configuration, { guestLogons: target });
    expect(changes).toEqual([]);
    return blockers[0];
}

describe('a setting beside signing', () => {
    it('is offered where this Windows has it', () => {
        const offered = (name: Parameters<typeof sample>[0]): unknown => settingNames.filter(one => hasSetting(sample(name), one));
        // Of the names of services no cmdlet is known to report the audit.
        expect(offered('srv2025')).toEqual(settingNames.filter(one => one !== 'inboundAuditSpn'));
        expect(offered('srv2022')).toEqual(['guestLogons', 'inboundEncryption', 'inboundSmb1', 'nameHardening']);
        expect(offered('srv2012r2')).toEqual(['inboundEncryption', 'inboundSmb1', 'nameHardening']);
        expect(makePlan(sample('srv2012r2'), { guestLogons: 'off' }).blockers).toEqual([
            { direction: 'outbound', setting: 'guestLogons', reason: 'settingMissing' }
        ]);
    });

    it('is planned with the state before, after the directions', () => {
        expect(makePlan(before, { inboundAuditSigning: 'on', inbound: 'required' }).changes).toEqual([
            jasmine.objectContaining({ direction: 'inbound', after: { inForce: 'required', stored: { kind: 'one' } } }),
            {
                setting: 'inboundAuditSigning',
                direction: 'inbound',
                before: { inForce: 'off', stored: { kind: 'notStored' } },
                after: { inForce: 'on', stored: { kind: 'one' } },
                takenBackBy: null
            }
        ]);
    });

    it('is left alone where it is in force and nothing else is stored', () => {
        const changes = (configuration: SigningConfiguration, target: 'on' | 'off'): number =>
            makePlan(configuration, { guestLogons: target }).changes.length;
        expect([changes(guests(false, null), 'off'), changes(guests(false, 0), 'off'), changes(guests(true, 1), 'on')]).toEqual([0, 0, 0]);
        expect([changes(guests(false, 1), 'off'), changes(guests(false, 1), 'on'), changes(guests(true, 0), 'on')]).toEqual([1, 1, 1]);
    });

    it('is blocked where its state is not known, no undo could restore it, or a policy wins', () => {
        const about = { direction: 'outbound', setting: 'guestLogons' };
        expect(blocker(guests(null, null))).toEqual({ ...about, reason: 'inForceNotReported' });
        expect(blocker({ ...before, outbound: { ...before.outbound, settings: null } })).toEqual({ ...about, reason: 'storedUnreadable' });
        expect(blocker(guests(false, 'x'))).toEqual({ ...about, reason: 'storedOdd' });
        expect(blocker(guests(false, null, 0))).toEqual({ ...about, reason: 'policyWins' });
        expect(blocker(guests(false, 0), { inForce: 'on', stored: { kind: 'zero' } })).toEqual({ ...about, reason: 'mixedState' });
        expect([policyOf(guests(false, null, 0), 'guestLogons'), policyOf(before, 'guestLogons')]).toEqual(['0', null]);
    });

    it('is one value of its own: a change of each leaves the others as they were, and its undo gives the state before', () => {
        for (const setting of reported) {
            const [change] = makePlan(before, { [setting]: 'on' }).changes;
            if (!change) throw new Error(setting);
            const on = carriedOut(before, { [setting]: 'on' });
            expect(settingState(on, change.setting)).toEqual({ inForce: 'on', stored: { kind: 'one' } });
            for (const other of reported.filter(one => one !== setting))
                expect(settingState(on, other)).toEqual(settingState(before, other));
            expect(makePlan(on, { [setting]: 'on' }).changes).toEqual([]);
            expect(settingState(carriedOut(on, { [change.setting]: change.before }), setting)).toEqual(settingState(before, setting));
        }
    });

    it('has a word and a stored number for each of its values, and none for another number', () => {
        const having = (level: number, stored: number | null): SigningConfiguration => ({
            ...before,
            inbound: {
                ...before.inbound,
                nameHardening: level,
                settings: before.inbound.settings && { ...before.inbound.settings, nameHardening: { stored, policy: null } }
            }
        });
        const words = [0, 1, 2, 3].map(level => settingState(having(level, level), 'nameHardening'));
        expect(words).toEqual([
            { inForce: 'off', stored: { kind: 'zero' } },
            { inForce: 'ifSent', stored: { kind: 'one' } },
            { inForce: 'required', stored: { kind: 'two' } },
            { inForce: 'notReported', stored: { kind: 'other', raw: '3' } }
        ]);
        for (const level of ['off', 'ifSent', 'required'] as const)
            for (const from of [having(0, null), having(1, 1), having(2, 2)])
                expect(settingState(carriedOut(from, { nameHardening: level }), 'nameHardening').inForce).toBe(level);
        expect(makePlan(having(3, 3), { nameHardening: 'off' }).blockers[0]?.reason).toBe('inForceNotReported');
    });

    it('is switched to what only an undo may bring back by an undo alone', () => {
        const isOn = { ...before, inbound: { ...before.inbound, smb1: true } };
        const off = carriedOut(isOn, { inboundSmb1: 'off' });
        expect(settingState(off, 'inboundSmb1')).toEqual({ inForce: 'off', stored: { kind: 'zero' } });
        const [blocker] = makePlan(off, { inboundSmb1: 'on' }).blockers;
        expect(blocker?.reason).toBe('notOffered');
        const undo = makePlan(off, { inboundSmb1: settable(isOn) });
        expect([undo.blockers, undo.changes.map(loosens)]).toEqual([[], [true]]);
        expect(settingState(carriedOut(off, { inboundSmb1: settable(isOn) }), 'inboundSmb1')).toEqual(settable(isOn));
    });
});

/** What a record keeps of SMB 1 as it was. */
function settable(configuration: SigningConfiguration): SettableState {
    return settingState(configuration, 'inboundSmb1') as SettableState;
}
