// SPDX-License-Identifier: MIT
// Computers on which a control passes or fails, made from a sample by what the control asks.
import type { SampleName } from '../../../remote/testing/samples';
import { sample } from '../../../remote/testing/samples';
import type { SigningConfiguration } from '../../computer/facts';
import { catalogue, isSigning } from '../../settings/catalogue';
import type { AsksFact, AsksPaths, AsksSetting, Baseline, Control } from '../baseline';

/** A computer that each baseline is for. */
const samples: Readonly<Record<string, SampleName>> = {
    'cis-windows-10': 'win10',
    'cis-windows-server-2016': 'srv2016',
    'cis-windows-server-2019': 'srv2019-audit',
    'cis-windows-server-2022': 'srv2022',
    'disa-stig-windows-10': 'win10',
    'disa-stig-windows-11': 'win11-23h2',
    'disa-stig-windows-server-2016': 'srv2016',
    'disa-stig-windows-server-2019': 'srv2019-audit',
    'disa-stig-windows-server-2022': 'srv2022',
    'disa-stig-windows-server-2025': 'srv2025',
    'microsoft-osconfig-windows-server-2025': 'srv2025',
    'microsoft-windows-11-24h2': 'win11-ent',
    'microsoft-windows-server-2022': 'srv2022'
};

export function computerFor({ id }: Pick<Baseline, 'id'>): SigningConfiguration {
    const name = samples[id];
    if (!name) throw new Error(`Name a sample for ${id} in asked-computers.ts.`);
    return sample(name);
}

interface Like {
    readonly inForce: boolean;
    readonly inRegistry: boolean;
}

/** The computer with what a control asks for, or without. */
export function like(configuration: SigningConfiguration, { asks }: Control, { inForce, inRegistry }: Like): SigningConfiguration {
    switch (asks.what) {
        case 'setting':
            return withRegistry(withSetting(configuration, asks, inForce), asks, inRegistry);
        case 'fact':
            return withFact(configuration, asks, inForce);
        case 'hardenedPaths':
            return withPaths(configuration, asks, inForce, inRegistry);
        case 'unread':
            return configuration;
    }
}

/** In force: as wanted, or any other word. */
function withSetting(configuration: SigningConfiguration, { setting, wanted }: AsksSetting, isWanted: boolean): SigningConfiguration {
    const { direction, reported, values, isFlag } = catalogue[setting];
    const word = isWanted ? wanted[0] : Object.keys(values).find(one => !wanted.includes(one));
    const value = values[word ?? ''];
    const [name = '', part] = reported.split('.');
    const data = isFlag ? value === 1 : value;
    const facts = configuration[direction];
    return { ...configuration, [direction]: { ...facts, [name]: part ? { ...facts.audit, [part]: data } : data } };
}

function withRegistry(configuration: SigningConfiguration, asks: AsksSetting, isWanted: boolean): SigningConfiguration {
    const { setting, wanted, reads } = asks;
    const { direction, values, facts: name, valueName } = catalogue[setting];
    const facts = configuration[direction];
    const data = isWanted ? (values[wanted[0] ?? ''] ?? null) : null;
    if (reads === 'otherPolicyKey') {
        const entries = isWanted ? [{ name: valueName.toUpperCase(), data: String(data) }] : [];
        const key = direction === 'inbound' ? 'outboundAudit' : 'inboundAudit';
        return { ...configuration, surroundings: { ...configuration.surroundings, [key]: entries } };
    }
    if (isSigning(setting)) return { ...configuration, [direction]: { ...facts, stored: { required: data } } };
    const both = reads === 'policy' ? { policy: data, stored: null } : { policy: null, stored: data };
    return { ...configuration, [direction]: { ...facts, settings: { ...facts.settings, [name ?? '']: both } } };
}

function withFact(configuration: SigningConfiguration, { fact, wanted }: AsksFact, isWanted: boolean): SigningConfiguration {
    const direction = fact.startsWith('outbound') ? 'outbound' : 'inbound';
    const member = fact.replace(direction, '').replace(/^./, first => first.toLowerCase());
    const data = member === 'enabled' ? isWanted : isWanted ? wanted[0] : 'SMB202';
    return { ...configuration, [direction]: { ...configuration[direction], [member]: data } };
}

/** In force: by Windows' default, so nothing stored; not: stored weaker. */
function withPaths(
    configuration: SigningConfiguration,
    { paths, wanted }: AsksPaths,
    inForce: boolean,
    inRegistry: boolean
): SigningConfiguration {
    const data = inRegistry ? wanted.join(', ') : 'RequireMutualAuthentication=0, RequireIntegrity=0';
    const entries = inForce && !inRegistry ? [] : paths.map(name => ({ name: name.toLowerCase(), data }));
    return { ...configuration, surroundings: { ...configuration.surroundings, hardenedPaths: entries } };
}
