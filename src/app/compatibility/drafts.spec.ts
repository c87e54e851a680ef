// SPDX-License-Identifier: MIT
import { Drafts } from './drafts';

describe('what was typed in the tab Compatibility', () => {
    it('gets a device that another page named once, and nothing else is lost', () => {
        const drafts = new Drafts();
        drafts.devices = 'nas1\n\n  nas2  ';
        drafts.add(['nas2', 'nas3', '2001:db8::1']);
        expect(drafts.devices.split('\n').map(line => line.trim())).toEqual(['nas1', 'nas2', 'nas3', '2001:db8::1']);
        drafts.add(['nas3']);
        expect(drafts.devices.split('\n').length).toBe(4);
    });
});
