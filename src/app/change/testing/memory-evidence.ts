// SPDX-License-Identifier: MIT
import { Subject } from 'rxjs';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { type ComputerEvidence, newest, withoutImports } from '../../domain/readiness/computer-evidence';
import type { AcceptanceStore } from '../storage/acceptance-store';
import type { EvidenceStore, KeptMany } from '../storage/evidence-store';
import type { Kept } from '../storage/stored';

/** Evidence in memory, for specs: what windows share. */
export class MemoryEvidence implements EvidenceStore {
    /** What every use rejects with, as full or blocked storage does; null: nothing. */
    refusal: Error | null = null;
    /** What cannot be read of it. */
    unreadable = 0;
    /** Computers of which a newer version wrote what is kept. */
    readonly newer = new Set<string>();
    /** The lists that were told. */
    readonly lists: ReadonlySet<string>[] = [];
    readonly kept = new Map<string, ComputerEvidence>();

    async all(): Promise<Kept<ComputerEvidence>> {
        this.refuse();
        return { items: [...this.kept.values()], unreadable: this.unreadable, newer: 0 };
    }

    async of(computer: string): Promise<ComputerEvidence | null> {
        this.refuse();
        return this.kept.get(computer) ?? null;
    }

    async keep(one: ComputerEvidence): Promise<ComputerEvidence> {
        this.refuse();
        const before = this.kept.get(one.computer);
        const kept = before ? newest(before, one, new Date().toISOString()) : one;
        this.kept.set(one.computer, kept);
        return kept;
    }

    async keepAll(all: readonly ComputerEvidence[], tell?: (computers: number) => void): Promise<KeptMany> {
        const writable = all.filter(({ computer }) => !this.newer.has(computer));
        const kept: ComputerEvidence[] = [];
        for (const one of writable) {
            kept.push(await this.keep(one));
            tell?.(1);
        }
        return { others: kept.filter((one, index) => one !== writable[index]), newer: all.length - writable.length };
    }

    async forgetImports(): Promise<void> {
        this.refuse();
        for (const [computer, one] of this.kept) {
            const rest = withoutImports(one);
            if (rest) this.kept.set(computer, rest);
            else this.kept.delete(computer);
        }
    }

    async forget(computers: readonly string[]): Promise<void> {
        this.refuse();
        for (const computer of computers) this.kept.delete(computer);
    }

    async retain(listed: ReadonlySet<string>): Promise<void> {
        this.refuse();
        this.lists.push(listed);
    }

    private refuse(): void {
        if (this.refusal) throw this.refusal;
    }
}

/** Acceptances in memory, for specs. */
export class MemoryAcceptances implements AcceptanceStore {
    readonly changed = new Subject<void>();
    refusal: Error | null = null;
    private items: readonly Acceptance[] = [];

    async all(): Promise<Kept<Acceptance>> {
        if (this.refusal) throw this.refusal;
        return { items: this.items, unreadable: 0, newer: 0 };
    }

    async accept(one: Acceptance): Promise<void> {
        await this.takeBack(one);
        this.items = [...this.items, one];
        this.changed.next();
    }

    async takeBack({ peer, direction }: Acceptance): Promise<void> {
        if (this.refusal) throw this.refusal;
        this.items = this.items.filter(one => one.peer !== peer || one.direction !== direction);
        this.changed.next();
    }
}
