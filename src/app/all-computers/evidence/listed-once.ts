// SPDX-License-Identifier: MIT
// Computers that are listed twice are one, also before they are scanned: what was kept of them tells.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { isOwnName, ownNames } from '../../domain/computer/identity';
import { type Entry, type List, type ListAnswer, listAnswer, type ListRow, makeList } from '../../domain/list/list';
import { once } from '../../domain/once';
import { type ComputerEvidence, isBrought, type KeptReading } from '../../domain/readiness/computer-evidence';

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
    let named: ReadonlyMap<string, KeptSettings | null> | null = null;
    const listed = entries.map(entry => {
        const { answer, connection } = entry;
        if (answer || connection.isCluster) return entry;
        const own = kept.get(connection.call)?.configuration ?? null;
        // A computer is kept by the name that it was read by, and has others.
        const configuration = own ?? (named ??= byOwnNames(kept)).get(connection.call) ?? null;
        return configuration ? answeredBefore(entry)(configuration) : entry;
    });
    return makeList([...listed, ...broughtEntries(listed, kept)], before);
}

/** What was kept, by each name of its computer; null: several computers bear that name. What only claims to be a computer tells nothing. */
function byOwnNames(kept: ReadonlyMap<string, ComputerEvidence>): ReadonlyMap<string, KeptSettings | null> {
    const named = new Map<string, KeptSettings | null>();
    const holder = new Map<string, string>();
    for (const [call, { configuration, identity }] of kept) {
        // What a file claims says nothing of who answers to a name.
        if (!configuration || configuration.from || identity === null || !isOwnName(call, configuration.value.computer)) continue;
        for (const name of namesOf(configuration)) {
            const isShared = (holder.get(name) ?? identity) !== identity;
            holder.set(name, identity);
            named.set(name, isShared || named.get(name) === null ? null : configuration);
        }
    }
    return named;
}

const namesOf = once(({ value: { computer } }: KeptSettings): ReadonlySet<string> => ownNames(computer));

const answeredBefore = once((entry: Entry) => once((read: KeptSettings): Entry => ({ ...entry, answer: answerOf(read) })));

function answerOf({ value, readAt, from }: KeptReading<SigningConfiguration>): ListAnswer {
    return { ...listAnswer({ kind: 'ok', value }, Date.parse(readAt), 0), ...(from && { from }) };
}

/**
 * What files brought under names that are not in the list. A computer of the list that bears such a name is that computer: both then
 * have one answer, and become one row.
 */
function broughtEntries(listed: readonly Entry[], kept: ReadonlyMap<string, ComputerEvidence>): readonly Entry[] {
    const calls = new Set(listed.map(({ connection }) => connection.call));
    const brought = [...kept.values()].filter(one => !calls.has(one.computer) && isBrought(one));
    if (brought.length === 0) return [];
    const answers = answersByOwnName(listed);
    return brought.map(one => {
        const { configuration } = one;
        if (configuration) return broughtEntry(one)(configuration);
        const answer = answers.get(one.computer);
        return answer ? sharedEntry(one)(answer) : unreadEntry(one);
    });
}

/** The answers of computers by the names that they give themselves, where no other one has the same. */
function answersByOwnName(listed: readonly Entry[]): ReadonlyMap<string, ListAnswer | null> {
    const found = new Map<string, ListAnswer | null>();
    for (const { answer } of listed) {
        if (answer?.outcome.kind !== 'ok') continue;
        const { fqdn, name } = answer.outcome.value.computer;
        for (const own of new Set([fqdn, fqdn?.split('.')[0], name].flatMap(one => one?.toLowerCase() ?? []))) {
            const known = found.get(own);
            found.set(own, known === undefined || known?.identity === answer.identity ? answer : null);
        }
    }
    return found;
}

/** The names by which computers of the list are known: those that calls go to, and those that one of them gives itself alone. */
export function listedNames(entries: readonly Entry[]): ReadonlySet<string> {
    const own = [...answersByOwnName(entries)].flatMap(([name, answer]) => (answer ? [name] : []));
    return new Set([...entries.map(({ connection }) => connection.call), ...own]);
}

const unreadEntry = once(({ computer: name }: ComputerEvidence): Entry => {
    const connection = { key: name, call: name, label: name, name, type: notListed, isCluster: false, tags: [] };
    return { connection, phase: 'idle', answer: null };
});

const broughtEntry = once((one: ComputerEvidence) =>
    once((read: KeptReading<SigningConfiguration>): Entry => ({ ...unreadEntry(one), answer: answerOf(read) }))
);

const sharedEntry = once((one: ComputerEvidence) => once((answer: ListAnswer): Entry => ({ ...unreadEntry(one), answer })));

/** Of what is kept, settings that files brought: where a computer was not scanned, these tell of it. */
export function broughtSettings(kept: ReadonlyMap<string, ComputerEvidence>): ReadonlyMap<string, ComputerEvidence> {
    return new Map([...kept].filter(([, { configuration }]) => configuration?.from !== undefined));
}
