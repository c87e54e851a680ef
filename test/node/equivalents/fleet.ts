// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComputerState } from '../../../dev-gateway/computers/state/computer-state';
import { freshState } from '../../../dev-gateway/computers/state/fresh-state';
import type { PowerShellHost, RemoteRequest } from '../../../dev-gateway/computers/powershell-host';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import type { PlannedChange } from '../../../src/app/domain/change/plan';
import type { SettableState } from '../../../src/app/domain/settings/setting';
import { type FleetItem, type FleetOrigin, fleetScript } from '../../../src/app/equivalents/fleet-script';

const directions = ['outbound', 'inbound'] as const;
type Direction = (typeof directions)[number];

/** A direction as the exported script words it. */
export type StateText = `${'required' | 'not required'}, ${'stored 0' | 'stored 1' | 'not stored'}`;

/** What one run of the script gave. */
export interface FleetRun {
    readonly rows: readonly Row[];
    /** Results by computer. */
    readonly results: Readonly<Record<string, string>>;
    readonly errors: readonly string[];
    /** The line at the end. */
    readonly summary: string;
    /** All that was said, with -Verbose the question that a console would have asked. */
    readonly said: readonly string[];
    readonly exitCode: number;
    /** The calls that carried the writing block, each with the names it went to. */
    readonly writeCalls: readonly (readonly string[])[];
    readonly calls: readonly Readonly<Record<string, unknown>>[];
}

export interface Row {
    readonly ComputerName: string;
    readonly Before: string;
    readonly After: string;
    readonly Result: string;
    readonly Message: string;
}

type Faults = Partial<Pick<RemoteRequest, 'failing' | 'discardWrites' | 'languageMode' | 'breaksAfterwards'>>;

const keys = { outbound: workstationKey, inbound: serverKey };

/** Emulated computers that one machine reaches with Invoke-Command. They keep their state from run to run. */
export class Fleet {
    readonly folder = mkdtempSync(join(tmpdir(), 'smb-signing-'));
    readonly script = join(this.folder, 'smb-signing.ps1');
    readonly record = `${this.script}.record.xml`;
    private readonly computers = new Map<string, RemoteRequest>();

    constructor(private readonly host: PowerShellHost) {}

    /** Adds a computer. @param names found under each; the first is what this fleet calls it. */
    add(
        names: string | readonly string[],
        scenario: Scenario,
        faults: Faults = {},
        states: Partial<Record<Direction, StateText>> = {}
    ): this {
        const all = typeof names === 'string' ? [names] : names;
        this.computers.set(all[0] ?? '', {
            names: all,
            failing: [],
            discardWrites: false,
            state: freshState(scenario, new Date()),
            ...faults
        });
        this.setIdentity(all[0] ?? '', identityOf(all[0] ?? ''));
        for (const direction of directions) if (states[direction]) this.set(all[0] ?? '', direction, states[direction] as StateText);
        return this;
    }

    /** Has somebody else change a computer. */
    set(name: string, direction: Direction, text: StateText): void {
        const { [direction]: configuration, registry } = this.state(name);
        const values = (registry[keys[direction]] ??= {});
        const stored = storedName(values);
        if (configuration) configuration['RequireSecuritySignature'] = text.startsWith('required');
        if (text.endsWith('not stored')) delete values[stored];
        else values[stored] = text.endsWith('1') ? 1 : 0;
    }

    /** Makes a computer another one, as where a name leads elsewhere. */
    setIdentity(name: string, { id, fqdn }: Pick<FleetItem, 'id' | 'fqdn'>): void {
        const { cim, registry } = this.state(name);
        const [host = '', ...domain] = (fqdn ?? '').split('.');
        const system = { Name: host.toUpperCase(), DNSHostName: host, Domain: domain.join('.'), PartOfDomain: true, Roles: [] };
        cim['root/cimv2:Win32_ComputerSystem'] = [system];
        registry['HKLM\\SOFTWARE\\Microsoft\\Cryptography'] = { MachineGuid: id ?? '' };
    }

    faults(name: string, faults: Faults): void {
        this.computers.set(name, { failing: [], discardWrites: false, breaksAfterwards: false, ...without(this.request(name)), ...faults });
    }

    state(name: string): ComputerState {
        return this.request(name).state as ComputerState;
    }

    /** In force and stored, by direction. */
    seen(name: string): Record<Direction, string> {
        const text = (direction: Direction): string => {
            const { [direction]: configuration, registry } = this.state(name);
            const values = registry[keys[direction]] ?? {};
            const stored = values[storedName(values)];
            const inForce = configuration?.['RequireSecuritySignature'] === true ? 'required' : 'not required';
            return `${inForce}, ${stored === undefined ? 'not stored' : `stored ${String(stored)}`}`;
        };
        return { outbound: text('outbound'), inbound: text('inbound') };
    }

    /** All states, to compare. */
    snapshot(): Record<string, unknown> {
        return structuredClone(Object.fromEntries([...this.computers].map(([name, { state }]) => [name, state])));
    }

    async run(text: string, parameters = '-Confirm:$false'): Promise<FleetRun> {
        writeFileSync(this.script, text, 'ascii');
        return this.runLine(`& '${this.script}' ${parameters}`);
    }

    /** Runs a line beside the script that was written last. @param before what the session holds already */
    async runLine(line: string, before = ''): Promise<FleetRun> {
        const names = [...this.computers.keys()];
        const answer = await this.host.run({
            script: `
${before}
[void] $ExecutionContext.SessionState.Path.SetLocation('${this.folder}')
$given = @(${line} 4>&1 6>&1)
foreach ($one in $given) { if ($one -is [System.Management.Automation.PSObject] -and $null -ne $one.Result) { $one } else { "$one" } }
$LASTEXITCODE`,
            command: null,
            parameters: null,
            module: null,
            languageMode: 'FullLanguage',
            throw: null,
            failing: [],
            discardWrites: false,
            state: freshState(win11Ent, new Date()),
            others: [...this.computers.values()]
        });
        names.forEach((name, index) => {
            this.computers.set(name, { ...this.request(name), state: answer.others?.[index]?.state });
        });
        const rows = answer.results.filter((one): one is Row => typeof one === 'object' && one !== null);
        const said = answer.results.filter((one): one is string => typeof one === 'string');
        const calls = answer.executed.filter(({ command }) => command === 'Invoke-Command').map(call => call.parameters);
        return {
            rows,
            results: Object.fromEntries(rows.map(row => [row.ComputerName, row.Result])),
            errors: answer.errors.map(({ message }) => message),
            summary: said.at(-1) ?? '',
            said,
            exitCode: Number(answer.results.at(-1)),
            calls,
            writeCalls: calls
                .filter(call => String(call['ScriptBlock']).includes('Set-SmbServerConfiguration'))
                .map(call => call['ComputerName'] as string[])
        };
    }

    close(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    private request(name: string): RemoteRequest {
        const found = this.computers.get(name);
        if (!found) throw new Error(`There is no computer ${name}.`);
        return found;
    }
}

function storedName(values: Readonly<Record<string, unknown>>): string {
    return Object.keys(values).find(name => name.toLowerCase() === 'requiresecuritysignature') ?? 'RequireSecuritySignature';
}

/** The computer alone, as it is without faults. */
function without({ names, state }: RemoteRequest): Pick<RemoteRequest, 'names' | 'state'> {
    return { names, state };
}

export const origin = {
    createdAt: '2026-11-25T10:00:00.000Z',
    toolVersion: '0.1.0',
    targetText: 'Require signing, both directions',
    settings: { atOnce: 16, stopAfter: null, pilot: null }
};
export const off = 'not required, stored 0';
export const on = 'required, stored 1';

export function change(direction: PlannedChange['direction'], from: StateText, to: StateText): PlannedChange {
    return { setting: direction, direction, before: parsed(from), after: parsed(to), takenBackBy: null };
}

function parsed(text: StateText): SettableState {
    const kind = text.endsWith('not stored') ? 'notStored' : text.endsWith('1') ? 'one' : 'zero';
    return { inForce: text.startsWith('required') ? 'required' : 'notRequired', stored: { kind } };
}

/** Requires it both ways. */
export const both = [change('outbound', off, on), change('inbound', off, on)];
/** Which computer a name belongs to: the same for its short and its full name. */
export function identityOf(name: string): Pick<FleetItem, 'id' | 'fqdn'> {
    const host = (name.split('.')[0] ?? '').toLowerCase();
    return { id: `id of ${host}`, fqdn: `${host}.lab.example` };
}

export const item = (name: string, changes: readonly PlannedChange[] = both, cluster: string | null = null): FleetItem => ({
    name,
    ...identityOf(name),
    changes,
    cluster
});

export function script(...items: FleetItem[]): string {
    return fleetScript(items, origin);
}

/** The same with what was chosen for the run. */
export function scriptFor(settings: FleetOrigin['settings'], ...items: FleetItem[]): string {
    return fleetScript(items, { ...origin, settings });
}

export function row(run: FleetRun, name: string): FleetRun['rows'][number] {
    const found = run.rows.find(one => one.ComputerName === name);
    assert.ok(found, `no row for ${name}: ${run.errors.join()}`);
    return found;
}

/** Inbound cannot be written. */
export const refused = {
    failing: [{ command: 'Set-SmbServerConfiguration', message: 'Access is denied.', errorId: 'Windows System Error 5' }]
};
/** A session that cannot be opened; with a match, only for a block that holds it. */
export const session = (errorId: string, message: string, match?: string): Pick<RemoteRequest, 'failing'> => ({
    failing: [{ command: 'Invoke-Command', errorId, message, ...(match ? { match } : {}) }]
});
/** Only the writing block has this in it. */
export const writing = 'Set-SmbServerConfiguration';
