// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    ChangeDetectorRef,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    Output,
    SimpleChanges,
    ViewChild
} from '@angular/core';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { LONGEST_LIST } from '../../domain/limits';
import { Host, MOST_HOSTS, parseHosts } from '../../domain/negotiate/hosts';
import { cut } from '../../domain/text';
import { format, STRINGS, Strings } from '../../strings/strings';
import { saveFile } from '../../ui/files/save-file';
import type { DeviceTest } from '../../readings/device-tests';
import { Drafts } from '../drafts';
import { asCsv, asJson } from './export';
import { DeviceResultView } from './device-result-view';
import { TestView, testView } from './test-view';

/** A few of the words, each short enough to be found in the list. */
function someOf(words: readonly string[]): string {
    const some = words.slice(0, 5).map(word => cut(word, 100));
    return some.join(' ');
}

/** Takes names of devices, has them tested, and shows what was found. */
@Component({
    selector: 'app-device-test',
    templateUrl: './device-test.component.html',
    styleUrls: ['../section.css', './device-test.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DeviceTestComponent implements OnChanges {
    @Input() computer = '';
    @Input() test: DeviceTest | null = null;
    @Input() configuration: SigningConfiguration | null = null;
    @Output() readonly tested = new EventEmitter<readonly Host[]>();
    @Output() readonly stopped = new EventEmitter<void>();

    view: TestView | null = null;
    /** What is wrong with the list of devices; empty: nothing, or not looked at yet. */
    problem = '';

    @ViewChild('devices', { static: true }) private readonly devices!: ElementRef<HTMLTextAreaElement>;

    constructor(
        readonly drafts: Drafts,
        @Inject(STRINGS) readonly strings: Strings,
        private readonly detector: ChangeDetectorRef
    ) {}

    get hint(): string {
        return format(this.strings.Compat.TestHint, this.computer);
    }

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['computer']) this.problem = '';
        this.view = this.test && testView(this.test, this.configuration, this.strings);
    }

    byKey(_index: number, { key }: DeviceResultView): string {
        return key;
    }

    submit(): void {
        const { devices } = this.drafts;
        const { Compat } = this.strings;
        const isTooLong = devices.length > LONGEST_LIST;
        const { hosts, notUnderstood } = parseHosts(isTooLong ? '' : devices);
        if (isTooLong) this.problem = format(Compat.TooLong, LONGEST_LIST);
        else if (notUnderstood.length > 0) this.problem = format(Compat.NotUnderstood, someOf(notUnderstood));
        else if (hosts.length === 0) this.problem = Compat.NoDevice;
        else if (hosts.length > MOST_HOSTS) this.problem = format(Compat.TooMany, hosts.length, MOST_HOSTS);
        else this.problem = '';
        if (this.problem === '') this.tested.emit(hosts);
        else this.devices.nativeElement.focus();
    }

    /** Enter in a list begins a new line, so the test begins with Ctrl+Enter. */
    submitOn(event: Event): void {
        event.preventDefault();
        if (this.test?.state !== 'running') this.submit();
    }

    /** Adds devices to the list, unless they are there. */
    add(names: readonly string[]): void {
        this.drafts.add(names);
        this.problem = '';
        this.detector.markForCheck();
    }

    /** Adds a device to the list, and goes to it. */
    offer(name: string): void {
        this.add([name]);
        this.devices.nativeElement.focus();
        this.devices.nativeElement.scrollIntoView({ block: 'center' });
    }

    export(format: 'csv' | 'json'): void {
        if (!this.test) return;
        const write = format === 'csv' ? asCsv : asJson;
        const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
        const name = `smb-devices-${new Date().toISOString().slice(0, 10)}.${format}`;
        saveFile(name, type, write(this.test.computer, this.test.results, this.configuration));
    }
}
