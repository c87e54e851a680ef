// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    OnDestroy,
    Output
} from '@angular/core';
import { Subscription } from 'rxjs';
import { ConnectionFacts, serversOf } from '../../domain/peers/connections';
import type { Failure } from '../../domain/outcome';
import { CONNECTION_READER, ConnectionReader } from '../../remote/read-connections';
import { format, STRINGS, Strings } from '../../strings/strings';

/** Lists the servers that the computer is connected to now, to be taken to the test. It is read when asked for. */
@Component({
    selector: 'app-connected-servers',
    templateUrl: './connected-servers.component.html',
    styleUrls: ['../section.css', './connected-servers.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ConnectedServersComponent implements OnChanges, OnDestroy {
    @Input() computer = '';
    @Output() readonly chosen = new EventEmitter<readonly string[]>();

    /** Each once, in the computer's order. */
    servers: readonly string[] = [];
    failure: Failure | null = null;
    /** What is announced. */
    status = '';
    running = false;

    private reading = new Subscription();

    constructor(
        @Inject(CONNECTION_READER) private readonly reader: ConnectionReader,
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    addText(server: string): string {
        return format(this.strings.Compat.ConnectedAdd, server);
    }

    get addAllText(): string {
        return format(this.strings.Compat.ConnectedAddAll, this.servers.length);
    }

    /** What was read of another computer goes. */
    ngOnChanges(): void {
        this.reading.unsubscribe();
        this.show([], '');
    }

    ngOnDestroy(): void {
        this.reading.unsubscribe();
    }

    read(): void {
        const { Connections } = this.strings;
        this.show([], Connections.Reading);
        this.running = true;
        this.reading = this.reader.read(this.computer).subscribe(outcome => {
            if (outcome.kind !== 'ok') this.show([], '', outcome);
            else if (!outcome.value.outbound) this.show([], this.whyUnknown(outcome.value));
            else {
                const servers = serversOf(outcome.value);
                this.show(servers, servers.length === 0 ? Connections.NoOutbound : '');
            }
            this.detector.markForCheck();
        });
    }

    choose(servers: readonly string[]): void {
        this.chosen.emit(servers);
        this.status = format(this.strings.Compat.ConnectedAdded, servers.join(this.strings.Join.List));
    }

    private whyUnknown({ unavailable }: ConnectionFacts): string {
        const words = unavailable.filter(({ what }) => what === 'outbound.connections').map(({ message }) => message);
        return [this.strings.Compat.ConnectedUnknown, ...words].join(this.strings.Join.Sentences);
    }

    private show(servers: readonly string[], status: string, failure: Failure | null = null): void {
        this.servers = servers;
        this.status = status;
        this.failure = failure;
        this.running = false;
    }
}
