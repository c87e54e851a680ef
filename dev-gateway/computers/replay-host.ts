// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../root';
import { serverKey, workstationKey } from '../scenarios/windows';
import type { RunAnswer, RunRequest, ScriptRunner } from './powershell-host';
import { activityOf, connectionsOf, evidenceOf, type PeerState, type Source } from './replay-peers';

type Bag = Record<string, unknown>;

interface Sample extends Bag {
    readonly computer: Bag & { readonly build: number; readonly editionId: string };
    readonly outbound: Bag;
    readonly inbound: Bag;
}

/** What of a computer's state an answer takes over. */
interface State extends PeerState {
    readonly outbound: Bag;
    readonly inbound: Bag;
    readonly registry: Readonly<Record<string, Bag>>;
    readonly cim: Readonly<Record<string, readonly Bag[]>>;
}

/**
 * Answers readings from test/contract in place of the engine: for thousands of computers, about which the engine would say
 * nothing new. A computer's names and requirements, its logs and its connections are its own, the rest is its kind's.
 */
export class ReplayHost implements ScriptRunner {
    private readonly samples = Object.values(contract('Get-SmbSigningConfiguration') as Record<string, Sample>);
    private readonly sources: readonly Source[];

    constructor() {
        const { full } = contract('Get-SmbSigningEvidence') as { readonly full: { readonly sources: readonly Source[] } };
        this.sources = full.sources.map(({ channel, id }) => ({ channel, id }));
    }

    run(request: RunRequest): Promise<RunAnswer> {
        const answer = { results: [], errors: [], warnings: [], executed: [], state: request.state, cancelled: false };
        const result = this.resultOf(request);
        if (result === null || request.throw !== null) {
            const message = request.throw ?? 'Only readings are replayed.';
            const error = {
                message,
                errorId: 'RuntimeException',
                category: 'OperationStopped',
                exceptionType: 'RuntimeException',
                hResult: 0
            };
            return Promise.resolve({ ...answer, errors: [error] });
        }
        return Promise.resolve({ ...answer, results: [result] });
    }

    /** Null: the command is not replayed. */
    private resultOf({ script, state }: RunRequest): Bag | null {
        if (script?.includes('Get-SmbSigningActivity')) return activityOf(state as State);
        if (script?.includes('Get-SmbSigningEvidence')) return evidenceOf(state as State, this.sources);
        if (script?.includes('Get-SmbSigningConnection')) return connectionsOf(state as State);
        return script?.includes('Get-SmbSigningConfiguration') ? this.reading(state as State) : null;
    }

    stop(): Promise<void> {
        return Promise.resolve();
    }

    private reading({ outbound, inbound, registry, cim }: State): Bag {
        const windows = registry['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'] ?? {};
        const isKind = ({ computer }: Sample): boolean =>
            String(computer.build) === windows['CurrentBuildNumber'] && computer.editionId === windows['EditionID'];
        const sample = this.samples.find(isKind) ?? (this.samples[0] as Sample);
        const system = cim['root/cimv2:Win32_ComputerSystem']?.[0] ?? {};
        const service = cim['root/cimv2:Win32_Service']?.find(one => one['Name'] === 'LanmanServer');
        return {
            ...sample,
            computer: {
                ...sample.computer,
                name: system['Name'] ?? null,
                fqdn: `${String(system['DNSHostName'])}.${String(system['Domain'])}`,
                id: registry['HKLM\\SOFTWARE\\Microsoft\\Cryptography']?.['MachineGuid'] ?? null,
                cluster: registry['HKLM\\Cluster']?.['ClusterName'] ?? null
            },
            outbound: { ...sample.outbound, ...requirement(outbound, registry[workstationKey]) },
            inbound: {
                ...sample.inbound,
                ...requirement(inbound, registry[serverKey]),
                service: service ? { state: service['State'], startMode: service['StartMode'] } : null
            },
            collectedAt: new Date().toISOString()
        };
    }
}

function contract(command: string): unknown {
    return JSON.parse(readFileSync(resolve(root, `test/contract/${command}.json`), 'utf8'));
}

function requirement(reported: Bag, stored: Bag = {}): Bag {
    const [, value] = Object.entries(stored).find(([name]) => name.toLowerCase() === 'requiresecuritysignature') ?? [];
    return { required: reported['RequireSecuritySignature'] ?? null, stored: { required: value ?? null } };
}
