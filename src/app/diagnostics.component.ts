// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { TOOL_VERSION } from './change/changes';
import { diagnosticsText } from './domain/answers/diagnostics';
import { contractVersion } from './domain/computer/facts';
import { Operations } from './remote/operations';
import { STRINGS, Strings } from './strings/strings';

/** The SDK's global: what the shell said of itself when it started the extension. */
declare const MsftSme: { self(): { Init?: { shellVersion?: unknown; gatewayApiVersion?: unknown } } };

/** At the foot of every tab: versions and the last operations, to be copied into a report. */
@Component({
    selector: 'app-diagnostics',
    templateUrl: './diagnostics.component.html',
    styleUrls: ['./diagnostics.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DiagnosticsComponent {
    /** What is shown to be copied; null while the panel is closed. */
    text: string | null = null;
    withNames = false;

    constructor(
        private readonly operations: Operations,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    /** Takes stock of what is known now. */
    open(withNames: boolean): void {
        const { shellVersion, gatewayApiVersion } = MsftSme.self().Init ?? {};
        this.withNames = withNames;
        this.text = diagnosticsText(
            {
                extension: this.toolVersion,
                contract: contractVersion,
                shell: String(shellVersion ?? ''),
                gatewayApi: String(gatewayApiVersion ?? ''),
                browser: navigator.userAgent,
                language: document.documentElement.lang
            },
            this.operations.last,
            withNames
        );
    }

    close(): void {
        this.text = null;
    }
}
