// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makePlan, Wanted } from '../../domain/change/plan';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { guestLines, leavesGuestsOff, withSetting } from './settings-view';

const strings = { Guests: { Why: 'why', NeedsBoth: 'both' }, Caution: { Requirement: 'caution' } } as unknown as Strings;

describe('settings beside signing in the panel', () => {
    const now = sample('srv2025');

    it('are left alone once they are switched back', () => {
        const on = withSetting(now, { inbound: 'required' }, 'guestLogons', 'on');
        expect(on).toEqual({ inbound: 'required', guestLogons: 'on' });
        expect(withSetting(now, on, 'guestLogons', 'off')).toEqual({ inbound: 'required' });
    });

    it('say of guest access that it needs two settings, where the plan makes only one of them so', () => {
        const lines = (wanted: Wanted, of: SigningConfiguration = now): string[] => guestLines(of, makePlan(of, wanted), strings);
        expect(lines({ guestLogons: 'on' })).toEqual(['why', 'caution', 'both']);
        expect(lines({ guestLogons: 'on', outbound: 'notRequired' })).toEqual(['why', 'caution']);
        expect(lines({ guestLogons: 'on' }, sample('srv2022'))).toEqual(['why', 'caution']);
        expect(lines({ outbound: 'notRequired' })).toEqual([]);
        const leaves = (wanted: Wanted, of: SigningConfiguration = now): boolean => leavesGuestsOff(of, makePlan(of, wanted));
        expect(leaves({ outbound: 'notRequired' })).toBeTrue();
        expect(leaves({ outbound: 'notRequired', guestLogons: 'on' })).toBeFalse();
        expect(leaves({ inbound: 'required' })).toBeFalse();
        expect(leaves({ outbound: 'required' })).toBeFalse();
        // Windows Server 2012 R2 has no such setting, so nothing can be said of it.
        expect(leaves({ outbound: 'notRequired' }, { ...now, outbound: { ...now.outbound, insecureGuestLogons: null } })).toBeFalse();
    });
});
