// SPDX-License-Identifier: MIT
// The kept snapshots as a table over time.
import type { SnapshotImport, SnapshotsState } from '../../change/snapshots/kept-snapshots';
import { tileStates } from '../../domain/list/list';
import { type TimePoint, weakerById } from '../../domain/snapshots/over-time';
import type { SnapshotState, SnapshotSummary } from '../../domain/snapshots/snapshot';
import type { SnapshotFileFault } from '../../domain/snapshots/snapshot-csv';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { type ChartPoint, chartPoints } from '../over-time/chart-points';
import { numberText } from '../../strings/language';

export interface SnapshotRow {
    readonly id: string;
    /** When the scan began. */
    readonly time: string;
    readonly title: string;
    readonly computers: string;
    /** How many computers of it are weaker than in the one before; null: unknown. */
    readonly weaker: number | null;
    readonly counts: readonly number[];
    readonly size: string;
}

export interface SnapshotsView {
    readonly summary: string;
    readonly notes: readonly string[];
    /** The titles of the states that any of them has. */
    readonly states: readonly string[];
    /** The latest first. */
    readonly rows: readonly SnapshotRow[];
    /** The same as columns of the chart, the earliest first. */
    readonly columns: readonly ChartPoint[];
}

/** @param points of each scan of this browser; null: they are being compared */
export function snapshotsView(state: SnapshotsState, points: readonly TimePoint[] | null, strings: Strings): SnapshotsView {
    const { Kept, Changes } = strings;
    const { snapshots, unreadable, newer, notKept } = state;
    const states = tileStates.filter(one => snapshots.some(({ counts }) => counts[one] > 0));
    const weaker = weakerById(points ?? []);
    const bytes = snapshots.reduce((sum, one) => sum + one.bytes, 0);
    const lost = unreadable + newer;
    return {
        summary: format(Kept.Summary, snapshots.length, sizeText(bytes, strings)),
        notes: [
            ...(notKept === null ? [] : [notKept === 'full' ? Changes.Full : notKept === 'newer' ? Changes.NewerStorage : Changes.NotKept]),
            ...(lost > 0 ? [format(Kept.Unreadable, lost)] : [])
        ],
        states: states.map(one => strings.Tile[one]),
        rows: snapshots.map(one => row(one, weaker.get(one.id) ?? null, states, strings)),
        columns: chartPoints(snapshots, points)
    };
}

function row(one: SnapshotSummary, weaker: number | null, states: readonly SnapshotState[], strings: Strings): SnapshotRow {
    const { Kept } = strings;
    const time = dateTime(one.begun);
    const whole = one.ended === null ? format(Kept.Interrupted, time) : time;
    return {
        id: one.id,
        time,
        title: one.origin === null ? whole : format(Kept.OfFile, whole),
        computers: numberText(one.computers),
        weaker,
        counts: states.map(state => one.counts[state]),
        size: sizeText(one.bytes, strings)
    };
}

/** The numbers over time as a table on paper, the latest first. */
export function snapshotsTable(
    snapshots: readonly SnapshotSummary[],
    points: readonly TimePoint[],
    strings: Strings
): { readonly columns: readonly string[]; readonly rows: readonly (readonly (readonly string[])[])[] } {
    const { Kept, Tile } = strings;
    const states = tileStates.filter(one => snapshots.some(({ counts }) => counts[one] > 0));
    const weaker = weakerById(points);
    return {
        columns: [Kept.Begun, Kept.Computers, Kept.Weaker, ...states.map(state => Tile[state])],
        rows: snapshots
            .map(one => row(one, weaker.get(one.id) ?? null, states, strings))
            .map(one => [one.title, one.computers, one.weaker ?? '–', ...one.counts].map(cell => [String(cell)]))
    };
}

export function sizeText(bytes: number, { Kept }: Strings): string {
    const kilobytes = Math.max(1, Math.round(bytes / 1024));
    if (bytes === 0 || kilobytes < 1000) return format(Kept.Kilobytes, bytes === 0 ? 0 : kilobytes);
    return format(Kept.Megabytes, numberText(bytes / 1024 / 1024, { maximumFractionDigits: 1 }));
}

/** Why a file is no snapshot. */
export function fileFaultText(
    fault: SnapshotFileFault | { readonly kind: 'unreadable' | 'notSaved' },
    { Changes, History, Kept }: Strings
): string {
    switch (fault.kind) {
        case 'newerVersion':
            return format(History.Newer, fault.version);
        case 'tooLarge':
            return Changes.FileTooLarge;
        case 'damaged':
            return format(Changes.FileDamaged, fault.where);
        case 'unreadable':
            return History.FileUnreadable;
        case 'notSaved':
            return Kept.Imported.notSaved;
    }
}

export function snapshotImportText(result: SnapshotImport, strings: Strings): string {
    switch (result.kind) {
        case 'imported':
        case 'known':
            return strings.Kept.Imported[result.kind];
        default:
            return fileFaultText(result, strings);
    }
}
