// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../domain/facts';
import { setBy, SetBy } from '../domain/set-by';
import { inForce, stored, Stored } from '../domain/signing-state';
import { windowsDefault } from '../domain/windows-defaults';
import { format, Strings } from '../strings/strings';

export interface DirectionView {
    readonly direction: Direction;
    readonly title: string;
    readonly hint: string;
    readonly rows: readonly Row[];
}

/** A term, its value, and what there is to say about it. */
export interface Row {
    readonly term: string;
    readonly value: string;
    readonly notes: readonly string[];
}

export function storedText(value: Stored, strings: Strings): string {
    return value.kind === 'other' ? format(strings.Stored.other, value.raw) : strings.Stored[value.kind];
}

/** Who set a direction. */
export function setByText(by: SetBy, { SetBy: texts, UnknownReason }: Strings): Omit<Row, 'term'> {
    switch (by.kind) {
        case 'groupPolicy':
            return { value: by.gpoName === null ? texts.groupPolicyUnnamed : format(texts.groupPolicy, by.gpoName), notes: [] };
        case 'policyConflict':
            return {
                value: texts.policyConflict,
                notes: [format(texts.policyConflictNote, by.gpoName ?? '', by.policyValue, by.storedValue ?? texts.nothing)]
            };
        case 'differs':
            return { value: texts.differs, notes: [texts.differsNote] };
        case 'equalsDefault':
        case 'notStored':
            return { value: texts[by.kind], notes: [] };
        case 'unknown':
            return { value: format(texts.unknown, UnknownReason[by.reason]), notes: by.words === null ? [] : [by.words] };
    }
}

function defaultText({ computer }: SigningConfiguration, direction: Direction, { Default }: Strings): Omit<Row, 'term'> {
    const byDefault = windowsDefault(computer);
    return {
        value: Default[byDefault[direction]],
        notes: [
            ...(byDefault.source !== null && !byDefault.confirmed ? [Default.unconfirmed] : []),
            ...(byDefault.source === null ? [] : [format(Default.source, byDefault.source)])
        ]
    };
}

/** A direction as its card shows it. */
export function directionView(configuration: SigningConfiguration, direction: Direction, strings: Strings): DirectionView {
    const facts = configuration[direction];
    const { Term } = strings;
    return {
        direction,
        title: strings.Direction[direction],
        hint: strings.DirectionHint[direction],
        rows: [
            { term: Term.InForce, value: strings.InForce[inForce(facts)], notes: [] },
            { term: Term.Stored, value: storedText(stored(facts), strings), notes: [] },
            { term: Term.SetBy, ...setByText(setBy(configuration, direction), strings) },
            { term: Term.WindowsDefault, ...defaultText(configuration, direction, strings) }
        ]
    };
}

/** A part of the reading in plain words; one that this version does not know stands under its own name. */
export function partTitle(what: string, strings: Strings): string {
    const titles: Readonly<Record<string, string>> = strings.Part;
    return titles[what.replace('.', '')] ?? what;
}
