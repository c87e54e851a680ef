// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, ElementRef, Inject, ViewChild } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, type Observable, startWith, throttleTime, asyncScheduler } from 'rxjs';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import type { ImportFile } from '../../readings/import/import-news';
import { KeptEvidence } from '../evidence/kept-evidence';
import { listedNames } from '../evidence/listed-once';
import { Scan } from '../scan/scan';
import { EvidenceImport } from './evidence-import';
import { importView, type ImportView, keptText, withKeeping } from './import-view';

interface Shown {
    readonly view: ImportView;
    /** What earlier imports left; null: nothing. */
    readonly kept: string | null;
    readonly storage: string;
}

/** The page Import evidence: brings in what a log store, a collector, or the script that gathers has. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-import',
    templateUrl: './import.component.html',
    styleUrls: ['../page.css', '../given.css', './import.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ImportComponent {
    readonly shown: Observable<Shown>;
    text = '';
    problem = '';
    /** Whether files are held over the page. */
    isOver = false;
    hasRemoved = false;
    /** Whether it's being asked if imported evidence is to be removed. */
    isAsking = false;

    @ViewChild('question') private readonly question?: ElementRef<HTMLElement>;

    constructor(
        private readonly imports: EvidenceImport,
        private readonly kept: KeptEvidence,
        scan: Scan,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const ends = { leading: true, trailing: true };
        const read = imports.state.pipe(
            map(state => ({ state, view: importView(state, () => listedNames(scan.state.value.entries), strings) }))
        );
        const stored = kept.changed.pipe(
            throttleTime(500, asyncScheduler, ends),
            startWith(undefined),
            map(() => ({
                kept: keptText(kept.all.values(), strings),
                storage: kept.problem === null ? '' : kept.problem === 'newer' ? strings.Readiness.NewerStorage : strings.Readiness.NotKept
            }))
        );
        const keeping = kept.keeping.progress.pipe(throttleTime(200, asyncScheduler, ends));
        this.shown = combineLatest([read, stored, keeping]).pipe(
            // As it is now: what came between two ticks may be more to keep.
            map(([{ state, view }, texts]) => ({ view: withKeeping(view, state, kept.keeping.progress.value, strings), ...texts }))
        );
    }

    open(input: HTMLInputElement): void {
        this.begin(Array.from(input.files ?? []));
        input.value = '';
    }

    drop(event: DragEvent): void {
        event.preventDefault();
        this.isOver = false;
        this.begin(Array.from(event.dataTransfer?.files ?? []));
    }

    over(event: DragEvent): void {
        event.preventDefault();
        this.isOver = true;
    }

    /** A file that was copied is taken as one; text goes into the field. */
    paste(event: ClipboardEvent): void {
        const files = Array.from(event.clipboardData?.files ?? []);
        if (files.length === 0) return;
        event.preventDefault();
        this.begin(files);
    }

    takePasted(): void {
        this.problem = this.text.trim() === '' ? this.strings.Import.Nothing : '';
        if (this.problem !== '') return;
        this.start([{ name: '', content: new Blob([this.text]) }]);
        this.text = '';
    }

    cancel(): void {
        this.imports.cancel();
    }

    /** Asks first: the files may be gone by now. */
    ask(): void {
        this.isAsking = true;
        this.changes.detectChanges();
        this.question?.nativeElement.focus();
    }

    /** @param button what asked: the buttons of the question go, and the focus with them */
    keep(button: HTMLElement): void {
        this.isAsking = false;
        button.focus();
    }

    async remove(button: HTMLElement): Promise<void> {
        this.keep(button);
        this.hasRemoved = await this.kept.forgetImports();
        this.changes.markForCheck();
    }

    private begin(files: readonly File[]): void {
        this.start(files.map(file => ({ name: file.name, content: file })));
    }

    private start(files: readonly ImportFile[]): void {
        if (files.length === 0) return;
        this.problem = '';
        this.hasRemoved = this.isAsking = false;
        this.imports.begin(files);
    }
}
