// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { SharedParts } from './shared-parts';

describe('what computers have in common', () => {
    it('is kept once, and no configuration is other by that', () => {
        const shared = new SharedParts();
        const [one, other] = [sample('srv2025'), sample('srv2025')];
        const [first, second] = [shared.share(one), shared.share({ ...other, computer: { ...other.computer, name: 'OTHER' } })];
        expect(first).toEqual(one);
        expect(second.computer.name).toBe('OTHER');
        expect(second.outbound).toEqual(other.outbound);
        expect(second.outbound.settings).toBe(first.outbound.settings);
        expect(second.inbound.audit).toBe(first.inbound.audit);
        expect(second.surroundings).toBe(first.surroundings);
    });

    it('is never what is not equal', () => {
        const shared = new SharedParts();
        const [one, other] = [shared.share(sample('srv2025')), shared.share(sample('srv2022'))];
        expect(other).toEqual(sample('srv2022'));
        expect(other.outbound.audit).not.toBe(one.outbound.audit as never);
    });
});
