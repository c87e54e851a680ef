// SPDX-License-Identifier: MIT
// What a reading says of a record, if it is of the record's computer: a name may lead to another one by now.
import type { SigningConfiguration } from '../domain/computer/facts';
import { isSameComputer, ownName, type RecordedComputer } from '../domain/computer/identity';
import type { Outcome } from '../domain/outcome';
import { foundIn } from '../domain/change/found';
import { answerRead, type ChangeRecord, recheck } from '../domain/change/record';

/** What was read, if it was read of this computer: nothing is claimed of one computer by what another said. */
export function ofComputer(
    computer: RecordedComputer,
    reading: Extract<Outcome<SigningConfiguration>, { kind: 'ok' }>
): Outcome<SigningConfiguration> {
    if (isSameComputer({ computer }, computer.name, reading.value)) return reading;
    return { kind: 'wrongComputer', words: ownName(reading.value.computer), errorId: null };
}

/**
 * A record in the light of a new reading. A reading of another computer of the same name says nothing about it.
 * @param isLast whether no later record of ours is about the same
 */
export function lookAgain(record: ChangeRecord, computer: string, configuration: SigningConfiguration, isLast = true): ChangeRecord {
    const found = isSameComputer(record, computer, configuration) ? foundIn(configuration, new Date().toISOString()) : null;
    if (record.step !== 'ended') return answerRead(record, found);
    return found ? recheck(record, found, isLast) : record;
}
