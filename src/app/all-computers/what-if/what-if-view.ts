// SPDX-License-Identifier: MIT
// What would be if many computers required signing, peer by peer.
import { type Direction, directions } from '../../domain/computer/facts';
import type { Impact, ImpactClass } from '../../domain/peers/impact';
import type { Decided } from '../../domain/readiness/accepted';
import { type BroughtEvidence, broughtTogether } from '../../domain/readiness/imports/with-imported';
import type { WhatIf } from '../../domain/readiness/what-if';
import { forEachInSteps, inOneGo, type Steps } from '../../domain/steps';
import { format, Strings } from '../../strings/strings';
import { acceptedTexts, andMore, peerOfDirectionText } from '../../ui/texts/peer-text';
import { broughtFiles, broughtNote } from '../evidence/brought-text';

/** A peer of one direction, with every computer that would lose it, or might. */
export interface WhatIfPeer {
    readonly key: string;
    /** The peer, and why it's named. */
    readonly text: string;
    readonly source: string;
    /** The files that brought events of these computers, which may be of it; empty: none did. */
    readonly brought: string;
    readonly computers: string;
    /** Who accepted it, and when; empty: nobody. */
    readonly accepted: string;
}

export interface WhatIfGroup {
    readonly title: string;
    readonly hint: string;
    readonly peers: readonly WhatIfPeer[];
    /** Said where not all are listed; else empty. */
    readonly more: string;
}

export interface WhatIfView {
    /** How many computers would change, and how many not. */
    readonly summary: readonly string[];
    readonly groups: readonly WhatIfGroup[];
}

/** How many peers of a class are listed, and how many computers are named beside one. */
const [mostPeers, mostComputers] = [100, 5];

/** Only these would, or might, lose a connection. */
const classes = ['cutOff', 'suspect'] as const;

/** @param labels the names that the list shows, by the names by which calls go */
export function whatIfView(all: readonly WhatIf[], labels: ReadonlyMap<string, string>, strings: Strings): WhatIfView {
    return inOneGo(makingWhatIfView(all, labels, strings));
}

/** The same in steps that are short each. */
export function* makingWhatIfView(all: readonly WhatIf[], labels: ReadonlyMap<string, string>, strings: Strings): Steps<WhatIfView> {
    const { WhatIf: texts } = strings;
    const states = { change: 0, noChange: 0, notRead: 0, blocked: 0 };
    let [blocked, incomplete] = [0, 0];
    const brought: BroughtEvidence[] = [];
    yield* forEachInSteps(all, one => {
        states[one.state]++;
        if (one.isBlocked) blocked++;
        if (one.isIncomplete) incomplete++;
        if (one.brought) brought.push(one.brought);
    });
    const lines: readonly [string, number][] = [
        [texts.Changing, states.change],
        [texts.NoChange, states.noChange],
        [texts.Blocked, blocked],
        [texts.NotRead, states.notRead],
        // Nobody that is named there is not nobody.
        [texts.Unread, incomplete]
    ];
    const peers = yield* peersOf(all);
    const files = broughtTogether(brought);
    return {
        summary: [
            ...lines.filter(([, number]) => number > 0).map(([text, number]) => format(text, number)),
            ...(files ? [format(texts.Brought, brought.length, broughtFiles(files, strings))] : [])
        ],
        groups: classes.flatMap(kind => group(kind, peers, labels, strings))
    };
}

/** How far the judging of many computers is; empty: it has only begun. */
export function judgedText(judged: number, all: number, { WhatIf: texts }: Strings): string {
    return judged === 0 ? '' : format(texts.JudgingOf, judged, all);
}

interface Seen {
    /** The gravest that a computer shows of it. */
    impact: Decided<Impact>;
    readonly computers: string[];
    /** What files brought of these computers. */
    readonly brought: BroughtEvidence[];
}

/** Each peer of a direction once, by the name under which it was seen. */
function* peersOf(all: readonly WhatIf[]): Steps<readonly Seen[]> {
    const known = new Map<string, Seen>();
    yield* forEachInSteps(all, ({ computer, impacts, brought }) => {
        for (const impact of impacts) {
            if (!isOf(impact.kind)) continue;
            const key = keyOf(impact);
            const seen = known.get(key);
            if (!seen) known.set(key, { impact, computers: [computer], brought: brought ? [brought] : [] });
            else {
                seen.computers.push(computer);
                if (brought) seen.brought.push(brought);
                if (impact.kind === 'cutOff' && seen.impact.kind !== 'cutOff') seen.impact = impact;
            }
        }
    });
    yield;
    return [...known.values()].sort((a, b) => b.computers.length - a.computers.length);
}

function isOf(kind: ImpactClass): boolean {
    return classes.some(one => one === kind);
}

function keyOf({ direction, peer }: { readonly direction: Direction; readonly peer: string }): string {
    return `${directions.indexOf(direction)} ${peer.toLowerCase()}`;
}

function group(
    kind: (typeof classes)[number],
    all: readonly Seen[],
    labels: ReadonlyMap<string, string>,
    strings: Strings
): readonly WhatIfGroup[] {
    const { Impact, ImpactClass, ImpactHint } = strings;
    const peers = all.filter(({ impact }) => impact.kind === kind);
    if (peers.length === 0) return [];
    const more = peers.length - mostPeers;
    return [
        {
            title: format(ImpactClass[kind], peers.length),
            hint: ImpactHint[kind],
            peers: peers.slice(0, mostPeers).map(one => peerView(one, labels, strings)),
            more: more > 0 ? format(Impact.More, more) : ''
        }
    ];
}

function peerView({ impact, computers, brought }: Seen, labels: ReadonlyMap<string, string>, strings: Strings): WhatIfPeer {
    const { Join, Impact, WhatIf: texts } = strings;
    const named = computers.slice(0, mostComputers).map(name => labels.get(name) ?? name);
    const files = broughtTogether(brought);
    const isAlone = brought.length === computers.length;
    const names = andMore(named, computers.length, strings).join(Join.Clauses);
    return {
        key: keyOf(impact),
        text: peerOfDirectionText(impact, strings),
        source: format(Impact.Source, impact.source),
        brought: files ? broughtNote({ ...files, isAlone: files.isAlone && isAlone }, strings) : '',
        computers: format((impact.kind === 'suspect' ? texts.ComputersPerhaps : texts.Computers)[impact.direction], names),
        accepted: acceptedTexts(impact.accepted, strings).join('')
    };
}
