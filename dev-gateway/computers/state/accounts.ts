// SPDX-License-Identifier: MIT
import type { Credentials } from '../../scenarios/scenario';
import { administrator } from '../../scenarios/windows';

/** Whom a computer lets in: the gateway's own account, or only the one that was given, until it expires. */
export class Accounts {
    /** What has got in, as it was sent. */
    private readonly granted = new Set<string>();
    private readonly expired = new Set<string>();

    /** @param wanted the account that it wants; undefined: the gateway's own is enough */
    constructor(private wanted: Credentials | undefined) {}

    accepts(given: string | undefined): boolean {
        if (!this.wanted) return true;
        if (given === undefined || this.expired.has(given)) return false;
        const account = accountOf(given);
        if (account?.user !== this.wanted.user || account.password !== this.wanted.password) return false;
        this.granted.add(given);
        return true;
    }

    /** Revokes what was granted so far, the gateway's own account included. The same account, given anew, is let in again. */
    expire(): void {
        this.wanted ??= administrator;
        for (const one of this.granted) this.expired.add(one);
    }
}

/** The account in the SDK's header, which is not encrypted here; null where there is none. */
function accountOf(header: string): { user: string; password: string } | null {
    try {
        const { domain, username, password } = JSON.parse(Buffer.from(header, 'base64').toString()) as Record<string, string>;
        return { user: `${domain}\\${username}`, password: `${password}` };
    } catch {
        return null;
    }
}
