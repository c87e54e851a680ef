// SPDX-License-Identifier: MIT
import samples from '../../../../test/contract/Get-SmbSigningConnection.json';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { connectionSchema } from '../answers/connection-schema';

/** The contract's samples as the command answered them, unparsed. */
export const rawConnectionSamples: Readonly<Record<keyof typeof samples, unknown>> = samples;

/** A sample, read by the schema. */
export function connectionSample(name: keyof typeof samples): ConnectionFacts {
    return connectionSchema(true).parse(rawConnectionSamples[name]);
}
