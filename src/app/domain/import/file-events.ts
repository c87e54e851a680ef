// SPDX-License-Identifier: MIT
import { channelsOf, type LoggedEvent, sameChannel } from '../evidence/reading';
import { MOST_EVENTS } from '../limits';
import { EventGroup } from './event-group';
import { type EventMeaning, EventMeanings, ownCopy } from './event-meaning';
import { type FileEvent, isNotForwarded } from './file-event';

/** What files hold on one computer. */
export interface ComputerEvents {
    /** As its events name it, in lower case. */
    readonly computer: string;
    readonly events: readonly LoggedEvent[];
    readonly notGathered: readonly string[];
    readonly leftOut?: true;
}

/** `taken`: it counts. `twice`: it was there before. `untold`: it tells of a log that was not gathered. `leftOut`: there are too many. */
export type Taking = 'taken' | 'twice' | 'untold' | 'leftOut';

/** Evidence of so many events is taken in one import: a million is what a large log store gives. */
const MOST_TAKEN = 2_000_000;

/** The events of all files of an import, each once, grouped as a reading of a computer is. */
export class FileEvents {
    private readonly computers = new Map<string, OneComputer>();
    /** Those that could not forward a log. */
    private readonly untelling = new Map<string, OneComputer>();
    private readonly meanings = new EventMeanings();
    private taken = 0;

    constructor(private readonly mostComputers: number) {}

    /** @param file which of the files it is in */
    take(event: FileEvent, file: number): Taking {
        const known = this.computers.get(event.computer);
        const isUntold = isNotForwarded(event);
        const isFull = this.taken >= MOST_TAKEN && !isUntold;
        if (!known && (isFull || this.computers.size >= this.mostComputers)) return 'leftOut';
        const computer = known ?? this.begun(ownCopy(event.computer));
        if (isUntold) {
            this.untelling.set(computer.name, computer);
            return computer.note(event);
        }
        if (isFull) return computer.leave();
        const taking = computer.take(event, this.meanings.of(event), file);
        if (taking === 'taken') this.taken++;
        return taking;
    }

    /** Whom they are of. */
    get names(): Iterable<string> {
        return this.computers.keys();
    }

    /** What they hold on one computer, once all are read; null: nothing. It is asked for once, and forgotten. */
    finish(name: string): (ComputerEvents & { readonly twice: number }) | null {
        const computer = this.computers.get(name);
        this.computers.delete(name);
        return computer?.finish() ?? null;
    }

    /** The computers that could not forward a log, and which. */
    get notGathered(): readonly { readonly computer: string; readonly channels: readonly string[] }[] {
        return [...this.untelling.values()].flatMap(one => (one.untold.length > 0 ? [{ computer: one.name, channels: one.untold }] : []));
    }

    private begun(name: string): OneComputer {
        const computer = new OneComputer(name);
        this.computers.set(name, computer);
        return computer;
    }
}

class OneComputer {
    private readonly groups = new Map<string, EventGroup>();
    private readonly notGathered = new Set<string>();
    private isCut = false;

    constructor(readonly name: string) {}

    take(event: FileEvent, meaning: EventMeaning, file: number): Taking {
        const known = this.groups.get(meaning.key);
        if (!known && this.groups.size >= MOST_EVENTS) return this.leave();
        const group = known ?? new EventGroup(meaning);
        if (!known) this.groups.set(meaning.key, group);
        return group.take(event, meaning, file) ? 'taken' : 'twice';
    }

    /** The log that is named in one of its fields, as far as it is one of evidence. */
    note({ fields }: FileEvent): Taking {
        for (const { value } of fields) {
            const channel = evidenceChannels.find(one => sameChannel(one, value.trim()));
            if (channel !== undefined) this.notGathered.add(channel);
        }
        return 'untold';
    }

    leave(): Taking {
        this.isCut = true;
        return 'leftOut';
    }

    /** The logs that it could not forward. */
    get untold(): readonly string[] {
        return [...this.notGathered].sort();
    }

    /** @returns with how many events turned out to have been there before */
    finish(): ComputerEvents & { readonly twice: number } {
        const twice = this.letGoOfTwins();
        const groups = [...this.groups].filter(([, { size }]) => size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            computer: this.name,
            events: groups.map(([, group]) => group.event),
            notGathered: this.untold,
            ...(this.isCut ? { leftOut: true } : {}),
            twice
        };
    }

    /** Of an event that several files tell of, the one stays that says most: a message may lack the peer, or the Boolean. */
    private letGoOfTwins(): number {
        const kinds = new Map<string, EventGroup[]>();
        for (const group of this.groups.values()) {
            const { channel, id, peer } = group.said;
            for (const key of new Set([kindOf(channel, id, peer), kindOf(channel, id, null)])) {
                const others = kinds.get(key) ?? [];
                kinds.set(key, others);
                others.push(group);
            }
        }
        let gone = 0;
        for (const group of this.groups.values()) {
            const { channel, id, peer } = group.said;
            const others = kinds.get(kindOf(channel, id, peer)) ?? [];
            gone += group.letGoOfThoseIn(others.filter(other => saysMore(other.said, group.said)));
        }
        return gone;
    }
}

function kindOf(channel: string, id: number, peer: string | null): string {
    return `${id} ${channel.toLowerCase()} ${peer?.toLowerCase() ?? ''}`;
}

/** Whether an event of one kind may be another one, of which less is told. */
function saysMore(one: LoggedEvent, other: LoggedEvent): boolean {
    const members = ['peer', 'required', 'status'] as const;
    const isLacking = (member: (typeof members)[number]): boolean => other[member] === null && one[member] !== null;
    const isSame = (member: (typeof members)[number]): boolean => sameText(one[member], other[member]);
    return members.some(isLacking) && members.every(member => isLacking(member) || isSame(member));
}

function sameText(one: string | boolean | null, other: string | boolean | null): boolean {
    return one === other || (typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase());
}

const evidenceChannels = Object.values(channelsOf).flat();
