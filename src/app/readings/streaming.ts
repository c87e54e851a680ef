// SPDX-License-Identifier: MIT
import { Injectable, NgZone } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { ReadStream, type StreamState } from '../remote/stream/read-stream';

/** Whether readings of many computers come by one line to the gateway, which no browser's limit of requests holds back. */
@Injectable({ providedIn: 'root' })
export class Streaming {
    /** Emits in Angular's zone. */
    readonly state: BehaviorSubject<StreamState>;

    constructor(stream: ReadStream, zone: NgZone) {
        const state = new BehaviorSubject(stream.state.value);
        this.state = state;
        stream.state.subscribe(now => zone.run(() => state.next(now)));
    }
}
