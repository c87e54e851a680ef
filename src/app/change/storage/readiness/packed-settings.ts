// SPDX-License-Identifier: MIT
// A computer's settings as they are stored: parts that many computers have in common as texts, and what is its own beside them.
import type { InboundFacts, OutboundFacts, SigningConfiguration } from '../../../domain/computer/facts';
import { configurationParts } from './configuration-schema';
import { isName, isNameOrNull } from './evidence-checks';
import { knownBy } from './known-texts';

/** @property shared JSON, equal on many computers @property own values of JSON */
export interface Packed {
    readonly shared: readonly string[];
    readonly own: readonly unknown[];
}

/** What is its own stands empty there, so that what comes back has its members in the same order. */
export function packedSettings(configuration: SigningConfiguration): Packed {
    const { computer, outbound, inbound, surroundings, collectedAt, ...rest } = configuration;
    const { name, fqdn, id } = computer;
    const parts = {
        computer: { ...computer, name: null, fqdn: null, id: null },
        outbound: withoutTime(outbound),
        inbound: withoutTime(inbound),
        surroundings: surroundings.policyEvent ? { ...surroundings, policyEvent: { logged: null } } : surroundings,
        rest
    };
    const logged = surroundings.policyEvent?.logged ?? null;
    return {
        shared: Object.values(parts).map(part => JSON.stringify(part)),
        own: [name, fqdn, id, collectedAt, outbound.policy.lastApplied, inbound.policy.lastApplied, logged]
    };
}

export const settingsTexts = 5;

/** Null: it is damaged. */
export function unpackedSettings(shared: readonly unknown[], own: readonly unknown[]): SigningConfiguration | null {
    const computer = computers.of(shared[0]);
    const outbound = outbounds.of(shared[1]);
    const inbound = inbounds.of(shared[2]);
    const around = surroundings.of(shared[3]);
    const rest = rests.of(shared[4]);
    if (!computer || !outbound || !inbound || !around || !rest) return null;
    const [name, fqdn, id, collectedAt, outboundAt, inboundAt, logged] = own;
    if (!isNameOrNull(name) || !isNameOrNull(fqdn) || !isNameOrNull(id) || !isName(collectedAt)) return null;
    if (!isNameOrNull(outboundAt) || !isNameOrNull(inboundAt) || !isNameOrNull(logged)) return null;
    const { contract, unavailable, notReported, utcOffset, powershell, actingUser } = rest;
    return {
        contract,
        computer: { ...computer, name, fqdn, id },
        outbound: appliedAt(outbound, outboundAt),
        inbound: appliedAt(inbound, inboundAt),
        surroundings: around.policyEvent && logged !== null ? { ...around, policyEvent: { logged } } : around,
        unavailable,
        notReported,
        collectedAt,
        utcOffset,
        powershell,
        actingUser
    };
}

function withoutTime<D extends OutboundFacts | InboundFacts>(facts: D): D {
    return { ...facts, policy: { ...facts.policy, lastApplied: null } };
}

function appliedAt<D extends OutboundFacts | InboundFacts>(facts: D, lastApplied: string | null): D {
    return lastApplied === null ? facts : { ...facts, policy: { ...facts.policy, lastApplied } };
}

const computers = knownBy(configurationParts.computer);
const outbounds = knownBy(configurationParts.outbound);
const inbounds = knownBy(configurationParts.inbound);
const surroundings = knownBy(configurationParts.surroundings);
const rests = knownBy(configurationParts.rest);
