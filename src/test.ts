// SPDX-License-Identifier: MIT
import 'zone.js/testing';
import { getTestBed } from '@angular/core/testing';
import { BrowserDynamicTestingModule, platformBrowserDynamicTesting } from '@angular/platform-browser-dynamic/testing';
import { MsftSmeMock } from '@microsoft/windows-admin-center-sdk/core/testing';
// eslint-disable-next-line no-restricted-syntax -- rxjs gives its clock away nowhere else
import { intervalProvider } from 'rxjs/internal/scheduler/intervalProvider';
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

// rxjs stops each timer by the clock that started it: one that outlives its spec, and ends while another spec has installed
// jasmine's clock, would go on, and fail whatever runs then.
const stops = new Map<unknown, () => void>();
intervalProvider.delegate = {
    setInterval: (handler, timeout, ...given) => {
        const { setInterval, clearInterval } = window;
        const id = setInterval(handler, timeout, ...given);
        const handle = {} as ReturnType<typeof intervalProvider.setInterval>;
        stops.set(handle, () => clearInterval(id));
        return handle;
    },
    clearInterval: handle => {
        stops.get(handle)?.();
        stops.delete(handle);
    }
};
