// SPDX-License-Identifier: MIT
import { fakeAsync, tick } from '@angular/core/testing';
import { convertToParamMap } from '@angular/router';
import { BehaviorSubject, EMPTY, of } from 'rxjs';
import texts from '../../generated/assets/strings/strings.json';
import { makeList, ListRow } from '../domain/list/list';
import { cluster, entry, facts } from '../domain/testing/list-entries';
import type { Strings } from '../strings/strings';
import { AllComputersComponent } from './all-computers.component';
// Its template is checked with what the module brings.
import './all-computers.module';
import type { Accounts } from '../ui/navigation/accounts';
import { ComputersPage } from './computers-page';
import type { ListPageView } from './list/list-page-view';
import { type ListModel, noList } from './scan/list-model';
import type { Credentials } from './scan/credentials';
import { RememberedList } from './scan/remembered-list';
import type { Scan } from './scan/scan';
import type { ToolNavigation } from './tool-navigation';

describe('the list of all computers', () => {
    const shown = jasmine.createSpy('navigate');
    const opened = jasmine.createSpy('open');
    let state: RememberedList;
    let page: AllComputersComponent;

    beforeEach(() => {
        shown.calls.reset();
        opened.calls.reset();
        state = new RememberedList();
        const queryParamMap = convertToParamMap({});
        const given = {
            scan: {
                state: new BehaviorSubject({ entries: [], running: false, asked: 0, ended: 0, stopped: false }),
                begin: () => undefined
            },
            settings: { atOnce: new BehaviorSubject(10), most: of(50), byItself: new BehaviorSubject(true) },
            last: { byName: new BehaviorSubject(new Map()) },
            navigation: { open: opened },
            runs: { all: EMPTY },
            router: { navigate: shown, getCurrentNavigation: () => null },
            route: { snapshot: { queryParamMap }, queryParamMap: of(queryParamMap) }
        };
        const strings = texts.Strings.SmbSigning as Strings;
        const navigation = given.navigation as unknown as ToolNavigation;
        const computers = new ComputersPage({} as Credentials, {} as Accounts, navigation, {} as Scan, strings, '1.0.0');
        page = new AllComputersComponent(
            ...([
                given.scan,
                given.settings,
                given.last,
                state,
                computers,
                { state: EMPTY },
                given.runs,
                given.router,
                given.route
            ] as unknown as Stubs),
            strings
        );
    });

    afterEach(() => page.ngOnDestroy());

    it('shows no causes before the first scan has ended, and then whenever there are some', () => {
        const causes = [{}];
        const count = (running: boolean, ended: number): number =>
            page.causesOf({ scan: { running, ended } } as ListModel, { causes } as unknown as ListPageView).length;
        expect([count(false, 0), count(true, 3), count(false, 5), count(true, 0)]).toEqual([0, 0, 1, 1]);
    });

    it('puts what was typed into the address once nobody types any more', fakeAsync(() => {
        page.search('s');
        tick(200);
        page.search('srv');
        tick(299);
        expect(shown).not.toHaveBeenCalled();
        tick(1);
        expect(shown).toHaveBeenCalledOnceWith([], jasmine.objectContaining({ queryParams: jasmine.objectContaining({ search: 'srv' }) }));
    }));

    it('leaves the address alone once a pane is opened, and keeps what was typed for the way back', fakeAsync(() => {
        const [row] = makeList([entry('srv', facts('srv'))], null).rows;
        page.search('srv');
        tick(100);
        page.openPane(row as ListRow);
        tick(1000);
        expect(opened).toHaveBeenCalledTimes(1);
        expect(shown).not.toHaveBeenCalled();
        expect(state.lastView.search).toBe('srv');
    }));

    it('asks before it exports a list that was not read', () => {
        const saved = spyOn(page.computers, 'export');
        const rows = (read: boolean): ListModel => ({
            ...noList,
            ...(list => ({ list, rows: list.rows }))(makeList([entry('srv', read ? facts('srv') : null)], null))
        });
        page.exportAs('csv', rows(false));
        expect([page.asked, saved.calls.count()]).toEqual(['csv', 0]);
        page.asked = null;
        page.exportAs('json', rows(true));
        expect([page.asked, saved.calls.count()]).toEqual([null, 1]);
    });

    it("opens a computer's pane by its name, and the details of a cluster, which has none", () => {
        const [computer, other] = makeList([entry('srv', facts('srv')), entry(cluster('fs'))], null).rows;
        page.openNamed(computer as ListRow);
        expect([opened.calls.count(), page.computers.shownKey]).toEqual([1, null]);
        page.openNamed(other as ListRow);
        expect([opened.calls.count(), page.computers.shownKey]).toEqual([1, 'cluster:fs']);
    });
});

type Stubs = ConstructorParameters<typeof AllComputersComponent> extends [...infer Services, unknown] ? Services : never;
