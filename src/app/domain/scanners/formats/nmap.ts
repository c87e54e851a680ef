// SPDX-License-Identifier: MIT
// What nmap writes for people (-oN, or its console): a part for each host, with what the two scripts on signing found.
import type { ScannerLine } from '../scanner-list';
import { type ScannedHosts, scanTime } from '../scanner-list';
import { NmapHost, smb1Script, smb2Script } from './nmap-scripts';

const report = /^Nmap scan report for (\S{1,300})(?: \((\S{1,300})\))?/;
const begun = /^# Nmap \S{1,20} scan initiated (.{10,40}?) as:/;
const started = /^Starting Nmap .{1,80} at (\d{4}-\d\d-\d\d \d\d:\d\d)/;
const script = /^\|[_ ]?\s{0,10}(smb2?-security-mode):(.{0,300})/;

export function isNmap(text: string): boolean {
    return /^(?:# Nmap |Starting Nmap |Nmap scan report for )/m.test(text);
}

/** Takes its lines in their order. */
export class NmapLines {
    private host: NmapHost | null = null;
    /** The script whose lines come now. */
    private script: string | null = null;
    private at: string | null = null;

    constructor(private readonly found: ScannedHosts) {}

    take({ line, text }: ScannerLine): void {
        const begins = report.exec(text);
        if (begins) return this.begin(line, [begins[2] ? begins[1] : null, begins[2] ?? begins[1]], text);
        this.at = scanTime((begun.exec(text) ?? started.exec(text))?.[1]) ?? this.at;
        if (!text.startsWith('|')) {
            this.script = null;
            return;
        }
        const [, name, rest = ''] = script.exec(text) ?? [];
        const isOther = /^\|[_ ]?[^\s_]/.test(text);
        if (name !== undefined || isOther) this.script = name ?? null;
        const words = name === undefined ? text.slice(1).replace(/^_/, '') : rest;
        const wanted = this.script === smb2Script ? /message signing/i : this.script === smb1Script ? /message_signing/i : null;
        if (this.script === null || !wanted?.test(words)) return;
        if (!this.host?.says(this.script, words)) this.found.refuse(line, text);
    }

    end(): void {
        this.host?.end(this.found);
        this.host = null;
    }

    private begin(line: number, names: readonly (string | null | undefined)[], text: string): void {
        this.end();
        this.script = null;
        this.host = new NmapHost(line, names, this.at, text);
    }
}
