// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import type { Subscription } from 'rxjs';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { EvidenceReading } from '../domain/evidence/reading';
import { LONGEST_NAME } from '../domain/limits';
import { lastRead } from '../readings/reading';
import { format, STRINGS, Strings, toolTitle } from '../strings/strings';
import { deviceParameter, evidencePart, partParameter } from '../ui/navigation/addresses';
import { DeviceToTest } from '../ui/navigation/device-to-test';
import { Compatibility, TabState } from './compatibility';
import { DeviceTestComponent } from './devices/device-test.component';
import { Drafts } from './drafts';
import { EvidenceComponent } from './evidence/evidence.component';
import { regionalTime } from '../strings/language';

/** The tab "Compatibility": whether devices can sign, what an error means, and whether the computer does what it says. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-compatibility',
    templateUrl: './compatibility.component.html',
    styleUrls: ['./compatibility.component.css'],
    providers: [Compatibility],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class CompatibilityComponent implements OnDestroy {
    private readonly followed: Subscription;
    /** Whether the address asks for the evidence. */
    private isForEvidence: boolean;
    @ViewChild(DeviceTestComponent) private readonly deviceTest?: DeviceTestComponent;

    @ViewChild(EvidenceComponent) set evidencePart(part: EvidenceComponent | undefined) {
        if (!part || !this.isForEvidence) return;
        this.isForEvidence = false;
        part.bringIntoView();
    }

    constructor(
        readonly compatibility: Compatibility,
        private readonly drafts: Drafts,
        route: ActivatedRoute,
        given: DeviceToTest,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.isForEvidence = route.snapshot.queryParamMap.get(partParameter) === evidencePart;
        this.follow(given.take());
        this.followed = route.queryParamMap.subscribe(parameters => this.follow(parameters.get(deviceParameter)));
    }

    ngOnDestroy(): void {
        this.followed.unsubscribe();
    }

    intro({ computer }: TabState): string {
        return format(this.strings.Compat.Intro, computer);
    }

    /** What is announced of the settings that are read first. Where they cannot be read again, old ones count, and are said to be so. */
    status({ computer, settings }: TabState): string {
        const { Compat, Page } = this.strings;
        if (settings.kind === 'loading') return format(Page.Reading, computer);
        const old = settings.kind === 'failed' ? settings.before : null;
        return old ? format(Compat.OldSettings, regionalTime(old.at)) : '';
    }

    configuration({ settings }: TabState): SigningConfiguration | null {
        return lastRead(settings)?.value ?? null;
    }

    evidence({ evidence }: TabState): EvidenceReading | null {
        return (evidence && lastRead(evidence))?.value ?? null;
    }

    /** Takes the name of a device from a message to the test. */
    offer(device: string): void {
        this.deviceTest?.offer(device);
    }

    /** An address may name a device. It stands in the form then, and nothing is asked of it before a person says so. */
    private follow(device: string | null): void {
        if (!device || device.length > LONGEST_NAME) return;
        if (this.deviceTest) this.deviceTest.offer(device);
        else this.drafts.add([device]);
    }
}
