// SPDX-License-Identifier: MIT
// Makes a hand-over of however many computers without holding up the page.
import { catchError, concatMap, defer, EMPTY, from, Observable, of, race, ReplaySubject } from 'rxjs';
import { Slices } from '../../change/storage/slices';
import type { ExportOrigin } from '../../domain/export-origin';
import type { HandOverFormatName } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import {
    type HandOverAnswer,
    type HandOverOutline,
    type HandOverQuestion,
    type HandOverTask,
    outlineOf,
    zipOf
} from '../../equivalents/hand-over/making';
import { startMaking } from './start-making';

export interface HandOverMaker {
    outline(name: HandOverFormatName): Observable<HandOverOutline>;
    zip(name: HandOverFormatName, origin: ExportOrigin): Observable<Uint8Array>;
    /** What was asked is not answered any more. */
    close(): void;
}

/** With so many computers, the page makes the files itself: that takes a few milliseconds. */
const mostInPage = 100;

/** How many computers are handed to the worker at a time. */
const computersAtOnce = 200;

/** @param start what starts the worker */
export function handOverMaker(groups: readonly HandOverGroup[], start = startMaking): HandOverMaker {
    const inPage: HandOverMaker = {
        outline: name => defer(() => of(outlineOf(name, groups))),
        zip: (name, origin) => defer(() => of(zipOf(name, groups, origin))),
        close: () => undefined
    };
    const computers = groups.reduce((sum, group) => sum + group.computers.length, 0);
    return computers > mostInPage ? new BesideThePage(groups, start, inPage) : inPage;
}

type Given<T> = T extends HandOverQuestion ? Omit<T, 'id'> : never;

class BesideThePage implements HandOverMaker {
    private readonly given: Promise<Worker>;
    /** Errs once the worker did, whoever was waiting then. */
    private readonly broken = new ReplaySubject<never>(1);
    private worker: Worker | null = null;
    private isClosed = false;
    private asked = 0;

    /** @param instead what makes the files where no worker can */
    constructor(
        private readonly groups: readonly HandOverGroup[],
        private readonly start: () => Worker,
        private readonly instead: HandOverMaker
    ) {
        this.given = this.handOn();
        // Whoever asks is told, too.
        this.given.catch(() => undefined);
    }

    outline(name: HandOverFormatName): Observable<HandOverOutline> {
        return this.ask({ asks: 'outline', name }).pipe(
            concatMap(answer => ('outline' in answer ? of(answer.outline) : EMPTY)),
            catchError(() => this.instead.outline(name))
        );
    }

    zip(name: HandOverFormatName, origin: ExportOrigin): Observable<Uint8Array> {
        return this.ask({ asks: 'zip', name, from: origin }).pipe(
            concatMap(answer => ('zip' in answer ? of(answer.zip) : EMPTY)),
            catchError(() => this.instead.zip(name, origin))
        );
    }

    close(): void {
        this.isClosed = true;
        this.worker?.terminate();
    }

    /** Copies the computers to a worker, some at a time: all at once would hold up the page. */
    private async handOn(): Promise<Worker> {
        const worker = (this.worker = this.start());
        worker.addEventListener('error', () => this.broken.error(new Error('The worker failed.')));
        const slices = new Slices();
        for (const [group, { targets, computers }] of this.groups.entries()) {
            for (let at = 0; at < computers.length && !this.isClosed; at += computersAtOnce) {
                const task: HandOverTask = { asks: null, group, targets, computers: computers.slice(at, at + computersAtOnce) };
                worker.postMessage(task);
                await slices.pause();
            }
        }
        return worker;
    }

    private ask(given: Given<HandOverQuestion>): Observable<HandOverAnswer> {
        const question = { ...given, id: this.asked++ } as HandOverQuestion;
        return from(this.given).pipe(concatMap(worker => race(answerTo(question, worker), this.broken)));
    }
}

function answerTo(question: HandOverQuestion, worker: Worker): Observable<HandOverAnswer> {
    return new Observable(waiting => {
        const take = ({ data }: MessageEvent<HandOverAnswer>): void => {
            if (data.id !== question.id) return;
            waiting.next(data);
            waiting.complete();
        };
        worker.addEventListener('message', take);
        worker.postMessage(question);
        return () => worker.removeEventListener('message', take);
    });
}
