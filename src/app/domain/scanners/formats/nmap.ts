// SPDX-License-Identifier: MIT
// What nmap writes for people (-oN, or its console): a part for each host, with what the two scripts on signing found.
import type { ScannerLine } from '../scanner-list';
import { scannedBetween, type ScannedHosts, scanTime } from '../scanner-list';
import { NmapHost, type NmapTime, smb1Script, smb2Script } from './nmap-scripts';

const report = /^Nmap scan report for (\S{1,300})(?: \((\S{1,300})\))?/;
/** `# Nmap … scan initiated` doesn't tell its zone. */
const begun = /^(?:# Nmap \S{1,20} scan initiated |Starting Nmap (?:.{1,80} at (\d{4}-\d\d-\d\d \d\d:\d\d \S{1,10})$)?)/;
const ended = /^(?:# )?Nmap done/;
/** Only where it is asked for details. */
const scannedAt = /^Scanned at (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S{1,10}) for (\d{1,9})s$/;
const script = /^\|[_ ]?\s{0,10}(smb2?-security-mode):(.{0,300})/;

/** The beginnings of its other lines. */
const others = [
    '# (?:Nmap|Warning)|Host (?:is|script|discovery)|Other addresses|rDNS record|Not shown|All \\d+ scanned|Some closed|PORT |MAC Address',
    '\\d+/(?:tcp|udp|sctp)|Device type|Running(?:: | \\()|OS|Aggressive OS|No (?:exact )?OS|Network Distance|Service|TRACEROUTE|HOP |TTL',
    '\\d+ {1,5}[\\d.]+ ms|-   Hop|Read data|\\s+Raw packets|NSE|Initiating|Completed|Scanning|Discovered|Stats|Warning|WARNING|Note: ',
    'Uptime guess|TCP|IP ID|Failed to|Too many|SF[-:]|\\d+ services? unrec|=+NEXT|Ignored State|\\(The |Skipping|Retrying|Increasing',
    '(?:Pre|Post)-scan script|[A-Za-z ]+ Timing: |(?:Loaded|Adding|Fetch|Unable|adjust_|RTTVAR|Reason|Host: seems|Nmap (?:done|wishes))'
];
const isOther = new RegExp(`^(?:${others.join('|')})`);

export function isNmap(text: string): boolean {
    return /^(?:# Nmap |Starting Nmap |Nmap scan report for )/m.test(text);
}

/** Takes its lines in their order. */
export class NmapLines {
    private host: NmapHost | null = null;
    /** The script whose lines come now. */
    private script: string | null = null;
    private time: NmapTime = notKnown;
    private readonly next = { begins: -1, ends: -1 };

    constructor(
        private readonly whole: string,
        private readonly found: ScannedHosts
    ) {}

    /** @param from where it begins in the whole */
    take({ line, text }: ScannerLine, from: number): void {
        if (text.startsWith('|')) return this.takeScript(line, text);
        this.script = null;
        const host = report.exec(text);
        if (host) return this.begin(line, [host[2] ? host[1] : null, host[2] ?? host[1]], text);
        const start = begun.exec(text);
        if (start || ended.test(text)) {
            this.end();
            // Of the beginning, only the minute is told.
            this.time = timeFrom(scanTime(start?.[1]), start ? 60 + this.secondsFrom(from) : NaN);
            return;
        }
        const [, time, seconds] = scannedAt.exec(text) ?? [];
        if (time !== undefined) this.host?.setTime(timeFrom(scanTime(time), Number(seconds)));
        else if (text.trim() !== '' && !isOther.test(text)) this.found.refuse(line, text);
    }

    end(): void {
        this.host?.end(this.found);
        this.host = null;
    }

    private takeScript(line: number, text: string): void {
        const [, name, rest = ''] = script.exec(text) ?? [];
        const isOfAnother = /^\|[_ ]?[^\s_]/.test(text);
        if (name !== undefined || isOfAnother) this.script = name ?? null;
        const words = name === undefined ? text.slice(1).replace(/^_/, '') : rest;
        const wanted = this.script === smb2Script ? /message signing/i : this.script === smb1Script ? /message_signing/i : null;
        if (this.script === null || !wanted?.test(words)) return;
        if (!this.host?.says(this.script, words)) this.found.refuse(line, text);
    }

    private begin(line: number, names: readonly (string | null | undefined)[], text: string): void {
        this.end();
        this.host = new NmapHost(line, names, this.time, text);
    }

    /** How long the scan took that begins there; NaN: not known. */
    private secondsFrom(from: number): number {
        const nextOf = (known: number, words: string): number => {
            if (known > from) return known;
            const index = this.whole.indexOf(words, from);
            return index < 0 ? Infinity : index;
        };
        this.next.ends = nextOf(this.next.ends, '\nNmap done: ');
        this.next.begins = nextOf(this.next.begins, '\nStarting Nmap ');
        if (this.next.ends > this.next.begins || this.next.ends === Infinity) return NaN;
        const done = this.whole.slice(this.next.ends, this.next.ends + longestDone);
        const [, seconds] = /^\nNmap done: .{1,100} scanned in (\d{1,9}(?:\.\d{1,9})?) seconds/.exec(done) ?? [];
        return Number(seconds);
    }
}

const longestDone = 300;
const notKnown: NmapTime = { at: null, from: null };

function timeFrom(from: string | null, seconds: number): NmapTime {
    if (from === null || Number.isNaN(seconds)) return notKnown;
    return scannedBetween(from, new Date(Date.parse(from) + seconds * 1000).toISOString());
}
