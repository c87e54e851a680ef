// SPDX-License-Identifier: MIT
import { judgePeer, type LiveProtection, type PeerSign, type SignKind } from './peer-verdict';

const sign = (why: SignKind, lastSeen: string | null = '2026-10-01T00:00:00Z'): PeerSign => ({ why, lastSeen });
const verdict = (signs: readonly PeerSign[], live: LiveProtection = null, direction: 'outbound' | 'inbound' = 'outbound'): unknown => {
    const found = judgePeer(direction, signs, live);
    return found && `${found.effect} by ${found.sign.why}`;
};

describe('a peer', () => {
    it('that does not support signing is cut off, unless all its connections are signed or encrypted now', () => {
        expect(verdict([sign('noSigning'), sign('badSignature')])).toBe('cutOff by noSigning');
        expect(verdict([sign('noSigning')], null, 'inbound')).toBe('cutOff by noSigning');
        expect(verdict([sign('noSigning')], 'signed')).toBe('mayBeCutOff by noSigning');
        expect(verdict([sign('noSigning')], 'encrypted')).toBe('mayBeCutOff by noSigning');
        expect(verdict([sign('knownNotToSign')])).toBe('cutOff by knownNotToSign');
        // What a connection shows now is more than what a test showed once.
        expect(verdict([sign('knownNotToSign')], 'signed')).toBe('mayBeCutOff by knownNotToSign');
        expect(verdict([sign('knownNotToSign')], 'encrypted')).toBe('mayBeCutOff by knownNotToSign');
    });

    it('that lets this computer in as a guest is cut off; a guest that comes in may be', () => {
        expect(verdict([sign('guest')])).toBe('cutOff by guest');
        expect(verdict([sign('guest')], 'encrypted')).toBe('mayBeCutOff by guest');
        expect(verdict([sign('guest')], null, 'inbound')).toBe('mayBeCutOff by guest');
    });

    it('that refused guests since is not cut off by that, and by anything else as before', () => {
        const refused = sign('guestRefused', '2026-10-02T00:00:00+01:00');
        expect(verdict([sign('guest'), refused])).toMatch(/^none/);
        expect(verdict([sign('guest'), refused, sign('noSigning')])).toBe('cutOff by noSigning');
        expect(verdict([sign('guest', '2026-10-03T00:00:00Z'), refused])).toBe('cutOff by guest');
        for (const [allowed, at] of [
            [null, '2026-10-02T00:00:00Z'],
            ['2026-10-01T00:00:00Z', null],
            ['then', '2026-10-02T00:00:00Z'],
            ['2026-10-01T00:00:00Z', 'later']
        ] as const)
            expect(verdict([sign('guest', allowed), sign('guestRefused', at)])).toBe('cutOff by guest');
    });

    it('of which a signature was wrong, a session failed or which speaks SMB 1 may be cut off: that is no proof', () => {
        for (const why of ['badSignature', 'sessionFailed', 'smb1'] as const) expect(verdict([sign(why)])).toBe(`mayBeCutOff by ${why}`);
        expect(verdict([sign('smb1')], 'signed')).toBe('none by smb1');
    });

    it('that showed nothing on signing is not, and one that showed nothing has no verdict', () => {
        for (const why of ['guestRefused', 'logonFailed', 'noEncryption', 'noSpn'] as const)
            expect(verdict([sign(why)])).toBe(`none by ${why}`);
        expect(verdict([])).toBeNull();
    });
});
