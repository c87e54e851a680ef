// SPDX-License-Identifier: MIT
// Reads files from beginning to end, and tells what they hold once all are read: who cancels before has brought nothing.
import { type ComputerEvents, FileEvents } from '../../domain/import/file-events';
import { EventFileReader, type ToldRecord } from '../../domain/import/file-reader';
import { TextDecoding } from '../../domain/import/text-decoding';
import { MOST_KEPT } from '../../domain/limits';
import { compacted } from '../../domain/readiness/compacted';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { type ImportSource, latestOfEach } from '../../domain/readiness/imports/imported';
import { type GatheredComputer, gatheredComputer } from '../../remote/answers/gathered';
import type { ImportedComputer, ImportFile, ImportNews, ImportTally, ReadFile, RefusedRecord } from './import-news';

/** How much of a file is read at a time, in bytes: in a page, what is made of it must be done in a moment. */
const atOnce = 65_536;

/** How many computers are told of at a time. */
const computersAtOnce = 20;

/** How many broken records, and computers, are named; the others are counted. */
const mostNamed = 200;

/** How often it is told how far the reading is, in milliseconds. */
const tellEvery = 200;

interface Work {
    readonly tell: (news: ImportNews) => void;
    /** Lets others go on. Rejects where nobody waits any more. */
    readonly pause: () => Promise<void>;
    /** Milliseconds since 1970. */
    readonly now: number;
}

/** Reads files, and tells what they hold. */
export async function runImport(files: readonly ImportFile[], work: Work): Promise<void> {
    const bringing = new Bringing(new Date(work.now).toISOString());
    const of = files.reduce((sum, { content }) => sum + content.size, 0);
    let [read, told] = [0, -Infinity];
    for (const { name, content } of files) {
        const reading = bringing.begin(name);
        try {
            for (let at = 0; at < content.size; at += atOnce) {
                const bytes = new Uint8Array(await content.slice(at, at + atOnce).arrayBuffer());
                await work.pause();
                for (const _ of reading.push(bytes)) await work.pause();
                read += bytes.length;
                if (performance.now() - told < tellEvery) continue;
                told = performance.now();
                work.tell({ kind: 'progress', read, of, tally: bringing.tally });
            }
            for (const _ of reading.end()) await work.pause();
        } catch (error) {
            // The file is gone, or was changed: what it held so far counts, and it is said.
            if (!(error instanceof DOMException)) throw error;
            reading.isUnreadable = true;
        }
    }
    const computers = bringing.finish();
    for (let first = 0; first < computers.length; first += computersAtOnce) {
        work.tell({ kind: 'computers', computers: computers.slice(first, first + computersAtOnce) });
        await work.pause();
    }
    work.tell({ kind: 'end', tally: bringing.tally });
}

/** One file as it is read. */
class FileReading {
    isUnreadable = false;
    private isEmpty = true;
    private readonly decoding = new TextDecoding();
    private readonly reader = new EventFileReader();

    constructor(
        readonly source: ImportSource,
        private readonly take: (record: ToldRecord, source: ImportSource) => void
    ) {}

    get told(): ReadFile {
        const { file } = this.source;
        const flags = { ...(this.isUnreadable && { isUnreadable: true as const }), ...(this.isEmpty && { isEmpty: true as const }) };
        return { name: file, format: this.reader.format ?? 'unknown', ...flags };
    }

    *push(bytes: Uint8Array): Generator<void> {
        this.isEmpty = false;
        yield* this.takeAll(this.reader.push(this.decoding.push(bytes)));
    }

    *end(): Generator<void> {
        yield* this.takeAll(this.reader.push(this.decoding.end()));
        yield* this.takeAll(this.reader.end());
    }

    private *takeAll(records: Iterable<ToldRecord>): Generator<void> {
        for (const record of records) {
            this.take(record, this.source);
            yield;
        }
    }
}

/** What all files hold together. */
class Bringing {
    private readonly files: FileReading[] = [];
    private readonly events = new FileEvents(MOST_KEPT);
    private readonly gathered = new Map<string, { readonly read: GatheredComputer; readonly source: ImportSource }>();
    private readonly counts = { taken: 0, twice: 0, other: 0, leftOut: 0, refusedCount: 0, untimed: 0 };
    private readonly refused: RefusedRecord[] = [];
    private readonly notReached = new Set<string>();
    /** How many more there were. */
    private moreNotReached = 0;
    /** The files that each computer's events came from. */
    private readonly sourcesOf = new Map<string, Set<ImportSource>>();

    constructor(private readonly importedAt: string) {}

    begin(file: string): FileReading {
        const reading = new FileReading({ file, importedAt: this.importedAt }, (record, source) => this.take(record, source));
        this.files.push(reading);
        return reading;
    }

    get tally(): ImportTally {
        const { files, counts, refused, gathered } = this;
        const unread = [...this.notReached].filter(name => !gathered.has(name));
        return {
            ...counts,
            files: files.map(({ told }) => told),
            refused: [...refused],
            gathered: gathered.size,
            notReached: unread.slice(0, mostNamed),
            notReachedCount: unread.length + this.moreNotReached,
            notGathered: this.events.notGathered.slice(0, mostNamed)
        };
    }

    /** Each computer once, by name. Those that are too many are counted as left out. */
    finish(): readonly ImportedComputer[] {
        const found = new Map<string, ImportedComputer>();
        for (const [computer, { read, source }] of this.gathered) found.set(computer, gatheredParts(read, source));
        for (const one of this.events.all) {
            const known = found.get(one.computer) ?? nothingOf(one.computer);
            found.set(one.computer, { ...known, imported: this.importedOf(one) });
        }
        const all = [...found.values()].sort((a, b) => (a.computer < b.computer ? -1 : 1));
        this.counts.leftOut += Math.max(0, all.length - MOST_KEPT);
        return all.slice(0, MOST_KEPT);
    }

    private importedOf({ computer, events, notGathered, leftOut }: ComputerEvents): Required<ImportedComputer>['imported'] {
        const sources = latestOfEach([...(this.sourcesOf.get(computer) ?? [])]);
        return { events, notGathered, sources, ...(leftOut ? { leftOut } : {}) };
    }

    private take({ line, read, text }: ToldRecord, source: ImportSource): void {
        switch (read.kind) {
            case 'event': {
                const { event } = read;
                const taking = this.events.take(event);
                if (taking === 'taken' || taking === 'untold') this.sources(event.computer).add(source);
                if (taking === 'untold') return;
                this.counts[taking]++;
                if (taking === 'taken' && event.time === null) this.counts.untimed++;
                return;
            }
            case 'gathered':
                return this.takeGathered(gatheredComputer(read.value), { file: source.file, line, text }, source);
            case 'other':
                this.counts.other++;
                return;
            case 'broken':
                return this.refuse({ file: source.file, line, text });
        }
    }

    /** Of a computer that was gathered twice the later reading counts. */
    private takeGathered(read: GatheredComputer | null, record: RefusedRecord, source: ImportSource): void {
        if (!read || read.isDamaged) this.refuse(record);
        if (!read) return;
        const { computer, configuration, evidence, connections, isDamaged } = read;
        if (!configuration && !evidence && !connections) {
            if (!isDamaged) this.noteUnread(computer);
            return;
        }
        const known = this.gathered.get(computer);
        if (!known && this.gathered.size >= MOST_KEPT) {
            this.counts.leftOut++;
            return;
        }
        if (known && known.read.at > read.at) return;
        this.gathered.set(computer, { read: { ...read, evidence: evidence && compacted(evidence) }, source });
    }

    private noteUnread(computer: string): void {
        if (this.notReached.size < MOST_KEPT) this.notReached.add(computer);
        else if (!this.notReached.has(computer)) this.moreNotReached++;
    }

    private refuse(record: RefusedRecord): void {
        this.counts.refusedCount++;
        if (this.refused.length < mostNamed) this.refused.push(record);
    }

    private sources(computer: string): Set<ImportSource> {
        const known = this.sourcesOf.get(computer) ?? new Set<ImportSource>();
        this.sourcesOf.set(computer, known);
        return known;
    }
}

/** Each part as it is kept. A clock that was ahead proves nothing newer than now. */
function gatheredParts({ computer, at, configuration, evidence, connections }: GatheredComputer, from: ImportSource): ImportedComputer {
    const readAt = at < from.importedAt ? at : from.importedAt;
    return {
        computer,
        configuration: configuration && { value: configuration, readAt, from },
        evidence: evidence && { value: evidence, readAt, from },
        connections: connections && { value: connections, readAt, from }
    };
}
