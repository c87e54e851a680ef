// SPDX-License-Identifier: MIT
import texts from '../../generated/assets/strings/strings.json';
import type { Wanted } from '../domain/plan';
import { sample } from '../remote/testing/samples';
import type { Strings } from '../strings/strings';
import { changeView } from './panel-view';

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
});
