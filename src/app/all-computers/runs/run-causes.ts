// SPDX-License-Identifier: MIT
// Why computers of a run weren't changed, or are no longer as it left them; and what to look at after its pilot.
import { canRetry, type ItemState } from '../../domain/run/item-state';
import { format, Strings } from '../../strings/strings';
import { type FailureCause, type CauseGroup, failureCause, grouped, otherCause } from '../causes/causes';
import { failureOf, type RunRow } from './run-view';

/** The causes of all that can be tried again. */
export function runCauses(all: readonly RunRow[], strings: Strings): readonly CauseGroup<RunRow>[] {
    return grouped(
        all.filter(({ state }) => canRetry(state)),
        row => causeOf(row, strings)
    );
}

function causeOf(row: RunRow, strings: Strings): FailureCause {
    const { item, record, state } = row;
    const { Cause: Fix, ItemState } = strings;
    const failure = state === 'takenBack' || state === 'noLonger' ? null : failureOf(row);
    // Who was connected when it was read. Whatever account was entered since says nothing of this run.
    if (failure) return failureCause(failure, record?.actingUser ?? item.actingUser, strings);
    if (state === 'notRead') return otherCause('stopped', strings.Phase.stopped, Fix.stopped);
    return otherCause(
        state,
        ItemState[state],
        state === 'takenBack' || state === 'noLonger' || state === 'failed' ? Fix[state] : Fix.notVerified
    );
}

/**
 * What became of the pilot, what to look at now, and what continuing and canceling mean.
 * @param canLook whether there are event logs to look for refusals in
 */
export function afterPilot(all: readonly RunRow[], canLook: boolean, strings: Strings): readonly string[] {
    const { ItemState, Run } = strings;
    const count = (state: ItemState): number => all.filter(row => row.state === state).length;
    const pilot = all.filter(({ first }) => first);
    const changed = pilot.filter(({ state }) => state === 'changed').length;
    const unread = count('notRead');
    return [
        format(Run.PilotResult, changed, pilot.length),
        ...(unread === 0 ? [] : [format(Run.Outcome, ItemState.notRead, unread)]),
        ...(changed === 0 ? [] : [canLook ? `${Run.PilotLook} ${Run.PilotRefusals}` : Run.PilotLook]),
        Run.PilotNext
    ];
}
