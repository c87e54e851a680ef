// SPDX-License-Identifier: MIT
import { BehaviorSubject, of } from 'rxjs';
import texts from '../../generated/assets/strings/strings.json';
import { makeList } from '../domain/list/list';
import { entry, facts, failed } from '../domain/testing/list-entries';
import type { Strings } from '../strings/strings';
import type { Accounts } from '../ui/navigation/accounts';
import { ComputersPage } from './computers-page';
import type { Credentials } from './scan/credentials';
import type { Scan } from './scan/scan';
import type { ToolNavigation } from './tool-navigation';

describe('a page of computers', () => {
    const list = makeList([entry('srv', facts('srv')), entry('srv.lab.example', facts('srv')), entry('other', facts('other'))], null);
    const asked: (readonly string[])[] = [];
    const opened: unknown[] = [];
    const scanned = new BehaviorSubject({ entries: [...list.rows.flatMap(({ entries }) => entries)] });
    let isGiven = true;
    let account: string | null = null;
    let page: ComputersPage;

    beforeEach(() => {
        [asked.length, opened.length, isGiven, account] = [0, 0, true, null];
        const credentials = { askFor: (names: readonly string[]) => (asked.push(names), of(isGiven)) } as unknown as Credentials;
        const navigation = { open: (one: { readonly name: string }) => opened.push(one.name) } as unknown as ToolNavigation;
        page = new ComputersPage(
            credentials,
            { of: () => account } as unknown as Accounts,
            navigation,
            { state: scanned } as unknown as Scan,
            texts.Strings.SmbSigning as Strings,
            '1.0.0'
        );
    });

    it('asks for credentials once for each name of its computers, and goes on only with them', () => {
        const given = jasmine.createSpy('given');
        page.provideCredentials(['srv', 'srv.lab.example', 'other', 'gone'], list, given);
        expect(asked).toEqual([['srv', 'srv.lab.example', 'other']]);
        expect([given.calls.count(), page.credentialsNote.value]).toEqual([1, '']);
        isGiven = false;
        page.provideCredentials(['other'], list, given);
        expect([given.calls.count(), page.credentialsNote.value]).toEqual([1, jasmine.stringMatching(/\w/) as unknown as string]);
    });

    it('says how many computers refuse the credentials that were given, once all were read with them', () => {
        page.provideCredentials(['srv', 'other'], list, () => undefined);
        scanned.next({ entries: [entry('srv', facts('srv')), ...scanned.value.entries.slice(1)] });
        expect(page.credentialsNote.value).toBe('');
        scanned.next({
            entries: [entry('srv', facts('srv')), entry('other', failed('accessDenied')), entry('third', failed('accessDenied'))]
        });
        expect(page.credentialsNote.value).toBe('1 computer refused this account.');
        account = 'LAB\\testuser';
        page.provideCredentials(['other'], list, () => undefined);
        scanned.next({ entries: [entry('other', failed('needsCredentials'))] });
        expect(page.credentialsNote.value).toBe('LAB\\testuser was refused by 1 computer.');
    });

    it('shows the facts of a row as it is now, and nothing of one that is gone', () => {
        expect(page.shownRow({ list })).toBeNull();
        page.shownKey = 'other';
        expect(page.shownRow({ list })?.label).toBe('other');
        page.shownKey = 'gone';
        expect(page.shownRow({ list })).toBeNull();
    });

    it('opens the computer by the name that the list has first', () => {
        const [row] = list.rows;
        if (row) page.openPane(row);
        expect(opened).toEqual(['srv']);
    });
});
