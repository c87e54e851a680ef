// SPDX-License-Identifier: MIT
import { ScenarioComputer } from '../../dev-gateway/computers/emulated-computer';
import { modulePath } from '../../dev-gateway/computers/directory';
import type { PowerShellHost } from '../../dev-gateway/computers/powershell-host';
import type { PowerShellCall, PowerShellResult } from '../../dev-gateway/computers/computer';
import type { Scenario } from '../../dev-gateway/scenarios/scenario';
import { powershellCommands } from '../../src/generated/powershell-commands';

/** The ways a computer may run a command. */
export const modes = ['full', 'constrained', 'jea'] as const;
export type Mode = (typeof modes)[number];

/** A fresh computer of the scenario whose endpoint is of the given kind. */
export function computerOf(scenario: Scenario, host: PowerShellHost, mode: Mode): ScenarioComputer {
    return new ScenarioComputer(
        {
            ...scenario,
            languageMode: mode === 'constrained' ? 'ConstrainedLanguage' : 'FullLanguage',
            endpoint: { jea: mode === 'jea', module: true }
        },
        host,
        modulePath
    );
}

/** Calls a bundled command the way the SDK has it called: its text inside a function, parameters as JSON texts; true is a switch. */
export function callOf(
    command: keyof typeof powershellCommands,
    parameters: Readonly<Record<string, unknown>> = {},
    jea = false
): PowerShellCall {
    const given = Object.entries(parameters)
        .map(([name, value]) => (value === true ? ` -${name}` : ` -${name} (cvt '${JSON.stringify(value).replace(/'/g, "''")}')`))
        .join('');
    return {
        script: `function cvt($o){return ConvertFrom-Json $o}\n function SmeSubmit{\n${powershellCommands[command].script}\n}\nSmeSubmit${given}`,
        command,
        parameters,
        jea,
        module: 'SmbSigning',
        logAudit: false
    };
}

/** What a write is given where the test is not about which computer it reaches: nothing is compared. */
export const anyComputer = { ExpectedComputerId: '', ExpectedComputerName: '' };

export function run(
    computer: ScenarioComputer,
    command: keyof typeof powershellCommands,
    parameters: Readonly<Record<string, unknown>> = {}
): Promise<PowerShellResult> {
    const given = /^(Enable|Disable|Reset)-/.test(command) ? { ...anyComputer, ...parameters } : parameters;
    return computer.run(callOf(command, given, computer.jeaOnly), new AbortController().signal);
}

/** An answer without what differs from run to run and from one way of running to another, its keys sorted. */
export function normalise(answer: unknown): unknown {
    const { collectedAt: _, powershell: __, utcOffset, outbound, inbound, surroundings, ...stable } = answer as Record<string, Answer>;
    return sorted({
        ...stable,
        outbound: withFixedTime(outbound),
        inbound: withFixedTime(inbound),
        surroundings: withFixedEvent(surroundings),
        collectedAt: '2026-01-01T00:00:00.0000000Z',
        ...(utcOffset === undefined ? {} : { utcOffset: '+00:00' }),
        powershell: { version: '5.1', languageMode: 'FullLanguage' }
    });
}

/** The same for an answer of Get-SmbSigningConnection. */
export function normaliseConnections(answer: unknown): unknown {
    return sorted({ ...(answer as object), collectedAt: '2026-01-01T00:00:00.0000000Z' });
}

interface Answer {
    readonly policy?: { readonly lastApplied: string | null };
    readonly policyEvent?: { readonly logged: string | null } | null;
}

/** When policy was applied depends on when the computer was made. */
function withFixedTime(direction: Answer | undefined): unknown {
    const at = direction?.policy?.lastApplied;
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return direction;
    return { ...direction, policy: { ...direction?.policy, lastApplied: '2026-01-01T00:00:00.0000000Z' } };
}

function withFixedEvent(surroundings: Answer | undefined): unknown {
    const logged = surroundings?.policyEvent?.logged;
    if (typeof logged !== 'string' || Number.isNaN(Date.parse(logged))) return surroundings;
    return { ...surroundings, policyEvent: { logged: '2026-01-01T00:00:00.0000000Z' } };
}

export function sorted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, member]) => [name, sorted(member)])
    );
}
