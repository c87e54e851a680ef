// SPDX-License-Identifier: MIT
import { FramedWindow, shellOrigin } from './shell-origin';

const gateway = 'https://gateway.example';

/** A page of the gateway in a frame of another one; `foreign`: the browser does not let it be looked at. */
function framed(parent: string, { ancestors = true, foreign = parent !== gateway, referrer = '', sideLoad = '' } = {}): FramedWindow {
    const meta = document.createElement('meta');
    meta.content = sideLoad;
    const page = {
        location: { origin: gateway, ...(ancestors ? { ancestorOrigins: [parent, 'https://above.example'] } : {}) },
        document: { referrer, querySelector: () => (sideLoad ? meta : null) },
        parent: {
            get location(): { origin: string } {
                if (foreign) throw new DOMException('Blocked', 'SecurityError');
                return { origin: parent };
            }
        }
    };
    return page as unknown as FramedWindow;
}

describe('the page that the extension obeys', () => {
    it('is its direct parent, if that is of its own origin', () => {
        expect(shellOrigin(framed(gateway))).toBe(gateway);
        expect(shellOrigin(framed(gateway, { ancestors: false }))).toBe(gateway);
    });

    it('is no page of another origin, wherever its own stands above it', () => {
        for (const ancestors of [true, false]) {
            expect(shellOrigin(framed('https://evil.example', { ancestors }))).toBeNull();
            expect(shellOrigin(framed(`${gateway}.evil.example`, { ancestors }))).toBeNull();
            expect(shellOrigin(framed('https://evil.example', { ancestors, referrer: 'https://evil.example/' }))).toBeNull();
        }
        expect(shellOrigin(framed('null'))).toBeNull();
    });

    it('is none where the extension is opened by itself', () => {
        const page = { ...framed(gateway) } as { parent: unknown };
        page.parent = page;
        expect(shellOrigin(page as FramedWindow)).toBeNull();
    });

    it('is the named gateway alone in a side-loaded build', () => {
        const sideLoad = 'https://wac.example:6600/';
        for (const ancestors of [true, false]) {
            const referrer = 'https://wac.example:6600/servermanager';
            expect(shellOrigin(framed('https://wac.example:6600', { ancestors, sideLoad, referrer }))).toBe('https://wac.example:6600');
            expect(shellOrigin(framed(gateway, { ancestors, sideLoad }))).toBeNull();
            expect(shellOrigin(framed('https://other.example', { ancestors, sideLoad, referrer: 'https://other.example/' }))).toBeNull();
        }
    });
});
