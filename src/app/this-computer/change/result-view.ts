// SPDX-License-Identifier: MIT
import type { ChangeState } from '../../change/change-state';
import type { Failure, FailureKind } from '../../domain/outcome';
import type { Found } from '../../domain/change/found';
import { laterEnding } from '../../domain/change/later';
import { ChangeRecord, differences, isUnfinished, isVerified, mayYetChange } from '../../domain/change/record';
import { format, Strings } from '../../strings/strings';
import { isSigning } from '../../domain/settings/catalogue';
import { sameState } from '../../domain/settings/setting';
import { clockTime } from '../../ui/texts/date-time';
import { endingText } from '../../ui/texts/owner-text';
import { stateText, subjectText, titleText } from '../../ui/texts/rows';
import { notStartedText, waitText } from '../../ui/texts/wait-text';
import { comesBackTexts, type DatedReading } from '../../ui/texts/policy-text';
import { settingsFound } from './settings-found';

/** A change as the template shows it: under way, done, or not as asked. */
export interface ResultView {
    readonly progress: string | null;
    readonly success: string | null;
    readonly problem: ProblemView | null;
}

/** What an administrator has to know of a change that did not come about, or will not last. */
interface ProblemView {
    readonly icon: string;
    readonly title: string;
    /** What the computer refused, by direction or setting. */
    readonly failures: readonly { readonly subject: string; readonly failure: Failure }[];
    readonly lines: readonly string[];
    readonly readBackFailure: Failure | null;
}

const errorIcon = 'sme-icon-errorBadge sme-color-error';

const nothing: ResultView = { progress: null, success: null, problem: null };

/** Only what was read back is claimed. @param latest what the pane shows of the computer; null: nothing */
export function resultView(
    change: ChangeState,
    computer: string,
    failureIsShown: boolean,
    strings: Strings,
    latest: DatedReading | null = null
): ResultView {
    const { Result } = strings;
    switch (change.kind) {
        case 'none':
            return nothing;
        case 'notStarted':
            return {
                ...nothing,
                problem: {
                    icon: errorIcon,
                    title: Result.NotStartedTitle,
                    failures: [],
                    lines: [notStartedText(change.why, strings)],
                    readBackFailure: null
                }
            };
        case 'running':
            if (change.waitsFor) return { ...nothing, progress: waitText(change.waitsFor, strings) };
            return { ...nothing, progress: format(change.record.step === 'readingBack' ? Result.ReadingBack : Result.Changing, computer) };
        case 'ended':
            return endedView(change, failureIsShown, strings, latest);
    }
}

function endedView(
    { record, readBack, settled, saved }: ChangeState & { kind: 'ended' },
    failureIsShown: boolean,
    strings: Strings,
    latest: DatedReading | null
): ResultView {
    const { Result } = strings;
    const intro = settled ? Result.Settled + strings.Join.Sentences : '';
    const unsaved = saved ? [] : [Result.NotSaved];
    const { ending: known } = record;
    const wasVerified = isVerified(known);
    const later = wasVerified ? laterEnding(record) : null;
    if (wasVerified && record.found && !later) {
        const done = doneText(record, record.found, strings);
        const unread = isPolicyUnread(record, record.found) ? [format(strings.Join.Sentence, strings.RunWarning.policyNotRead)] : [];
        return {
            ...nothing,
            success: [intro + done, ...settingLines(record, record.found, strings), ...unread, ...unsaved].join(strings.Join.Sentences)
        };
    }
    const ending = later ?? (wasVerified || known === null ? 'notVerified' : known);
    const now = record.latest ?? record.found;
    const problem: ProblemView = {
        icon: ending === 'willNotLast' ? 'sme-icon-warning' : errorIcon,
        title: titleOf(record, ending, strings),
        failures: record.changes.flatMap(change =>
            change.write.kind === 'failed' ? [{ subject: titleText(change, strings), failure: change.write.failure }] : []
        ),
        lines: [
            ...(settled ? [Result.Settled] : []),
            ...differenceLines({ ...record, found: now }, strings),
            ...(now ? [inForceText(now, Result.InForce, strings)] : notReadBackTexts(record, strings)),
            ...(ending === 'differs' ? [Result.DiffersNote] : []),
            ...(now ? settingLines(record, now, strings) : []),
            ...(ending === 'noLonger' ? [Result.ByWhomUnknown] : []),
            ...(now ? comesBackTexts(record, now, latest, strings) : []),
            ...(mayYetChange({ ...record, found: now }) ? [Result.NotVerifiedNote] : []),
            ...unsaved
        ],
        readBackFailure: readBack.kind === 'ok' || failureIsShown ? null : readBack
    };
    return { ...nothing, problem };
}

/** Whether policy may take a value back, and could not be read with it. */
function isPolicyUnread({ changes }: ChangeRecord, { named }: Found): boolean {
    return changes.some(({ setting }) => isSigning(setting) && !named[setting].policyRead);
}

/** What is told of a record that was read back as planned. */
function doneText({ ending, undoes }: ChangeRecord, found: Found, strings: Strings): string {
    const { Result } = strings;
    if (ending === 'storedOnly') return [Result.Title.storedOnly, inForceText(found, Result.InForce, strings)].join(strings.Join.Stop);
    return inForceText(found, undoes ? Result.Undone : Result.Changed, strings);
}

function titleOf(record: ChangeRecord, ending: keyof Strings['Result']['Title'], strings: Strings): string {
    const { undoes } = record;
    const { Result } = strings;
    return undoes !== null && isUnfinished(ending) ? Result.UndoUnfinished : endingText(record, ending, Result.Title, strings);
}

/** What says by itself that nothing was written. */
const refusals: ReadonlySet<FailureKind> = new Set([
    'stateChanged',
    'wrongComputer',
    'notInList',
    'notLoaded',
    'accessDenied',
    'notAllowed',
    'needsCredentials',
    'commandMissing',
    'notInRole'
]);

/** What was read back otherwise, and what was not sent. Of a refused write, the refusal and what is in force say it all. */
function differenceLines(record: ChangeRecord, strings: Strings): string[] {
    return differences(record).flatMap(change => {
        const { before, after, write } = change;
        const name = subjectText(change, strings);
        if (write.kind === 'notSent') return [format(strings.Result.NotSent, name)];
        const found = record.found?.settings[change.setting];
        if (!found || (write.kind === 'failed' && refusals.has(write.failure.kind) && sameState(found, before))) return [];
        return [format(strings.Result.Differs, name, stateText(after, strings), stateText(found, strings))];
    });
}

/** What became of each write, where that is all that is known. Of a refused one, the refusal stands beside it. */
function notReadBackTexts({ changes }: ChangeRecord, strings: Strings): string[] {
    const { Result } = strings;
    if (changes.every(({ write }) => write.kind === 'written')) return [Result.AcceptedNotReadBack];
    const sentences: Partial<Record<string, string>> = { written: Result.Accepted, notSent: Result.NotSent };
    const told = changes.flatMap(change => {
        const sentence = sentences[change.write.kind];
        return sentence === undefined ? [] : [format(sentence, subjectText(change, strings))];
    });
    return [...told, Result.NotReadBack];
}

/** What is in force of the settings that were to be changed. */
function settingLines({ changes }: ChangeRecord, found: Found, strings: Strings): string[] {
    return settingsFound(changes, found, strings).map(({ name, state }) =>
        format(
            strings.Result.SettingInForce,
            name,
            state.inForce === 'notReported' ? stateText(state, strings) : strings.InForce[state.inForce]
        )
    );
}

function inForceText(found: Found, sentence: string, strings: Strings): string {
    return format(
        sentence,
        strings.InForce[found.settings.outbound.inForce],
        strings.InForce[found.settings.inbound.inForce],
        clockTime(new Date(found.at))
    );
}
