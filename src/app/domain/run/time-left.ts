// SPDX-License-Identifier: MIT
import type { RunProgress } from './dispatch';
import { toChange } from './run';

/** Of how many computers the time must be known before it says anything about the others. */
const enough = 5;

/**
 * How long a run that goes on will take from now, in milliseconds: by what its computers took so far, in turns of as many
 * as are changed at once. Null while too few have ended for that. Nodes of one cluster, which wait for each other, and
 * computers that do not answer make it longer.
 */
export function timeLeft({ run, records }: RunProgress): number | null {
    const all = toChange(run.items);
    const durations: number[] = [];
    let ended = 0;
    for (const { record } of all) {
        const known = records.get(record);
        if (known?.step !== 'ended') continue;
        ended++;
        const took = known.found ? Date.parse(known.found.at) - Date.parse(known.startedAt) : -1;
        if (took >= 0) durations.push(took); // else the clock was set back meanwhile
    }
    if (durations.length < Math.max(enough, run.settings.atOnce)) return null;
    const usual = durations.reduce((sum, one) => sum + one, 0) / durations.length;
    return (usual * (all.length - ended)) / Math.min(run.settings.atOnce, Math.max(all.length - ended, 1));
}
