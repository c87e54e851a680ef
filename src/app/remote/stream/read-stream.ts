// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken, NgZone } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import type { PowerShellCommand } from '@microsoft/windows-admin-center-sdk/core/data/powershell';
import { asyncScheduler, BehaviorSubject, defer, filter, merge, type Observable, Observable as Cold, observeOn, of } from 'rxjs';
import { type Subscriber, take, timer } from 'rxjs';
import type { GatewayAnswer } from '../outcomes';
import type { SocketEnd } from './gateway-socket';
import type { Line } from './line';
import { isReading, type ReadingCommand } from './reading-command';

/** How long the stream may be silent while calls wait, in milliseconds. */
export const STREAM_SILENCE = new InjectionToken<number>('STREAM_SILENCE', { providedIn: 'root', factory: () => 5_000 });

/** How long readings wait until the stream is open, in milliseconds: to open it takes less where it can be opened at all. */
const OPENING = new InjectionToken<number>('OPENING', { providedIn: 'root', factory: () => 300 });

/** `closed`: not opened yet, or ended while no call was under way; the next reading opens it. `off`: for the rest of this page's life. */
export type StreamState = 'closed' | 'opening' | 'open' | 'off';

/**
 * What came of a call by the stream: its parts; or `refused`, the gateway's word for it that there is no answer; or `lost`,
 * where no answer came that can be relied on. Of the last two a post tells more.
 */
export type StreamAnswer = readonly GatewayAnswer[] | 'refused' | 'lost';

/** How many lines may end with nothing heard on them. */
const mostUnheard = 2;

/** Looks at the line so many times while it may be silent. */
const looks = 2;

/** A call under way, and at how many looks in a row it was, with nothing heard. */
interface Waiting {
    silentLooks: number;
    readonly lose: () => void;
}

/**
 * Readings over one WebSocket for all computers, beside the posts. On any doubt it is off for the rest of the page's life:
 * posts do the same, and to try again would cost each reading twice. Whoever opens the tool again has a new page.
 */
@Injectable({ providedIn: 'root' })
export class ReadStream {
    readonly state = new BehaviorSubject<StreamState>('closed');

    private readonly silence = inject(STREAM_SILENCE);
    private readonly opening = inject(OPENING);
    private line: Line | null = null;
    private readonly waiting = new Set<Waiting>();
    private looking: ReturnType<typeof setInterval> | null = null;
    private heardBefore = 0;
    /** Whether anything was heard since the line was opened, or since its last silence. */
    private isProven = false;
    /** How many lines ended with nothing heard on them. */
    private unheard = 0;

    constructor(
        private readonly appContext: AppContextService,
        private readonly zone: NgZone
    ) {}

    /** Opens the line where it may be opened. Emits once that is decided, or takes long: until it is open, readings go by post. */
    prepared(): Observable<unknown> {
        return defer(() => {
            this.prepare();
            if (this.state.value !== 'opening') return of(null);
            const decided = this.state.pipe(filter(state => state !== 'opening'));
            // All who waited go on in a task of their own each: together, their calls would hold up the page.
            return merge(decided, timer(this.opening)).pipe(take(1), observeOn(asyncScheduler));
        });
    }

    private prepare(): void {
        if (this.state.value !== 'closed') return;
        this.state.next('opening');
        // In Angular's zone each packet would have the whole page looked through.
        this.zone.runOutsideAngular(() => {
            this.load().then(
                line => this.follow(line),
                () => this.turnOff()
            );
        });
    }

    /** Sends a reading where the line is open. Cold; emits once, never errors. Unsubscribing cancels it at once. */
    read(computer: string, command: ReadingCommand, call: PowerShellCommand): Observable<StreamAnswer> {
        return new Cold(subscriber => {
            const { line } = this;
            if (!isReading(command) || line === null || this.state.value !== 'open') {
                subscriber.next('lost');
                subscriber.complete();
                return;
            }
            return this.send(line, subscriber, () => line.run(computer, call));
        });
    }

    /** No reading goes by it any more; those under way are lost. */
    turnOff(): void {
        if (this.state.value === 'off') return;
        this.state.next('off');
        this.end();
    }

    /** For specs to have another one. */
    protected async load(): Promise<Line> {
        const { openLine } = await import('./line');
        return openLine(this.appContext);
    }

    private send(line: Line, subscriber: Subscriber<StreamAnswer>, run: () => Observable<GatewayAnswer>): () => void {
        const parts: GatewayAnswer[] = [];
        // As by post, the answer is handed on where the call was made.
        const isInside = NgZone.isInAngularZone();
        const give = (answer: StreamAnswer): void => {
            subscriber.next(answer);
            subscriber.complete();
        };
        const tell = (answer: StreamAnswer): void => {
            // Whoever gets it may turn the stream off, which loses what still waits.
            this.waiting.delete(waiting);
            if (isInside) this.zone.run(() => give(answer));
            else give(answer);
        };
        const waiting: Waiting = { silentLooks: 0, lose: () => tell('lost') };
        this.waiting.add(waiting);
        this.look();
        const running = this.zone.runOutsideAngular(() =>
            run().subscribe({
                next: part => parts.push(part),
                error: (thrown: unknown) => {
                    if (line.isBroken(thrown)) this.turnOff();
                    // What holds no packet is the SDK's word: the line was about to end when the call came.
                    else tell(hasPacket(thrown) ? 'refused' : 'lost');
                },
                complete: () => tell(parts)
            })
        );
        return () => {
            this.waiting.delete(waiting);
            running.unsubscribe();
        };
    }

    private follow(line: Line): void {
        if (this.state.value === 'off') return line.close();
        const unopened = setTimeout(() => this.turnOff(), this.silence);
        this.line = line;
        line.opened.subscribe(() => {
            clearTimeout(unopened);
            this.heardBefore = 0;
            this.isProven = false;
            this.state.next('open');
        });
        line.ended.subscribe(how => {
            clearTimeout(unopened);
            this.over(line, how);
        });
    }

    private over(line: Line, how: SocketEnd): void {
        if (this.line !== line) return;
        // One that lets lines be opened and ends them would have each reading open another.
        if (how !== 'idle' || (line.heard === 0 && ++this.unheard > mostUnheard)) return this.turnOff();
        this.line = null;
        this.state.next('closed');
    }

    private end(): void {
        if (this.looking !== null) clearInterval(this.looking);
        this.looking = null;
        for (const { lose } of [...this.waiting]) lose();
        const { line } = this;
        this.line = null;
        line?.close();
    }

    private look(): void {
        if (this.looking !== null) return;
        const every = this.silence / looks;
        this.looking = this.zone.runOutsideAngular(() => setInterval(() => this.listen(), every));
    }

    /** Nothing heard for so long: the calls are lost, and the stream with them unless it was heard before. Then they may just be slow. */
    private listen(): void {
        const heard = this.line?.heard ?? 0;
        const isNew = heard !== this.heardBefore;
        this.heardBefore = heard;
        if (isNew) this.isProven = true;
        if (this.waiting.size === 0) {
            if (this.looking !== null) clearInterval(this.looking);
            this.looking = null;
            return;
        }
        if (isNew) {
            for (const one of this.waiting) one.silentLooks = 0;
            return;
        }
        for (const one of this.waiting) one.silentLooks++;
        // A call that was made between two looks has not waited for all of them.
        const silent = [...this.waiting].filter(({ silentLooks }) => silentLooks > looks);
        if (silent.length === 0) return;
        if (!this.isProven) return this.turnOff();
        this.isProven = false;
        silent.forEach(({ lose }) => lose());
    }
}

/** Whether what the SDK threw holds a packet of the gateway. */
function hasPacket(thrown: unknown): boolean {
    return Boolean((thrown as { readonly xhr?: unknown } | null)?.xhr);
}
