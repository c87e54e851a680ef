// SPDX-License-Identifier: MIT
// What a computer had before and has after, in words.
import type { Direction } from '../../domain/computer/facts';
import { windowsAndBuild } from '../../domain/computer/windows-name';
import type { Difference, DifferenceKind } from '../../domain/snapshots/difference';
import type { SnapshotComputer, SnapshotDirection, SnapshotFacts, SnapshotOutcome } from '../../domain/snapshots/snapshot';
import { format, Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { stateText, storedText } from '../../ui/texts/rows';

/** A value in both snapshots; empty: not read. */
export interface BeforeAfter {
    readonly term: string;
    readonly before: string;
    readonly after: string;
}

type Text = (computer: SnapshotComputer) => string;

/** What the row shows of a difference: what it is above all, and beside it what sets it. */
export function valueTexts(difference: Difference, strings: Strings): readonly string[] {
    const { kind, kinds, direction } = difference;
    const isListed = kind === 'gone' || kind === 'appeared';
    const missing = isListed ? strings.Changes.NotListed : strings.About.Unknown;
    const main = pair('', difference, mainText(kind, direction, strings), missing);
    const isBehind = direction !== null && kind !== 'setByChanged' && kinds.includes('setByChanged');
    const behind = isBehind
        ? [
              pair(
                  '',
                  difference,
                  ofDirection(direction, one => setByInShort(one, strings)),
                  missing
              )
          ]
        : [];
    return [main, ...behind].map(({ before, after }) => format(strings.Changes.BeforeAfter, before, after));
}

function mainText(kind: DifferenceKind, direction: Direction | null, strings: Strings): Text {
    if (direction !== null) return ofDirection(direction, one => directionText(kind, one, strings));
    switch (kind) {
        case 'otherComputer':
            return ({ fqdn, id }) => [fqdn, id].filter(text => text !== null).join(strings.Join.List);
        case 'acceptsNot':
        case 'accepts':
            return ofFacts(one => acceptsText(one, strings));
        case 'roleChanged':
            return ofFacts(one => roleText(one, strings));
        case 'clusterChanged':
            return ofFacts(({ cluster }) => cluster ?? '');
        case 'windowsChanged':
            return ofFacts(windowsText);
        default:
            return ({ outcome }) => (kind === 'gone' || kind === 'appeared' ? strings.Changes.Listed : outcomeText(outcome, strings));
    }
}

function directionText(kind: DifferenceKind, one: SnapshotDirection, strings: Strings): string {
    switch (kind) {
        case 'conflictArisen':
        case 'conflictGone':
        case 'setByChanged':
            return setByInShort(one, strings);
        case 'defaultChanged':
            return strings.Default[one.windowsDefault];
        default:
            return stateText(one, strings);
    }
}

/** Everything that the two snapshots know of what is different. */
export function detailValues(difference: Difference, strings: Strings): readonly BeforeAfter[] {
    const { Changes, Term, About } = strings;
    const { direction } = difference;
    const of = (term: string, text: Text): BeforeAfter => pair(term, difference, text, '');
    const ofOne = (term: string, text: (one: SnapshotDirection) => string): readonly BeforeAfter[] =>
        direction === null ? [] : [of(term, ofDirection(direction, text))];
    const rows = [
        ...ofOne(Term.InForce, one => strings.InForce[one.inForce]),
        ...ofOne(Term.Stored, one => storedText(one.stored, strings)),
        ...ofOne(Term.SetBy, one => setByInShort(one, strings)),
        ...ofOne(Changes.PolicyWants, one => one.policyValue ?? ''),
        ...ofOne(Term.WindowsDefault, one => strings.Default[one.windowsDefault]),
        of(Changes.Reading, ({ outcome }) => outcomeText(outcome, strings)),
        of(Changes.ReadAt, ({ at }) => (at === null ? '' : dateTime(at))),
        of(About.Windows, ofFacts(windowsText)),
        of(
            About.Role,
            ofFacts(one => roleText(one, strings))
        ),
        of(
            About.Cluster,
            ofFacts(({ cluster }) => cluster ?? '')
        ),
        of(
            Changes.Server,
            ofFacts(one => acceptsText(one, strings))
        ),
        of(Changes.OwnName, ({ fqdn }) => fqdn ?? ''),
        of(Changes.MachineId, ({ id }) => id ?? '')
    ];
    return rows.filter(({ before, after }) => before !== '' || after !== '');
}

/** @param missing in place of a value that isn't known, or of a computer that isn't in a list */
function pair(term: string, { before, after }: Difference, text: Text, missing: string): BeforeAfter {
    return { term, before: (before && text(before)) || missing, after: (after && text(after)) || missing };
}

function ofFacts(text: (facts: SnapshotFacts) => string): Text {
    return ({ facts }) => (facts ? text(facts) : '');
}

function ofDirection(direction: Direction, text: (one: SnapshotDirection) => string): Text {
    return ofFacts(facts => text(facts[direction]));
}

/** How the reading of a computer ended. */
export function outcomeText(outcome: SnapshotOutcome, { Changes, Failure, Tile }: Strings): string {
    if (outcome === 'ok') return Changes.Read;
    return outcome === 'notRead' ? Tile.notRead : Failure[outcome].Title;
}

function roleText({ role }: SnapshotFacts, { Role }: Strings): string {
    return role === null ? '' : Role[role];
}

function acceptsText({ accepts }: SnapshotFacts, { Changes }: Strings): string {
    return accepts === null ? '' : accepts ? Changes.Running : Changes.Stopped;
}

/** What sets a value, in short. */
export function setByInShort({ setBy, policy }: SnapshotDirection, { About, Manager, SetBy }: Strings): string {
    switch (setBy) {
        case 'groupPolicy':
            return policy === null ? SetBy.groupPolicyUnnamed : format(SetBy.groupPolicy, policy);
        case 'osConfig':
        case 'azureLocal':
        case 'mdm':
            return Manager[setBy];
        case 'unknown':
            return About.Unknown;
        default:
            return SetBy[setBy];
    }
}

function windowsText({ windows, build, ubr, edition }: SnapshotFacts): string {
    return windowsAndBuild({ caption: windows ?? edition, build, ubr });
}
