// SPDX-License-Identifier: MIT
// The computers of the known fleet as emulated ones: each is and has logged what is known of it.
import { ScenarioComputer } from '../../../../dev-gateway/computers/emulated-computer';
import { modulePath } from '../../../../dev-gateway/computers/directory';
import type { RemoteRequest } from '../../../../dev-gateway/computers/powershell-host';
import { byClock, type Clock } from '../../../../dev-gateway/computers/state/clock';
import type { ComputerState } from '../../../../dev-gateway/computers/state/computer-state';
import { historyKeys, rsopInstances } from '../../../../dev-gateway/computers/state/policy';
import { emptyEventLogs, withEvent } from '../../../../dev-gateway/scenarios/event-logs';
import type { EventLogs, Scenario } from '../../../../dev-gateway/scenarios/scenario';
import { windowsServer2025 } from '../../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey, workstationKey } from '../../../../dev-gateway/scenarios/windows';
import { host } from '../../host';
import { type KnownComputer, now } from './known-fleet';

const build = 26100;

/** Its settings, audits, logs, and clock; events are as old as they are known to be when it's read. */
function scenarioOf({ name, configuration, logged, reading }: KnownComputer): Scenario {
    const [hostName = '', ...domain] = name.split('.');
    const stored = (required: boolean | null): { RequireSecuritySignature: number } => ({ RequireSecuritySignature: required ? 1 : 0 });
    const { outbound, inbound } = configuration;
    const base = windowsServer2025({
        name: hostName,
        guid: name,
        stored: { [workstationKey]: stored(outbound.required), [serverKey]: stored(inbound.required) }
    });
    const system = { Name: hostName.toUpperCase(), DNSHostName: hostName, Domain: domain.join('.'), PartOfDomain: true, Roles: [] };
    const readAt = Date.parse(reading.collectedAt);
    const eventLogs = logged.reduce<EventLogs>((logs, { channel, id, time, data }) => {
        const fields = Object.fromEntries(data.map(([field, value]) => [field, value]));
        return withEvent(logs, channel, { id, time: (readAt - Date.parse(time)) / 60_000, data: fields });
    }, emptyEventLogs(build));
    return {
        ...base,
        outbound: {
            ...base.outbound,
            RequireSecuritySignature: outbound.required === true,
            AuditServerDoesNotSupportSigning: outbound.audit?.serverDoesNotSupportSigning === true,
            AuditInsecureGuestLogon: outbound.audit?.insecureGuestLogon === true
        },
        inbound: {
            ...base.inbound,
            RequireSecuritySignature: inbound.required === true,
            AuditClientDoesNotSupportSigning: inbound.audit?.clientDoesNotSupportSigning === true,
            AuditInsecureGuestLogon: inbound.audit?.insecureGuestLogon === true
        },
        cim: { ...base.cim, 'root/cimv2:Win32_ComputerSystem': [system] },
        eventLogs,
        clock: { aheadMinutes: Math.max(0, (readAt - now) / 60_000), utcOffset: null }
    };
}

/** One of them, which the tool's own commands can be run on. */
export class EmulatedKnown {
    readonly computer: ScenarioComputer;
    private readonly clock: Clock;
    private readonly state: ComputerState;

    constructor(readonly known: KnownComputer) {
        this.computer = new ScenarioComputer(scenarioOf(known), host, modulePath);
        this.state = this.computer.describe() as ComputerState;
        this.clock = this.state.clock;
    }

    /** The same computer, in the same state, for scripts that reach it by Invoke-Command. */
    get remote(): RemoteRequest {
        const { state } = this;
        return {
            names: [this.known.name],
            failing: [],
            discardWrites: false,
            state: {
                ...state,
                cim: { ...state.cim, ...rsopInstances(state.policy) },
                registry: { ...state.registry, ...historyKeys(state.policy) }
            }
        };
    }

    /** Puts right, in its line of the script, what the engine took from this machine's clock. */
    byItsClock(line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
        const parts = ['configuration', 'evidence', 'connections'].map(part => {
            const text = line[part];
            return [part, typeof text === 'string' ? JSON.stringify(byClock([JSON.parse(text)], this.clock)[0]) : text];
        });
        return { ...line, ...Object.fromEntries(parts) };
    }
}
