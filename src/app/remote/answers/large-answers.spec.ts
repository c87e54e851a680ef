// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { firstValueFrom, of } from 'rxjs';
import { CallableComputers } from '../callable';
import { PowerShellClient } from '../powershell-client';

describe('a call', () => {
    const powerShell = {
        createAutomaticSession: () => ({ dispose: () => undefined }),
        cancel: jasmine.createSpy('cancel'),
        run: () => of({ completed: 'true', results: [answer] })
    };
    let answer: object = {};
    let accepted = false;

    const call = (): ReturnType<PowerShellClient['run']> => {
        accepted = false;
        TestBed.configureTestingModule({
            providers: [
                { provide: AppContextService, useValue: { powerShell } },
                { provide: CallableComputers, useValue: { check: (name: string) => name } }
            ]
        });
        const options = { logAudit: false, isWrite: false, giveUpAfter: 10_000, onGivingUp: 'timedOut' as const };
        const accept = (value: unknown): { readonly kind: 'ok'; readonly value: unknown } => {
            accepted = true;
            return { kind: 'ok', value };
        };
        return TestBed.inject(PowerShellClient).run('srv', 'Get-SmbSigningConfiguration', {}, { ...options, accept });
    };

    it('lets a short answer in at once, and a long list in a later task than the one in which it came', async () => {
        answer = { outbound: { rows: [] } };
        call().subscribe();
        expect(accepted).toBeTrue();
        TestBed.resetTestingModule();

        for (const long of [{ outbound: { rows: Array(500).fill(0) } }, { events: Array(1000).fill(0) }]) {
            answer = long;
            const outcome = firstValueFrom(call());
            await Promise.resolve();
            expect(accepted).toBeFalse();
            expect(await outcome).toEqual({ kind: 'ok', value: long });
            TestBed.resetTestingModule();
        }
        // It was answered: nothing is stopped on the computer.
        expect(powerShell.cancel).not.toHaveBeenCalled();
    });
});
