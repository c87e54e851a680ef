// SPDX-License-Identifier: MIT
import { UrlSegment } from '@angular/router';
import { BehaviorSubject, Subject } from 'rxjs';
import { ActiveComputer } from './active-computer';
import { isWithoutComputer, withoutComputer } from './place';

declare const MsftSme: { self(): { Init: { entryPointType?: string | undefined } } };

describe('where the extension is opened', () => {
    const openedAs = (entryPointType: string | undefined): void => void (MsftSme.self().Init.entryPointType = entryPointType);
    const matches = (path: string, address: string): boolean => {
        const segments = address.split('/').flatMap(part => (part ? [new UrlSegment(part, {})] : []));
        return withoutComputer(path)(segments, null as never, null as never) !== null;
    };

    afterEach(() => openedAs(undefined));

    it('a solution has no computer, and pages on one are matched there', () => {
        openedAs('solution');
        expect(isWithoutComputer()).toBeTrue();
        expect([matches('', ''), matches('compatibility', 'compatibility')]).toEqual([true, true]);
        expect([matches('', 'all-computers'), matches('compatibility', 'all-computers/peers')]).toEqual([false, false]);
    });

    it('a tool has one, and every address is as it was', () => {
        openedAs('tool');
        expect(isWithoutComputer()).toBeFalse();
        expect([matches('', ''), matches('compatibility', 'compatibility')]).toEqual([false, false]);
    });

    it('nothing is said of the computer while the shell has none', () => {
        const activeConnection: { validNodeName: string | null } = { validNodeName: 'srv1' };
        const connectionsChanged = new Subject<void>();
        const computer = new ActiveComputer({ activeConnection, connectionManager: { connectionsChanged } } as never);
        const named = new BehaviorSubject('');
        const said: string[] = [];
        computer.name.subscribe(named);
        named.subscribe(name => said.push(name));
        for (const name of [null, 'srv1', 'srv2']) {
            activeConnection.validNodeName = name;
            connectionsChanged.next();
        }
        expect(said).toEqual(['srv1', 'srv2']);
    });
});
