// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Wanted } from '../../domain/change/plan';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { changeView } from './change-panel-view';

const strings = texts.Strings.SmbSigning as Strings;

describe('what has to be acknowledged', () => {
    it('is asked for anew where one more direction is weakened', () => {
        const asked = (wanted: Wanted): readonly string[] =>
            changeView('win11-ent', sample('win11-ent'), wanted, strings).acknowledgements.map(({ id }) => id);
        const [outbound] = asked({ outbound: 'notRequired' });
        const [inbound] = asked({ inbound: 'notRequired' });
        const [both] = asked({ outbound: 'notRequired', inbound: 'notRequired' });
        expect(new Set([outbound, inbound, both, undefined]).size).toBe(4);
        expect(asked({ outbound: 'notRequired', inbound: 'required' })).toEqual([outbound as string]);
    });

    it('is that another manager may put it back, by what is known of it', () => {
        const base = sample('srv2025');
        const asked = (configuration: SigningConfiguration, inbound: 'required' | 'notRequired'): readonly string[] =>
            changeView('srv2025', configuration, { inbound }, strings).acknowledgements.map(({ title }) => title);
        const mdm = { status: 'found' as const, value: 0, provider: '8345CBE6-CEFC-462A-8219-78F3FC0377C1' };
        expect(asked(base, 'required')).toEqual([]);
        expect(asked({ ...base, inbound: { ...base.inbound, mdm } }, 'required')).toEqual(['OSConfig might revert this']);
        const unnamed = 'Other management might revert this';
        expect(asked({ ...base, surroundings: { ...base.surroundings, dsc: true } }, 'required')).toEqual([unnamed]);
        const azureLocal = { ...base, computer: { ...base.computer, editionSku: 406 } };
        expect(asked(azureLocal, 'required')).toEqual([]);
        const required = { ...azureLocal, inbound: { ...base.inbound, required: true, stored: { required: 1 } } };
        expect(asked(required, 'notRequired')).toContain(unnamed);
    });
});
