// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken, NgZone } from '@angular/core';
import { BehaviorSubject, Subject } from 'rxjs';
import { Slices } from '../../change/storage/slices';
import type { ImportedComputer, ImportFile, ImportNews, ImportTally } from '../../readings/import/import-news';

/** How far an import is. */
export type ImportState =
    | { readonly kind: 'none' | 'canceled' | 'failed' }
    | { readonly kind: 'reading'; readonly read: number; readonly of: number; readonly tally: ImportTally | null }
    /** @property computers all that were brought, by name */
    | { readonly kind: 'done'; readonly tally: ImportTally; readonly computers: readonly string[] };

/** Reads files, and tells of it, until it is stopped. More may be added, which are read if it hasn't ended until then. */
export type Importing = (files: readonly ImportFile[], tell: (news: ImportNews) => void, fail: () => void) => RunningImport;

interface RunningImport {
    add(files: readonly ImportFile[]): void;
    stop(): void;
}

const IMPORTING = new InjectionToken<Importing>('IMPORTING', { providedIn: 'root', factory: () => besideThePage });

/** Brings in evidence that was gathered elsewhere. Belongs to no page: the import goes on while another one is shown. */
@Injectable({ providedIn: 'root' })
export class EvidenceImport {
    readonly state = new BehaviorSubject<ImportState>({ kind: 'none' });
    /** What was brought, some computers at a time. */
    readonly brought = new Subject<readonly ImportedComputer[]>();
    readonly begun = new Subject<void>();
    private running: RunningImport | null = null;
    /** What the import in progress was given. */
    private given: ImportFile[] = [];

    constructor(
        @Inject(IMPORTING) private readonly importing: Importing,
        private readonly zone: NgZone
    ) {}

    /** Reads files, together with those that are being read. */
    begin(files: readonly ImportFile[]): void {
        if (files.length === 0) return;
        if (this.running) {
            this.given.push(...files);
            this.running.add(files);
            return;
        }
        this.given = [...files];
        const of = files.reduce((sum, { content }) => sum + content.size, 0);
        this.begun.next();
        this.state.next({ kind: 'reading', read: 0, of, tally: null });
        const computers: string[] = [];
        let isOver = false;
        const end = (state: ImportState, read = Infinity): void => {
            if (isOver) return;
            isOver = true;
            this.running?.stop();
            this.running = null;
            this.state.next(state);
            // Those that came when all others were read already.
            this.begin(this.given.slice(read));
        };
        this.running = this.importing(
            files,
            news =>
                this.zone.run(() => {
                    if (isOver) return;
                    if (news.kind === 'end') return end({ kind: 'done', tally: news.tally, computers }, news.tally.files.length);
                    if (news.kind === 'progress') return this.state.next({ ...news, kind: 'reading' });
                    computers.push(...news.computers.map(({ computer }) => computer));
                    this.brought.next(news.computers);
                }),
            () => this.zone.run(() => end({ kind: 'failed' }))
        );
        this.cancel = () => {
            if (computers.length === 0) end({ kind: 'canceled' });
        };
    }

    /** Reads no further, and brings nothing. Once all files are read, and computers are being brought, it does nothing. */
    cancel: () => void = () => undefined;
}

/** In a worker; where that can't be started, in the page, a little at a time. */
function besideThePage(files: readonly ImportFile[], tell: (news: ImportNews) => void, fail: () => void): RunningImport {
    const all = [...files];
    let stop = (): void => undefined;
    let add = (more: readonly ImportFile[]): void => void all.push(...more);
    let [isStopped, hasTold] = [false, false];
    const instead = (): void => {
        if (isStopped) return;
        add = more => void all.push(...more);
        stop = inThePage(all, tell, fail).stop;
    };
    void import('./start-worker')
        .then(({ startImportWorker }) => {
            if (isStopped) return;
            const worker = startImportWorker();
            stop = () => worker.terminate();
            worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
                hasTold = true;
                tell(data);
                if (data.kind === 'computers') worker.postMessage([]);
            };
            worker.onerror = () => {
                worker.terminate();
                if (hasTold) fail();
                else instead();
            };
            worker.postMessage(all);
            add = more => {
                all.push(...more);
                worker.postMessage(more);
            };
        })
        .catch(instead);
    return {
        add: more => add(more),
        stop: () => {
            isStopped = true;
            stop();
        }
    };
}

/** Thrown where nobody waits any more. */
class Stopped extends Error {}

/** The same work in the page, in slices that leave it free. @param files may grow */
function inThePage(files: readonly ImportFile[], tell: (news: ImportNews) => void, fail: () => void): { stop(): void } {
    let isStopped = false;
    const run = async (): Promise<void> => {
        const { runImport } = await import('../../readings/import/run-import');
        const slices = new Slices();
        const pause = async (): Promise<void> => {
            await slices.pause();
            if (isStopped) throw new Stopped();
        };
        await runImport(files, { tell, pause, now: Date.now() });
    };
    run().catch((error: unknown) => {
        if (!(error instanceof Stopped)) fail();
    });
    return { stop: () => (isStopped = true) };
}
