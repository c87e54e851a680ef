// SPDX-License-Identifier: MIT
import { type Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { windowsAndBuild } from '../../domain/computer/windows-name';
import { type Claiming, claimingTheSame, differs, List, ListRow } from '../../domain/list/list';
import type { ReadableCells } from '../../domain/list/list-export';
import type { SortColumn } from '../../domain/list/list-view';
import { setBy } from '../../domain/policy/set-by';
import { inForce } from '../../domain/settings/signing-state';
import { type SnapshotComputer, type SnapshotFacts, stateIn } from '../../domain/snapshots/snapshot';
import { format, Strings } from '../../strings/strings';
import { clockTime, timeText } from '../../ui/texts/date-time';
import { andMore } from '../../ui/texts/peer-text';
import { setByText } from '../../ui/texts/rows';
import { GridCells, notedCell, textCell } from '../grid/grid';

const icons: Readonly<Record<ListRow['state'], string>> = {
    both: 'sme-icon-lock',
    outboundOnly: 'sme-icon-unlock',
    inboundOnly: 'sme-icon-unlock',
    neither: 'sme-icon-unlock',
    unknown: 'sme-icon-unknown',
    notAccepting: 'sme-icon-blocked',
    unreachable: 'sme-icon-errorBadge',
    needsCredentials: 'sme-icon-permissions',
    notRead: 'sme-icon-server',
    cluster: 'sme-icon-cluster'
};

/** A row as the table shows it. @param kept what the last snapshot has of the computer, which counts until it is read */
export function rowCells(row: ListRow, list: List, strings: Strings, kept: SnapshotComputer | null = null): GridCells<SortColumn> {
    const facts = row.configuration;
    if (row.answer === null && kept?.facts) return { ...rowCells(row, list, strings), ...keptCells(row, list, kept, kept.facts, strings) };
    const inForceText = (one: SigningConfiguration['outbound' | 'inbound']): string => strings.InForce[inForce(one)];
    const failed = row.answer !== null && facts === null;
    const setByTexts = facts ? setByLines(facts, strings) : [];
    return {
        name: { ...notedCell(row.label, detailText(row, list, strings)), icon: icons[row.state] },
        windows: textCell(facts ? windowsAndBuild(facts.computer) : ''),
        role: textCell(roleText(row, strings)),
        outbound: textCell(facts ? inForceText(facts.outbound) : ''),
        inbound: textCell(facts ? inForceText(facts.inbound) : ''),
        setBy: { lines: setByTexts.map(text => ({ text, small: setByTexts.length > 1 })) },
        readAt: textCell(facts && row.answer ? clockTime(new Date(row.answer.at)) : ''),
        reading: {
            ...notedCell(readingText(row, strings), differs(row, list) ? [strings.List.Differs] : []),
            busy: row.phase === 'reading' || row.phase === 'slow',
            ...(failed ? { icon: 'sme-icon-errorBadge sme-color-error' } : {})
        }
    };
}

/** What the snapshot has, marked with its time. */
function keptCells(
    row: ListRow,
    list: List,
    kept: SnapshotComputer,
    facts: SnapshotFacts,
    strings: Strings
): Partial<GridCells<SortColumn>> {
    const phase = { busy: row.phase === 'reading' || row.phase === 'slow' };
    const time = kept.at === null ? '' : timeText(kept.at);
    return {
        name: { ...notedCell(row.label, detailText(row, list, strings)), icon: icons[stateIn(kept)] },
        windows: textCell(windowsAndBuild({ caption: facts.windows, build: facts.build, ubr: facts.ubr })),
        role: textCell(facts.role === null ? '' : strings.Role[facts.role]),
        outbound: textCell(strings.InForce[facts.outbound.inForce]),
        inbound: textCell(strings.InForce[facts.inbound.inForce]),
        reading: { ...notedCell(readingText(row, strings), [format(strings.List.Kept, time)]), ...phase }
    };
}

/** What the row's icon stands for, too. */
export function tileIcon(state: ListRow['state']): string {
    return icons[state];
}

/** Its other names, the cluster that it belongs to, and the rows that claim to be the same computer. */
function detailText(row: ListRow, list: List, strings: Strings): readonly string[] {
    const { Join, List } = strings;
    const others = row.entries.slice(1).map(entry => entry.connection.label);
    const details = [
        ...(others.length > 0 ? [format(List.AlsoNamed, others.join(Join.List))] : []),
        ...(row.cluster !== null && row.state !== 'cluster' ? [format(List.NodeOf, row.cluster)] : []),
        ...claimsTexts(claimingTheSame(row, list), List.ClaimsToBe, strings)
    ];
    return details.length === 0 ? [] : [details.join(Join.Clauses)];
}

function roleText(row: ListRow, { Role }: Strings): string {
    if (row.state === 'cluster') return Role.cluster;
    const type = row.configuration?.computer.productType ?? null;
    return type === null ? '' : Role[type];
}

/** One line where both directions have the same, else one for each. */
function setByLines(facts: SigningConfiguration, strings: Strings): readonly string[] {
    const [outbound, inbound] = directions.map(direction => setByText(setBy(facts, direction), strings).value);
    return outbound === inbound
        ? [outbound ?? '']
        : [
              format(strings.List.ByDirection, strings.DirectionShort.outbound, outbound ?? ''),
              format(strings.List.ByDirection, strings.DirectionShort.inbound, inbound ?? '')
          ];
}

/** Where the reading is, or what it ended in. */
export function readingText({ state, phase, answer, configuration }: ListRow, { Phase, Failure }: Strings): string {
    if (state === 'cluster') return Phase.cluster;
    if (phase !== 'idle' || answer === null) return Phase[phase];
    if (answer.outcome.kind !== 'ok') return Failure[answer.outcome.kind].Title;
    return configuration && configuration.unavailable.length > 0 ? Phase.readPartly : Phase.read;
}

/** What the exported table says for people, beside the words that scripts read. */
export function readableCells(row: ListRow, strings: Strings): ReadableCells {
    const facts = row.configuration;
    const by = (direction: Direction): string => (facts ? setByText(setBy(facts, direction), strings).value : '');
    return {
        signingStateText: facts ? strings.Tile[row.state] : '',
        outboundSetByText: by('outbound'),
        inboundSetByText: by('inbound'),
        readingText: readingText(row, strings)
    };
}

/** That a computer says it's the same one as others, by their names; empty: it doesn't. @param text of List or Facts */
export function claimsTexts(
    { labels, count }: Claiming,
    text: Strings['List' | 'Facts']['ClaimsToBe'],
    strings: Strings
): readonly string[] {
    return count > 0 ? [format(text, andMore(labels, count, strings).join(strings.Join.List))] : [];
}
