// SPDX-License-Identifier: MIT
import {
    ConnectionFacts,
    ConnectionNote,
    InboundSession,
    LimitedList,
    notesOf,
    OutboundConnection,
    protectionOf
} from '../../domain/peers/connections';
import { connectionFindings, judgeConnections } from '../../domain/findings/connection-findings';
import { peersAtRisk } from '../../domain/peers/impact';
import type { Failure } from '../../domain/outcome';
import { hasAnswer } from '../../domain/answers/raw-answer';
import { netdomForAlias } from '../../equivalents/other-ways';
import { lastRead, type WasRead } from '../../readings/reading';
import { format, Strings } from '../../strings/strings';
import { clockTime, timeText } from '../../ui/texts/date-time';
import { clockTexts } from '../../ui/texts/policy-time';
import { partMessage, titleOf } from '../../ui/texts/rows';
import { connectionsNotKnown, FromConnections } from '../pane';
import type { ConnectionsState, SeenConnections } from './connections';

/** The section as the template shows it: texts only. */
export interface ConnectionsView {
    readonly busy: boolean;
    /** What is announced. */
    readonly status: string;
    readonly failure: Failure | null;
    /** What was not understood, whole or in part, and whose answer can be copied; null: nothing. */
    readonly answerOf: object | null;
    readonly tables: readonly ConnectionTableView[];
    /** What could not be read, and the computer's words. */
    readonly unread: readonly string[];
}

export interface ConnectionTableView {
    readonly id: 'outbound' | 'inbound';
    readonly title: string;
    readonly columns: readonly string[];
    readonly length: number;
    /** Puts rows into words: only those that are shown. */
    readonly rows: (from: number, to: number) => readonly (readonly CellView[])[];
    /** Said in place of rows; and where not all rows are listed. */
    readonly empty: string;
    readonly cut: string;
}

export interface CellView {
    /** The column's head, for where columns do not fit beside each other. */
    readonly head: string;
    readonly text: string;
    /** Empty: none. */
    readonly icon: string;
    readonly notes: readonly string[];
}

export function connectionsView(state: ConnectionsState, strings: Strings): ConnectionsView {
    const { Connections: texts } = strings;
    const seen = lastRead(state);
    return {
        busy: state.kind === 'loading',
        status:
            state.kind === 'loading'
                ? state.slow
                    ? texts.StillWaiting
                    : texts.Reading
                : state.kind === 'ready'
                  ? format(texts.Seen, clockTime(state.read.at))
                  : '',
        failure: state.kind === 'failed' ? state.failure : null,
        answerOf: [state.kind === 'failed' ? state.failure : null, seen?.value.facts].find(one => one && hasAnswer(one)) ?? null,
        tables: seen ? tablesOf(seen.value, strings) : [],
        unread: seen ? [...clockNotes(seen, strings), ...unreadTexts(seen.value.facts, strings)] : []
    };
}

/** Of notes with a time, which is by the computer's clock. */
function clockNotes({ value: { facts, hardenedPaths }, at }: WasRead<SeenConnections>, strings: Strings): string[] {
    const isTimed = notesOf(facts, hardenedPaths).some(notes => notes.some(({ id }) => id === 'guest'));
    return isTimed ? clockTexts(facts.collectedAt, at, strings) : [];
}

/** What the page is told of the connections. */
export function forPage(state: ConnectionsState): FromConnections {
    if (state.kind === 'failed') return { findings: null, report: () => ({ failure: state.failure }) };
    const seen = lastRead(state);
    return seen ? { findings: judgeConnections(seen.value.facts), report: () => reportOf(seen) } : connectionsNotKnown;
}

/** The section of the report: what is said of each connection, and what that rests on. */
function reportOf({ value: { facts, hardenedPaths }, at }: WasRead<SeenConnections>): object {
    const notes = notesOf(facts, hardenedPaths);
    const outbound = facts.outbound && {
        ...facts.outbound,
        rows: facts.outbound.rows.map((row, index) => ({ ...row, protection: protectionOf(row), notes: notes[index] ?? [] }))
    };
    return { seenAt: at.toISOString(), ...facts, outbound, findings: connectionFindings(facts), peersAtRisk: peersAtRisk(facts) };
}

function unreadTexts({ unavailable }: ConnectionFacts, strings: Strings): string[] {
    const { Connections: texts, Page } = strings;
    return unavailable.map(part => {
        const [title, message] = [titleOf(part, strings), partMessage(part, strings)];
        if (part.entries || part.raw !== undefined) return format(strings.Join.Named, title, message);
        return format(texts.Unread, title, message, format(Page.ErrorCode, part.errorId.split(',')[0] ?? ''));
    });
}

function tablesOf({ facts, hardenedPaths }: SeenConnections, strings: Strings): ConnectionTableView[] {
    const { ConnectionColumn: column, Connections: texts } = strings;
    const notes = notesOf(facts, hardenedPaths);
    return [
        ...tableOf('outbound', facts.outbound, texts.Outbound, `${texts.NoOutbound} ${texts.WhenOutbound}`, strings, (row, index) => [
            cell(column.peer, row.server),
            cell(column.share, row.share),
            cell(column.dialect, row.dialect),
            protectionCell(row, strings),
            { ...cell(column.notes, ''), notes: (notes[index] ?? []).map(note => noteText(note, row.server, strings)) }
        ]),
        ...tableOf('inbound', facts.inbound, texts.Inbound, `${texts.NoInbound} ${texts.WhenInbound}`, strings, row => [
            cell(column.client, row.client),
            cell(column.user, row.user),
            cell(column.dialect, row.dialect),
            cell(column.idle, idleText(row, strings))
        ])
    ];
}

/** One table; none where the list could not be read. */
function tableOf<T extends OutboundConnection | InboundSession>(
    id: ConnectionTableView['id'],
    list: LimitedList<T> | null,
    title: string,
    empty: string,
    { ConnectionColumn: column, Connections: texts }: Strings,
    cells: (row: T, index: number) => CellView[]
): ConnectionTableView[] {
    if (!list) return [];
    const columns =
        id === 'outbound'
            ? [column.peer, column.share, column.dialect, column.protection, column.notes]
            : [column.client, column.user, column.dialect, column.idle];
    const { rows, total } = list;
    const cut = total !== null && total > rows.length ? format(texts.Cut, rows.length, total) : '';
    return [
        {
            id,
            title: format(title, total ?? rows.length),
            columns,
            length: rows.length,
            rows: (from, to) => rows.slice(from, to).map((row, index) => cells(row, from + index)),
            empty: rows.length === 0 ? empty : '',
            cut
        }
    ];
}

function cell(head: string, text: string | null): CellView {
    return { head, text: text ?? '', icon: '', notes: [] };
}

function protectionCell(row: OutboundConnection, { ConnectionColumn, Protection }: Strings): CellView {
    const protection = protectionOf(row);
    const icons = {
        signed: 'sme-icon-lock',
        encrypted: 'sme-icon-shield',
        notProtected: 'sme-icon-unlock',
        notReported: 'sme-icon-unknown'
    };
    return { ...cell(ConnectionColumn.protection, Protection[protection]), icon: icons[protection] };
}

/** @param server the name that it is connected by */
export function noteText(note: ConnectionNote, server: string | null, { ConnectionNote: texts }: Strings): string {
    switch (note.id) {
        case 'byAddress':
            return texts.byAddress;
        case 'alias':
            return aliasText(note.canonical, server ?? '', texts);
        case 'guest':
            return format(texts.guest, timeText(note.lastSeen));
        case 'guestAccount':
            return format(texts.guestAccount, note.account);
        default:
            return format(texts[note.id], note.path);
    }
}

function aliasText(canonical: string, alias: string, texts: Strings['ConnectionNote']): string {
    const command = netdomForAlias(canonical, alias);
    const note = format(texts.alias, canonical);
    return command === null ? note : `${note} ${format(texts.netdom, command)}`;
}

function idleText({ idleSeconds: seconds }: InboundSession, { Idle }: Strings): string {
    if (seconds === null) return '';
    if (seconds < 120) return format(Idle.seconds, seconds);
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? format(Idle.minutes, minutes) : format(Idle.hours, Math.floor(minutes / 60), minutes % 60);
}
