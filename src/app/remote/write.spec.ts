// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import { Observable, of } from 'rxjs';
import { recordedComputer } from '../domain/computer/identity';
import { makePlan, PlannedChange } from '../domain/change/plan';
import type { FailureKind, Outcome } from '../domain/outcome';
import { failure } from './outcomes';
import { CallOptions, PowerShellClient } from './powershell-client';
import { PowerShellSigningReader } from './read-configuration';
import { READ_LIMIT } from './reads';
import { rawSamples, sample } from './testing/samples';
import { PowerShellWriter, WRITE_LIMIT } from './write';

/** Notes how the client was called, and answers as told, where the call lets the answer in. */
class RecordingClient {
    answer: Outcome<unknown> = { kind: 'ok', value: { contract: 2, written: true } };
    calls: { command: string; parameters: object; options: Omit<CallOptions<unknown>, 'accept'> }[] = [];

    run(
        _computer: string,
        command: string,
        parameters: object,
        { accept, ...options }: CallOptions<unknown>
    ): Observable<Outcome<unknown>> {
        this.calls.push({ command, parameters, options });
        return of(this.answer.kind === 'ok' ? accept(this.answer.value) : this.answer);
    }
}

describe('a call of the remote layer', () => {
    const srv2025 = recordedComputer('srv2025', sample('srv2025'));
    const identity = { ExpectedComputerId: srv2025.id, ExpectedComputerName: srv2025.fqdn };
    let client: RecordingClient;
    const [change] = makePlan(sample('srv2025'), { outbound: 'required' }).changes as [PlannedChange];

    beforeEach(() => {
        client = new RecordingClient();
        TestBed.configureTestingModule({
            providers: [
                { provide: PowerShellClient, useValue: client },
                { provide: READ_LIMIT, useValue: 5 },
                { provide: WRITE_LIMIT, useValue: 7 }
            ]
        });
    });

    function write(answer: Outcome<unknown>): Outcome<unknown> | undefined {
        client.answer = answer;
        let outcome: Outcome<unknown> | undefined;
        TestBed.inject(PowerShellWriter)
            .write(srv2025, change)
            .subscribe(one => (outcome = one));
        return outcome;
    }

    it('writes with the command that says what is done, what the plan saw, and an entry in the event log', () => {
        expect(write({ kind: 'ok', value: { contract: 2, written: true } })).toEqual({ kind: 'ok', value: { contract: 2, written: true } });
        expect(client.calls).toEqual([
            {
                command: 'Enable-SmbOutboundSigningRequirement',
                parameters: { ExpectedInForce: 'Required', ExpectedStored: 'NotStored', ...identity },
                options: { logAudit: true, isWrite: true, unattended: false, giveUpAfter: 7, onGivingUp: 'outcomeUnknown' }
            }
        ]);
    });

    it('writes a setting with a command of its own, which names the audit switch', () => {
        const wanted = { guestLogons: 'on', outboundAuditEncryption: 'on' } as const;
        const restored = { inForce: 'off', stored: { kind: 'notStored' } } as const;
        const changes = makePlan(sample('srv2025'), wanted).changes;
        for (const planned of [...changes, ...changes.map(one => ({ ...one, before: one.after, after: restored }) as PlannedChange)])
            TestBed.inject(PowerShellWriter).write(srv2025, planned).subscribe();
        const Name = 'Encryption';
        expect(client.calls.map(({ command, parameters }) => [command, parameters])).toEqual([
            ['Enable-SmbInsecureGuestLogon', { ExpectedInForce: 'Off', ExpectedStored: 'NotStored', ...identity }],
            ['Enable-SmbOutboundAudit', { Name, ExpectedInForce: 'Off', ExpectedStored: 'NotStored', ...identity }],
            ['Reset-SmbInsecureGuestLogon', { Default: 'Off', ExpectedInForce: 'On', ExpectedStored: '1', ...identity }],
            ['Reset-SmbOutboundAudit', { Name, Default: 'Off', ExpectedInForce: 'On', ExpectedStored: '1', ...identity }]
        ]);
    });

    it('knows no outcome of a write unless the computer told one', () => {
        const kinds = (all: readonly FailureKind[]): unknown[] => all.map(kind => write(failure(kind, 'words'))?.kind);
        expect(kinds(['gatewayFailed', 'unreachable', 'badAnswer', 'timedOut', 'outcomeUnknown'])).toEqual(Array(5).fill('outcomeUnknown'));
        const told: FailureKind[] = [
            'needsCredentials',
            'accessDenied',
            'notAllowed',
            'commandMissing',
            'notInRole',
            'moduleOutdated',
            'stateChanged',
            'changedWhileWriting',
            'notLoaded',
            'scriptFailed'
        ];
        expect(kinds(told)).toEqual(told);
        expect(write({ kind: 'ok', value: { contract: 2 } })?.kind).toBe('outcomeUnknown');
    });

    it('reads without an entry in the event log, and gives up after its limit', () => {
        client.answer = { kind: 'ok', value: rawSamples['srv2022'] };
        const outcomes: Outcome<unknown>[] = [];
        TestBed.inject(PowerShellSigningReader)
            .read('srv2022')
            .subscribe(outcome => outcomes.push(outcome));
        expect(outcomes).toEqual([{ kind: 'ok', value: sample('srv2022') }]);
        expect(client.calls.map(call => [call.command, call.options])).toEqual([
            ['Get-SmbSigningConfiguration', { logAudit: false, isWrite: false, giveUpAfter: 5, onGivingUp: 'timedOut' }]
        ]);
    });
});
