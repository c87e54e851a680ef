// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import { directions } from '../../domain/computer/facts';
import { claimingTheSame, differs, List, ListRow } from '../../domain/list/list';
import type { Failure } from '../../domain/outcome';
import { STRINGS, Strings } from '../../strings/strings';
import { aboutCard, CardView, directionCard, partMessage, titleOf, Row, stateSentence } from '../../ui/texts/rows';
import { claimsTexts, readingText } from './row-view';
import { regionalTime } from '../../strings/language';

/** What is known of one computer of the list, beside the table. */
@Component({
    selector: 'app-computer-facts',
    templateUrl: './computer-facts.component.html',
    styleUrls: ['./computer-facts.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ComputerFactsComponent {
    /** Null: closed. */
    @Input() row: ListRow | null = null;
    @Input() list!: List;
    /** What is to be known before it is changed. */
    @Input() cautions: readonly string[] = [];
    @Output() readonly closed = new EventEmitter<void>();
    @Output() readonly scanned = new EventEmitter<ListRow>();
    @Output() readonly paneOpened = new EventEmitter<ListRow>();
    /** Credentials shall be asked for. Nobody listens: that is not offered. */
    @Output() readonly credentialsWanted = new EventEmitter<ListRow>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    view(row: ListRow): FactsView {
        return factsView(row, this.list, this.strings);
    }

    intro(row: ListRow): string {
        return row.configuration ? stateSentence(row.configuration, this.strings) : readingText(row, this.strings);
    }
}

interface FactsView {
    readonly rows: readonly Pick<Row, 'term' | 'value'>[];
    readonly cards: readonly CardView[];
    readonly failure: Failure | null;
    readonly notes: readonly string[];
    readonly unavailable: readonly { readonly title: string; readonly message: string }[];
    readonly isComputer: boolean;
    readonly busy: boolean;
}

function factsView(row: ListRow, list: List, strings: Strings): FactsView {
    const { Facts } = strings;
    const facts = row.configuration;
    const outcome = row.answer?.outcome;
    const readAt = row.answer ? new Date(row.answer.at) : null;
    const isComputer = row.state !== 'cluster';
    const rows = [
        { term: Facts.Names, value: row.entries.map(({ connection }) => connection.label).join(strings.Join.List) },
        { term: Facts.Tags, value: row.tags.join(strings.Join.List) },
        { term: Facts.OwnName, value: facts?.computer.fqdn ?? facts?.computer.name ?? '' },
        { term: Facts.ReadAt, value: readAt ? regionalTime(readAt) : '' },
        { term: Facts.ReadAs, value: facts?.actingUser ?? '' }
    ];
    return {
        rows: rows.filter(({ value }) => value !== ''),
        cards: facts
            ? [...directions.map(direction => directionCard(facts, direction, strings, readAt)), aboutCard(facts, strings, readAt)]
            : [],
        failure: outcome && outcome.kind !== 'ok' ? outcome : null,
        notes: [
            ...(isComputer ? [] : [Facts.AddNodes]),
            ...(differs(row, list) ? [Facts.DiffersNote] : []),
            ...claimsTexts(claimingTheSame(row, list), Facts.ClaimsToBe, strings)
        ],
        unavailable: (facts?.unavailable ?? []).map(part => ({
            title: titleOf(part, strings),
            message: partMessage(part, strings)
        })),
        isComputer,
        busy: row.phase === 'waiting' || row.phase === 'reading' || row.phase === 'slow'
    };
}
