// SPDX-License-Identifier: MIT
import { inject, Injector } from '@angular/core';
import type { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { PowerShell } from '@microsoft/windows-admin-center-sdk/core/data/powershell';
import { BehaviorSubject, defer, NEVER, Observable, of, Subject } from 'rxjs';
import activity from '../../../../test/contract/Get-SmbSigningActivity.json';
import evidence from '../../../../test/contract/Get-SmbSigningEvidence.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { powershellCommands } from '../../../generated/powershell-commands';
import { mandatory } from '../../domain/negotiate/testing/answers';
import { CallableComputers } from '../callable';
import { ClusterNodes } from '../cluster-nodes';
import { type BundledCommand, CommandTexts } from '../command-texts';
import { PowerShellConnectionReader } from '../read-connections';
import { Identities } from '../identities';
import { Operations } from '../operations';
import type { GatewayAnswer } from '../outcomes';
import { PowerShellClient } from '../powershell-client';
import { PowerShellSigningReader } from '../read-configuration';
import { PowerShellActivityReader } from '../read-activity';
import { PowerShellEvidenceReader } from '../read-evidence';
import { READ_LIMIT, Reads } from '../reads';
import { DEVICE_LIMIT, PowerShellDeviceTester } from '../test-device';
import type { ReadStream } from '../stream/read-stream';
import { PowerShellWriter, WRITE_LIMIT } from '../write';
import { rawConnectionSamples } from './connection-samples';
import { FaultName, Fault, faults, GatewayCall } from './faults';
import { writtenBy } from './writes';

/** Which calls meet a fault, and whether what they ask for is carried out all the same. */
interface Meeting {
    readonly which: (call: GatewayCall) => boolean;
    readonly arrives: boolean;
}

export function isWrite({ command }: Pick<GatewayCall, 'command'>): boolean {
    return !/^(Get|Test)-/.test(command);
}

/** The texts of all commands, there at once. */
class LoadedTexts extends CommandTexts {
    override of(command: BundledCommand): ReturnType<CommandTexts['of']> {
        return of(powershellCommands[command]);
    }
}

/** A gateway without one. */
const noStream = { state: new BehaviorSubject('off'), prepared: () => of(null) } as unknown as ReadStream;

/** Longer than any spec takes. */
const never = 600_000;

/**
 * The gateway and its computers in memory, in the SDK's place: all of src/app/remote is on this side of it. A computer does
 * what a command says, as the module does: only if it is the one that was meant, and still as it was seen.
 */
export class FakeGateway {
    /** The calls that were sent: "srv2022 Get-SmbSigningConfiguration". */
    readonly calls: string[] = [];
    /** What computers wrote: "srv2022 Enable-SmbInboundSigningRequirement". */
    readonly written: string[] = [];
    /** The calls that met a fault since all was well. */
    readonly met: string[] = [];
    /** The endpoint that the account may use, where posts found one. */
    endpoint: string | undefined;
    /** The account that a person gave for computers. */
    token: { readonly value: string } | undefined;
    /** Called when a command arrives at its computer. */
    onArrival: (call: GatewayCall) => void = () => undefined;

    private readonly computers = new Map<string, SigningConfiguration>();
    private readonly faulty = new Map<string, { readonly fault: Fault } & Meeting>();
    private readonly held: (() => void)[] = [];

    /** Replaces how the SDK makes a command, which needs the shell. Call it in a `beforeEach`. */
    static stub(): void {
        spyOn(PowerShell, 'createCommand').and.callFake(({ command }, parameters) => ({ command, parameters }) as never);
    }

    set(name: string, configuration: SigningConfiguration): void {
        this.computers.set(name, configuration);
    }

    now(name: string): SigningConfiguration {
        return this.computers.get(name) as SigningConfiguration;
    }

    /** Has calls to a computer meet a fault, until `mend`. */
    break(computer: string, name: FaultName, { which = () => true, arrives = false }: Partial<Meeting> = {}): void {
        this.faulty.set(computer, { fault: faults[name], which, arrives });
    }

    mend(): void {
        this.faulty.clear();
        this.met.length = 0;
    }

    /** Lets the answers come that are late. */
    release(): void {
        for (const answer of this.held.splice(0)) answer();
    }

    /**
     * What src/app/remote is, over this gateway.
     * @param limit how long readings and writes are waited for, in milliseconds
     * @param stream by which readings go that nobody waits for
     */
    remote(
        limit: number = never,
        stream: ReadStream = noStream
    ): {
        readonly identities: Identities;
        readonly reader: PowerShellSigningReader;
        readonly writer: PowerShellWriter;
        readonly connections: PowerShellConnectionReader;
        readonly evidence: PowerShellEvidenceReader;
        readonly activity: PowerShellActivityReader;
        readonly devices: PowerShellDeviceTester;
    } {
        const context = this.context() as unknown as AppContextService;
        const client = new PowerShellClient(context, new Operations(), new CallableComputers(context), new LoadedTexts(), stream);
        const identities = new Identities();
        const injector = Injector.create({
            providers: [
                { provide: READ_LIMIT, useValue: limit },
                { provide: WRITE_LIMIT, useValue: limit },
                { provide: DEVICE_LIMIT, useValue: limit },
                { provide: Reads, useFactory: () => new Reads(client) },
                {
                    provide: PowerShellSigningReader,
                    useFactory: () => new PowerShellSigningReader(inject(Reads), new ClusterNodes(), identities)
                },
                { provide: PowerShellWriter, useFactory: () => new PowerShellWriter(client) },
                { provide: PowerShellConnectionReader, useFactory: () => new PowerShellConnectionReader(inject(Reads)) },
                { provide: PowerShellEvidenceReader, useFactory: () => new PowerShellEvidenceReader(inject(Reads)) },
                { provide: PowerShellActivityReader, useFactory: () => new PowerShellActivityReader(inject(Reads)) },
                { provide: PowerShellDeviceTester, useFactory: () => new PowerShellDeviceTester(client) }
            ]
        });
        return {
            identities,
            reader: injector.get(PowerShellSigningReader),
            writer: injector.get(PowerShellWriter),
            connections: injector.get(PowerShellConnectionReader),
            evidence: injector.get(PowerShellEvidenceReader),
            activity: injector.get(PowerShellActivityReader),
            devices: injector.get(PowerShellDeviceTester)
        };
    }

    /** The parts of the SDK's context that calls need. */
    private context(): object {
        type Session = { readonly computer: string; readonly unattended: boolean };
        return {
            connectionManager: { connections: [...this.computers.keys()].map(name => ({ name })) },
            authorizationManager: { authAwaiter: of(null), getJeaEndpoint: () => this.endpoint, getSavedNodeToken: () => this.token },
            powerShell: {
                createAutomaticSession: (computer: string, { noAuth }: { noAuth: boolean }) => ({
                    computer,
                    unattended: noAuth,
                    dispose: () => undefined
                }),
                run: (session: Session, call: Pick<GatewayCall, 'command' | 'parameters'>) => this.run({ ...session, ...call }),
                cancel: () => undefined
            }
        };
    }

    private run(call: GatewayCall): Observable<GatewayAnswer> {
        return defer(() => {
            this.calls.push(`${call.computer} ${call.command}`);
            const broken = this.faulty.get(call.computer);
            if (!broken?.which(call)) return this.answer(call);
            this.met.push(`${call.computer} ${call.command}`);
            if (broken.fault.told === null) return this.late(call);
            if (broken.arrives) this.answer(call);
            return broken.fault.gives(call);
        });
    }

    /** Arrives, and is answered, once it is released. */
    private late(call: GatewayCall): Observable<GatewayAnswer> {
        const answered = new Subject<GatewayAnswer>();
        this.held.push(() => this.answer(call).subscribe(answered));
        return answered;
    }

    private answer(call: GatewayCall): Observable<GatewayAnswer> {
        const facts = this.computers.get(call.computer);
        if (!facts) return NEVER;
        this.onArrival(call);
        const result = (value: unknown): Observable<GatewayAnswer> => of({ completed: 'True', results: [value] });
        if (call.command === 'Get-SmbSigningConfiguration') return result(this.now(call.computer));
        if (call.command === 'Get-SmbSigningConnection') return result(rawConnectionSamples['peers']);
        if (call.command === 'Get-SmbSigningActivity') return result(activity['ran']);
        if (call.command === 'Get-SmbSigningEvidence') return result(evidence['full']);
        if (call.command === 'Test-SmbDevice') return result({ ...probe, name: call.parameters['Name'] });
        const written = writtenBy(call, this.now(call.computer));
        if (typeof written === 'string') {
            const message = `Nothing was written. [SmbSigning:${written}]`;
            return of({ completed: 'True', results: [], errors: [{ message }] });
        }
        if (written) {
            this.written.push(`${call.computer} ${call.command}`);
            this.computers.set(call.computer, written);
        }
        return result({ contract: 2, written: written !== null });
    }
}

const probe = {
    contract: 2,
    request: 'Smb2',
    port: 445,
    ended: 'complete',
    words: null,
    addresses: ['192.0.2.7'],
    canonicalName: null,
    address: '192.0.2.7',
    connectMilliseconds: 1,
    answerMilliseconds: 2,
    answer: btoa(String.fromCharCode(...mandatory)),
    languageMode: 'FullLanguage'
};
