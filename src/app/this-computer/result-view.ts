// SPDX-License-Identifier: MIT
import type { ChangeState } from '../change/changes';
import type { Failure } from '../domain/outcome';
import { ChangeRecord, differences, Found, mayStillArrive } from '../domain/record';
import { format, Strings } from '../strings/strings';
import { stateText } from './pane-view';

/** A change as the template shows it: under way, done, or not as asked. */
export interface ResultView {
    readonly progress: string | null;
    readonly success: string | null;
    readonly problem: ProblemView | null;
}

interface ProblemView {
    readonly title: string;
    /** What the computer refused, by direction. */
    readonly failures: readonly { readonly direction: string; readonly failure: Failure }[];
    readonly lines: readonly string[];
    readonly readBackFailure: Failure | null;
}

const nothing: ResultView = { progress: null, success: null, problem: null };

/** Only what was read back is claimed. */
export function resultView(change: ChangeState, computer: string, failureIsShown: boolean, strings: Strings): ResultView {
    const { Result } = strings;
    switch (change.kind) {
        case 'none':
            return nothing;
        case 'notStarted':
            return {
                ...nothing,
                problem: { title: Result.NotStartedTitle, failures: [], lines: [Result.NotStarted], readBackFailure: null }
            };
        case 'running':
            return { ...nothing, progress: format(change.record.step === 'readingBack' ? Result.ReadingBack : Result.Changing, computer) };
        case 'ended':
            return endedView(change, failureIsShown, strings);
    }
}

function endedView({ record, readBack, settled }: ChangeState & { kind: 'ended' }, failureIsShown: boolean, strings: Strings): ResultView {
    const { Result } = strings;
    const intro = settled ? `${Result.Settled} ` : '';
    if (record.ending === 'changed' && record.found) {
        return { ...nothing, success: intro + inForceText(record.found, record.undoes ? Result.Undone : Result.Changed, strings) };
    }
    const ending = record.ending === 'changed' || record.ending === null ? 'notVerified' : record.ending;
    const problem: ProblemView = {
        title: record.undoes !== null && ending !== 'notVerified' ? Result.UndoUnfinished : Result.Title[ending],
        failures: record.changes.flatMap(({ direction, write }) =>
            write.kind === 'failed' ? [{ direction: strings.Direction[direction], failure: write.failure }] : []
        ),
        lines: [
            ...(settled ? [Result.Settled] : []),
            ...differenceLines(record, strings),
            record.found ? inForceText(record.found, Result.InForce, strings) : notReadBackText(record, strings),
            ...(record.changes.some(({ write }) => mayStillArrive(write)) ? [Result.NotVerifiedNote] : [])
        ],
        readBackFailure: readBack.kind === 'ok' || failureIsShown ? null : readBack
    };
    return { ...nothing, problem };
}

/** What was read back otherwise, and what was not sent. Of a refused write, the refusal and what is in force say it all. */
function differenceLines(record: ChangeRecord, strings: Strings): string[] {
    const refused = (kind: string): boolean =>
        kind === 'stateChanged' || kind === 'accessDenied' || kind === 'needsCredentials' || kind === 'commandMissing';
    return differences(record).flatMap(({ direction, after, write }) => {
        const name = strings.DirectionShort[direction];
        if (write.kind === 'notSent') return [format(strings.Result.NotSent, name)];
        if (write.kind === 'failed' && refused(write.failure.kind)) return [];
        const found = record.found?.[direction];
        if (!found) return [];
        return [format(strings.Result.Differs, name, stateText(after, strings), stateText(found, strings))];
    });
}

function notReadBackText({ changes }: ChangeRecord, { Result }: Strings): string {
    return changes.every(({ write }) => write.kind === 'written') ? Result.AcceptedNotReadBack : Result.NotReadBack;
}

function inForceText(found: Found, sentence: string, strings: Strings): string {
    return format(sentence, strings.InForce[found.outbound.inForce], strings.InForce[found.inbound.inForce]);
}
