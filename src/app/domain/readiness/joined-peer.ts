// SPDX-License-Identifier: MIT
// What all sightings of a device come to.
import { type Direction, directions } from '../computer/facts';
import { DAY } from '../evidence/days';
import { effects, type SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
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

/**
 * What one computer has seen under one name. It is worked out once of what is known of the computer, and only put together anew.
 * There may be 200,000: what is easily told of the sightings isn't kept.
 */
export interface Unit {
    /** As names are compared; one text for all units of a name, because to compare texts takes long. */
    name: string;
    readonly computer: string;
    readonly sightings: Sighting[];
    /** How far the computer's clock is ahead of the browser's, in milliseconds. */
    readonly ahead: number;
    count: number;
    /** The latest of the gravest, and how grave it is: less is graver. */
    gravest: Sighting;
    gravity: number;
    /** The names as the computer writes them, in lower case; null: as it is compared. */
    written: readonly string[] | null;
    /** In which directions the computer would, or might, cut it off, if it required signing: the sum of `bits`. */
    losing: number;
}

const bits: Readonly<Record<Direction, number>> = { outbound: 1, inbound: 2 };

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
 */
export function judging(tests: readonly TestedDevice[], own: ReadonlySet<string>): (device: Device) => JoinedPeer {
    const tested = new Map<string, TestedDevice>();
    for (const test of tests) {
        const before = tested.get(comparable(test.peer));
        if (!before || before.testedAt < test.testedAt) tested.set(comparable(test.peer), test);
    }
    return device => {
        const { name, units, unclear } = device;
        const [first] = units as [Unit]; // no device without one
        const before = judgedBefore.get(first);
        const isOfList = unclear !== 'alias' && unclear !== 'sharedName' && (unclear === 'local' || own.has(name));
        const canSign = (names: readonly string[]): boolean =>
            tested.size > 0 && names.some(one => tested.get(comparable(one))?.canSign === true);
        if (before?.isOfList === isOfList && isSame(before.device, device) && before.canSign === canSign(before.peer.names))
            return before.peer;
        const names = namesOf(units);
        const judged = { device, isOfList, canSign: canSign(names) };
        const peer = peerOf(device, names, judged);
        judgedBefore.set(first, { ...judged, peer });
        return peer;
    };
}

interface Judged {
    readonly device: Device;
    readonly canSign: boolean;
    readonly isOfList: boolean;
    readonly peer: JoinedPeer;
}

/** Few devices are others than they were when the last computer was read. */
const judgedBefore = new WeakMap<Unit, Judged>();

function isSame(one: Device, other: Device): boolean {
    return one.id === other.id && one.unclear === other.unclear && one.name === other.name && isSameUnits(one.units, other.units);
}

export function isSameUnits(some: readonly Unit[], others: readonly Unit[]): boolean {
    return some.length === others.length && some.every((unit, index) => unit === others[index]);
}

function peerOf(
    { id, units, unclear }: Device,
    names: readonly string[],
    { canSign, isOfList }: Pick<Judged, 'canSign' | 'isOfList'>
): JoinedPeer {
    let gravest = units[0] as Unit;
    let count = 0;
    const sightings: Sighting[] = [];
    const losing = { outbound: none, inbound: none };
    for (const unit of units) {
        count += unit.count;
        for (const one of unit.sightings) sightings.push(one);
        if (isGraver(unit, gravest)) gravest = unit;
        for (const direction of directions) {
            if ((unit.losing & bits[direction]) === 0) continue;
            if (losing[direction] === none) losing[direction] = [unit.computer];
            else losing[direction].push(unit.computer);
        }
    }
    return {
        id,
        names,
        sightings,
        ...verdictOf(gravest.gravest, canSign, isOfList),
        ...seenOf(units),
        count,
        unclear,
        losing: { outbound: eachOnce(losing.outbound), inbound: eachOnce(losing.inbound) }
    };
}

function namesOf(units: readonly Unit[]): readonly string[] {
    const names = new Set<string>();
    for (const { name, written } of units) {
        if (written === null) names.add(name);
        else for (const one of written) names.add(one);
    }
    return names.size < 2 ? [...names] : [...names].sort();
}

const none: string[] = [];

function eachOnce(names: readonly string[]): readonly string[] {
    return names.length < 2 ? names : [...new Set(names)].sort();
}

/** Of two at the same time always the same one counts, whichever was read first. */
function isGraver(one: Weight, other: Weight): boolean {
    if (one.gravity !== other.gravity || one.gravity === harmless) return one.gravity < other.gravity;
    const [last, before] = [endOf(one.gravest), endOf(other.gravest)];
    return last === before ? one.gravest.kind < other.gravest.kind : last > before;
}

type Weight = Pick<Unit, 'gravest' | 'gravity'>;

const harmless = effects.indexOf('none');

function verdictOf({ effect, kind }: Sighting, canSign: boolean, isOfList: boolean): Pick<JoinedPeer, 'verdict' | 'why'> {
    if (effect !== 'none' && kind !== 'connected') return { verdict: effect === 'cutOff' ? 'cannotSign' : 'mayBeCutOff', why: kind };
    if (canSign) return { verdict: 'canSign', why: 'tested' };
    return isOfList ? { verdict: 'canSign', why: 'ofList' } : { verdict: 'notKnown', why: null };
}

/** @param requires tells where the computer requires signing already */
export function unitOf(name: string, first: Sighting, ahead: number, requires: (direction: Direction) => boolean): Unit {
    const written = first.peer.toLowerCase();
    return {
        name,
        computer: first.computer,
        sightings: [first],
        ahead,
        count: first.count,
        gravest: first,
        gravity: effects.indexOf(first.effect),
        written: written === name ? null : [written],
        losing: losingBy(first, requires)
    };
}

/** Adds what else one computer has seen of it. */
export function addTo(unit: Unit, sighting: Sighting, requires: (direction: Direction) => boolean): void {
    unit.sightings.push(sighting);
    unit.count += sighting.count;
    const weight = { gravest: sighting, gravity: effects.indexOf(sighting.effect) };
    if (isGraver(weight, unit)) [unit.gravest, unit.gravity] = [weight.gravest, weight.gravity];
    addName(unit, sighting.peer.toLowerCase());
    unit.losing |= losingBy(sighting, requires);
}

function losingBy({ direction, effect }: Sighting, requires: (direction: Direction) => boolean): number {
    return effect === 'none' || requires(direction) ? 0 : bits[direction];
}

/** When it was seen first and last, by the browser's clock, in milliseconds; infinite: at no known time. */
export function spanOfUnit({ sightings, ahead }: Unit): readonly [from: number, to: number] {
    let [from, to] = [Infinity, -Infinity];
    for (const one of sightings) {
        from = Math.min(from, beginOf(one) - ahead);
        to = Math.max(to, endOf(one) - ahead);
    }
    return [from, to];
}

function addName(unit: Unit, written: string): void {
    const known = unit.written ?? [unit.name];
    if (!known.includes(written)) unit.written = [...known, written];
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
        const [begin, end] = spanOfUnit(unit);
        from = Math.min(from, begin);
        to = Math.max(to, end);
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
