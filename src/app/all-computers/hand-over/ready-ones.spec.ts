// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Entry } from '../../domain/list/list';
import { being, cannotSign, knownOf } from '../../domain/readiness/testing/known';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { entry, failed, tagged } from '../../domain/testing/list-entries';
import { inOneGo } from '../../domain/steps';
import type { Strings } from '../../strings/strings';
import { modelOf } from '../readiness/testing/readiness-models';
import { handOverPanelView, readyOnesView } from './hand-over-view';
import { type AskedToHandOver, type ReadyOnes, readyOnesInSteps } from './ready-ones';
import { rolloutFormats } from '../../equivalents/hand-over/formats';

const strings = texts.Strings.SmbSigning as Strings;

const settings = (name: string, inbound = false): ReturnType<typeof being> =>
    being({ id: `id of ${name}`, name, fqdn: `${name}.lab.example` }, { required: inbound });
const audited = (name: string, facts: Parameters<typeof knownOf>[0] = {}): KnownOfComputer =>
    knownOf({ computer: name, configuration: settings(name), ...facts });

/** Ready, and in the ring that sorts first: one that is listed, one that could not be read last. */
const fs1 = audited('fs1');
const fs2 = audited('fs2');
const cut = audited('cut', { events: [cannotSign('nas')] });
const done = audited('done', { configuration: settings('done', true) });
const unread = knownOf({ computer: 'unread', configuration: null, reading: null });

function asked(all: readonly KnownOfComputer[], isSelected = false, entries: readonly Entry[] = []): AskedToHandOver {
    const listed = all.map(({ kept: { computer, configuration } }) => entry(computer, configuration?.value ?? null));
    return { rows: modelOf(entries.length > 0 ? entries : listed, all).rows, direction: 'inbound', isSelected };
}

const names = ({ groups }: ReadyOnes): readonly string[] => groups.flatMap(({ computers }) => computers.map(({ name }) => name));

describe('the page Readiness hands over', () => {
    const all = [fs1, fs2, cut, done, unread];

    it('the ready ones alone, and counts the others by what they are', () => {
        const found = inOneGo(readyOnesInSteps(asked(all), false));
        expect(names(found)).toEqual(['fs1', 'fs2']);
        expect(found.groups[0]?.targets).toEqual({ inbound: 'required' });
        expect(Object.fromEntries(found.notReady)).toEqual({ wouldCutOff: 1, required: 1, unknown: 1 });
        expect(readyOnesView(found, strings)).toEqual({
            lines: [
                "Not included, because they aren't ready: 3 (Would cut off: 1, Required: 1, Unknown: 1).",
                jasmine.stringMatching(/^The oldest settings used were read on .+\. No computer is read again\.$/)
            ],
            choice: '',
            caution: ''
        } as unknown as ReturnType<typeof readyOnesView>);
    });

    it('others only where a person selected and chose them, and says so, also in the files', () => {
        expect(inOneGo(readyOnesInSteps(asked(all), true)).areChosen).toBeFalse();
        const offered = inOneGo(readyOnesInSteps(asked(all, true), false));
        expect([names(offered), readyOnesView(offered, strings).choice]).toEqual([
            ['fs1', 'fs2'],
            "Also include selected computers that aren't ready (3)"
        ]);
        const found = inOneGo(readyOnesInSteps(asked(all, true), true));
        expect(names(found)).toEqual(['cut', 'done', 'fs1', 'fs2']);
        const { caution, lines } = readyOnesView(found, strings);
        expect(caution).toContain('because you chose so: 2 (Would cut off: 1, Required: 1)');
        expect(lines[0]).toBe("Not included, because a dry run wouldn't change them: 1 (Couldn't be read: 1).");
        const notes = found.groups.flatMap(({ computers }) => computers.map(({ note }) => note));
        expect(notes).toEqual(['readiness: wouldCutOff', 'readiness: required', undefined, undefined]);
    });

    it('none that a dry run would leave alone, whatever was chosen', () => {
        const policy = { ...settings('held'), computer: { ...settings('held').computer, id: null } };
        const found = inOneGo(readyOnesInSteps(asked([audited('held', { configuration: policy })]), false));
        expect([names(found), Object.fromEntries(found.leftAlone)]).toEqual([[], { notIdentified: 1 }]);
    });

    it('by the settings that readiness was judged by, also where the computer is being read, or could not be since', () => {
        const entries = [entry('fs1', failed('unreachable')), entry('fs2', settings('fs2'), 'reading')];
        expect(names(inOneGo(readyOnesInSteps(asked([fs1, fs2], false, entries), false)))).toEqual(['fs1', 'fs2']);
    });

    it('each computer with its ring, the first of its tags, and with what a script would change', () => {
        const entries = [entry(tagged('fs1', 'Ring 10', 'Ring 2'), settings('fs1'))];
        const [group] = inOneGo(readyOnesInSteps(asked([fs1], false, entries), false)).groups;
        const [one] = group?.computers ?? [];
        expect(one?.rollout?.ring).toBe('Ring 2');
        expect(one?.rollout?.changes.map(({ setting, after }) => [setting, after.inForce])).toEqual([['inbound', 'required']]);
        expect([one?.rollout?.id, one?.rollout?.fqdn, one?.facts?.fqdn]).toEqual(['id of fs1', 'fs1.lab.example', 'fs1.lab.example']);
    });

    it('in steps that are short each, however many there are', () => {
        const many = Array.from({ length: 1000 }, (_, index) => audited(`pc${index}`));
        const given = asked(many);
        const steps = readyOnesInSteps(given, false);
        let count = 0;
        while (!steps.next().done) count++;
        expect(count).toBeGreaterThan(50);
    });

    it('to what holds the target, scripts for each ring among it', () => {
        const { groups } = inOneGo(readyOnesInSteps(asked([fs1]), false));
        const notHeld = rolloutFormats.filter(format => !handOverPanelView({ groups, others: 0 }, format, strings).canSave);
        // Intune doesn't manage Windows Server.
        expect(notHeld.map(({ name }) => name)).toEqual(['intune']);
    });
});
