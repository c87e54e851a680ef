// SPDX-License-Identifier: MIT
import type { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { CallableComputers } from './callable';

describe('the computers that calls may go to', () => {
    const connections = [{ name: 'srv1.contoso.com' }, { name: 'SRV2', activeAlias: '10.0.0.2' }, { name: '../dev/reset?' }];
    const callable = new CallableComputers({ connectionManager: { connections } } as unknown as AppContextService);

    it('are those of the list, in any letter case, and by the alias that works', () => {
        for (const name of ['srv1.contoso.com', 'SRV1.Contoso.com', 'srv2', '10.0.0.2']) expect(callable.check(name)).toBe(name as never);
    });

    it('are no others, and none by a name that leads elsewhere, even from the list', () => {
        for (const name of ['srv1', 'srv3', 'localhost', '10.0.0.3', '../dev/reset?', 'srv1.contoso.com/../x', ''])
            expect(callable.check(name)).toBeNull();
    });
});
