// SPDX-License-Identifier: MIT
import type { NgZone } from '@angular/core';
import { of } from 'rxjs';
import { makeList } from '../../domain/list/list';
import { dryRun } from '../../domain/run/dry-run';
import { usualSettings } from '../../domain/run/run';
import { connection, facts } from '../../domain/testing/list-entries';
import { FakeComputers } from '../../remote/testing/fake-computers';
import { Scan } from '../scan/scan';
import type { UserConnections } from '../../readings/user-connections';
import texts from '../../../generated/assets/strings/strings.json';
import type { Strings } from '../../strings/strings';
import { pageOf, RunDraft, targetOf } from './run-draft';
import { headingText } from './target-text';

const strings = texts.Strings.SmbSigning as Strings;
const names = ['a', 'b'];

describe('the draft of a run', () => {
    let draft: RunDraft;
    let scan: Scan;

    beforeEach(() => {
        const computers = new FakeComputers();
        for (const name of names) computers.set(name, facts(name));
        const zone = { run: (work: () => void) => work(), runOutsideAngular: (work: () => unknown) => work() } as unknown as NgZone;
        const limits = { turn: 5_000, giveUpAfter: 30_000, slow: 5, tellEvery: 0 };
        scan = new Scan({ all: of(names.map(connection)) } as UserConnections, computers, limits, zone);
        draft = new RunDraft(scan);
    });

    function decisions(): readonly unknown[] {
        const { value } = draft.state;
        const target = value && targetOf(value);
        if (!value || !target) return [];
        const list = makeList(scan.state.value.entries, null);
        const { records, since, undoes } = value;
        return dryRun({ list, records, since, target, allowWeaker: true, undoes }).map(({ item }) => item?.decision);
    }

    it('takes what was read after it was begun, also where the clock was set back meanwhile', () => {
        const clock = spyOn(Date, 'now').and.returnValue(7_200_000);
        scan.begin();
        const again = spyOn(scan, 'again').and.callFake(keys => {
            clock.and.returnValue(3_600_000);
            again.and.callThrough();
            scan.again(keys);
        });
        draft.begin(names, 'requireBoth');
        expect(decisions()).toEqual(['change', 'change']);
    });

    it('leads back, if it is discarded, to the page that it was begun on', () => {
        const back = (): unknown => draft.state.value && pageOf(draft.state.value).join('/');
        draft.begin(names);
        expect(back()).toBe('/all-computers');
        draft.begin(names, 'turnOnAuditing');
        expect(back()).toBe('/all-computers/readiness');
        draft.beginUndo({ id: 'run 1', imported: false }, []);
        expect(back()).toBe('/all-computers/runs/run 1');
        draft.beginUndo({ id: 'run 1', imported: false }, [], 'run 2');
        expect(back()).toBe('/all-computers/runs/run 2');
    });

    it('has those go first that were chosen, until another size is asked for or nobody is left', () => {
        draft.begin(names, 'requireBoth');
        const now = (): unknown => [draft.state.value?.first && [...draft.state.value.first], draft.state.value?.settings.pilot];
        draft.goFirst(new Set(['b']));
        expect(now()).toEqual([['b'], 1]);
        draft.set({ atOnce: 1 });
        expect(now()).toEqual([['b'], 1]);
        draft.goFirst(new Set());
        expect(now()).toEqual([null, null]);
        draft.goFirst(new Set(['b']));
        draft.set({ pilot: 2 });
        expect(now()).toEqual([null, 2]);
    });

    it('is titled by what it was opened for, as long as that is aimed at', () => {
        const heading = (): string => (draft.state.value ? headingText(draft.state.value, strings) : '');
        draft.begin(names, 'requireInbound');
        expect(heading()).toBe('Require inbound signing');
        draft.change({ goal: 'byHand' });
        expect(heading()).toBe('Apply to selected computers');
        draft.begin(names);
        draft.change({ goal: 'requireInbound' });
        expect(heading()).toBe('Apply to selected computers');
    });

    it('aims at nothing before somebody chooses', () => {
        draft.begin(names);
        const { value } = draft.state;
        expect(value && targetOf(value)).toBeNull();
        draft.change({ goal: 'requireInbound' });
        expect(draft.state.value && targetOf(draft.state.value)?.wanted).toEqual({ inbound: 'required' });
    });

    it('gives each computer the id of its record once, and another in another draft', () => {
        scan.begin();
        draft.begin(names, 'requireBoth');
        const ids = draft.state.value?.records;
        expect([[...(ids?.keys() ?? [])], new Set(ids?.values()).size]).toEqual([names, names.length]);
        draft.change({ goal: 'requireInbound' });
        draft.readAgain();
        expect(draft.state.value?.records).toBe(ids);
        draft.begin(names, 'requireBoth');
        for (const [key, id] of draft.state.value?.records ?? []) expect(ids?.get(key)).not.toBe(id);
    });

    it('begins with what is asked of the computers', () => {
        draft.begin(names, 'turnOnAuditing');
        expect(draft.state.value && targetOf(draft.state.value)).toEqual({ goal: 'turnOnAuditing', wanted: {}, of: null });
        draft.begin(names, 'requireBoth');
        expect(draft.state.value?.goal).toBe('requireBoth');
    });

    it('aims at a series of baselines once one is chosen, and at the same when it is tried again', () => {
        const target = (): unknown => draft.state.value && targetOf(draft.state.value);
        draft.begin(names, 'asBaseline');
        expect(target()).toBeNull();
        draft.change({ series: 'CIS' });
        const asked = { goal: 'asBaseline', wanted: {}, of: 'CIS' } as const;
        expect(target()).toEqual(asked);
        draft.beginAgain({ id: 'run', target: asked, settings: usualSettings, imported: false }, []);
        expect(target()).toEqual(asked);
        expect(draft.state.value?.model).toBeNull();
    });

    it('proposes no way of a file: neither how many at once, nor to go on whatever fails, nor to make weaker', () => {
        const target = { goal: 'byHand', wanted: { inbound: 'notRequired' }, of: null } as const;
        const settings = { atOnce: 50, stopAfter: null, pilot: null, allowWeaker: true };
        draft.beginAgain({ id: 'run', target, settings, imported: false }, []);
        expect(draft.state.value?.settings).toEqual(settings);
        draft.beginAgain({ id: 'run', target, settings, imported: true }, []);
        expect(draft.state.value?.settings).toEqual(usualSettings);
        draft.beginUndo({ id: 'run', imported: false }, []);
        expect(draft.state.value?.settings.allowWeaker).toBeTrue();
        draft.beginUndo({ id: 'run', imported: true }, []);
        expect(draft.state.value?.settings.allowWeaker).toBeFalse();
    });

    it('takes nothing that was read before', () => {
        scan.begin();
        spyOn(scan, 'again');
        draft.begin(names, 'requireBoth');
        expect(decisions()).toEqual(['notRead', 'notRead']);
    });
});
