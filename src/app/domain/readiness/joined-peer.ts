// SPDX-License-Identifier: MIT
// What all sightings of a device come to.
import type { Direction } from '../computer/facts';
import { DAY } from '../evidence/days';
import { effects, type SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
import type { KnownOfComputer } from './known';
import { comparable } from '../peers/peer-names';
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
    readonly computer: string;
    readonly sightings: Sighting[];
    /** How far the computer's clock is ahead of the browser's, in milliseconds. */
    readonly ahead: number;
    /** When it was seen first and last, by the browser's clock, in milliseconds; infinite: at no known time. */
    from: number;
    to: number;
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
    const isRequired = (computer: string, direction: Direction): boolean => requiring.get(computer)?.[direction].required === true;
    return ({ id, name, units, unclear }) => {
        const sightings: Sighting[] = [];
        const names = new Set<string>();
        const losing = { outbound: none, inbound: none };
        let gravest = units[0]?.sightings[0] as Sighting; // no device without a sighting
        let count = 0;
        for (const { sightings: own, computer } of units) {
            for (const one of own) {
                // Names repeat themselves.
                if (sightings[sightings.length - 1]?.peer !== one.peer) names.add(one.peer.toLowerCase());
                sightings.push(one);
                count += one.count;
                if (one.effect === 'none') continue;
                if (isGraver(one, gravest)) gravest = one;
                const losers = losing[one.direction];
                if (losers[losers.length - 1] === computer || isRequired(computer, one.direction)) continue;
                if (losers === none) losing[one.direction] = [computer];
                else losers.push(computer);
            }
        }
        const canSign = tested.size > 0 && [...names].some(one => tested.get(comparable(one))?.canSign);
        const isOfList = unclear !== 'alias' && unclear !== 'sharedName' && (unclear === 'local' || own.has(name));
        return {
            id,
            names: [...names].sort(),
            sightings,
            ...verdictOf(gravest, canSign, isOfList),
            ...seenOf(units),
            count,
            unclear,
            losing: { outbound: eachOnce(losing.outbound), inbound: eachOnce(losing.inbound) }
        };
    };
}

const none: string[] = [];

function eachOnce(names: readonly string[]): readonly string[] {
    return names.length < 2 ? names : [...new Set(names)].sort();
}

/** The latest of the gravest; of two at the same time always the same one, whichever was read first. */
function isGraver(one: Sighting, other: Sighting): boolean {
    const difference = effects.indexOf(one.effect) - effects.indexOf(other.effect);
    if (difference !== 0 || one.effect === 'none') return difference < 0;
    const [last, before] = [endOf(one), endOf(other)];
    return last === before ? one.kind < other.kind : last > before;
}

function verdictOf({ effect, kind }: Sighting, canSign: boolean, isOfList: boolean): Pick<JoinedPeer, 'verdict' | 'why'> {
    if (effect !== 'none' && kind !== 'connected') return { verdict: effect === 'cutOff' ? 'cannotSign' : 'mayBeCutOff', why: kind };
    if (canSign) return { verdict: 'canSign', why: 'tested' };
    return isOfList ? { verdict: 'canSign', why: 'ofList' } : { verdict: 'notKnown', why: null };
}

/** Adds what else one computer has seen of it. */
export function addTo(unit: Unit, sighting: Sighting): void {
    unit.sightings.push(sighting);
    unit.from = Math.min(unit.from, beginOf(sighting) - unit.ahead);
    unit.to = Math.max(unit.to, endOf(sighting) - unit.ahead);
}

// By the numbers where there are some: to read texts takes long. What has no day comes first.

function beginOf({ days, first }: Sighting): number {
    const begin = days[days[0]?.day === null ? 1 : 0];
    return begin ? (begin.day ?? 0) * DAY + begin.first : (timeOf(first) ?? Infinity);
}

function endOf({ days, last }: Sighting): number {
    const end = days[days.length - 1];
    return end && end.day !== null ? end.day * DAY + end.last : (timeOf(last) ?? -Infinity);
}

function seenOf(units: readonly Unit[]): Pick<JoinedPeer, 'firstSeen' | 'lastSeen'> {
    let [from, to] = [Infinity, -Infinity];
    for (const unit of units) {
        from = Math.min(from, unit.from);
        to = Math.max(to, unit.to);
    }
    if (units.length > 1 || units[0]?.ahead !== 0) return { firstSeen: timeText(from), lastSeen: timeText(to) };
    // The texts are there already.
    const { sightings } = units[0] as Unit;
    const textOf = (time: number, of: (one: Sighting) => number, text: 'first' | 'last'): string | null =>
        sightings.find(one => of(one) === time)?.[text] ?? timeText(time);
    return { firstSeen: textOf(from, beginOf, 'first'), lastSeen: textOf(to, endOf, 'last') };
}

function timeText(time: number): string | null {
    return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}

/** The gravest first. */
export const verdicts: readonly JoinedPeer['verdict'][] = ['cannotSign', 'mayBeCutOff', 'notKnown', 'canSign'];
