// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, EventEmitter, Inject, Input, Output } from '@angular/core';
import type { Failure } from '../../domain/outcome';
import type { Found } from '../../domain/change/found';
import { mayYetChange } from '../../domain/change/record';
import type { RestedOn } from '../../domain/run/rested-on';
import type { RunItem } from '../../domain/run/run';
import { isSigning } from '../../domain/settings/catalogue';
import { format, STRINGS, Strings } from '../../strings/strings';
import { dateTime, timeText } from '../../ui/texts/date-time';
import { originTexts } from '../../ui/texts/origin-text';
import { endingText } from '../../ui/texts/owner-text';
import { comesBackTexts } from '../../ui/texts/policy-text';
import { stateText, subjectText, titleText } from '../../ui/texts/rows';
import { refusalText } from '../../ui/texts/refusal-text';
import { waitedText, waitText } from '../../ui/texts/wait-text';
import type { RunRow } from './run-view';

interface DetailsView {
    readonly intro: string;
    readonly rows: readonly { readonly term: string; readonly value: string }[];
    readonly changes: readonly string[];
    readonly failures: readonly { readonly title: string; readonly failure: Failure }[];
    readonly notes: readonly string[];
    /** Who was refused since; null: not known. */
    readonly refusals: readonly string[] | null;
    /** The names of those. */
    readonly refused: readonly string[];
}

/** What a run did to one computer, beside the table. */
@Component({
    selector: 'app-run-details',
    templateUrl: './run-details.component.html',
    styleUrls: ['../list/computer-facts.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RunDetailsComponent {
    /** Null: closed. */
    @Input() row: RunRow | null = null;
    /** Whether the computer is in the list of connections, so that its pane can be opened. */
    @Input() inList = false;
    /** Whether its change can be undone. */
    @Input() canUndo = false;
    @Output() readonly closed = new EventEmitter<void>();
    @Output() readonly paneOpened = new EventEmitter<RunRow>();
    @Output() readonly undone = new EventEmitter<RunRow>();

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    seePeer(peer: string): string {
        return format(this.strings.Run.SeePeer, peer);
    }

    view(row: RunRow): DetailsView {
        return detailsView(row, this.strings);
    }
}

function detailsView({ item, state, record, first, held, waitsFor, refusals }: RunRow, strings: Strings): DetailsView {
    const { About, Decision, DecisionWhy, DryRun, Facts, History, ItemState, Join, Result, Run } = strings;
    const { decision, computer, cluster, failure } = item;
    const rows = [
        { term: Facts.OwnName, value: computer.fqdn ?? '' },
        { term: About.Cluster, value: cluster ?? '' },
        { term: Facts.ReadAs, value: item.actingUser ?? '' },
        { term: Run.RestedOn, value: item.restedOn.map(one => restedText(one, strings)).join(strings.Join.Clauses) },
        { term: Run.Turn, value: first ? Run.InPilot : '' },
        { term: Run.BegunAt, value: record ? timeText(record.startedAt) : '' },
        ...(record?.found ? [{ term: Run.ReadBack, value: foundText(record.found, item, strings) }] : []),
        ...(record?.latest ? [{ term: Run.Found, value: foundText(record.latest, item, strings) }] : [])
    ];
    const refused = record?.changes.flatMap(change =>
        change.write.kind === 'failed' ? [{ title: titleText(change, strings), failure: change.write.failure }] : []
    );
    const isSkipped = decision !== 'change' && decision !== 'alreadySo';
    return {
        intro: ItemState[state],
        rows: rows.filter(({ value }) => value !== ''),
        changes: item.changes.map(change =>
            format(History.Change, subjectText(change, strings), stateText(change.before, strings), stateText(change.after, strings))
        ),
        refusals: refusals && refusals.map(one => refusalText(one, strings)),
        refused: [...new Set((refusals ?? []).flatMap(({ peer }) => peer ?? []))],
        failures: [...(failure ? [{ title: Run.NotRead, failure }] : []), ...(refused ?? [])],
        notes: [
            ...(record ? originTexts(record, strings) : []),
            ...(isSkipped && !failure ? [[Decision[decision], DecisionWhy[decision]].join(Join.Stop)] : []),
            ...(item.weaker ? [DryRun.BecomesWeaker] : []),
            ...(item.undoes === null ? [] : [History.IsUndo]),
            ...(held ? [Run.Held] : []),
            ...(waitsFor ? [waitText(waitsFor, strings)] : []),
            ...(record?.waitedFor ? [waitedText(record.waitedFor, strings)] : []),
            ...(record?.ending && record.ending !== 'changed' ? [endingText(record, record.ending, Result.Title, strings)] : []),
            ...(record?.found ? comesBackTexts(record, record.latest ?? record.found, null, strings) : []),
            ...(record?.ending === 'notVerified' && mayYetChange(record) ? [Result.NotVerifiedNote] : [])
        ]
    };
}

/** What was known of its readiness when the list was frozen. */
function restedText({ direction, kind, evidenceReadAt, ageDays, peers, accepted }: RestedOn, strings: Strings): string {
    const { DirectionShort, Readiness, Run } = strings;
    const details = [
        evidenceReadAt === null ? '' : format(Run.RestedAt, dateTime(evidenceReadAt)),
        ageDays === null ? '' : format(Run.RestedDays, ageDays),
        peers === 0 ? '' : format(Run.RestedPeers, peers),
        accepted === 0 ? '' : format(Run.RestedAccepted, accepted)
    ];
    return format(Run.Rested, DirectionShort[direction], Readiness.Kind[kind], details.join(''));
}

function foundText({ at, settings }: Found, { changes }: RunItem, strings: Strings): string {
    const { DirectionShort, List } = strings;
    const { outbound, inbound } = settings;
    const audits = changes.flatMap(({ setting }) => {
        const found = isSigning(setting) ? undefined : settings[setting];
        return isSigning(setting) || !found ? [] : [format(List.ByDirection, strings.Setting[setting], stateText(found, strings))];
    });
    return [
        timeText(at),
        format(List.ByDirection, DirectionShort.outbound, stateText(outbound, strings)),
        format(List.ByDirection, DirectionShort.inbound, stateText(inbound, strings)),
        ...audits
    ].join(strings.Join.Clauses);
}
