// SPDX-License-Identifier: MIT
// Computers that are listed twice are one, also before they are scanned: what was kept of them tells.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { isOwnName, ownNames } from '../../domain/computer/identity';
import { type Entry, type List, type ListAnswer, listAnswer, type ListRow, makingList } from '../../domain/list/list';
import { once, onceOfBoth } from '../../domain/once';
import { type ComputerEvidence, isBrought, type KeptReading } from '../../domain/readiness/computer-evidence';
import { filterInSteps, forEachInSteps, inOneGo, mapInSteps, type Steps } from '../../domain/steps';

type KeptSettings = KeptReading<SigningConfiguration>;

/** Stands in place of Windows Admin Center's type of connection where it has none. */
const notListed = 'not-listed';

/** Whether Windows Admin Center can reach a row's computer; else files tell of it alone. */
export function isListed({ entries }: Pick<ListRow, 'entries'>): boolean {
    return entries.some(({ connection }) => connection.type !== notListed);
}

/** The names that calls to a row's computer can go to. */
export function listedEntries({ entries }: Pick<ListRow, 'entries'>): readonly Entry[] {
    return entries.filter(({ connection }) => connection.type !== notListed);
}

/**
 * The list, in which what was kept stands for an answer where there is none yet, and then the computers that only files tell of.
 * @param before the list before; null: none
 */
export function listWithKept(entries: readonly Entry[], kept: ReadonlyMap<string, ComputerEvidence>, before: List | null): List {
    return inOneGo(listingWithKept(entries, kept, before));
}

/** The same in steps that are short each. */
export function* listingWithKept(entries: readonly Entry[], kept: ReadonlyMap<string, ComputerEvidence>, before: List | null): Steps<List> {
    const isAsked = entries.some(({ answer, connection }) => isUnanswered(answer, connection) && !kept.get(connection.call)?.configuration);
    // A computer is kept by the name that it was read by, and has others.
    const named = isAsked ? yield* byOwnNames(kept) : new Map<string, KeptSettings | null>();
    const listed = yield* mapInSteps(entries, entry => {
        const { answer, connection } = entry;
        if (!isUnanswered(answer, connection)) return entry;
        const configuration = kept.get(connection.call)?.configuration ?? named.get(connection.call) ?? null;
        return configuration ? answeredBefore(entry, configuration) : entry;
    });
    return yield* makingList([...listed, ...(yield* broughtEntries(listed, kept))], before);
}

function isUnanswered(answer: ListAnswer | null, { isCluster }: Entry['connection']): boolean {
    return answer === null && !isCluster;
}

/** What was kept, by each name of its computer; null: several computers bear that name. What only claims to be a computer tells nothing. */
function* byOwnNames(kept: ReadonlyMap<string, ComputerEvidence>): Steps<ReadonlyMap<string, KeptSettings | null>> {
    const named = new Map<string, KeptSettings | null>();
    const holder = new Map<string, string>();
    yield* forEachInSteps(kept, ([call, { configuration, identity }]) => {
        // What a file claims says nothing of who answers to a name.
        if (!configuration || configuration.from || identity === null || !isOwnName(call, configuration.value.computer)) return;
        for (const name of namesOfSettings(configuration)) {
            const isShared = (holder.get(name) ?? identity) !== identity;
            holder.set(name, identity);
            named.set(name, isShared || named.get(name) === null ? null : configuration);
        }
    });
    return named;
}

/** The names that a computer gives itself, in lower case. */
export const namesOfSettings = once(({ value: { computer } }: KeptSettings): ReadonlySet<string> => ownNames(computer));

const answeredBefore = onceOfBoth((entry: Entry, read: KeptSettings): Entry => ({ ...entry, answer: answerOf(read) }));

function answerOf({ value, readAt, from }: KeptReading<SigningConfiguration>): ListAnswer {
    return { ...listAnswer({ kind: 'ok', value }, Date.parse(readAt), 0), ...(from && { from }) };
}

/**
 * What files brought under names that are not in the list. A computer of the list that bears such a name is that computer: both then
 * have one answer, and become one row.
 */
function* broughtEntries(listed: readonly Entry[], kept: ReadonlyMap<string, ComputerEvidence>): Steps<readonly Entry[]> {
    const calls = new Set(listed.map(({ connection }) => connection.call));
    yield;
    const brought = yield* filterInSteps(kept.values(), one => !calls.has(one.computer) && isBrought(one));
    if (brought.length === 0) return [];
    const answers = yield* answersByOwnName(listed);
    return yield* mapInSteps(brought, one => {
        const { configuration } = one;
        if (configuration) return broughtEntry(one, configuration);
        const answer = answers.get(one.computer);
        return answer ? sharedEntry(one, answer) : unreadEntry(one);
    });
}

/** The answers of computers by the names that they give themselves, where no other one has the same. */
function* answersByOwnName(listed: readonly Entry[]): Steps<ReadonlyMap<string, ListAnswer | null>> {
    const found = new Map<string, ListAnswer | null>();
    yield* forEachInSteps(listed, ({ answer }) => {
        if (answer?.outcome.kind !== 'ok') return;
        const { fqdn, name } = answer.outcome.value.computer;
        for (const own of new Set([fqdn, fqdn?.split('.')[0], name].flatMap(one => one?.toLowerCase() ?? []))) {
            const known = found.get(own);
            found.set(own, known === undefined || known?.identity === answer.identity ? answer : null);
        }
    });
    return found;
}

/** The names by which computers of the list are known: those that calls go to, and those that one of them gives itself alone. */
export function listedNames(entries: readonly Entry[]): ReadonlySet<string> {
    const own = [...inOneGo(answersByOwnName(entries))].flatMap(([name, answer]) => (answer ? [name] : []));
    return new Set([...entries.map(({ connection }) => connection.call), ...own]);
}

const unreadEntry = once(({ computer: name }: ComputerEvidence): Entry => {
    const connection = { key: name, call: name, label: name, name, type: notListed, isCluster: false, tags: [] };
    return { connection, phase: 'idle', answer: null };
});

const broughtEntry = onceOfBoth((one: ComputerEvidence, read: KeptSettings): Entry => ({ ...unreadEntry(one), answer: answerOf(read) }));

const sharedEntry = onceOfBoth((one: ComputerEvidence, answer: ListAnswer): Entry => ({ ...unreadEntry(one), answer }));

/** Of what is kept, settings that files brought: where a computer was not scanned, these tell of it. */
export function broughtSettings(kept: ReadonlyMap<string, ComputerEvidence>): ReadonlyMap<string, ComputerEvidence> {
    return new Map([...kept].filter(([, { configuration }]) => configuration?.from !== undefined));
}
