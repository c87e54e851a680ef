// SPDX-License-Identifier: MIT
import { lastWay, likelyCause } from '../domain/errors/cause';
import type { DecodedNumber } from '../domain/errors/decode';
import type { ErrorId } from '../domain/errors/entries';
import { findErrors, FoundError } from '../domain/errors/find';
import type { SigningConfiguration } from '../domain/facts';
import { LONGEST_MESSAGE } from '../domain/limits';
import { format, Strings } from '../strings/strings';
import { hexadecimal } from './result-view';

/** What a pasted text means, as the template shows it. */
export interface ExplainView {
    /** What is announced; empty while there is no text. */
    readonly status: string;
    readonly errors: readonly ErrorView[];
    /** Devices that the text names. */
    readonly devices: readonly string[];
}

export interface ErrorView {
    readonly key: string;
    readonly title: string;
    readonly inText: string;
    readonly meaning: string;
    /** The number taken apart; null where the text has none. */
    readonly number: string | null;
    /** The likely cause on this computer. */
    readonly cause: string | null;
    readonly steps: readonly string[];
    readonly source: string | null;
}

export function explainView(text: string, configuration: SigningConfiguration | null, strings: Strings): ExplainView {
    if (text.trim() === '') return { status: '', errors: [], devices: [] };
    const { errors, total, isCut, devices } = findErrors(text);
    return {
        status: statusText(errors.length, total, isCut, strings),
        errors: errors.map(error => errorView(error, configuration, strings)),
        devices
    };
}

function statusText(shown: number, total: number, isCut: boolean, { Explain }: Strings): string {
    return [
        shown === 0 ? Explain.None : format(Explain.Found, total.toLocaleString()),
        ...(total > shown ? [format(Explain.FirstOnly, shown.toLocaleString())] : []),
        ...(isCut ? [format(Explain.Cut, LONGEST_MESSAGE.toLocaleString())] : [])
    ].join(' ');
}

function errorView({ text, entry, number }: FoundError, configuration: SigningConfiguration | null, strings: Strings): ErrorView {
    const found = { inText: format(strings.Explain.In, text.replace(/\s+/g, ' ')), number: number && numberText(number, strings) };
    if (!entry) {
        const { Unknown, UnknownMeaning } = strings.Explain;
        return { ...found, key: text, title: Unknown, meaning: UnknownMeaning, cause: null, steps: [], source: null };
    }
    const cause = likelyCause(entry.id, configuration);
    const texts = strings.Error[entry.id];
    return {
        ...found,
        key: entry.id,
        title: texts.Title,
        meaning: texts.Meaning,
        cause: cause && strings.Cause[cause],
        steps: entry.remedies.flatMap(remedy =>
            remedy === 'guestCaution' ? lastStep(entry.id, configuration, strings) : strings.Step[remedy]
        ),
        source: format(strings.Explain.Source, entry.source)
    };
}

/** The caution names what it takes on this computer; none where nothing there is in the way. */
function lastStep(id: ErrorId, configuration: SigningConfiguration | null, { Step }: Strings): readonly string[] {
    const way = lastWay(id, configuration);
    return way === null ? [] : [{ signing: Step.caution, guests: Step.guestCaution, both: Step.guestCautionBoth }[way]];
}

function numberText({ form, inner, facility, code }: DecodedNumber, strings: Strings): string {
    return format(strings.Number[form], hexadecimal(inner), inner, facility, code);
}
