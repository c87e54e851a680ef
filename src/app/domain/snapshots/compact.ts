// SPDX-License-Identifier: MIT
// The computers of a snapshot as short lists: 5,000 of them as objects would be 4 MB of text, and are a tenth of that as these.
// What many computers share, and each word, stands once in `texts`, and the lists hold its place there.
import { LONGEST_NAME, LONGEST_TEXT, MOST_COMPUTERS, MOST_NAMES } from '../limits';
import { failureKinds } from '../outcome';
import { setByKinds } from '../policy/set-by';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts } from './snapshot';

/** See `cellsOf` for what stands where. */
export interface CompactComputers {
    readonly texts: readonly string[];
    readonly computers: readonly (readonly unknown[])[];
}

/** What is stored makes no sense. */
export class DamagedSnapshot extends Error {}

/** The words that stand in a snapshot. */
export const snapshotWords = {
    outcome: ['ok', 'notRead', ...failureKinds],
    role: ['workstation', 'domainController', 'server'],
    by: ['event', 'rsop'],
    inForce: ['required', 'notRequired', 'notReported'],
    stored: ['zero', 'one', 'two', 'notStored', 'notReported', 'other'],
    setBy: setByKinds,
    windowsDefault: ['required', 'notRequired', 'sourcesDisagree', 'unknown']
} as const;
type Words = { readonly [name in keyof typeof snapshotWords]: (typeof snapshotWords)[name][number] };

export function compactComputers(snapshot: Pick<Snapshot, 'begun' | 'computers'>): CompactComputers {
    const work = compactInSteps(snapshot);
    for (;;) {
        const step = work.next();
        if (step.done) return step.value;
    }
}

/** How many computers are handled in one step. */
const computersAtOnce = 500;

/** The same in steps that are short each, for tens of thousands of computers. */
export function* compactInSteps({ begun, computers }: Pick<Snapshot, 'begun' | 'computers'>): Generator<void, CompactComputers> {
    const texts = new Map<string, number>();
    const placeOf = (text: string | null): number | null => {
        if (text === null) return null;
        const place = texts.get(text) ?? texts.size;
        if (place === texts.size) texts.set(text, place);
        return place;
    };
    const since = Date.parse(begun);
    const rows: (readonly unknown[])[] = [];
    for (const one of computers) {
        rows.push(cellsOf(one, placeOf, time => (time === null ? null : Date.parse(time) - since)));
        if (rows.length % computersAtOnce === 0) yield;
    }
    return { texts: [...texts.keys()], computers: rows };
}

type Place = (text: string | null) => number | null;
/** In milliseconds since the snapshot was begun. */
type Offset = (time: string | null) => number | null;

function cellsOf({ label, names, id, fqdn, outcome, at, facts }: SnapshotComputer, place: Place, offset: Offset): readonly unknown[] {
    const own = names.length === 1 && names[0] === label.toLowerCase() ? 0 : names;
    const cells = [label, own, id, fqdn, place(outcome), offset(at)];
    if (!facts) return cells;
    const { windows, build, ubr, edition, role, cluster, accepts, clock, policyApplied, outbound, inbound } = facts;
    cells.push(place(windows), build, ubr, place(edition), place(role), place(cluster), accepts === null ? null : Number(accepts));
    cells.push(offset(clock), offset(policyApplied?.at ?? null), place(policyApplied?.by ?? null));
    return [...cells, ...directionCells(outbound, place), ...directionCells(inbound, place)];
}

const cellsOfDirection = 7;
const cellsOfComputer = 6;
const cellsOfRead = 16 + 2 * cellsOfDirection;

function directionCells({ inForce, stored, setBy, policy, policyValue, windowsDefault }: SnapshotDirection, place: Place): unknown[] {
    const raw = stored.kind === 'other' ? stored.raw : null;
    return [inForce, stored.kind, raw, setBy, policy, policyValue, windowsDefault].map(place);
}

/** The computers again. Throws `DamagedSnapshot`, whatever it is given. */
export function expanded(begun: string, { texts, computers }: CompactComputers): readonly SnapshotComputer[] {
    if (computers.length > MOST_COMPUTERS) throw new DamagedSnapshot('computers');
    const since = Date.parse(begun);
    return computers.map((cells, index) => {
        const reader = new Cells(cells, texts, since, `computers.${index}`);
        return computerIn(reader, cells.length);
    });
}

function computerIn(cells: Cells, count: number): SnapshotComputer {
    if (count !== cellsOfComputer && count !== cellsOfRead) throw cells.damage();
    const label = cells.own(LONGEST_TEXT) ?? '';
    const names = cells.names(label);
    const [id, fqdn] = [cells.own(LONGEST_TEXT), cells.own(LONGEST_TEXT)];
    const [outcome, at] = [cells.word('outcome') ?? 'notRead', cells.time()];
    if ((outcome === 'ok') !== (count === cellsOfRead)) throw cells.damage();
    return { label, names, id, fqdn, outcome, at, facts: outcome === 'ok' ? factsIn(cells) : null };
}

function factsIn(cells: Cells): SnapshotFacts {
    const [windows, build, ubr] = [cells.text(LONGEST_TEXT), cells.whole(), cells.whole()];
    const [edition, role, cluster] = [cells.text(LONGEST_NAME), cells.word('role'), cells.text(LONGEST_NAME)];
    const accepts = cells.whole();
    const [clock, appliedAt, by] = [cells.time(), cells.time(), cells.word('by')];
    return {
        windows,
        build,
        ubr,
        edition,
        role,
        cluster,
        accepts: accepts === null ? null : accepts === 1,
        clock,
        policyApplied: appliedAt === null || by === null ? null : { at: appliedAt, by },
        outbound: directionIn(cells),
        inbound: directionIn(cells)
    };
}

function directionIn(cells: Cells): SnapshotDirection {
    const [inForce, kind, raw] = [cells.word('inForce'), cells.word('stored'), cells.text(LONGEST_TEXT)];
    const setBy = cells.word('setBy');
    return {
        inForce: inForce ?? 'notReported',
        stored: kind === 'other' ? { kind, raw: raw ?? '' } : { kind: kind ?? 'notReported' },
        setBy: setBy ?? 'unknown',
        policy: cells.text(LONGEST_NAME),
        policyValue: cells.text(LONGEST_TEXT),
        windowsDefault: cells.word('windowsDefault') ?? 'unknown'
    };
}

/** Years of four digits, as other texts of times have them. */
const [earliest, latest] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Reads the cells of a computer one after the other. What is no such cell is damage. */
class Cells {
    private next = 0;

    constructor(
        private readonly cells: readonly unknown[],
        private readonly texts: readonly string[],
        private readonly since: number,
        private readonly path: string
    ) {}

    damage(): DamagedSnapshot {
        return new DamagedSnapshot(`${this.path}.${Math.max(0, this.next - 1)}`);
    }

    /** A text that is of this computer alone. */
    own(longest: number): string | null {
        const cell = this.take();
        if (cell === null || (typeof cell === 'string' && cell.length <= longest)) return cell;
        throw this.damage();
    }

    text(longest: number): string | null {
        const place = this.whole();
        if (place === null) return null;
        const text = this.texts[place];
        if (text === undefined || text.length > longest) throw this.damage();
        return text;
    }

    word<Name extends keyof Words>(name: Name): Words[Name] | null {
        const text = this.text(LONGEST_NAME);
        const known = (snapshotWords[name] as readonly string[]).find(word => word === text);
        if (text !== null && known === undefined) throw this.damage();
        return (known ?? null) as Words[Name] | null;
    }

    whole(): number | null {
        const cell = this.take();
        if (cell === null || Number.isSafeInteger(cell)) return cell as number | null;
        throw this.damage();
    }

    time(): string | null {
        const offset = this.whole();
        if (offset === null) return null;
        const time = this.since + offset;
        if (!(time >= earliest && time <= latest)) throw this.damage();
        return new Date(time).toISOString();
    }

    names(label: string): readonly string[] {
        const cell = this.take();
        if (cell === 0) return [label.toLowerCase()];
        const isName = (name: unknown): boolean => typeof name === 'string' && name.length <= LONGEST_TEXT;
        if (Array.isArray(cell) && cell.length > 0 && cell.length <= MOST_NAMES && cell.every(isName)) return cell as readonly string[];
        throw this.damage();
    }

    private take(): unknown {
        const cell = this.cells[this.next++];
        // What JSON cannot hold is missing.
        return cell === undefined ? null : cell;
    }
}
