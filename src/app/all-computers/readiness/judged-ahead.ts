// SPDX-License-Identifier: MIT
import { map, Observable } from 'rxjs';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { rememberedReadiness } from '../../domain/readiness/remembered';
import { inSlices } from '../evidence/in-slices';
import type { ReadinessView } from './readiness-model';

interface ToJudge {
    readonly known: readonly KnownOfComputer[];
    readonly accepted: Accepted;
    readonly view: ReadinessView;
}

/** Emits what it was given once each computer is judged, which is remembered: a computer with many peers takes milliseconds. */
export function judgedAhead(all: ToJudge): Observable<ToJudge> {
    return inSlices(() => judging(all)).pipe(map(() => all));
}

function* judging({ known, accepted, view: { direction } }: ToJudge): Generator<void, void> {
    for (const one of known) {
        rememberedReadiness(one, direction, accepted);
        yield;
    }
}
