// SPDX-License-Identifier: MIT
import { convertToParamMap } from '@angular/router';
import { BehaviorSubject, EMPTY, firstValueFrom, mergeMap, NEVER, of } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { makeList } from '../../domain/list/list';
import { nothingAccepted } from '../../domain/readiness/accepted';
import { facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import type { AskedToHandOver } from '../hand-over/ready-ones';
// Its template is checked with what the module brings.
import '../all-computers.module';
import { ReadinessComponent } from './readiness.component';
import type { ReadinessModel, ReadinessRow } from './readiness-model';
import { RememberedReadiness } from './remembered-readiness';
import { idle, knownOf, listed } from './testing/readiness-models';

describe('the page Readiness', () => {
    const shown = jasmine.createSpy('navigate');
    const begun = jasmine.createSpy('begin');
    const read = jasmine.createSpy('read');
    const remembered = new RememberedReadiness();
    let page: ReadinessComponent;
    let model: ReadinessModel;

    beforeEach(async () => {
        for (const spy of [shown, begun, read]) spy.calls.reset();
        remembered.selection.next(new Set());
        const entries = ['a', 'b', 'c'].map(name => listed(name));
        const known = [knownOf('a', facts('a', {}, true, true)), knownOf('b', facts('b'))];
        const queryParamMap = convertToParamMap({ direction: 'inbound' });
        const given = [
            { state: new BehaviorSubject(idle), read, stop: () => undefined },
            { fleet: of({ list: makeList(entries, null), known, isLoaded: true }), accepted: of(nothingAccepted) },
            { state: new BehaviorSubject({ entries }), begin: () => undefined },
            remembered,
            {},
            { begin: begun },
            { navigate: shown, getCurrentNavigation: () => null },
            { markForCheck: () => undefined },
            { snapshot: { queryParamMap }, queryParamMap: of(queryParamMap) },
            { ahead: NEVER },
            { keep: () => undefined, shownUntil: (judged: unknown) => judged }
        ];
        page = new ReadinessComponent(...(given as unknown as Stubs), texts.Strings.SmbSigning as Strings);
        model = await firstValueFrom(page.shown.pipe(mergeMap(shown => (shown ? of(shown.model) : EMPTY))));
    });

    afterEach(() => page.ngOnDestroy());

    const withReady = (...names: readonly string[]): ReadinessModel => {
        const ready = { kind: 'ready', ageDays: 21, events: 1, peers: 0, accepted: 0, isOwnerUnread: false } as const;
        const rows = model.all.map((row): ReadinessRow => (names.includes(row.label) ? { ...row, readiness: ready } : row));
        return { ...model, all: rows, rows };
    };

    it('hands over what is shown, or the selected alone, and keeps the panel as it is when it is closed', () => {
        page.handOver(withReady('a', 'b'));
        const { asked, open, close } = page.handing as unknown as { asked: AskedToHandOver; open: boolean; close: () => void };
        expect([asked.rows.map(({ label }) => label), asked.isSelected, open]).toEqual([['a', 'b', 'c'], false, true]);
        close();
        expect([page.handing?.['open'], page.handing?.['asked']]).toEqual([false, asked]);
        page.handOver({ ...withReady('a'), selection: new Set(['b']) });
        expect((page.handing?.['asked'] as AskedToHandOver).rows.map(({ label }) => label)).toEqual(['b']);
        expect(page.handing?.['asked']).toEqual(jasmine.objectContaining({ isSelected: true, direction: 'inbound' }));
    });

    it('makes a dry run of requiring the direction that is shown on exactly the ready ones, and leaves nothing selected', () => {
        page.require(withReady('b', 'c'));
        expect([...remembered.selection.value]).toEqual([]);
        expect(begun).toHaveBeenCalledOnceWith(['b', 'c'], 'requireInbound');
        expect(shown).toHaveBeenCalledOnceWith(['/all-computers/change']);
        page.require({ ...withReady('c'), view: { ...model.view, direction: 'outbound' } });
        expect(begun.calls.mostRecent().args).toEqual([['c'], 'requireOutbound']);
    });

    it('turns on auditing by a dry run, where it is off', () => {
        page.turnOn(model);
        expect(begun).toHaveBeenCalledOnceWith(['b'], 'turnOnAuditing');
    });

    it('reads what is shown, or the selected', () => {
        page.read(model);
        page.read({ ...model, selection: new Set(['c']) });
        expect(read.calls.allArgs()).toEqual([[['a', 'b', 'c']], [['c']]]);
    });

    it('keeps what was typed for the way back', () => {
        page.search('srv');
        page.ngOnDestroy();
        expect(remembered.lastView.search).toBe('srv');
    });
});

type Stubs = ConstructorParameters<typeof ReadinessComponent> extends [...infer Services, unknown] ? Services : never;
