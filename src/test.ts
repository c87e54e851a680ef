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
beforeEach(() => {
    MsftSmeMock.mockStrings(strings);
    MsftSmeMock.mockSelf({ Init: { isProduction: true }, Environment: { name: 'community.smb-signing', version: '0.0.0' } });
});
