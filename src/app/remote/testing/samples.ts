// SPDX-License-Identifier: MIT
import samples from '../../../../test/contract/Get-SmbSigningConfiguration.json';
import type { SigningConfiguration } from '../../domain/facts';
import { signingConfigurationSchema } from '../schema';

export type SampleName = keyof typeof samples;

/** The contract's samples as the commands answered them, unparsed. */
export const rawSamples: Readonly<Record<SampleName, unknown>> = samples;

/** A sample, read by the schema. */
export function sample(name: SampleName): SigningConfiguration {
    return signingConfigurationSchema(true).parse(rawSamples[name]);
}
