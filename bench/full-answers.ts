// SPDX-License-Identifier: MIT
// Answers that are as large as they are taken: the bounds are those of src/app/domain/limits.ts, which the bench does not use.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../dev-gateway/root';

type Bag = Record<string, unknown>;

const longest = { name: 300, text: 1000, event: 4000, reason: 2000, id: 200 };
const most = { parts: 100, names: 64, entries: 500, rows: 500, events: 1000, fields: 32 };

/** Commands whose answers are filled, each with what it answers. */
export const fullAnswers: Readonly<Record<string, () => object>> = {
    'Get-SmbSigningConfiguration': () => configuration(),
    'Get-SmbSigningConnection': () => connections(),
    'Get-SmbSigningEvidence': () => evidence()
};

function configuration(): object {
    const sample = sampleOf('Get-SmbSigningConfiguration', 'srv2025-gpo');
    const computer = { ...(sample['computer'] as Bag), fqdn: long('fqdn', longest.name), roles: listOf(most.names, name) };
    const entries = listOf(most.entries, index => ({
        name: long(`\\\\server-${index}\\share`, longest.text),
        data: long('RequireMutualAuthentication=1', longest.text)
    }));
    const policy = {
        ...((sample['outbound'] as Bag)['policy'] as Bag),
        reason: long('reason', longest.reason),
        history: listOf(most.names, index => ({ name: name(index), id: name(index) }))
    };
    const { policy: found, ...inbound } = sample['inbound'] as Bag;
    return {
        ...sample,
        computer: { ...computer, caption: long('Windows', longest.name) },
        // Nothing there is in the way of a change.
        outbound: { ...(sample['outbound'] as Bag), required: false, stored: { required: 0 }, policy },
        inbound: { ...inbound, policy: { ...(found as Bag), history: policy.history, gpoName: long('policy', longest.name) } },
        surroundings: {
            ...(sample['surroundings'] as Bag),
            ...{ hardenedPaths: entries, outboundAudit: entries, inboundAudit: entries, outboundIgnored: entries, inboundIgnored: entries }
        },
        unavailable: listOf(most.parts, part),
        notReported: listOf(most.parts, name),
        actingUser: long('user', longest.name)
    };
}

function connections(): object {
    const fields = listOf(most.fields, field);
    return {
        ...sampleOf('Get-SmbSigningConnection', 'peers'),
        outbound: {
            total: most.rows,
            rows: listOf(most.rows, index => ({
                ...{ server: peer(index), share: long('share', longest.name), user: long('user', longest.name) },
                ...{ credential: long('LAB\\guest', longest.name), dialect: '3.1.1', signed: false, encrypted: false }
            }))
        },
        inbound: {
            total: most.rows,
            rows: listOf(most.rows, index => ({ client: peer(index), user: name(index), dialect: '2.02', idleSeconds: index }))
        },
        guestLogons: listOf(most.rows, index => ({
            id: 31022,
            time: timeOf(index),
            fields: [...fields.slice(2), { name: 'UserName', value: 'guest' }, { name: 'ServerName', value: peer(index) }]
        })),
        aliases: listOf(most.rows, index => ({ name: peer(index), canonical: long(`files-${index}`, longest.name) })),
        unavailable: listOf(most.parts, part),
        notReported: listOf(most.parts, name)
    };
}

/** Each event of a peer of its own. */
function evidence(): object {
    const sample = sampleOf('Get-SmbSigningEvidence', 'full');
    const kinds = (sample['events'] as Bag[]).filter(({ peer: named, fields }) => named !== null && (fields as Bag[]).length > 0);
    return {
        ...sample,
        channels: listOf(most.names, index => {
            const channels = sample['channels'] as Bag[];
            return channels[index] ?? { ...channels[0], name: name(index), words: long('words', longest.reason) };
        }),
        sources: listOf(most.names, index => {
            const sources = sample['sources'] as Bag[];
            return sources[index] ?? { ...sources[0], channel: name(index), id: index, words: long('words', longest.reason) };
        }),
        events: listOf(most.events, index => {
            const kind = kinds[index % kinds.length] as Bag;
            const own = (kind['fields'] as Bag[]).map(one =>
                /^(Client|Server)Name$/.test(String(one['name'])) ? { ...one, value: peer(index) } : one
            );
            return {
                ...kind,
                recordId: index,
                peer: peer(index),
                fields: [...own, ...listOf(most.fields - own.length, field)],
                ...{ first: timeOf(index), time: timeOf(index), raw: long('<Event>', longest.event) }
            };
        })
    };
}

function sampleOf(command: string, key: string): Bag {
    const all = JSON.parse(readFileSync(resolve(root, `test/contract/${command}.json`), 'utf8')) as Readonly<Record<string, Bag>>;
    return all[key] as Bag;
}

function listOf<T>(count: number, entry: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => entry(index));
}

function part(index: number): object {
    return { what: name(index), errorId: long('Error', longest.id), message: long('Access is denied. ', longest.reason) };
}

/** The module cuts values earlier than they are cut here; the names are those of Windows' own events. */
function field(index: number): object {
    return { name: `ClientRequiresSigning${index}`, value: long(`value ${index} `, longest.name) };
}

function name(index: number): string {
    return long(`name-${index}-`, longest.name);
}

/** A name as DNS would take it, in labels, of the greatest length. */
function peer(index: number): string {
    return long(`peer-${index}.abcdefghijklmnopqrstuvwxyz.`, 255).replace(/[.]$/, 'x');
}

function timeOf(index: number): string {
    return new Date(Date.UTC(2026, 9, 1) + index * 60_000).toISOString();
}

/** So long a text, which begins with the given one and repeats it. */
function long(begin: string, length: number): string {
    return begin.repeat(Math.ceil(length / begin.length)).slice(0, length);
}
