// SPDX-License-Identifier: MIT
// What the page Scanners says.
import type { DeviceOutcome } from '../../domain/negotiate/device';
import type { CheckedHost } from '../../domain/scanners/check';
import { knownMisreadings } from '../../domain/scanners/known-readings';
import type { ScannerList } from '../../domain/scanners/scanner-list';
import { stateSince, verdictKinds, type WireAnswer } from '../../domain/scanners/scanner-verdict';
import { inForce, stored } from '../../domain/settings/signing-state';
import { format, type Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { storedText } from '../../ui/texts/rows';
import { type GridCells, type GridColumn, notedCell, textCell } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import { type ScannerColumn, scannerColumns, type ScannersModel, type VerdictKind } from './scanners-model';

const widths: Readonly<Record<ScannerColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    host: [18, 'full'],
    scanner: [22, 'titled'],
    computer: [16, 'titled'],
    wire: [16, 'nowhere'],
    verdict: [28, 'full']
};

const icons: Readonly<Record<VerdictKind, string>> = {
    wrong: 'sme-icon-errorBadge sme-color-error',
    wasRight: 'sme-icon-warning sme-color-warning',
    right: 'sme-icon-completed sme-color-green',
    unknown: 'sme-icon-unknown'
};

export function scannerGrid({ Scanners: { Column } }: Strings): readonly GridColumn[] {
    return scannerColumns.map(id => ({ id, title: Column[id], share: widths[id][0], narrow: widths[id][1] }));
}

export function scannerCells(one: CheckedHost, strings: Strings): GridCells<ScannerColumn> {
    const { host, match, wire, verdict } = one;
    const row = match.kind === 'computer' ? match.row : null;
    const [name = ''] = host.names;
    const read = row?.configuration ?? null;
    return {
        host: notedCell(name, row && row.label !== name ? [row.label] : []),
        scanner: notedCell(
            strings.InForce[host.says],
            [host.words, scannedText(one, strings, dateTime) ?? ''].filter(text => text !== '')
        ),
        computer: read ? textCell(strings.InForce[inForce(read.inbound)], storedText(stored(read.inbound), strings)) : textCell(),
        wire: wire ? notedCell(wireText(wire.result.outcome, strings), askingNotes(wire, strings)) : textCell(),
        verdict: { ...notedCell(strings.Scanners.Verdict[verdict.kind], verdictNotes(one, strings)), icon: icons[verdict.kind] }
    };
}

/** When a host was scanned; null: not known. */
function scannedText({ at, from }: CheckedHost, { Scanners }: Strings, timeText: (time: string) => string): string | null {
    if (at === null || from === null) return at && timeText(at);
    const [first, last] = [timeText(from), timeText(at)];
    return first === last ? first : format(Scanners.ScannedBetween, first, last);
}

/** What a server answers, in the words of "In force". */
export function wireText(outcome: DeviceOutcome, { Device, FactValue }: Strings): string {
    switch (outcome.kind) {
        case 'required':
        case 'offered':
        case 'notOffered':
            return FactValue[outcome.kind];
        case 'smb1Only':
            return FactValue[outcome.signing];
        default:
            return Device[outcome.kind].Name;
    }
}

/** What an answer doesn't prove. To itself, Windows might say that signing is required whatever is set. */
function askingNotes({ asking }: WireAnswer, { Scanners: texts }: Strings): readonly string[] {
    return asking === 'another' ? [] : [asking === 'itself' ? texts.Itself : texts.NotProven];
}

/** Why the verdict is what it is, each a sentence. */
export function verdictNotes({ verdict }: CheckedHost, { Scanners: texts }: Strings): readonly string[] {
    switch (verdict.kind) {
        case 'right':
            return verdict.isOnlyNow ? [texts.OnlyNow] : [];
        case 'wasRight':
            return [format(texts.Changed, dateTime(verdict.before.at), dateTime(verdict.after.at))];
        case 'wrong':
            return verdict.reasons.length === 0 ? [texts.NoReason] : verdict.reasons.map(id => texts.Misreading[id]);
        case 'unknown':
            return [texts.Why[verdict.why], ...verdict.reasons.map(id => format(texts.Might, texts.Misreading[id]))];
    }
}

/** What the search looks through. */
export function scannerTexts(one: CheckedHost, strings: Strings): readonly string[] {
    const { host, match, verdict } = one;
    return [...host.names, host.words, match.kind === 'computer' ? match.row.label : '', strings.Scanners.Verdict[verdict.kind]];
}

export function scannerTiles({ found, view }: ScannersModel, { Scanners, Tile: titles }: Strings): readonly Tile<VerdictKind>[] {
    const count = verdictKinds.reduce((sum, kind) => sum + found[kind], 0);
    const all = { filter: null, title: titles.all, count, icon: 'sme-icon-server', pressed: view.filter === null };
    const kinds = verdictKinds.map(kind => ({
        filter: kind,
        title: Scanners.Verdict[kind],
        count: found[kind],
        icon: icons[kind],
        pressed: view.filter === kind
    }));
    return [all, ...kinds];
}

export function listStatus({ format: kind, hosts, others }: ScannerList, { Scanners: texts }: Strings): string {
    return format(texts.Status, texts.Format[kind], hosts.length, others);
}

/** Lines of a list that weren't understood, with their numbers. */
export function refusedLines({ notUnderstood }: ScannerList, { Scanners: texts }: Strings): readonly string[] {
    return notUnderstood.map(({ line, text }) => format(texts.Line, line, text));
}

export interface CheckedFact {
    readonly term: string;
    readonly value: string;
}

/** Everything that is known of a host. @param timeText how times are written */
export function checkedFacts(one: CheckedHost, strings: Strings, timeText: (time: string) => string = dateTime): readonly CheckedFact[] {
    const { Scanners: texts, InForce } = strings;
    const { host, format: kind, match, points, wire, verdict } = one;
    const terms = texts.Details;
    const row = match.kind === 'computer' ? match.row : null;
    const read = row?.configuration ?? null;
    const since = stateSince(points);
    const says = host.words === '' ? InForce[host.says] : format(strings.Join.Named, InForce[host.says], host.words);
    const reasons = 'reasons' in verdict ? verdict.reasons : [];
    const facts: readonly (readonly [term: string, value: string | null])[] = [
        [terms.Says, format(texts.FromLine, says, texts.Format[kind], host.line)],
        [terms.ScannedAt, scannedText(one, strings, timeText) ?? strings.About.Unknown],
        [terms.OtherNames, host.names.slice(1).join(strings.Join.List) || null],
        [
            terms.Computer,
            row && [row.label, read?.computer.fqdn ?? '', read?.computer.caption ?? ''].filter(text => text !== '').join(strings.Join.List)
        ],
        [terms.InForce, read && InForce[inForce(read.inbound)]],
        [terms.Stored, read && storedText(stored(read.inbound), strings)],
        [terms.ReadAt, read && row?.answer ? timeText(new Date(row.answer.at).toISOString()) : null],
        [terms.Since, since && format(texts.SinceBy, timeText(since.at), texts.By[since.by])],
        [terms.Wire, wire && wireFact(wire, strings, timeText)],
        [terms.Hash, wire && wire.hash],
        ...reasons.flatMap(id => knownMisreadings[id].sources.map(source => [terms.Source, source] as const))
    ];
    return facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
}

function wireFact(wire: WireAnswer, strings: Strings, timeText: (time: string) => string): string {
    const { outcome, testedAt } = wire.result;
    const told = format(strings.Scanners.WireFrom, wireText(outcome, strings), wire.from, timeText(testedAt.toISOString()));
    return [told, ...askingNotes(wire, strings)].join(strings.Join.Stop);
}

/** A short text that closes a ticket: what was found, when, and why the scanner differs. Times are in UTC, whoever reads it. */
export function ticketText(one: CheckedHost, strings: Strings): string {
    const { TicketHead, Verdict } = strings.Scanners;
    const utc = (time: string): string => `${time.slice(0, 19).replace('T', ' ')} UTC`;
    const notes =
        one.verdict.kind === 'wasRight'
            ? [format(strings.Scanners.Changed, utc(one.verdict.before.at), utc(one.verdict.after.at))]
            : verdictNotes(one, strings);
    return [
        format(TicketHead, one.host.names[0] ?? '', Verdict[one.verdict.kind]),
        ...notes,
        ...checkedFacts(one, strings, utc).map(({ term, value }) => format(strings.Join.Named, term, value))
    ].join('\n');
}
