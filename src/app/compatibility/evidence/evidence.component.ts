// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    Output,
    SimpleChanges,
    Type,
    ViewChild
} from '@angular/core';
import { EvidenceGroup, SortedEvidence, sortEvidence } from '../../domain/evidence/groups';
import type { EvidenceReading, LoggedEvent } from '../../domain/evidence/reading';
import { EvidenceVerdict, evidenceVerdict } from '../../domain/evidence/verdict';
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import type { Failure } from '../../domain/outcome';
import { hasAnswer } from '../../domain/answers/raw-answer';
import { format, STRINGS, Strings } from '../../strings/strings';
import { clockTexts } from '../../ui/texts/policy-time';
import { partMessage, titleOf } from '../../ui/texts/rows';
import { saveFile } from '../../ui/files/save-file';
import { evidenceCsv, evidenceJson, EvidenceFile } from './evidence-export';
import type { EvidenceState } from '../../readings/evidence-readings';
import { dateTime } from '../../ui/texts/date-time';
import { lastRead, type WasRead } from '../../readings/reading';
import type { AuditedSince } from '../../domain/settings/audit-since';
import {
    announced,
    channelViews,
    ChannelView,
    EvidenceGroupView,
    groupView,
    RawEventView,
    rawEventView,
    VerdictView,
    verdictView
} from './evidence-view';

/** So many peers, and events that were not recognised, are shown at a time: each row costs. */
const PAGE = 50;

/** Whether requiring signing would cut anyone off, as far as the computer's event logs tell. */
@Component({
    selector: 'app-evidence',
    templateUrl: './evidence.component.html',
    styleUrls: ['../section.css', './evidence.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class EvidenceComponent implements OnChanges {
    @Input() computer = '';
    @Input() state: EvidenceState = null;
    @Input() configuration: SigningConfiguration | null = null;
    @Input() auditingSince: AuditedSince = { outbound: null, inbound: null };
    @Output() readonly asked = new EventEmitter<void>();
    @Output() readonly stopped = new EventEmitter<void>();
    @Output() readonly deviceChosen = new EventEmitter<string>();

    verdicts: readonly VerdictView[] = [];
    groups: readonly EvidenceGroup[] = [];
    /** The rows of the page, and the first of the events. Only what is shown is put into words: a time costs most of it. */
    shown: readonly EvidenceGroupView[] = [];
    shownUnrecognised: readonly RawEventView[] = [];
    unrecognised: readonly LoggedEvent[] = [];
    channels: readonly ChannelView[] = [];
    status = '';
    /** The answers, for whoever hears the status: on the screen they stand below. */
    answers = '';
    /** The first row shown. */
    from = 0;

    /** The last reading was stopped here. */
    private isStopped = false;
    private sorted: SortedEvidence = { groups: [], unrecognised: [] };
    private judged: Readonly<Record<Direction, EvidenceVerdict>> | null = null;

    @ViewChild('title', { static: true }) private readonly title!: ElementRef<HTMLElement>;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    get isReading(): boolean {
        return this.state?.kind === 'loading';
    }

    get found(): WasRead<EvidenceReading> | null {
        return this.state && lastRead(this.state);
    }

    get failure(): Failure | null {
        return this.state?.kind === 'failed' ? this.state.failure : null;
    }

    /** What of the answer was not understood. */
    get lost(): readonly string[] {
        const parts = this.found?.value.notUnderstood ?? [];
        return parts.map(part => format(this.strings.Join.Named, titleOf(part, this.strings), partMessage(part, this.strings)));
    }

    /** The reading or failure whose answer can be copied. */
    get answerOf(): object | null {
        return [this.failure, this.found?.value].find(one => one && hasAnswer(one)) ?? null;
    }

    readonly loadAnswer = async (): Promise<Type<unknown>> => (await import('../../ui/panels/answer.module')).AnswerModule.part;

    get hint(): string {
        return format(this.strings.Evidence.Hint, this.computer);
    }

    get moreUnrecognised(): string | null {
        const more = this.unrecognised.length - PAGE;
        return more > 0 ? format(this.strings.Evidence.MoreRaw, more) : null;
    }

    get pages(): { readonly text: string; readonly before: boolean; readonly after: boolean } | null {
        const { length } = this.groups;
        if (length <= PAGE) return null;
        const to = Math.min(this.from + PAGE, length);
        return { text: format(this.strings.Evidence.Page, this.from + 1, to, length), before: this.from > 0, after: to < length };
    }

    ngOnChanges(changes: SimpleChanges): void {
        const { found, isReading } = this;
        if (changes['computer']) this.from = 0;
        if (changes['computer'] || isReading) this.isStopped = false;
        if (found) {
            if (changes['state'] || changes['computer']) this.takeEvents(found.value);
            this.judge(found);
        } else {
            this.judged = null;
            this.status = '';
        }
        this.answers = found && !isReading && !this.isStopped ? announced(this.verdicts, this.sorted, this.strings) : '';
        if (isReading) this.status = format(this.strings.Evidence.Reading, this.computer);
        if (this.isStopped) this.status = format(this.strings.Evidence.Stopped, this.computer);
    }

    /** Whether the button that stops is there: once it was pressed it stays, off, and so keeps the focus. */
    get hasStop(): boolean {
        return this.state !== null || this.isStopped;
    }

    stop(): void {
        this.isStopped = true;
        this.stopped.emit();
    }

    /** Brings it into view, for whoever came to see it. */
    bringIntoView(): void {
        const { nativeElement } = this.title;
        nativeElement.focus();
        nativeElement.scrollIntoView();
    }

    testText(device: string): string {
        return format(this.strings.Explain.TestDevice, device);
    }

    turn(pages: number): void {
        this.from += pages * PAGE;
        this.show();
    }

    byKey(_index: number, { key }: EvidenceGroupView): string {
        return key;
    }

    export(kind: 'csv' | 'json'): void {
        const { found } = this;
        if (!found || !this.judged) return;
        const file: EvidenceFile = { computer: this.computer, read: found, evidence: this.sorted, verdicts: this.judged };
        const name = `smb-signing-evidence-${new Date().toISOString().slice(0, 10)}.${kind}`;
        if (kind === 'csv') saveFile(name, 'text/csv;charset=utf-8', evidenceCsv(file));
        else saveFile(name, 'application/json', evidenceJson(file));
    }

    private takeEvents(reading: EvidenceReading): void {
        this.sorted = sortEvidence(reading);
        this.groups = this.sorted.groups;
        this.unrecognised = this.sorted.unrecognised;
        this.shownUnrecognised = this.unrecognised.slice(0, PAGE).map(event => rawEventView(event, this.strings));
        this.channels = channelViews(reading, this.strings);
        if (this.from >= this.groups.length) this.from = 0;
        this.show();
    }

    private show(): void {
        this.shown = this.groups.slice(this.from, this.from + PAGE).map(group => groupView(group, this.strings));
    }

    private judge({ value: reading, at }: WasRead<EvidenceReading>): void {
        const readAt = at.toISOString();
        const verdictOf = (direction: Direction): EvidenceVerdict =>
            evidenceVerdict(
                {
                    reading,
                    evidence: this.sorted,
                    readAt,
                    configuration: this.configuration,
                    auditingSince: this.auditingSince[direction]
                },
                direction
            );
        const judged = { outbound: verdictOf('outbound'), inbound: verdictOf('inbound') };
        this.judged = judged;
        this.verdicts = directions.map(direction => verdictView(judged[direction], direction, this.strings));
        this.status = [
            format(this.strings.Evidence.ReadAt, this.computer, dateTime(readAt)),
            ...clockTexts(reading.collectedAt, readAt, this.strings)
        ].join(this.strings.Join.Sentences);
    }
}
