// SPDX-License-Identifier: MIT
import { browserFlags } from '../../../tools/steps/browser.mjs';

/** The features that Playwright turns off: a flag of ours takes the place of its own. flags.test.ts compares them. */
const offByPlaywright = [
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'ThirdPartyStoragePartitioning',
    'AvoidCorsURLLoaderRestartOnRedirect',
    'TcpPortRandomizationWin',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'AimEnabled',
    'PreconnectToSearch',
    'msForceBrowserSignIn',
    'msEdgeUpdateLaunchServicesPreferredVersion'
];

export const flags = [
    ...browserFlags,
    // Pages of one site in one process, if they are of one context. A process that has shown the extension before shows it
    // again for two thirds of what it costs a new one, which reads and compiles all of its scripts.
    '--process-per-site',
    // No page lives long enough to earn back what its optimized code costs: a tenth of all that pages cost.
    '--js-flags=--no-turbofan,--no-maglev',
    // Without it, each script is parsed while it arrives, whether or not the process has compiled it before.
    `--disable-features=${[...offByPlaywright, 'ScriptStreaming'].join(',')}`
];
