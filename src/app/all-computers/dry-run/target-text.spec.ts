// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { RunTarget } from '../../domain/run/run';
import type { Strings } from '../../strings/strings';
import { targetText } from './target-text';

const strings = texts.Strings.SmbSigning as Strings;
const both = { outbound: 'required', inbound: 'notRequired' } as const;

describe('what a run aims at', () => {
    const targets: readonly [RunTarget, string][] = [
        [{ goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null }, 'Require both'],
        [{ goal: 'requireInbound', wanted: { inbound: 'required' }, of: null }, 'Require inbound'],
        [{ goal: 'windowsDefault', wanted: {}, of: null }, 'Windows default for each'],
        [{ goal: 'byHand', wanted: both, of: null }, 'Outbound: Required; Inbound: Not required'],
        [{ goal: 'byHand', wanted: { inbound: 'windowsDefault' }, of: null }, 'Inbound: Windows default'],
        [{ goal: 'sameAs', wanted: both, of: '{0} <b>=srv' }, 'Match {0} <b>=srv (Outbound: Required; Inbound: Not required)'],
        [{ goal: 'sameAs', wanted: { outbound: 'required' }, of: null }, 'Match  (Outbound: Required)'],
        [{ goal: 'asBaseline', wanted: {}, of: 'DISA STIG' }, 'Match DISA STIG'],
        [{ goal: 'undo', wanted: {}, of: 'a run' }, 'Undo of an earlier run']
    ];
    for (const [target, text] of targets) it(`is "${text}"`, () => expect(targetText(target, strings)).toBe(text));
});
