// SPDX-License-Identifier: MIT
import 'zone.js/testing';
import { getTestBed } from '@angular/core/testing';
import { BrowserDynamicTestingModule, platformBrowserDynamicTesting } from '@angular/platform-browser-dynamic/testing';
import { MsftSmeMock } from '@microsoft/windows-admin-center-sdk/core/testing';
import strings from './generated/assets/strings/strings.json';

getTestBed().initTestEnvironment(BrowserDynamicTestingModule, platformBrowserDynamicTesting(), {
    errorOnUnknownElements: true,
    errorOnUnknownProperties: true
});
// Specs wait for conditions; a busy machine only takes longer.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

beforeEach(() => {
    MsftSmeMock.mockStrings(strings);
    MsftSmeMock.mockSelf({ Init: { isProduction: true }, Environment: { name: 'community.smb-signing', version: '0.0.0' } });
});
