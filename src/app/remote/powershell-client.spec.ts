// SPDX-License-Identifier: MIT
import type { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { concat, Observable, of, throwError } from 'rxjs';
import { CallableComputers } from './callable';
import { CommandTexts } from './command-texts';
import { Operations } from './operations';
import { PowerShellClient } from './powershell-client';
import type { ReadStream } from './stream/read-stream';
import { FakeGateway } from './testing/fake-gateway';

describe('an unattended call while a prompt for another computer is cancelled', () => {
    const answer = of({ completed: 'True', results: [{ written: true }] });
    const cancelled = throwError(() => ({ code: 'ManageAsDialogCancel' }));
    const taken = of({ completed: 'False', results: [] });
    let sent: number;

    beforeEach(() => {
        FakeGateway.stub();
        sent = 0;
    });

    /** What becomes of it. @param first what the SDK makes of it the first time; the second time it is answered */
    function outcomeOf(first: Observable<unknown>, isWrite: boolean): string[] {
        const context = {
            connectionManager: { connections: [{ name: 'srv2025' }] },
            authorizationManager: { authAwaiter: of(null) },
            powerShell: {
                createAutomaticSession: () => ({ dispose: () => undefined }),
                run: () => (sent++ === 0 ? first : answer),
                cancel: () => undefined
            }
        } as unknown as AppContextService;
        const texts = { of: () => of({ command: 'any' }), prepare: () => undefined } as unknown as CommandTexts;
        const client = new PowerShellClient(context, new Operations(), new CallableComputers(context), texts, {} as ReadStream);
        const kinds: string[] = [];
        client
            .run(
                'srv2025',
                'Enable-SmbInboundSigningRequirement',
                {},
                {
                    logAudit: true,
                    isWrite,
                    unattended: true,
                    giveUpAfter: 60_000,
                    onGivingUp: 'outcomeUnknown',
                    accept: value => ({ kind: 'ok', value })
                }
            )
            .subscribe(({ kind }) => kinds.push(kind));
        return kinds;
    }

    it('is sent once the prompt is closed, where it waited for that', () => {
        expect([outcomeOf(cancelled, true), sent]).toEqual([['ok'], 2]);
    });

    it('is not sent again where it is a write that was taken: what became of it is unknown', () => {
        expect([outcomeOf(concat(taken, cancelled), true), sent]).toEqual([['outcomeUnknown'], 1]);
    });

    it('is made again where it only reads', () => {
        expect([outcomeOf(concat(taken, cancelled), false), sent]).toEqual([['ok'], 2]);
    });
});
