// SPDX-License-Identifier: MIT
import type { HistoryState } from '../../change/history/computer-history';
import type { StorageProblem } from '../../change/storage/database';
import type { ImportResult } from '../../change/history/history-file';
import { spokenOf } from '../../change/spoken-of';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { laterEnding } from '../../domain/change/later';
import type { Failure } from '../../domain/outcome';
import { isSameComputer } from '../../domain/computer/identity';
import { Found } from '../../domain/change/found';
import { ChangeRecord, isUnfinished, isVerified } from '../../domain/change/record';
import { touched } from '../../domain/change/undo';
import { format, Strings } from '../../strings/strings';
import { originTexts } from '../../ui/texts/origin-text';
import { endingText } from '../../ui/texts/owner-text';
import { stateText, subjectText } from '../../ui/texts/rows';
import { waitedText } from '../../ui/texts/wait-text';
import { comesBackTexts, type DatedReading } from '../../ui/texts/policy-text';
import { settingsFound } from '../change/settings-found';
import { timeText } from '../../ui/texts/date-time';

/** A record as the list shows it. */
export interface RecordView {
    readonly record: ChangeRecord;
    readonly title: string;
    readonly lines: readonly string[];
    /** Whether it sent anything that could be put back. */
    readonly canUndo: boolean;
    readonly canRecheck: boolean;
}

/** The history as the template shows it. */
export interface HistoryView {
    /** What there is to say of the list as a whole. */
    readonly notes: readonly string[];
    readonly records: readonly RecordView[];
    /** Whether there are older ones. */
    readonly more: boolean;
}

/**
 * The records of this computer: by the name it has in the list, or by its own identity.
 * @param configuration null: not known now, so that nothing can be undone
 */
export function historyView(
    state: HistoryState | StorageProblem,
    computer: string,
    configuration: SigningConfiguration | null,
    strings: Strings
): HistoryView {
    const { History } = strings;
    if (typeof state === 'string') {
        return { notes: [state === 'newer' ? History.NewerStorage : History.Unavailable], records: [], more: false };
    }
    const last = new Set(spokenOf(state.records).flatMap(({ record, isLast }) => (isLast ? [record.id] : [])));
    const records = state.records.map(record => recordView(record, computer, configuration, last.has(record.id), strings));
    return {
        notes: [
            ...(records.length === 0 ? [History.Empty] : []),
            ...(records.length > 0 && configuration === null ? [History.NeedsReading] : []),
            ...(state.unreadable > 0 ? [format(History.Unreadable, state.unreadable)] : [])
        ],
        records,
        more: state.more
    };
}

export function importText(result: ImportResult, { History, Join }: Strings): string {
    switch (result.kind) {
        case 'imported':
            return format(History.Imported, result.added, result.known);
        case 'newerVersion':
            return format(History.Newer, result.version);
        case 'damaged':
            return format(History.Damaged, result.where);
        default:
            return [History.ImportEnded[result.kind], format(History.Imported, result.added, result.known)].join(Join.Sentences);
    }
}

function recordView(
    record: ChangeRecord,
    computer: string,
    configuration: SigningConfiguration | null,
    isLast: boolean,
    strings: Strings
): RecordView {
    const { History } = strings;
    const isOther = configuration !== null && !isSameComputer(record, computer, configuration);
    const can = configuration !== null && !isOther && record.step === 'ended';
    const ended = endingText(record, record.ending ?? 'open', History.Ending, strings);
    const began = timeText(record.startedAt);
    return {
        record,
        title:
            record.actingUser === null ? format(History.Titled, ended, began) : format(History.TitledBy, ended, began, record.actingUser),
        lines: [
            ...(isOther ? [strings.Undo.OtherComputer] : []),
            ...(record.computer.name === computer ? [] : [format(History.As, record.computer.name)]),
            ...originTexts(record, strings),
            ...(record.undoes === null ? [] : [History.IsUndo]),
            ...record.changes.map(change =>
                format(History.Change, subjectText(change, strings), stateText(change.before, strings), stateText(change.after, strings))
            ),
            ...record.changes.flatMap(change =>
                change.write.kind === 'failed' ? [failureText(subjectText(change, strings), change.write.failure, strings)] : []
            ),
            ...(record.found === null ? acceptedTexts(record, strings) : []),
            ...(record.waitedFor ? [waitedText(record.waitedFor, strings)] : []),
            ...(record.found ? foundTexts(record, record.found, History.Found, strings) : [History.NotFound]),
            ...(record.latest ? foundTexts(record, record.latest, History.Latest, strings) : []),
            ...standingTexts(record, isLast, configuration && !isOther ? { configuration, readAt: null } : null, strings)
        ],
        canUndo: can && touched(record).length > 0,
        canRecheck: can
    };
}

/** What will become of it, or has, by the latest look. */
function standingTexts(record: ChangeRecord, isLast: boolean, now: DatedReading | null, strings: Strings): string[] {
    const { ending, found, latest } = record;
    const look = latest ?? found;
    if (ending === 'willNotLast' && look) return comesBackTexts(record, look, now, strings);
    const wasVerified = isVerified(ending);
    const later = wasVerified ? laterEnding(record) : ending;
    if (later === null || later === 'notVerified' || isUnfinished(later))
        return isLast && look ? comesBackTexts(record, look, now, strings) : [];
    if (later === 'takenBack')
        return wasVerified ? [format(strings.Join.Sentence, endingText(record, later, strings.Result.Title, strings))] : [];
    if (later !== 'noLonger') return [];
    return [isLast ? strings.Result.ByWhomUnknown : strings.History.Followed];
}

/** What was found of both directions, and of the settings that the record is about. */
function foundTexts({ changes }: ChangeRecord, found: Found, sentence: string, strings: Strings): string[] {
    const {
        at,
        settings: { outbound, inbound }
    } = found;
    return [
        format(sentence, timeText(at), stateText(outbound, strings), stateText(inbound, strings)),
        ...settingsFound(changes, found, strings).map(({ name, state }) =>
            format(strings.History.FoundSetting, name, stateText(state, strings))
        )
    ];
}

/** Which writes the computer accepted, where nothing was read back. */
function acceptedTexts({ changes }: ChangeRecord, strings: Strings): string[] {
    return changes.flatMap(change =>
        change.write.kind === 'written' ? [format(strings.Result.Accepted, subjectText(change, strings))] : []
    );
}

function failureText(subject: string, { kind, words }: Failure, { Failure, History }: Strings): string {
    return format(History.Failed, subject, Failure[kind].Title, words ?? '').trim();
}
