// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';

/** How many different parts are kept. What computers have in common comes early. */
const most = 4000;
/** A longer text, or part as JSON, is hardly another computer's, too. */
const longest = 4000;
/** Texts that are each computer's own. */
const own: ReadonlySet<string> = new Set(['name', 'fqdn', 'id', 'collectedAt', 'lastApplied']);

/**
 * Keeps what many computers have in common once: of twenty thousand, most have the same settings, audits and texts, and each
 * answer would bring its own.
 */
export class SharedParts {
    private readonly known = new Map<string, unknown>();

    /** The same configuration, made of parts that others have, too, where they are equal. */
    share(configuration: SigningConfiguration): SigningConfiguration {
        const { computer, outbound, inbound, surroundings } = configuration;
        return {
            ...this.texts(configuration),
            computer: { ...this.texts(computer), roles: this.part(computer.roles), license: this.part(computer.license) },
            outbound: this.direction(outbound),
            inbound: { ...this.direction(inbound), service: this.part(inbound.service) },
            surroundings: this.part(surroundings),
            unavailable: this.part(configuration.unavailable),
            notReported: this.part(configuration.notReported),
            powershell: this.part(configuration.powershell)
        };
    }

    private direction<D extends SigningConfiguration['outbound' | 'inbound']>(facts: D): D {
        const { stored, mdm, settings, audit } = facts;
        const parts = { stored: this.part(stored), mdm: this.part(mdm), settings: this.part(settings), audit: this.part(audit) };
        return { ...this.texts(facts), ...parts, policy: { ...this.texts(facts.policy), history: this.part(facts.policy.history) } };
    }

    /** A copy whose texts are those of others. */
    private texts<T extends object>(bag: T): T {
        const copy = { ...bag };
        for (const [name, value] of Object.entries(bag) as [keyof T, unknown][])
            if (typeof value === 'string' && !own.has(name as string)) copy[name] = this.once(`"${value}`, value) as T[keyof T];
        return copy;
    }

    private part<T>(value: T): T {
        return typeof value === 'object' && value !== null ? this.once(JSON.stringify(value), value) : value;
    }

    private once<T>(key: string, value: T): T {
        if (key.length > longest) return value;
        const known = this.known.get(key);
        if (known !== undefined) return known as T;
        if (this.known.size < most) this.known.set(key, value);
        return value;
    }
}
