// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Run } from '../../domain/run/run';
import { itemOf, runOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { phaseText } from './run-view';

const strings = texts.Strings.SmbSigning as Strings;

describe('where a run is', () => {
    const items = [itemOf('a'), itemOf('b'), itemOf('c', { decision: 'alreadySo' })];
    const phases: readonly [Partial<Run>, string][] = [
        [{}, 'In progress'],
        [{ phase: 'paused' }, 'Paused. Nothing more starts until you resume'],
        [
            { phase: 'waiting', settings: { ...runOf([]).settings, pilot: 1 } },
            'Pilot finished: 1. Check the result, and then continue or cancel'
        ],
        [
            { phase: 'waiting', settings: { ...runOf([]).settings, pilot: 9 } },
            'Pilot finished: 2. Check the result, and then continue or cancel'
        ],
        [{ phase: 'stopping', ending: 'cancelled' }, 'Stopping. Changes in progress are finished and verified'],
        [
            { phase: 'stopping', ending: 'tooManyFailures' },
            'Stopping, because too many failed. Changes in progress are finished and verified'
        ],
        [{ phase: 'ended', ending: null }, 'Finished'],
        [{ phase: 'ended', ending: 'interrupted' }, 'Interrupted, because the page was closed. Nothing continued by itself'],
        [{ phase: 'ended', ending: 'notSaved' }, "Stopped, because this browser couldn't save any more records"]
    ];
    for (const [run, text] of phases) it(`is "${text}"`, () => expect(phaseText({ run: runOf(items, run) }, strings)).toBe(text));
});
