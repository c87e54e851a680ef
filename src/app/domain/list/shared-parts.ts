// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import type { EvidenceReading, LoggedEvent } from '../evidence/reading';
import type { ComputerEvidence } from '../readiness/computer-evidence';
import type { ImportSource } from '../readiness/imports/imported';

/** How many different parts are kept. What computers have in common comes early. */
const most = 4000;
/** A longer text, or part as JSON, is hardly another computer's, too. */
const longest = 4000;
/** Texts that are each computer's own. */
const own: ReadonlySet<string> = new Set(['name', 'fqdn', 'id', 'collectedAt', 'lastApplied', 'oldestEvent']);

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

    /** The same of everything that is kept of a computer. */
    shareKept(kept: ComputerEvidence): ComputerEvidence {
        const { configuration, evidence } = kept;
        return {
            ...kept,
            configuration: configuration && { ...configuration, ...this.from(configuration), value: this.share(configuration.value) },
            evidence: evidence && { ...evidence, ...this.from(evidence), value: this.logs(evidence.value) }
        };
    }

    /** Of what the logs are like. The events are each computer's own, but their logs are called as those of others. */
    private logs(reading: EvidenceReading): EvidenceReading {
        return {
            ...reading,
            // How large they are, and how far they go back, is each computer's own.
            channels: reading.channels.map(channel => this.texts(channel)),
            sources: reading.sources.map(source => this.part(source)),
            events: reading.events.map(event => this.event(event))
        };
    }

    private event(event: LoggedEvent): LoggedEvent {
        const channel = this.once(`"${event.channel}`, event.channel);
        const fields = event.fields.map(({ name, value }) => ({
            name: name === null ? null : this.once(`"${name}`, name),
            // As most of them name the peer.
            value: value === event.peer ? event.peer : value
        }));
        return { ...event, channel, fields };
    }

    private from({ from }: { readonly from?: ImportSource }): { readonly from?: ImportSource } {
        return from ? { from: this.part(from) } : {};
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
