// SPDX-License-Identifier: MIT
// The peers of all computers, each once. Two devices taken for one would hide one of them, so names are joined only where nothing
// speaks against it.
import type { Direction } from '../computer/facts';
import { isOwnName } from '../computer/identity';
import { DAY } from '../evidence/days';
import { timeOf } from '../evidence/reading';
import { isByAddress } from '../peers/peer-index';
import { BEARABLE_SKEW } from '../policy/policy-time';
import { addTo, type Device, isSameUnits, type JoinedPeer, judging, spanOfUnit, type Unit, unitOf, verdicts } from './joined-peer';
import type { KnownOfComputer } from './known';
import { comparable, Leaves, listNames, type ListNames, localNames } from '../peers/peer-names';
import { sortedInSteps } from '../list/sorting-in-steps';
import { forEachInSteps, inOneGo, type Steps } from '../steps';
import { sightingsOf } from './sightings';
import type { TestedDevice } from './tested-device';

export function joinPeers(all: readonly KnownOfComputer[], tests: readonly TestedDevice[]): readonly JoinedPeer[] {
    return inOneGo(joiningPeers(all, tests));
}

/** The same in steps that take a few milliseconds at most. */
export function* joiningPeers(all: readonly KnownOfComputer[], tests: readonly TestedDevice[]): Steps<readonly JoinedPeer[]> {
    const computers = yield* eachOnce(all);
    const list = yield* listNames(computers);
    const names = new Map<string, Pick<Device, 'name' | 'units'>>();
    const local: Device[] = [];
    let work = 0;
    /** Whether a step is done, with so much more. */
    const isStep = (more: number): boolean => (work += more) > STEP && (work = 0) === 0;
    for (const known of computers) {
        const units = unitsOf(known);
        for (const unit of units.others) {
            const named = names.get(unit.name);
            if (named) {
                unit.name = named.name;
                named.units.push(unit);
            } else names.set(unit.name, { name: unit.name, units: [unit] });
        }
        for (const unit of units.local)
            local.push({ id: `${unit.computer}|${unit.name}`, name: unit.name, units: [unit], unclear: 'local' });
        if (units.isFresh || isStep(units.others.length)) yield;
    }
    const leaves = new Leaves();
    yield* forEachInSteps(list.own, name => leaves.add(name));
    for (const name of names.keys()) {
        if (isStep(4)) yield;
        if (!isByAddress(name)) leaves.add(name);
    }
    const devices = new Map<string, Device>();
    for (const { name, units } of names.values()) {
        if (isStep(units.length + 4)) yield;
        for (const device of isByAddress(name) ? atTimes(name, units, list) : [byName(name, units, leaves, list)]) {
            const known = devices.get(device.id);
            if (known) devices.set(device.id, { ...known, units: [...known.units, ...device.units] });
            else devices.set(device.id, device);
        }
    }
    const judge = judging(tests, list.own);
    const peers: Record<JoinedPeer['verdict'], JoinedPeer[]> = { cannotSign: [], mayBeCutOff: [], notKnown: [], canSign: [] };
    for (const some of [devices.values(), local]) {
        for (const device of some) {
            if (isStep(device.units.length + 4)) yield;
            const peer = judge(device);
            peers[peer.verdict].push(peer);
        }
    }
    yield;
    // Copied as a whole: to go through 200,000 of them takes fifty milliseconds.
    return ([] as JoinedPeer[]).concat(...verdicts.map(verdict => peers[verdict]));
}

/** So much is a step: what one computer has seen of a peer is one, and a name is several. */
const STEP = 2000;

/** A computer that is listed twice counts once, with what was read last. Names are its own: others may only claim to be it. */
function* eachOnce(all: readonly KnownOfComputer[]): Steps<readonly KnownOfComputer[]> {
    const known = new Map<string, KnownOfComputer>();
    yield* forEachInSteps(all, one => {
        const { computer, identity, configuration } = one.kept;
        const isOwn = identity !== null && configuration !== null && isOwnName(computer, configuration.value.computer);
        const key = isOwn ? `identity ${identity}` : `name ${computer}`;
        const before = known.get(key);
        if (!before || isNewer(one, before)) known.set(key, one);
    });
    return yield* sortedInSteps([...known.values()], ({ kept }) => kept.computer);
}

function isNewer({ kept: one }: KnownOfComputer, { kept: other }: KnownOfComputer): boolean {
    const [a, b] = [one.evidence?.readAt ?? '', other.evidence?.readAt ?? ''];
    return a === b ? one.computer < other.computer : a > b;
}

/** What a computer has seen under each name, that of itself apart. */
interface Units {
    readonly others: readonly Unit[];
    readonly local: readonly Unit[];
    /** Whether it was worked out just now, which takes longer. */
    readonly isFresh: boolean;
}

const seen = new WeakMap<KnownOfComputer, Units>();

function unitsOf(known: KnownOfComputer): Units {
    const before = seen.get(known);
    if (before) return before;
    const units = new Map<string, Unit>();
    const byText = new Map<string, Unit>();
    const [ahead, isLocal, settings] = [aheadOf(known), localNames(known), known.kept.configuration?.value];
    const requires = (direction: Direction): boolean => settings?.[direction].required === true;
    for (const sighting of sightingsOf(known)) {
        const { peer } = sighting;
        const name = byText.get(peer)?.name ?? comparable(peer);
        const unit = units.get(name);
        if (unit) addTo(unit, sighting, requires);
        else units.set(name, unitOf(name, sighting, ahead, requires));
        byText.set(peer, units.get(name) as Unit);
    }
    const [others, local]: [Unit[], Unit[]] = [[], []];
    for (const unit of units.values()) (isLocal(unit.name) ? local : others).push(unit);
    const found = { others, local, isFresh: false };
    seen.set(known, found);
    return { ...found, isFresh: true };
}

/** Its clock, by what was read last; 0 where the difference is one of travelling time. */
function aheadOf({ kept: { evidence, connections } }: KnownOfComputer): number {
    const { value, readAt } = evidence ?? connections ?? { value: null, readAt: null };
    const [collected, read] = [timeOf(value?.collectedAt ?? null), timeOf(readAt)];
    const ahead = collected === null || read === null ? 0 : collected - read;
    return Math.abs(ahead) > BEARABLE_SKEW ? ahead : 0;
}

function byName(name: string, units: Unit[], leaves: Leaves, { claimed, aliases }: ListNames): Device {
    const whole = leaves.of(name);
    const own = whole ?? name;
    const unclear = aliases.has(name) ? 'alias' : whole === null || claimed.has(own) ? 'sharedName' : null;
    // An alias is a name of its own.
    const id = unclear === 'alias' ? name : own;
    return { id, name: id, units, unclear };
}

interface Group {
    readonly units: Unit[];
    readonly from: number;
    to: number;
}

/** Devices with one address: what was seen at the same time, or on the next day. */
function atTimes(name: string, units: readonly Unit[], { aliases }: ListNames): readonly Device[] {
    const groups = groupsOf(units);
    const unclear = groups.length > 1 ? 'reusedAddress' : aliases.has(name) ? 'alias' : null;
    return groups.map(group => ({ id: groups.length > 1 ? `${name}@${idOf(group)}` : name, name, units: group.units, unclear }));
}

/** The groups of an address, by the first unit of all. */
const groupedBefore = new WeakMap<Unit, { readonly units: readonly Unit[]; readonly groups: readonly Group[] }>();

function groupsOf(units: readonly Unit[]): readonly Group[] {
    const before = groupedBefore.get(units[0] as Unit);
    if (before && isSameUnits(before.units, units)) return before.groups;
    const groups: Group[] = [];
    const spans = units.map(unit => ({ unit, span: spanOfUnit(unit) }));
    for (const { unit, span } of spans.sort(({ span: [a, c] }, { span: [b, d] }) => a - b || c - d)) {
        const [from, to] = span;
        const last = groups[groups.length - 1];
        // What has no time is at no other's.
        if (last && from - last.to <= 2 * DAY) {
            last.units.push(unit);
            last.to = Math.max(last.to, to);
        } else groups.push({ units: [unit], from, to });
    }
    groupedBefore.set(units[0] as Unit, { units, groups });
    return groups;
}

function idOf({ from, units }: Group): string {
    return from === Infinity ? (units[0]?.computer ?? '') : new Date(from).toISOString();
}
