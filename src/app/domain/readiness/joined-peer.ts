// SPDX-License-Identifier: MIT
// What all sightings of a device come to.
import { type Direction, directions } from '../computer/facts';
import { DAY } from '../evidence/days';
import { effects, type SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
import type { KnownOfComputer } from './known';
import { comparable } from './peer-names';
import type { Sighting } from './sightings';
import type { TestedDevice } from './tested-device';

/** A device, as far as can be told, and everything that was seen of it. */
export interface JoinedPeer {
    readonly id: string;
    /** In lower case, as the computers name it. */
    readonly names: readonly string[];
    readonly sightings: readonly Sighting[];
    readonly verdict: 'cannotSign' | 'mayBeCutOff' | 'canSign' | 'notKnown';
    /** What decides. `tested`: a test showed that it can sign. `ofList`: it is a Windows computer of the list. Null: nothing. */
    readonly why: SignKind | 'tested' | 'ofList' | null;
    /** ISO 8601, UTC, by the browser's clock where that of the computer differs; null: not known. */
    readonly firstSeen: string | null;
    readonly lastSeen: string | null;
    /** How many events. */
    readonly count: number;
    /**
     * `sharedName`: several devices bear its name. `reusedAddress`: the address was seen at other times, too, and may have been
     * another device's. `alias`: another computer, or several, stand behind the name. `local`: the computer itself.
     */
    readonly unclear: 'sharedName' | 'reusedAddress' | 'alias' | 'local' | null;
    /** The computers that would cut it off, or might, if they required signing. */
    readonly losing: Readonly<Record<Direction, readonly string[]>>;
}

/** What one computer has seen under one name. */
export interface Unit {
    readonly sightings: Sighting[];
    /** How far the computer's clock is ahead of the browser's, in milliseconds. */
    readonly ahead: number;
}

/** The units that are one device, as far as can be told. */
export interface Device {
    readonly id: string;
    readonly name: string;
    readonly units: Unit[];
    readonly unclear: JoinedPeer['unclear'];
}

/**
 * Gives the judge of devices.
 * @param own the names of the computers in the list
 * @param computers tell where signing is required already
 */
export function judging(
    tests: readonly TestedDevice[],
    own: ReadonlySet<string>,
    computers: readonly KnownOfComputer[]
): (device: Device) => JoinedPeer {
    const tested = new Map<string, TestedDevice>();
    for (const test of tests) {
        const before = tested.get(comparable(test.peer));
        if (!before || before.testedAt < test.testedAt) tested.set(comparable(test.peer), test);
    }
    const requiring = new Map(computers.map(({ kept }) => [kept.computer, kept.configuration?.value] as const));
    return ({ id, name, units, unclear }) => {
        const sightings = units.length === 1 ? (units[0] as Unit).sightings : units.flatMap(unit => unit.sightings);
        const names = new Set<string>();
        const losing = { outbound: new Set<string>(), inbound: new Set<string>() };
        let [gravest, count] = [sightings[0] as Sighting, 0];
        for (const one of sightings) {
            names.add(one.peer.toLowerCase());
            count += one.count;
            if (one.effect !== 'none' && requiring.get(one.computer)?.[one.direction].required !== true)
                losing[one.direction].add(one.computer);
            if (isGraver(one, gravest)) gravest = one;
        }
        const canSign = [...names].some(one => tested.get(comparable(one))?.canSign);
        const isOfList = unclear !== 'alias' && unclear !== 'sharedName' && (unclear === 'local' || own.has(name));
        const [from, to] = spanOfAll(units);
        return {
            id,
            names: [...names].sort(),
            sightings,
            ...verdictOf(gravest, canSign, isOfList),
            firstSeen: timeText(from),
            lastSeen: timeText(to),
            count,
            unclear,
            losing: { outbound: [...losing.outbound].sort(), inbound: [...losing.inbound].sort() }
        };
    };
}

function isGraver(one: Sighting, other: Sighting): boolean {
    const difference = effects.indexOf(one.effect) - effects.indexOf(other.effect);
    return difference < 0 || (difference === 0 && one.effect !== 'none' && (timeOf(one.last) ?? 0) > (timeOf(other.last) ?? 0));
}

function verdictOf({ effect, kind }: Sighting, canSign: boolean, isOfList: boolean): Pick<JoinedPeer, 'verdict' | 'why'> {
    if (effect !== 'none' && kind !== 'connected') return { verdict: effect === 'cutOff' ? 'cannotSign' : 'mayBeCutOff', why: kind };
    if (canSign) return { verdict: 'canSign', why: 'tested' };
    return isOfList ? { verdict: 'canSign', why: 'ofList' } : { verdict: 'notKnown', why: null };
}

/** From when to when it was seen, by the browser's clock, in milliseconds; infinite: at no known time. */
export function spanOfAll(units: readonly Unit[]): readonly [number, number] {
    let [from, to] = [Infinity, -Infinity];
    for (const { sightings, ahead } of units) {
        for (const { days, first, last } of sightings) {
            // Numbers where there are some: to read texts takes long. What has no day comes first.
            const [begin, end] = [days[days[0]?.day === null ? 1 : 0], days[days.length - 1]];
            from = Math.min(from, (begin ? (begin.day ?? 0) * DAY + begin.first : (timeOf(first) ?? Infinity)) - ahead);
            to = Math.max(to, (end && end.day !== null ? end.day * DAY + end.last : (timeOf(last) ?? -Infinity)) - ahead);
        }
    }
    return [from, to];
}

function timeText(time: number): string | null {
    return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}

/** In the order of their verdicts, those that more computers would lose first. */
export function gravestFirst(a: JoinedPeer, b: JoinedPeer): number {
    return order.indexOf(a.verdict) - order.indexOf(b.verdict) || losers(b) - losers(a) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

const order: readonly JoinedPeer['verdict'][] = ['cannotSign', 'mayBeCutOff', 'notKnown', 'canSign'];

function losers({ losing }: JoinedPeer): number {
    return directions.reduce((sum, direction) => sum + losing[direction].length, 0);
}
