// SPDX-License-Identifier: MIT
// What the page Import evidence says.
import { MOST_KEPT } from '../../domain/limits';
import { type ComputerEvidence, isBrought } from '../../domain/readiness/computer-evidence';
import type { ImportSource } from '../../domain/readiness/imports/imported';
import type { ImportTally, ReadFile } from '../../readings/import/import-news';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { isUnderWay, type KeepingProgress } from '../evidence/import-keeping';
import type { ImportState } from './evidence-import';

/** Long lists, behind a line that says how long they are. */
interface Listing {
    readonly title: string;
    readonly lines: readonly string[];
}

export interface ImportView {
    readonly isReading: boolean;
    /** Whether the browser is still storing what the files held. */
    readonly isKeeping: boolean;
    /** What is announced. */
    readonly status: string;
    /** Whether that is something that went wrong. */
    readonly isProblem: boolean;
    /** Of 100; null: nothing is being read or stored. */
    readonly percent: number | null;
    /** How much of it is stored, which isn't announced. */
    readonly storing: string;
    readonly facts: readonly { readonly term: string; readonly value: number }[];
    readonly notes: readonly string[];
    readonly listings: readonly Listing[];
}

/** @param listed the names of the computers in the list of Windows Admin Center */
export function importView(state: ImportState, listed: () => ReadonlySet<string>, strings: Strings): ImportView {
    const { Import } = strings;
    const nothing = {
        isReading: false,
        isKeeping: false,
        isProblem: false,
        percent: null,
        storing: '',
        facts: [],
        notes: [],
        listings: []
    };
    switch (state.kind) {
        case 'none':
            return { ...nothing, status: '' };
        case 'canceled':
            return { ...nothing, status: Import.Canceled };
        case 'failed':
            return { ...nothing, status: Import.Failed, isProblem: true };
        case 'reading': {
            const percent = state.of === 0 ? 0 : Math.floor((100 * state.read) / state.of);
            const status = state.tally ? format(Import.Progress, percent, state.tally.taken) : Import.Begun;
            return { ...nothing, isReading: true, percent, status };
        }
        case 'done': {
            const { computers, tally } = state;
            const names = listed();
            const unlisted = computers.filter(computer => !names.has(computer)).length;
            return {
                ...nothing,
                status: computers.length === 0 ? Import.DoneNothing : format(Import.Done, computers.length),
                facts: factsOf(tally, unlisted, strings),
                notes: notesOf(tally, strings),
                listings: listingsOf(tally, strings)
            };
        }
    }
}

/** The same with what the browser has kept of it by now: until all is, an import has not finished. */
export function withKeeping(view: ImportView, state: ImportState, progress: KeepingProgress, { Import, Join }: Strings): ImportView {
    const { of, kept, lost } = progress;
    const brought = state.kind === 'done' ? state.computers.length : 0;
    if (isUnderWay(progress)) {
        const status = brought > 0 ? format(Import.Keeping, brought) : view.status;
        const shown = { percent: Math.floor((100 * kept) / of), storing: format(Import.KeptSoFar, kept, of) };
        return { ...view, isKeeping: true, status, ...(view.isReading ? {} : shown) };
    }
    if (brought === 0 || of === 0) return view;
    const end = lost > 0 ? format(Import.NotAllKept, kept, of) : Import.AllKept;
    return { ...view, status: [view.status, end].join(Join.Sentences), isProblem: lost > 0 };
}

/** Those that say something: a number that could be none is left out where it is. */
function factsOf(tally: ImportTally, unlisted: number, { Import }: Strings): ImportView['facts'] {
    return [
        { term: Import.Taken, value: tally.taken },
        { term: Import.Gathered, value: tally.gathered },
        { term: Import.Twice, value: tally.twice },
        { term: Import.Other, value: tally.other },
        { term: Import.NotListed, value: unlisted },
        { term: Import.Untimed, value: tally.untimed },
        { term: Import.LeftOut, value: tally.leftOut }
    ].filter(({ term, value }) => value > 0 || term === Import.Taken);
}

function notesOf({ files, leftOut, untimed }: ImportTally, strings: Strings): readonly string[] {
    const { Import } = strings;
    return [
        ...files.flatMap(file => fileNote(file, strings)),
        ...(leftOut > 0 ? [format(Import.LeftOutNote, MOST_KEPT)] : []),
        ...(untimed > 0 ? [Import.UntimedNote] : [])
    ];
}

function fileNote({ name, format: kind, isUnreadable, isEmpty }: ReadFile, strings: Strings): readonly string[] {
    const { NotRead } = strings.Import;
    const file = name === '' ? strings.Import.Pasted : name;
    if (isUnreadable) return [format(NotRead.unreadable, file)];
    if (isEmpty) return [format(NotRead.empty, file)];
    return kind === 'unknown' ? [format(NotRead.unknown, file)] : [];
}

function listingsOf(tally: ImportTally, { Import, Join }: Strings): readonly Listing[] {
    const { refused, refusedCount, notReached, notReachedCount, notGathered } = tally;
    const all: readonly (Listing & { readonly count: number })[] = [
        {
            count: refusedCount,
            title: format(Import.Refused, refusedCount),
            lines: refused.map(({ file, line, text }) => format(Import.RefusedLine, file === '' ? Import.Pasted : file, line, text))
        },
        { count: notReachedCount, title: format(Import.NotReached, notReachedCount), lines: notReached },
        {
            count: notGathered.length,
            title: format(Import.NotGathered, notGathered.length),
            lines: notGathered.map(({ computer, channels }) => format(Import.NotGatheredOf, computer, channels.join(Join.List)))
        }
    ];
    return all.filter(({ count }) => count > 0);
}

/** What this browser has of imports; null: nothing. */
export function keptText(kept: Iterable<ComputerEvidence>, strings: Strings): string | null {
    let computers = 0;
    const files = new Map<string, ImportSource>();
    // Most of tens of thousands of computers are of the same few files.
    const known = new Set<ImportSource>();
    for (const one of kept) {
        if (!isBrought(one)) continue;
        computers++;
        for (const source of sourcesOf(one)) {
            if (known.has(source)) continue;
            known.add(source);
            if ((files.get(source.file)?.importedAt ?? '') < source.importedAt) files.set(source.file, source);
        }
    }
    if (computers === 0) return null;
    const latest = [...files.values()].sort((a, b) => (a.importedAt > b.importedAt ? -1 : 1));
    const named = latest
        .slice(0, mostFiles)
        .map(({ file, importedAt }) =>
            format(strings.Readiness.ImportedAt, file === '' ? strings.Readiness.Pasted : file, dateTime(importedAt))
        );
    const more = latest.length > mostFiles ? [format(strings.Readiness.MorePeers, latest.length - mostFiles)] : [];
    return format(strings.Import.Kept, computers, [...named, ...more].join(strings.Join.List));
}

function sourcesOf({ imported, configuration, evidence, connections }: ComputerEvidence): readonly ImportSource[] {
    const whole = [configuration?.from, evidence?.from, connections?.from].filter(from => from !== undefined) as ImportSource[];
    return whole.length === 0 ? (imported?.sources ?? []) : [...(imported?.sources ?? []), ...whole];
}

const mostFiles = 5;
