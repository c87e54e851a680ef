// SPDX-License-Identifier: MIT
// A fleet of which everything is known: who can't sign, who shares a name, whose clock is wrong, who isn't forwarded. What it has
// logged goes into files of every format, and what is in force into the lines of the script that gathers.
import type { SigningConfiguration } from '../../../../src/app/domain/computer/facts';
import { channelNames, type EvidenceReading, type LoggedEvent, notForwarded } from '../../../../src/app/domain/evidence/reading';
import { silent } from '../../../../src/app/domain/evidence/testing/silent';
import { eventFiles, noSigning, type WrittenEvent, xmlOf } from '../../../../src/app/domain/import/testing/event-files';
import { noConnections } from '../../../../src/app/domain/readiness/testing/known';
import { sample } from '../../../../src/app/remote/testing/samples';

/** When it is judged. */
export const now = Date.parse('2026-11-30T12:00:00Z');
const hour = 3_600_000;
const iso = (time: number): string => new Date(time).toISOString();

/** Where its events are: in its line of the script, in another file, or in another file without any line. */
const ways = ['line', 'lineAndFile', 'file'] as const;

export interface KnownComputer {
    readonly name: string;
    readonly way: (typeof ways)[number];
    /** In which format its events are, where they aren't in its line. */
    readonly format: string;
    readonly configuration: SigningConfiguration;
    readonly logged: readonly WrittenEvent[];
    /** Who can't sign, as its events name them, in lower case. */
    readonly cannotSign: readonly string[];
    /** A log that it could not forward; null: it could. */
    readonly notForwarded: string | null;
    /** What its logs hold, as a reading of it brings them. */
    readonly reading: EvidenceReading;
    readonly readAt: string;
}

const formats = Object.keys(eventFiles);

const srv2025 = sample('srv2025');

/** What may be in force: both directions are audited, nobody requires anything, or signing is required. */
function configurationOf(index: number, name: string): SigningConfiguration {
    const [required, isAudited] = [index % 7 === 2, index % 7 !== 3];
    const { outbound, inbound, computer } = srv2025;
    return {
        ...srv2025,
        // Two domains have a computer of the same short name.
        computer: { ...computer, name: name.split('.')[0]?.toUpperCase() ?? null, fqdn: name, id: `id of ${name}` },
        outbound: {
            ...outbound,
            required: false,
            audit: { ...outbound.audit, serverDoesNotSupportSigning: isAudited, insecureGuestLogon: true }
        },
        inbound: {
            ...inbound,
            required,
            audit: { ...inbound.audit, clientDoesNotSupportSigning: isAudited, insecureGuestLogon: isAudited }
        }
    };
}

function loggedBy(index: number, computer: string, begin: number): readonly WrittenEvent[] {
    const peers = Array.from({ length: index % 4 }, (_, at) => `device-${(index * 7 + at) % 997}`);
    return peers.flatMap((peer, at) =>
        Array.from({ length: 1 + (index % 3) }, (_, again): WrittenEvent => {
            const [recordId, time] = [1000 + at * 10 + again, iso(begin - (1 + at + 30 * again) * hour)];
            if (at !== 1) return noSigning(computer, `\\\\${peer}`, recordId, time);
            const data = [
                ['ServerNameLength', peer.length],
                ['ServerName', peer],
                ['ClientRequireSigning', false]
            ] as const;
            return { computer, channel: channelNames.clientAudit, id: 31998, recordId, time, data };
        })
    );
}

/** As the module gives an event that stands alone. */
function asRead({ channel, id, time, recordId, data }: WrittenEvent): LoggedEvent {
    const fields = data.map(([name, value]) => ({ name, value: String(value) }));
    const required = data.find(([name]) => /Require/.test(name))?.[1] === true;
    return { channel, id, count: 1, peer: null, required, status: null, first: time, time, recordId, fields, raw: '' };
}

export function knownComputer(index: number): KnownComputer {
    const isTwin = index % 50 === 1;
    const name = isTwin ? `fs${index - 1}.b.example` : `fs${index}.a.example`;
    const way = ways[index % ways.length] ?? 'line';
    // Its own clock is three days ahead: its events are in the future, and its line is timed by whoever gathered.
    const begin = index % 11 === 5 ? now + 72 * hour : now - 24 * hour;
    const logged = loggedBy(index, name, begin);
    return {
        name,
        way,
        format: formats[index % formats.length] ?? '',
        configuration: configurationOf(index, name),
        logged,
        cannotSign: [...new Set(logged.map(({ data }) => String(data[1]?.[1]).replace(/^\\\\/, '')))].sort(),
        notForwarded: index % 13 === 4 && way !== 'line' ? channelNames.serverAudit : null,
        reading: { ...silent, collectedAt: iso(begin), events: logged.map(asRead) },
        readAt: iso(now - 2 * hour)
    };
}

/** A file of each format, and of the script one, in parts. */
export function filesOf(fleet: readonly KnownComputer[]): readonly { readonly name: string; readonly content: Blob }[] {
    const lines = fleet.filter(({ way }) => way !== 'file').map(one => `${lineOf(one)}\n`);
    const untold = fleet.flatMap(({ name, notForwarded: channel }) => (channel === null ? [] : [xmlOf(notForwardedBy(name, channel))]));
    return [
        { name: 'gathered.jsonl', content: new Blob(lines) },
        { name: 'forwarding.xml', content: new Blob(untold) },
        ...formats.map(format => {
            const events = fleet.flatMap(one => (one.way !== 'line' && one.format === format ? one.logged : []));
            return { name: format, content: new Blob(events.length === 0 ? [] : [eventFiles[format]?.(events) ?? '']) };
        })
    ];
}

function lineOf({ name, way, configuration, reading, readAt }: KnownComputer): string {
    const evidence = { ...reading, languageMode: 'FullLanguage', ...(way === 'line' ? {} : { events: [] }) };
    const answers = Object.entries({ configuration, evidence, connections: noConnections });
    const texts = Object.fromEntries(answers.map(([part, answer]) => [part, JSON.stringify(answer)]));
    return JSON.stringify({ smbSigningGathered: 1, computer: name, at: readAt, read: true, ...texts });
}

function notForwardedBy(computer: string, channel: string): WrittenEvent {
    return { computer, ...notForwarded, recordId: 1, time: iso(now - 24 * hour), data: [['ChannelPath', channel]] };
}
