// SPDX-License-Identifier: MIT
import samples from '../../../../test/contract/Get-SmbSigningConfiguration.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { signingConfigurationSchema } from '../answers/schema';

export type SampleName = keyof typeof samples;

/** The contract's samples as the commands answered them, unparsed. */
export const rawSamples: Readonly<Record<SampleName, unknown>> = samples;

const read = new Map<SampleName, SigningConfiguration>();

/** A sample, read by the schema: once for all, so nobody may change it. */
export function sample(name: SampleName): SigningConfiguration {
    const known = read.get(name) ?? frozen(signingConfigurationSchema(true).parse(rawSamples[name]));
    read.set(name, known);
    return known;
}

function frozen<T>(value: T): T {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
}
