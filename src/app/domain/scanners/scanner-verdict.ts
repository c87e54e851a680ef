// SPDX-License-Identifier: MIT
// Whether a scanner is right about a host. Nothing is claimed that wasn't read: what was in force when the scanner asked is known only
// where readings before and after that agree, or a record tells when it changed.
import type { DeviceResult } from '../negotiate/device';
import { type Asking, selfCheck } from '../negotiate/self-check';
import { fittingReasons, type Misreading } from './known-readings';
import type { HostMatch } from './matching';
import type { ScannedHost, ScannerFormat } from './scanner-list';
import type { StatePoint } from './state-points';

export const verdictKinds = ['wrong', 'wasRight', 'right', 'unknown'] as const;

/**
 * Why nothing can be said. `noComputer`: none of the list. `several`: the name stands for several. `notRead`: it wasn't read, or does
 * not report it. `notAccepting`: its Server service doesn't run. `notAcceptingThen`: it didn't run before or after the scan.
 * `wireDiffers`: its server answers otherwise than what is in force.
 * `noDate`: nobody knows when the scanner asked. `readBefore`: it was read before the scanner asked. `noHistory`: not known what it was
 * like before. `changedAround`: it changed at about that time.
 */
export const verdictGaps = [
    'noComputer',
    'several',
    'notRead',
    'notAccepting',
    'notAcceptingThen',
    'wireDiffers',
    'noDate',
    'readBefore',
    'noHistory',
    'changedAround'
] as const;
export type VerdictGap = (typeof verdictGaps)[number];

export type ScannerVerdict =
    /** @property isOnlyNow when it was scanned, something else was in force */
    | { readonly kind: 'right'; readonly isOnlyNow: boolean }
    /** @property before when it was last known to be as the scanner says @property after when it first was no longer */
    | { readonly kind: 'wasRight'; readonly before: StatePoint; readonly after: StatePoint }
    /** @property reasons the known ones that fit; there may be none */
    | { readonly kind: 'wrong'; readonly reasons: readonly Misreading[] }
    /** @property reasons those that might be it */
    | { readonly kind: 'unknown'; readonly why: VerdictGap; readonly reasons: readonly Misreading[] };

/** What the server of a computer answered. */
export interface WireAnswer {
    readonly result: DeviceResult;
    readonly asking: Asking;
    /** The name of the computer that asked. */
    readonly from: string;
    /** The SHA-256 of the raw answer, in hexadecimal; null: there was none, or this browser can't tell. */
    readonly hash: string | null;
}

export interface ComparedHost {
    readonly format: ScannerFormat;
    readonly host: ScannedHost;
    /** When it was scanned, by the list or by whoever knows; null: not known. */
    readonly at: string | null;
    /** The earliest that it might have been, where that is another time. */
    readonly from: string | null;
    readonly match: HostMatch;
    /** What is known of the computer, the earliest first, the last reading included. */
    readonly points: readonly StatePoint[];
    readonly wire: WireAnswer | null;
}

export function scannerVerdict(compared: ComparedHost): ScannerVerdict {
    const { host, match, points, wire } = compared;
    if (match.kind !== 'computer') return unknown(match.kind === 'several' ? 'several' : 'noComputer');
    const { configuration } = match.row;
    const now = points[points.length - 1];
    if (!configuration || !now || !points.some(({ by }) => by === 'reading')) return unknown('notRead');
    if (now.state === 'notAccepting') return unknown('notAccepting');
    if (wire && isAsRecent(wire, now) && selfCheck(wire.result.outcome, configuration.inbound, wire.asking) === 'disagrees')
        return unknown('wireDiffers');
    if (host.says === now.state) return { kind: 'right', isOnlyNow: verdictThen(compared, []).kind === 'wrong' };
    const outcome = wire && wire.asking === 'another' ? wire.result.outcome : null;
    const reasons = fittingReasons(compared.format, { host, configuration, isElsewhere: match.isElsewhere, outcome });
    return verdictThen(compared, reasons);
}

/** Reading and testing go on beside each other, so that either may be the later one. */
const besideEachOther = 10 * 60_000;

function isAsRecent({ result }: WireAnswer, { at }: StatePoint): boolean {
    return result.testedAt.getTime() > Date.parse(at) - besideEachOther;
}

/** What the scanner says, beside what was in force when it asked. */
function verdictThen({ host, at, from, points }: ComparedHost, reasons: readonly Misreading[]): ScannerVerdict {
    if (at === null) return unknown('noDate', reasons);
    const index = points.findIndex(point => point.at > at);
    if (index < 0) return unknown('readBefore', reasons);
    // What is known of the time in which it asked counts as well: it might have asked before or after that.
    const before = points.findIndex(point => point.at > (from ?? at)) - 1;
    const around = points.slice(Math.max(before, 0), index + 1);
    if (before < 0) return unknown('noHistory', reasons);
    // A server that starts in between may have required something else than what is found later.
    if (around.some(({ state }) => state === 'notAccepting')) return unknown('notAcceptingThen', reasons);
    const agreeing = around.filter(({ state }) => state === host.says).length;
    if (agreeing === around.length) return changedSince(host, points.slice(index));
    // Between two readings that agree it may have been otherwise for a while, and nobody knows of that.
    return agreeing > 0 ? unknown('changedAround', reasons) : { kind: 'wrong', reasons };
}

/** @param points the first of them is as the scanner says, the last is not */
function changedSince({ says }: ScannedHost, points: readonly StatePoint[]): ScannerVerdict {
    const index = points.findIndex(({ state }) => state !== says);
    const [before, after] = [points[index - 1], points[index]];
    return before && after ? { kind: 'wasRight', before, after } : unknown('changedAround');
}

function unknown(why: VerdictGap, reasons: readonly Misreading[] = []): ScannerVerdict {
    return { kind: 'unknown', why, reasons };
}

/** Since when it is as it is now, as far as is known: the first of the points that agree with the last. Null: nothing is known. */
export function stateSince(points: readonly StatePoint[]): StatePoint | null {
    const now = points[points.length - 1];
    if (!now) return null;
    let first = points.length - 1;
    while (points[first - 1]?.state === now.state) first--;
    return points[first] ?? null;
}
