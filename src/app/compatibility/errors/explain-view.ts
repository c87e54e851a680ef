// SPDX-License-Identifier: MIT
import { lastWay, likelyCause } from '../../domain/errors/cause';
import type { DecodedNumber } from '../../domain/errors/decode';
import type { ErrorEntry, ErrorId } from '../../domain/errors/entries';
import { findErrors, FoundError } from '../../domain/errors/find';
import { inboundCauses } from '../../domain/errors/inbound-cause';
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import { LONGEST_MESSAGE } from '../../domain/limits';
import { isAddress } from '../../domain/negotiate/hosts';
import { format, Strings } from '../../strings/strings';
import { hexadecimal } from '../devices/device-result-view';

/** What a pasted text means, as the template shows it. */
export interface ExplainView {
    /** What is announced; empty while there is no text. */
    readonly status: string;
    readonly errors: readonly ErrorView[];
    /** Devices that the text names. */
    readonly devices: readonly string[];
    /** Which end of the connection this computer is: as the person chose, else as the text suggests. */
    readonly end: Direction;
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

/** What is known of the computer that the error is explained for. */
export interface Known {
    readonly configuration: SigningConfiguration | null;
    /** What it is called in the list of connections. */
    readonly computer: string;
    /** Clients that its logs name, as far as they were read. */
    readonly clients: Clients;
}

/** Names, by what their events show. Empty where the logs were not read, too: nothing is said of that. */
export interface Clients {
    readonly cannotSign: readonly string[];
    readonly badSignature: readonly string[];
}

/** @param chosen the end that the person chose; null: as the text suggests */
export function explainView(text: string, chosen: Direction | null, known: Known, strings: Strings): ExplainView {
    if (text.trim() === '') return { status: '', errors: [], devices: [], end: 'outbound' };
    const { errors, total, isCut, devices, end: suggested } = findErrors(text);
    // A path to the computer itself is the path of someone else.
    const itself = (device: string): boolean => isSameName(device, known.computer);
    const end = chosen ?? (devices.some(itself) ? 'inbound' : suggested);
    return {
        status: statusText(errors.length, total, isCut, strings),
        errors: errors.map(error => errorView(error, end, known, strings)),
        devices: devices.filter(device => !itself(device)),
        end
    };
}

/** By their first labels: a path says \\\\srv01 as well as \\\\srv01.lab.example. */
function isSameName(one: string, other: string): boolean {
    const label = (name: string): string => name.toLowerCase().split('.')[0] ?? '';
    return !isAddress(one) && label(one) === label(other);
}

function statusText(shown: number, total: number, isCut: boolean, { Explain, Join }: Strings): string {
    return [
        shown === 0 ? Explain.None : format(Explain.Found, total),
        ...(total > shown ? [format(Explain.FirstOnly, shown)] : []),
        ...(isCut ? [format(Explain.Cut, LONGEST_MESSAGE)] : [])
    ].join(Join.Sentences);
}

function errorView({ text, entry, number }: FoundError, end: Direction, known: Known, strings: Strings): ErrorView {
    const found = { inText: format(strings.Explain.In, text.replace(/\s+/g, ' ')), number: number && decodedText(number, strings) };
    if (!entry) {
        const { Unknown, UnknownMeaning } = strings.Explain;
        return { ...found, key: text, title: Unknown, meaning: UnknownMeaning, cause: null, steps: [], source: null };
    }
    const texts = strings.Error[entry.id];
    return {
        ...found,
        key: entry.id,
        title: texts.Title,
        meaning: texts.Meaning,
        cause: causeText(entry.id, end, known, strings),
        steps: stepsOf(entry, end, known, strings),
        source: format(strings.Explain.Source, entry.source)
    };
}

function causeText(id: ErrorId, end: Direction, { configuration, clients }: Known, { Cause, Explain, Join }: Strings): string | null {
    if (end === 'outbound') {
        const cause = likelyCause(id, configuration);
        return cause && Cause[cause];
    }
    const causes = inboundCauses(id, configuration);
    const aboutSigning = causes.some(cause => cause === 'inboundSigning' || cause === 'inboundNoSigning');
    const texts = [
        ...causes.map(cause => Cause[cause]),
        ...(aboutSigning && clients.cannotSign.length > 0 ? [format(Explain.CannotSign, clients.cannotSign.join(Join.List))] : []),
        ...(aboutSigning && clients.badSignature.length > 0 ? [format(Explain.BadSignature, clients.badSignature.join(Join.List))] : [])
    ];
    return texts.length > 0 ? texts.join(Join.Sentences) : null;
}

function stepsOf(entry: ErrorEntry, end: Direction, { configuration }: Known, strings: Strings): readonly string[] {
    return (end === 'outbound' ? entry.remedies : entry.inbound).flatMap(remedy => {
        if (remedy === 'guestCaution') return lastStep(entry.id, configuration, strings);
        // Nothing is to be weakened that is not in the way.
        if (remedy === 'inboundCaution' && configuration?.inbound.required === false) return [];
        return strings.Step[remedy];
    });
}

/** The caution names what it takes on this computer; none where nothing there is in the way. */
function lastStep(id: ErrorId, configuration: SigningConfiguration | null, { Step }: Strings): readonly string[] {
    const way = lastWay(id, configuration);
    return way === null ? [] : [{ signing: Step.caution, guests: Step.guestCaution, both: Step.guestCautionBoth }[way]];
}

function decodedText({ form, inner, facility, code }: DecodedNumber, strings: Strings): string {
    return format(strings.Number[form], hexadecimal(inner), String(inner), String(facility), String(code));
}
