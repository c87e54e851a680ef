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

/** Reads files, and tells of it, until it is stopped. */
export type Importing = (files: readonly ImportFile[], tell: (news: ImportNews) => void, fail: () => void) => { stop(): void };

const IMPORTING = new InjectionToken<Importing>('IMPORTING', { providedIn: 'root', factory: () => besideThePage });

/** Brings in evidence that was gathered elsewhere. Belongs to no page: the import goes on while another one is shown. */
@Injectable({ providedIn: 'root' })
export class EvidenceImport {
    readonly state = new BehaviorSubject<ImportState>({ kind: 'none' });
    /** What was brought, some computers at a time. */
    readonly brought = new Subject<readonly ImportedComputer[]>();
    private running: { stop(): void } | null = null;

    constructor(
        @Inject(IMPORTING) private readonly importing: Importing,
        private readonly zone: NgZone
    ) {}

    /** Reads files. Nothing is done while others are being read. */
    begin(files: readonly ImportFile[]): void {
        if (files.length === 0 || this.running) return;
        const of = files.reduce((sum, { content }) => sum + content.size, 0);
        this.state.next({ kind: 'reading', read: 0, of, tally: null });
        const computers: string[] = [];
        let isOver = false;
        const end = (state: ImportState): void => {
            if (isOver) return;
            isOver = true;
            this.running?.stop();
            this.running = null;
            this.state.next(state);
        };
        this.running = this.importing(
            files,
            news =>
                this.zone.run(() => {
                    if (isOver) return;
                    if (news.kind === 'end') return end({ kind: 'done', tally: news.tally, computers });
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
function besideThePage(files: readonly ImportFile[], tell: (news: ImportNews) => void, fail: () => void): { stop(): void } {
    let stop = (): void => undefined;
    let [isStopped, hasTold] = [false, false];
    const instead = (): void => {
        if (!isStopped) stop = inThePage(files, tell, fail).stop;
    };
    void import('./start-worker')
        .then(({ startImportWorker }) => {
            if (isStopped) return;
            const worker = startImportWorker();
            stop = () => worker.terminate();
            worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
                hasTold = true;
                tell(data);
            };
            worker.onerror = () => {
                worker.terminate();
                if (hasTold) fail();
                else instead();
            };
            worker.postMessage(files);
        })
        .catch(instead);
    return {
        stop: () => {
            isStopped = true;
            stop();
        }
    };
}

/** Thrown where nobody waits any more. */
class Stopped extends Error {}

/** The same work in the page, in slices that leave it free. */
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
