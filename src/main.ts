// SPDX-License-Identifier: MIT
import './polyfills';
import { enableProdMode } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';
import { CoreEnvironment } from '@microsoft/windows-admin-center-sdk/core/data/core-environment';
import manifest from './generated/assets/manifest.json';
import { AppModule } from './app/app.module';
import { shellOrigin } from './shell-origin';
import { speakEnglishInstead } from './unknown-language';

async function start(shell: string): Promise<void> {
    enableProdMode();
    speakEnglishInstead();
    await CoreEnvironment.initialize(
        {
            name: manifest.name,
            version: manifest.version,
            powerShellModuleName: manifest.powerShellModuleName,
            isProduction: true,
            shellOrigin: shell
        },
        { resourcesPath: 'assets/strings' },
        // disableAccessibility: the SDK would take Tab and the arrow keys over and make each radio button a stop of its own.
        { cssV2: true, disableAccessibility: true }
    );
    await platformBrowser().bootstrapModule(AppModule);
}

/** Not in the first load: hardly anybody sees it. */
async function refuse(): Promise<void> {
    await (await import('./refusal')).refuseToStart(document);
}

const shell = shellOrigin(window);
(shell === null ? refuse() : start(shell)).catch((error: unknown) => console.error(error));
