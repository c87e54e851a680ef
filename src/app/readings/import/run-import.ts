// SPDX-License-Identifier: MIT
// Reads files from beginning to end, and tells what they hold once all are read: who cancels before has brought nothing.
import { ownCopy } from '../../domain/import/event-meaning';
import { type ComputerEvents, FileEvents } from '../../domain/import/file-events';
import { EventFileReader, type ToldRecord } from '../../domain/import/file-reader';
import { TextDecoding } from '../../domain/import/text-decoding';
import { MOST_KEPT } from '../../domain/limits';
import { compacted } from '../../domain/readiness/compacted';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { type ImportSource, latestOfEach } from '../../domain/readiness/imports/imported';
import { type GatheredComputer, gatheredComputer } from '../../remote/answers/gathered';
import { GatheredParts } from './gathered-parts';
import type { ImportedComputer, ImportFile, ImportNews, ImportTally, ReadFile, RefusedRecord } from './import-news';

/** How many computers are told of at a time: those that were read are large. */
const [readAtOnce, loggedAtOnce] = [20, 200];

/** How many broken records, and computers, are named; the others are counted. */
const mostNamed = 200;

/** How often it is told how far the reading is, in milliseconds. */
const tellEvery = 200;

interface Work {
    /** What it gives is waited for where it tells of computers: many may be more than fits on the way. */
    readonly tell: (news: ImportNews) => unknown;
    /** Lets others go on, if enough was done. Rejects where nobody waits any more. */
    readonly pause: () => Promise<void>;
    /** Milliseconds since 1970. */
    readonly now: number;
    /** How much of a file is read at a time, in bytes: in a page, what is made of it must be done in a moment. */
    readonly atOnce?: number;
    /** Of how many computers evidence is taken. */
    readonly most?: number;
}

/** Reads files, and tells what they hold. @param files may grow as long as they are read */
export async function runImport(files: readonly ImportFile[], work: Work): Promise<void> {
    const { atOnce = 65_536, most = MOST_KEPT } = work;
    const bringing = new Bringing(new Date(work.now).toISOString(), most);
    const of = (): number => files.reduce((sum, { content }) => sum + content.size, 0);
    let [read, told] = [0, -Infinity];
    for (let index = 0; index < files.length; index++) {
        const { name, content } = files[index] as ImportFile;
        const reading = bringing.begin(name);
        try {
            let next = bytesOf(content, 0, atOnce);
            for (let at = 0; at < content.size; at += atOnce) {
                const bytes = await next;
                next = bytesOf(content, at + atOnce, atOnce);
                // It is read meanwhile. Where that fails, it is known when its turn comes.
                next.catch(() => undefined);
                await work.pause();
                for (const _ of reading.push(bytes)) await work.pause();
                read += bytes.length;
                if (performance.now() - told < tellEvery) continue;
                told = performance.now();
                work.tell({ kind: 'progress', read, of: of(), tally: bringing.tally });
            }
            for (const _ of reading.end()) await work.pause();
        } catch (error) {
            // The file is gone, or was changed: what it held so far counts, and it is said.
            if (!(error instanceof DOMException)) throw error;
            reading.isUnreadable = true;
        }
    }
    await tellComputers(bringing, work);
    work.tell({ kind: 'end', tally: bringing.tally });
}

async function bytesOf(content: Blob, at: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await content.slice(at, at + length).arrayBuffer());
}

async function tellComputers(bringing: Bringing, { tell, pause }: Work): Promise<void> {
    let [computers, room]: [ImportedComputer[], number] = [[], 1];
    for (const one of bringing.finish()) {
        computers.push(one);
        room -= one.configuration || one.evidence ? 1 / readAtOnce : 1 / loggedAtOnce;
        if (room <= 0) {
            await tell({ kind: 'computers', computers });
            [computers, room] = [[], 1];
        }
        await pause();
    }
    if (computers.length > 0) await tell({ kind: 'computers', computers });
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
    private readonly events: FileEvents;
    private readonly gathered = new Map<string, GatheredParts>();
    private readonly counts = { taken: 0, twice: 0, other: 0, leftOut: 0, refusedCount: 0, untimed: 0 };
    private readonly refused: RefusedRecord[] = [];
    private readonly notReached = new Set<string>();
    /** How many more there were. */
    private moreNotReached = 0;
    /** The files that each computer's events came from. */
    private readonly sourcesOf = new Map<string, Set<ImportSource>>();

    constructor(
        private readonly importedAt: string,
        private readonly most: number
    ) {
        this.events = new FileEvents(most);
    }

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
    *finish(): Generator<ImportedComputer> {
        const names = [...new Set([...this.gathered.keys(), ...this.events.names])].sort();
        this.counts.leftOut += Math.max(0, names.length - this.most);
        for (const name of names.slice(0, this.most)) {
            const read = this.gathered.get(name)?.parts;
            const logged = this.events.finish(name);
            this.counts.taken -= logged?.twice ?? 0;
            this.counts.twice += logged?.twice ?? 0;
            yield { ...(read ?? nothingOf(name)), ...(logged && { imported: this.importedOf(logged) }) };
        }
    }

    private importedOf({ computer, events, notGathered, leftOut }: ComputerEvents): Required<ImportedComputer>['imported'] {
        const sources = latestOfEach([...(this.sourcesOf.get(computer) ?? [])]);
        return { events, notGathered, sources, ...(leftOut ? { leftOut } : {}) };
    }

    private take({ line, read, text }: ToldRecord, source: ImportSource): void {
        switch (read.kind) {
            case 'event': {
                const { event } = read;
                const taking = this.events.take(event, this.files.length - 1);
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

    private takeGathered(read: GatheredComputer | null, record: RefusedRecord, source: ImportSource): void {
        if (!read || read.isDamaged) this.refuse(record);
        if (!read) return;
        const { computer, configuration, evidence, connections, isDamaged } = read;
        if (!configuration && !evidence && !connections) {
            if (!isDamaged) this.noteUnread(computer);
            return;
        }
        const known = this.gathered.get(computer);
        if (!known && this.gathered.size >= this.most) {
            this.counts.leftOut++;
            return;
        }
        const parts = known ?? new GatheredParts(computer);
        this.gathered.set(computer, parts);
        parts.take({ ...read, evidence: evidence && compacted(evidence) }, source);
    }

    private noteUnread(computer: string): void {
        if (this.notReached.size < this.most) this.notReached.add(computer);
        else if (!this.notReached.has(computer)) this.moreNotReached++;
    }

    private refuse(record: RefusedRecord): void {
        this.counts.refusedCount++;
        if (this.refused.length < mostNamed) this.refused.push({ ...record, text: ownCopy(record.text) });
    }

    private sources(computer: string): Set<ImportSource> {
        const known = this.sourcesOf.get(computer) ?? new Set<ImportSource>();
        if (known.size === 0) this.sourcesOf.set(ownCopy(computer), known);
        return known;
    }
}
