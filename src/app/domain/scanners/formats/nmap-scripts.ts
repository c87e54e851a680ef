// SPDX-License-Identifier: MIT
import type { ScannedHost, ScannedHosts, ScannerClaim } from '../scanner-list';

export const smb2Script = 'smb2-security-mode';
export const smb1Script = 'smb-security-mode';

/** When a host was scanned. */
export type NmapTime = Pick<ScannedHost, 'at' | 'from'>;

/** A host of nmap's, and what its scripts said of it. */
export class NmapHost {
    private readonly claims = new Map<string, { readonly says: ScannerClaim; readonly words: string }>();

    constructor(
        private readonly line: number,
        private readonly names: readonly (string | null | undefined)[],
        private time: NmapTime,
        private readonly text: string
    ) {}

    setTime(time: NmapTime): void {
        this.time = time;
    }

    /** Whether the words of a script were understood. */
    says(script: string, words: string): boolean {
        const claim = script === smb2Script ? smb2Claim(words) : smb1Claim(words);
        if (claim && !this.claims.has(script)) this.claims.set(script, claim);
        return claim !== null;
    }

    /** What it says in SMB 2 and 3 counts: who speaks these seldom speaks SMB 1. */
    end(found: ScannedHosts): void {
        const claim = this.claims.get(smb2Script) ?? this.claims.get(smb1Script);
        if (!claim) return found.skip();
        const hint = this.claims.has(smb2Script) ? null : 'smb1';
        found.add(this.names, { line: this.line, ...claim, ...this.time, hint }, this.text);
    }
}

function smb2Claim(words: string): ReturnType<typeof smb1Claim> {
    const [said, state = ''] = /message signing (?:is )?([a-z ]{1,40})/i.exec(words) ?? [];
    if (said === undefined) return null;
    const is = state.trim().toLowerCase();
    if (is === 'enabled and required') return { says: 'required', words: said.trim() };
    return /^(?:enabled but not required|disabled(?: and not required)?)$/.test(is) ? { says: 'notRequired', words: said.trim() } : null;
}

function smb1Claim(words: string): { readonly says: ScannerClaim; readonly words: string } | null {
    const [said, state = ''] = /message_signing: ?([a-z]{1,20})/i.exec(words) ?? [];
    const is = state.toLowerCase();
    if (said === undefined || !['required', 'supported', 'disabled'].includes(is)) return null;
    return { says: is === 'required' ? 'required' : 'notRequired', words: said };
}
