// SPDX-License-Identifier: MIT
// What a scanner said of hosts, whichever scanner it was. Nothing in it is believed: it is compared with what computers say themselves.
import { LONGEST_NAME } from '../limits';
import { type Host, parseHost } from '../negotiate/hosts';
import { cut } from '../text';

export const scannerFormats = ['nessus', 'nmap', 'nmapXml', 'netExec', 'pingCastle', 'names'] as const;
/** `names`: a plain list, of those that don't require signing. */
export type ScannerFormat = (typeof scannerFormats)[number];

/** What a scanner says of the SMB server of a host. */
export type ScannerClaim = 'required' | 'notRequired';

/** How the scanner came to its words, where its list tells. `smb1`: by SMB 1 alone. `noAnswer`: without an answer in SMB 2 or 3. */
export type ScannerHint = 'smb1' | 'noAnswer';

/** One host of a scanner's list. */
export interface ScannedHost {
    /** Where it stands in the list; the first line is 1. */
    readonly line: number;
    /** Its names and addresses there, each once; there is at least one. */
    readonly names: readonly string[];
    readonly says: ScannerClaim;
    /** What the list says of its signing, as it says it; empty: only names. */
    readonly words: string;
    /** When it was scanned, at the latest: ISO 8601, UTC, from the scanner's clock; null: the list doesn't tell. */
    readonly at: string | null;
    /** The earliest that it might have been, where that is another time: scanners tell when they began with a host, and when they ended. */
    readonly from: string | null;
    readonly hint: ScannerHint | null;
}

export interface ScannerLine {
    readonly line: number;
    readonly text: string;
}

export interface ScannerList {
    readonly format: ScannerFormat;
    readonly hosts: readonly ScannedHost[];
    /** The first lines that weren't understood, and how many there are. */
    readonly notUnderstood: readonly ScannerLine[];
    readonly notUnderstoodCount: number;
    /** How many entries say nothing of signing, or repeat another one. */
    readonly others: number;
    /** Whether there is more than is taken. */
    readonly more: boolean;
    /** Why nothing of it is understood: it has columns, and is of no scanner that is read here. */
    readonly isUnknownTable: boolean;
}

/** Entries of a list, whatever they say. */
const mostEntries = 200_000;

/** Takes the entries of a list one by one, and keeps no more than a page can hold. */
export class ScannedHosts {
    private readonly hosts = new Map<string, ScannedHost>();
    private readonly notUnderstood: ScannerLine[] = [];
    private notUnderstoodCount = 0;
    private others = 0;
    private more = false;
    isUnknownTable = false;

    constructor(
        private readonly format: ScannerFormat,
        private readonly most: number,
        private readonly mostLines: number
    ) {}

    get isFull(): boolean {
        if (this.hosts.size + this.others + this.notUnderstoodCount > mostEntries) this.more = true;
        return this.more;
    }

    /**
     * What is said of another port is about something else.
     * @param words what names it: those that name no host are left out; where none does, its line is not understood
     */
    add(words: readonly (string | null | undefined)[], host: Omit<ScannedHost, 'names'>, text: string): void {
        const names = new Map<string, string>();
        for (const word of words) {
            const named = word ? hostIn(word) : null;
            if (named === null) continue;
            if (!isSmbPort(named.port)) return this.skip();
            names.set(named.name.toLowerCase(), names.get(named.name.toLowerCase()) ?? named.name);
        }
        if (names.size === 0) return this.refuse(host.line, text);
        const key = [host.says, host.at, host.from, ...[...names.keys()].sort()].join(' ');
        if (this.hosts.has(key)) this.others++;
        else if (this.hosts.size >= this.most) this.more = true;
        else this.hosts.set(key, { ...host, words: oneLine(host.words), names: [...names.values()] });
    }

    /** A line that isn't understood. */
    refuse(line: number, text: string): void {
        this.notUnderstoodCount++;
        if (this.notUnderstood.length < this.mostLines) this.notUnderstood.push({ line, text: oneLine(text) });
    }

    /** What follows is not read. */
    end(): void {
        this.more = true;
    }

    /** An entry that is understood and says nothing of signing. */
    skip(): void {
        this.others++;
    }

    get list(): ScannerList {
        const { format, notUnderstood, notUnderstoodCount, others, more, isUnknownTable } = this;
        return { format, hosts: [...this.hosts.values()], notUnderstood, notUnderstoodCount, others, more, isUnknownTable };
    }
}

/** The host that a word names; null: none. */
export function hostIn(word: string): Host | null {
    return word.length > LONGEST_NAME ? null : parseHost(word.trim());
}

/** Whether SMB is usual there. */
export function isSmbPort(port: number): boolean {
    return port === 445 || port === 139;
}

/** Of others, for a ticket: neither a line nor a direction of writing begins in it. */
function oneLine(text: string): string {
    const plain = text.slice(0, LONGEST_NAME * 4).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
    return cut(plain.replace(/[\p{Cf}\p{Cs}]/gu, '').trim(), LONGEST_NAME);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = '(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)?';
const zone = ' ?(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)';
/** 2026-11-24T09:13:22Z */
const isoTime = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)[ T]${clock}${zone}$`, 'i');
/** Nov 24, 2026 09:13:22 UTC; Tue Nov 24 2026 09:13:22 UTC */
const englishTime = new RegExp(`^(?:[a-z]{3},? )?([a-z]{3}) {1,2}(\\d{1,2}),? (\\d{4}),? ${clock}${zone}$`, 'i');

/**
 * A time that scanners write, as ISO 8601; null: none, or not known exactly. A date alone, a time without a zone, and one whose day or
 * month is a guess would prove what it doesn't.
 */
export function scanTime(text: string | undefined): string | null {
    const wanted = (text ?? '').trim();
    if (wanted.length > 60) return null;
    const time = /^\d{9,10}$/.test(wanted) ? Number(wanted) * 1000 : zonedTime(wanted);
    return time >= Date.UTC(2000, 0) && time < Date.UTC(2100, 0) ? new Date(time).toISOString() : null;
}

/** When a host was scanned, for a scan that began and ended then. Not told, where one of the two isn't. */
export function scannedBetween(from: string | null, to: string | null): Pick<ScannedHost, 'at' | 'from'> {
    if (from === null || to === null || from > to) return { at: null, from: null };
    return { at: to, from: from === to ? null : from };
}

/** In milliseconds; NaN: there is no such time. */
function zonedTime(text: string): number {
    const english = englishTime.exec(text);
    const [year = '', month = '', day = '', hour = '', minute = '', second = '0', offset = ''] = english
        ? [english[3], String(months.indexOf(english[1]?.toLowerCase() ?? '') + 1), english[2], ...english.slice(4)]
        : (isoTime.exec(text)?.slice(1) ?? []);
    const numbers = [year, month, day, hour, minute, second ?? '0'].map(Number) as [number, number, number, number, number, number];
    const [years, monthOfYear, ...rest] = numbers;
    const time = new Date(Date.UTC(years, monthOfYear - 1, ...rest));
    const is = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate(), time.getUTCHours(), time.getUTCMinutes()];
    if (year === '' || is.some((part, index) => part !== numbers[index]) || numbers[5] > 59) return NaN;
    const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
    return time.getTime() - (sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000);
}
