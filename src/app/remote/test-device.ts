// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Probe, RequestKind } from '../domain/negotiate/device';
import type { Host } from '../domain/negotiate/hosts';
import type { Outcome } from '../domain/outcome';
import { probeSchema, requestNames, tellMoreAddresses } from './answers/device-schema';
import { PowerShellClient } from './powershell-client';
import { parseAnswer } from './answers/schema';

/** How long one request may take before it is given up, in milliseconds. On the computer each stage ends by itself after 5 s. */
export const DEVICE_LIMIT = new InjectionToken<number>('DEVICE_LIMIT', { providedIn: 'root', factory: () => 90_000 });

/** Asks devices, from a computer, how they speak SMB. */
export interface DeviceTester {
    /** Sends one request to a device. Cold; emits one outcome, never errors. Unsubscribing gives it up. */
    probe(computer: string, host: Host, request: RequestKind): Observable<Outcome<Probe>>;
}

/** Provided here, not by the module: only screens that are loaded later ask devices. */
export const DEVICE_TESTER = new InjectionToken<DeviceTester>('DEVICE_TESTER', {
    providedIn: 'root',
    factory: () => inject(PowerShellDeviceTester)
});

/** The port of SMB over TCP, and the only one that readers may have asked. */
const smbPort = 445;

/** Asks through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellDeviceTester implements DeviceTester {
    private readonly giveUpAfter = inject(DEVICE_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    probe(computer: string, { name, port }: Host, request: RequestKind): Observable<Outcome<Probe>> {
        const parameters = { Name: name, Request: requestNames[request] };
        const call = {
            // What a computer was made to ask of others is worth an entry in its event log.
            logAudit: true,
            isWrite: false,
            giveUpAfter: this.giveUpAfter,
            onGivingUp: 'timedOut' as const,
            accept: (answer: unknown) => parseAnswer(probeSchema, answer, tellMoreAddresses)
        };
        return port === smbPort
            ? this.client.run(computer, 'Test-SmbDevice', parameters, call)
            : this.client.run(computer, 'Test-SmbDevicePort', { ...parameters, Port: String(port) }, call);
    }
}
