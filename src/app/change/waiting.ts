// SPDX-License-Identifier: MIT
// No two writes reach one computer, or one cluster, at the same time: each waits for its locks, which all windows share.
import { InjectionToken } from '@angular/core';
import type { Membership } from '../domain/computer/cluster';
import type { ChangeRecord, WaitedFor } from '../domain/change/record';
import type { LockMode, WindowLocks } from './window-locks';

/** How long a change waits for another one, in milliseconds: longer than one that makes any progress takes. */
export const WAIT_LIMIT = new InjectionToken<number>('WAIT_LIMIT', { providedIn: 'root', factory: () => 600_000 });

/** The name of the lock of something. Kinds have prefixes of their own: a computer may be called as a cluster is. */
export function lockName(kind: 'name' | 'machine' | 'anyCluster' | 'cluster' | 'run', ...names: readonly string[]): string {
    return ['smb-signing', kind, ...names.map(name => encodeURIComponent(name.toLowerCase()))].join('/');
}

interface Lock {
    readonly name: string;
    readonly of: WaitedFor;
    readonly mode?: LockMode;
}

/**
 * In the same order for all, so that no two wait for each other. What may be a node of any cluster excludes all nodes, and they
 * exclude it.
 */
function locksOf({ computer: { name, id, fqdn } }: ChangeRecord, membership: Membership): readonly Lock[] {
    return [
        { name: lockName('name', name), of: { kind: 'computer', name } },
        ...(id !== null && fqdn !== null ? [{ name: lockName('machine', id, fqdn), of: { kind: 'computer', name: fqdn } as const }] : []),
        ...clusterLocks(name, membership)
    ];
}

function clusterLocks(computer: string, membership: Membership): readonly Lock[] {
    if (membership.kind === 'none') return [];
    const any = { name: lockName('anyCluster'), of: { kind: 'perhapsCluster', name: computer } } as const;
    if (membership.kind === 'notRead') return [any];
    const { cluster } = membership;
    return [
        { ...any, mode: 'shared' },
        { name: lockName('cluster', cluster), of: { kind: 'cluster', name: cluster } }
    ];
}

/** One change that waits for its turn. */
export class Turn {
    private waitsFor: WaitedFor | null = null;
    private tooLong = false;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private readonly abort = new AbortController();

    /** @param tell what is waited for; null: nothing any more */
    constructor(
        private readonly locks: WindowLocks,
        private readonly limit: number,
        private readonly tell: (waitsFor: WaitedFor | null) => void
    ) {}

    /** What was waited for longer than the limit; null: nothing. */
    get inVain(): WaitedFor | null {
        return this.tooLong ? this.waitsFor : null;
    }

    /** Gives the wait up. Once the turn has come it changes nothing. */
    cancel(): void {
        this.abort.abort();
    }

    /** Does the work once the turn has come. Rejects where it was given up, and where there are no locks. */
    async take(record: ChangeRecord, membership: Membership, work: () => Promise<void>): Promise<void> {
        const begin = async (): Promise<void> => {
            clearTimeout(this.timer);
            await work();
        };
        try {
            await this.holdAll(locksOf(record, membership), begin);
        } finally {
            clearTimeout(this.timer);
        }
    }

    private async holdAll([first, ...others]: readonly Lock[], work: () => Promise<void>): Promise<void> {
        if (!first) return work();
        let isFree = false;
        const holdFirst = (): Promise<void> => {
            isFree = true;
            return this.holdAll(others, work);
        };
        await this.locks.holdIfFree(first.name, holdFirst, first.mode);
        if (isFree) return;
        this.wait(first.of);
        await this.locks.hold(
            first.name,
            () => {
                this.wait(null);
                return this.holdAll(others, work);
            },
            this.abort.signal,
            first.mode
        );
    }

    private wait(waitsFor: WaitedFor | null): void {
        this.waitsFor = waitsFor;
        if (Number.isFinite(this.limit)) this.timer ??= setTimeout(() => this.giveUp(), this.limit);
        this.tell(waitsFor);
    }

    private giveUp(): void {
        this.tooLong = true;
        this.cancel();
    }
}
