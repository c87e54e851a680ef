// SPDX-License-Identifier: MIT
import { defer, Observable, of, Subject } from 'rxjs';
import type { Probe, ProbeEnding, RequestKind } from '../../domain/negotiate/device';
import type { Host } from '../../domain/negotiate/hosts';
import type { Failure, Outcome } from '../../domain/outcome';
import type { DeviceTester } from '../test-device';

/** Devices in memory, in place of the gateway and the network. Unknown ones refuse the connection. */
export class FakeDevices implements DeviceTester {
    /** What was asked for, in order: "srv2025 nas smb2". */
    readonly calls: string[] = [];
    /** Devices that do not answer until `answer` is called. */
    readonly silent = new Set<string>();
    /** Why the computer tests nothing; null where it does. */
    failure: Failure | null = null;

    private readonly known = new Map<string, Partial<Probe>>();
    private readonly waiting = new Map<string, Subject<Outcome<Probe>>>();

    set(device: string, ended: ProbeEnding, answer = new Uint8Array()): void {
        this.known.set(device, { ended, answer });
    }

    /** Lets a silent device answer. */
    answer(device: string): void {
        this.waiting.get(device)?.next({ kind: 'ok', value: this.probeOf(device, 'smb2') });
        this.waiting.get(device)?.complete();
    }

    /** Devices whose answer somebody waits for. */
    get awaited(): readonly string[] {
        return [...this.waiting].filter(([, subject]) => subject.observed).map(([device]) => device);
    }

    probe(computer: string, { name }: Host, request: RequestKind): Observable<Outcome<Probe>> {
        return defer(() => {
            this.calls.push(`${computer} ${name} ${request}`);
            if (this.failure) return of(this.failure);
            if (!this.silent.has(name)) return of<Outcome<Probe>>({ kind: 'ok', value: this.probeOf(name, request) });
            const answer = new Subject<Outcome<Probe>>();
            this.waiting.set(name, answer);
            return answer;
        });
    }

    private probeOf(device: string, request: RequestKind): Probe {
        return {
            request,
            ended: 'refused',
            words: null,
            addresses: [],
            canonicalName: null,
            address: null,
            connectMilliseconds: null,
            answerMilliseconds: null,
            answer: new Uint8Array(),
            ...this.known.get(device)
        };
    }
}
