// SPDX-License-Identifier: MIT
// The peers of all computers, each once. Two devices taken for one would hide one of them, so names are joined only where nothing
// speaks against it.
import { isOwnName } from '../computer/identity';
import { DAY } from '../evidence/days';
import { timeOf } from '../evidence/reading';
import { isByAddress } from '../peers/peer-index';
import { BEARABLE_SKEW } from '../policy/policy-time';
import { type Device, type JoinedPeer, judging, spanOfAll, type Unit, verdicts } from './joined-peer';
import type { KnownOfComputer } from './known';
import { comparable, Leaves, listNames, type ListNames, localNames } from '../peers/peer-names';
import { sightingsOf } from './sightings';
import type { TestedDevice } from './tested-device';

export function joinPeers(all: readonly KnownOfComputer[], tests: readonly TestedDevice[]): readonly JoinedPeer[] {
    const steps = joiningPeers(all, tests);
    for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
    }
}

/** The same in steps that take a few milliseconds at most. */
export function* joiningPeers(all: readonly KnownOfComputer[], tests: readonly TestedDevice[]): Generator<void, readonly JoinedPeer[]> {
    const computers = eachOnce(all);
    yield;
    const list = listNames(computers);
    const seen: Seen = { names: new Map(), byText: new Map(), local: [] };
    for (const known of computers) {
        yield;
        see(known, seen);
    }
    const leaves = new Leaves(
        [...seen.names.values()].filter(({ isAddress }) => !isAddress).map(({ name }) => name),
        list.own
    );
    yield;
    const devices = new Map<string, Device>();
    let work = 0;
    for (const { name, isAddress, units } of seen.names.values()) {
        if ((work += units.length) > STEP) {
            work = 0;
            yield;
        }
        if (units.length === 0) continue; // local ones only
        for (const device of isAddress ? atTimes(name, units, list) : [byName(name, units, leaves, list)]) {
            const known = devices.get(device.id);
            if (known) known.units.push(...device.units);
            else devices.set(device.id, device);
        }
    }
    const judge = judging(tests, list.own, computers);
    const peers: Record<JoinedPeer['verdict'], JoinedPeer[]> = { cannotSign: [], mayBeCutOff: [], notKnown: [], canSign: [] };
    for (const device of [...devices.values(), ...seen.local]) {
        if ((work += device.units.length) > STEP) {
            work = 0;
            yield;
        }
        const peer = judge(device);
        peers[peer.verdict].push(peer);
    }
    yield;
    return verdicts.flatMap(verdict => peers[verdict]);
}

/** What so many computers have seen of a peer is a step. */
const STEP = 2000;

interface Name {
    readonly name: string;
    readonly isAddress: boolean;
    readonly units: Unit[];
}

interface Seen {
    readonly names: Map<string, Name>;
    /** The same by the names as they were written. */
    readonly byText: Map<string, Name>;
    readonly local: Device[];
}

/** A computer that is listed twice counts once, with what was read last. Names are its own: others may only claim to be it. */
function eachOnce(all: readonly KnownOfComputer[]): readonly KnownOfComputer[] {
    const known = new Map<string, KnownOfComputer>();
    for (const one of all) {
        const { computer, identity, configuration } = one.kept;
        const isOwn = identity !== null && configuration !== null && isOwnName(computer, configuration.value.computer);
        const key = isOwn ? `identity ${identity}` : `name ${computer}`;
        const before = known.get(key);
        if (!before || isNewer(one, before)) known.set(key, one);
    }
    return [...known.values()].sort((a, b) => (a.kept.computer < b.kept.computer ? -1 : 1));
}

function isNewer({ kept: one }: KnownOfComputer, { kept: other }: KnownOfComputer): boolean {
    const [a, b] = [one.evidence?.readAt ?? '', other.evidence?.readAt ?? ''];
    return a === b ? one.computer < other.computer : a > b;
}

function see(known: KnownOfComputer, { names, byText, local }: Seen): void {
    const ahead = aheadOf(known);
    const isLocal = localNames(known);
    const { computer } = known.kept;
    const own = new Map<string, Unit>();
    for (const sighting of sightingsOf(known)) {
        let named = byText.get(sighting.peer);
        if (!named) {
            const name = comparable(sighting.peer);
            named = names.get(name) ?? { name, isAddress: isByAddress(name), units: [] };
            byText.set(sighting.peer, named);
            names.set(name, named);
        }
        const { name, units } = named;
        const unit = own.get(name) ?? units[units.length - 1];
        if (unit?.computer === computer) unit.sightings.push(sighting);
        else {
            const fresh = { computer, sightings: [sighting], ahead };
            if (isLocal(name)) {
                own.set(name, fresh);
                local.push({ id: `${computer}|${name}`, name, units: [fresh], unclear: 'local' });
            } else units.push(fresh);
        }
    }
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

/** Devices with one address: what was seen at the same time, or on the next day. */
function atTimes(name: string, units: readonly Unit[], { aliases }: ListNames): readonly Device[] {
    const timed = units.map(unit => ({ unit, span: spanOfAll([unit]) }));
    timed.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
    const groups: { readonly units: Unit[]; readonly from: number; to: number }[] = [];
    for (const { unit, span } of timed) {
        const last = groups[groups.length - 1];
        // What has no time is at no other's.
        if (last && span[0] - last.to <= 2 * DAY) {
            last.units.push(unit);
            last.to = Math.max(last.to, span[1]);
        } else groups.push({ units: [unit], from: span[0], to: span[1] });
    }
    const unclear = groups.length > 1 ? 'reusedAddress' : aliases.has(name) ? 'alias' : null;
    return groups.map(group => ({ id: groups.length > 1 ? `${name}@${idOf(group)}` : name, name, units: group.units, unclear }));
}

function idOf({ from, units }: { readonly from: number; readonly units: readonly Unit[] }): string {
    return from === Infinity ? (units[0]?.sightings[0]?.computer ?? '') : new Date(from).toISOString();
}
