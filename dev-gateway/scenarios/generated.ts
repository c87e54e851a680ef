// SPDX-License-Identifier: MIT
// Many computers, the same each time: several kinds, and every way in which a reading can end.
import { withPeers } from './generated-peers';
import type { Faults, Policy, Registry, Scenario } from './scenario';
import { srv2012R2 } from './servers/srv2012r2';
import { srv2016 } from './servers/srv2016';
import { srv2022 } from './servers/srv2022';
import { srv2025 } from './servers/srv2025';
import { win10 } from './clients/win10';
import { win11Ent } from './clients/win11-ent';
import { administrator, serverKey, workstationKey } from './windows';

/** What they are made from. A further scenario does not change them. */
const kinds: readonly Scenario[] = [srv2025, srv2022, win11Ent, srv2012R2, srv2016, win10];

const clusterKey = 'HKLM\\Cluster';

const baseline: Policy['objects'][number] = {
    id: '{6AC1786C-016F-11D2-945F-00C04FB984F9}',
    name: 'SMB signing baseline',
    outbound: 1,
    inbound: 1
};

/** The policy of a computer in each forty, which shall not require signing inbound before the scanners are replaced. */
const later: Policy['objects'][number] = { id: '{0E2F6C35-8B1D-4F0C-9D63-5B7A1E40C2D8}', name: 'Scanners first', inbound: 0 };

/** What stands out about one in each twenty; the others behave. Ten minutes is as good as never. */
const faultOf: Readonly<Record<number, Faults>> = {
    1: { scriptError: 'The term is not recognized.' },
    3: { unreachable: true },
    7: { delayMs: 600_000 },
    9: { dropField: 'inbound.required' },
    13: { unreachable: true },
    17: { delayMs: 3_000 }
};

/** The places in each twenty whose computers refuse the gateway's account. */
const locked: readonly number[] = [5, 15];

/** So many computers, the same ones each time. */
export function generateComputers(count: number): readonly Scenario[] {
    const random = randomNumbers(445);
    return Array.from({ length: count }, (_, index) => generated(index, random));
}

function generated(index: number, random: () => number): Scenario {
    const place = index % 20;
    const isNode = place === 10 || place === 12;
    const kind = isNode ? srv2025 : (kinds[index % kinds.length] as Scenario);
    const round = Math.floor(index / 20) + 1;
    const prefixes = kind.connectionType === 'server' ? ['web', 'sql', 'file', 'app'] : ['pc'];
    const name = `${prefixes[Math.floor(random() * prefixes.length)]}-${String(index + 1).padStart(4, '0')}`;
    const outbound = random() < 0.5;
    const inbound = random() < 0.5;
    const isLater = index % 40 === 26;
    const byPolicy = random() < 0.15 && !isNode && !isLater;
    const signed = signing(
        renamed(kind, name, isNode ? `clu-${round}` : null),
        byPolicy || isNode || outbound,
        // The nodes of every other cluster differ.
        byPolicy || (isNode ? place === 10 || round % 2 === 0 : inbound && !isLater),
        byPolicy || isLater
    );
    const told = byPolicy ? [baseline] : isLater ? [later] : [];
    const generated = {
        ...signed,
        policy: { ...kind.policy, objects: [...kind.policy.objects, ...told] },
        ...(place === 11 ? { cim: stoppedServer(signed.cim) } : {}),
        ...(place === 14 ? { inbound: without(signed.inbound, 'RequireSecuritySignature') } : {}),
        ...(place === 19 ? { otherNames: [`${name}.lab.example`] } : {}),
        ...(locked.includes(place) ? { credentials: administrator } : {}),
        ...(faultOf[place] ? { faults: faultOf[place] } : {})
    };
    return withPeers(generated, index);
}

/** A computer of a kind under another name, and with another machine identifier. */
function renamed(kind: Scenario, name: string, cluster: string | null): Scenario {
    const cryptography = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
    const upper = name.toUpperCase();
    return {
        ...kind,
        name,
        cim: {
            ...kind.cim,
            'root/cimv2:Win32_OperatingSystem': withMembers(kind, 'Win32_OperatingSystem', { CSName: upper }),
            'root/cimv2:Win32_ComputerSystem': withMembers(kind, 'Win32_ComputerSystem', { Name: upper, DNSHostName: name })
        },
        registry: {
            ...kind.registry,
            [cryptography]: { MachineGuid: `5d3f7f0e-0000-4000-8000-${Buffer.from(name).toString('hex').slice(-12).padStart(12, '0')}` },
            ...(cluster === null ? {} : { [clusterKey]: { ClusterName: cluster } })
        }
    };
}

function withMembers(kind: Scenario, name: string, members: Record<string, unknown>): readonly Record<string, unknown>[] {
    return (kind.cim[`root/cimv2:${name}`] ?? []).map(instance => ({ ...instance, ...members }));
}

/** In force and stored; what equals the default is not stored unless `always`. */
function signing(scenario: Scenario, outbound: boolean, inbound: boolean, always: boolean): Scenario {
    const stored = (key: string, required: boolean, byDefault: boolean): Registry => {
        const values = { ...scenario.registry[key] };
        for (const name of Object.keys(values)) if (name.toLowerCase() === 'requiresecuritysignature') delete values[name];
        return { [key]: required === byDefault && !always ? values : { ...values, RequireSecuritySignature: required ? 1 : 0 } };
    };
    const { windowsDefault } = scenario;
    return {
        ...scenario,
        outbound: { ...scenario.outbound, RequireSecuritySignature: outbound },
        inbound: { ...scenario.inbound, RequireSecuritySignature: inbound },
        registry: {
            ...scenario.registry,
            ...stored(workstationKey, outbound, windowsDefault.outbound),
            ...stored(serverKey, inbound, windowsDefault.inbound)
        }
    };
}

function stoppedServer(cim: Scenario['cim']): Scenario['cim'] {
    const services = cim['root/cimv2:Win32_Service'] ?? [];
    return {
        ...cim,
        'root/cimv2:Win32_Service': services.map(service =>
            service['Name'] === 'LanmanServer' ? { ...service, State: 'Stopped', StartMode: 'Disabled' } : service
        )
    };
}

function without<T extends object>(value: T, name: string): T {
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T;
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
