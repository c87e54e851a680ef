// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import {
    catchError,
    combineLatest,
    debounceTime,
    distinctUntilChanged,
    EMPTY,
    filter,
    firstValueFrom,
    from,
    map,
    merge,
    Observable,
    of,
    shareReplay,
    startWith,
    Subject,
    switchMap,
    takeUntil
} from 'rxjs';
import { FORMER_STORE, FormerStore, LONGEST_FORMER } from '../../../change/storage/former-store';
import { packingFormer } from '../../../change/storage/readiness/packed-former';
import { mapInSteps, type Steps } from '../../../domain/steps';
import { inSlices, latestInTurn, whenIdle } from '../../evidence/in-slices';
import { FirstShown } from '../../evidence/first-shown';
import { FleetEvidence } from '../../evidence/fleet-evidence';
import { makingReadinessModel, type ReadinessModel, type ReadinessView } from '../readiness-model';
import { formerOf, makingFormerModel } from './former-rows';

/** Fewer are judged before anybody could read what they were. */
const fewest = 2_000;

/** What was judged is kept once it has stayed the same for so long, in milliseconds. */
const settled = 2_000;

/** What Readiness showed last of a large fleet: shown again, as it was, for as long as it takes to judge everything anew. */
@Injectable({ providedIn: 'root' })
export class FormerReadinessKeeping {
    private readonly judged = new Subject<ReadinessModel>();

    constructor(
        @Inject(FORMER_STORE) private readonly store: FormerStore,
        private readonly first: FirstShown,
        private readonly evidence: FleetEvidence
    ) {
        this.judged
            .pipe(
                filter(({ all, isLoaded, fleet }) => all.length >= fewest && isLoaded && !fleet.running),
                debounceTime(settled),
                distinctUntilChanged((one, other) => one.all === other.all && one.view.direction === other.view.direction),
                switchMap(model => this.keeping(model).pipe(catchError(() => EMPTY))) // only opening would be slower
            )
            .subscribe();
    }

    /** Takes what was judged just now, to show it when the page is opened again. */
    keep(model: ReadinessModel): void {
        this.judged.next(model);
    }

    /**
     * What was judged now, and until all of it is there, what was shown last, filtered and in order as is wanted now. Where nothing is
     * kept of that direction, whatever is judged already; null: nothing. What all this rests on is taken from the storage only then.
     * @param judged tells the last one to whoever comes later, too @param around makes of a model what is shown
     */
    shownUntil<T extends { readonly model: ReadinessModel }>(
        judged: Observable<T>,
        view: Observable<ReadinessView>,
        selection: Observable<ReadonlySet<string>>,
        around: (model: ReadinessModel) => Steps<T>
    ): Observable<T | null> {
        const whole = judged.pipe(filter(({ model }) => model.isLoaded));
        const partly = judged.pipe(filter(({ model }) => !model.isLoaded));
        const before = this.models(view, selection).pipe(
            switchMap(model => (model ? inSlices(() => around(model)) : of(null))),
            takeUntil(whole),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.first.comesFirst(firstValueFrom(before, { defaultValue: null }).then(drawn));
        const shown = before.pipe(switchMap(one => (one ? of(one) : partly.pipe(startWith(null)))));
        return merge(shown.pipe(takeUntil(whole)), whole);
    }

    private models(view: Observable<ReadinessView>, selection: Observable<ReadonlySet<string>>): Observable<ReadinessModel | null> {
        return view.pipe(
            map(({ direction }) => direction),
            distinctUntilChanged(),
            switchMap(direction =>
                from(this.store.load(direction)).pipe(
                    catchError(() => of(null)),
                    map(kept => ({ direction, kept }))
                )
            ),
            switchMap(({ direction, kept }) => {
                if (!kept) return of(null);
                let last: ReadinessModel | null = null;
                const fleet = this.evidence.state.value;
                const making = function* (now: Pick<ReadinessModel, 'view' | 'selection'>): Steps<ReadinessModel> {
                    last ??= yield* makingFormerModel(kept, direction, fleet);
                    return (last = yield* makingReadinessModel({ ...last, ...now }, last));
                };
                const wanted = view.pipe(filter(now => now.direction === direction));
                return combineLatest({ view: wanted, selection }).pipe(latestInTurn(now => inSlices(() => making(now))));
            })
        );
    }

    private keeping({ named, view: { direction } }: ReadinessModel): Observable<void> {
        const judgedAt = new Date().toISOString();
        const packing = function* (): Steps<readonly string[]> {
            return yield* packingFormer(yield* mapInSteps(named, formerOf));
        };
        return whenIdle(packing).pipe(
            filter(texts => texts.reduce((sum, { length }) => sum + length, 0) <= LONGEST_FORMER),
            switchMap(texts => from(this.store.keep(direction, judgedAt, texts)))
        );
    }
}

/** Resolves once what was just shown is drawn. */
function drawn(): Promise<void> {
    return new Promise(resolve => requestAnimationFrame(() => resolve()));
}
