// SPDX-License-Identifier: MIT
import { type Browser, chromium } from '@playwright/test';
import { root } from '../dev-gateway/root';
import { browserFlags, testBrowser } from '../tools/steps/browser.mjs';

/** The browser that set-up found. */
export function openBrowser(): Promise<Browser> {
    const { executablePath, libraryPath } = testBrowser(root);
    const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
    return chromium.launch({ executablePath, args: browserFlags, env });
}
