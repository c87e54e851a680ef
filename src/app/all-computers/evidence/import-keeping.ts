// SPDX-License-Identifier: MIT
import { BehaviorSubject } from 'rxjs';
import { type StorageProblem, storageProblem } from '../../change/storage/database';
import type { EvidenceStore } from '../../change/storage/evidence-store';
import { Slices } from '../../change/storage/slices';
import type { ComputerEvidence } from '../../domain/readiness/computer-evidence';

/** Of how many computers the browser was given what files brought of them, and of how many it has stored that, or can't. */
export interface KeepingProgress {
    readonly of: number;
    readonly kept: number;
    readonly lost: number;
}

const nothing: KeepingProgress = { of: 0, kept: 0, lost: 0 };

/** Whether some of it is still to be stored. */
export function isUnderWay({ of, kept, lost }: KeepingProgress): boolean {
    return kept + lost < of;
}

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/**
 * Has the browser keep what files brought. They are kept one behind the other, and what is brought meanwhile is kept together. For tens of
 * thousands of computers that takes half a minute: until then, the browser asks before the window is closed.
 */
export class ImportKeeping {
    readonly progress = new BehaviorSubject(nothing);
    /** Why it did not keep all that the last import brought; null: it did, or isn't done. */
    problem: StorageProblem | null = null;
    private queue: Promise<void> = Promise.resolve();
    private waiting: ComputerEvidence[] | null = null;

    /** @param put takes what another window has kept meanwhile @param changed is called after each change */
    constructor(
        private readonly store: EvidenceStore,
        private readonly put: (one: ComputerEvidence) => void,
        private readonly changed: () => void,
        private readonly page: Page = window
    ) {}

    /** Another import has begun. */
    begin(): void {
        this.problem = null;
        this.forgetProgress();
    }

    add(all: readonly ComputerEvidence[]): void {
        this.count({ of: all.length });
        if (this.waiting) {
            this.waiting.push(...all);
            return;
        }
        const waiting = (this.waiting = [...all]);
        this.queue = this.queue.then(() => {
            if (this.waiting === waiting) this.waiting = null;
            return this.keep(waiting);
        });
    }

    /** Takes away what files brought, behind what is being kept. Gives whether it is gone. */
    async forget(): Promise<boolean> {
        // What is brought from now on stays.
        this.waiting = null;
        const forgetting = this.queue.then(() => this.store.forgetImports());
        this.queue = forgetting.catch(() => undefined);
        try {
            await forgetting;
        } catch (error) {
            this.problem = storageProblem(error);
            return false;
        }
        this.problem = null;
        this.forgetProgress();
        return true;
    }

    private async keep(all: readonly ComputerEvidence[]): Promise<void> {
        let left = all.length;
        const stored = (computers: number): void => {
            left -= computers;
            this.count({ kept: computers });
        };
        try {
            const { others, newer } = await this.store.keepAll(all, stored);
            const slices = new Slices();
            for (const one of others) {
                this.put(one);
                await slices.pause();
            }
            if (newer > 0) this.problem ??= 'newer';
        } catch (error) {
            this.problem = storageProblem(error);
        }
        if (left > 0) this.count({ lost: left });
        this.changed();
    }

    private count({ of = 0, kept = 0, lost = 0 }: Partial<KeepingProgress>): void {
        const before = this.progress.value;
        const after = { of: before.of + of, kept: before.kept + kept, lost: before.lost + lost };
        if (!isUnderWay(before)) this.page.addEventListener('beforeunload', ask);
        if (!isUnderWay(after)) this.page.removeEventListener('beforeunload', ask);
        this.progress.next(after);
    }

    private forgetProgress(): void {
        if (!isUnderWay(this.progress.value)) this.progress.next(nothing);
    }
}

/** The browser then asks whether to leave. */
function ask(event: Event): void {
    event.preventDefault();
}
