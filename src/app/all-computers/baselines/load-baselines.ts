// SPDX-License-Identifier: MIT
// The baselines are a file of their own, which is loaded where one is asked for.
import { defer, map, type Observable, retry } from 'rxjs';
import type { Baseline } from '../../domain/baselines/baseline';

/** A gateway that is away for a moment is asked again. */
export function loadBaselines(): Observable<readonly Baseline[]> {
    return defer(() => import('../../domain/baselines/published')).pipe(
        retry({ count: 5, delay: 2000 }),
        map(({ baselines }) => baselines)
    );
}
