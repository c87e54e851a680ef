// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { filter, Subject } from 'rxjs';
import { type StorageProblem, storageProblem } from '../../change/storage/database';
import { EVIDENCE_STORE, EvidenceStore } from '../../change/storage/evidence-store';
import { Slices } from '../../change/storage/slices';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { LONGEST_ID, LONGEST_REASON } from '../../domain/limits';
import type { Failure, Outcome } from '../../domain/outcome';
import { cut } from '../../domain/text';
import type { EvidenceReading } from '../../domain/evidence/reading';
import { type Entry, type ListAnswer, listAnswer } from '../../domain/list/list';
import { SharedParts } from '../../domain/list/shared-parts';
import { inOneGo, type Steps } from '../../domain/steps';
import { compacted } from '../../domain/readiness/compacted';
import {
    areNews,
    type ComputerEvidence,
    isBrought,
    type KeptFailure,
    type KeptReading,
    newest,
    nothingOf,
    withoutImports
} from '../../domain/readiness/computer-evidence';
import { EvidenceReadings } from '../../readings/evidence-readings';
import { lastRead } from '../../readings/reading';
import type { ImportedComputer } from '../../readings/import/import-news';
import { UserConnections } from '../../readings/user-connections';
import { Identities } from '../../remote/identities';
import { EvidenceImport } from '../import/evidence-import';
import { Scan } from '../scan/scan';
import { FirstShown } from './first-shown';
import { inSlices, latestInTurn } from './in-slices';
import { ImportKeeping } from './import-keeping';

/** How many computers of a list are looked through in one task. */
const mostInOneTask = 2_000;

type Parts = Partial<Pick<ComputerEvidence, 'evidence' | 'connections' | 'failure'>>;

/**
 * What was read last of each computer, in this window or before: its evidence, its connections, and its settings as the list has
 * them. It is kept in the browser as soon as it is there. Where that is refused, it stays for as long as this window lives.
 */
@Injectable({ providedIn: 'root' })
export class KeptEvidence {
    readonly changed = new Subject<void>();
    /** Whether what is kept in the browser is here. */
    isLoaded = false;
    /** How much of it this version cannot read. */
    unreadable = 0;
    /** How far the browser is with keeping what files brought. */
    readonly keeping: ImportKeeping;
    /** Why the browser did not keep what was read last. */
    private readProblem: StorageProblem | null = null;
    private readonly kept = new Map<string, ComputerEvidence>();
    /** Of which something is in the browser, or is about to be. */
    private readonly stored = new Set<string>();
    /** How often a name has led to another computer. */
    private readonly moves = new Map<string, number>();
    private readonly answers = new Map<string, ListAnswer>();
    private readonly taken = new WeakSet<EvidenceReading>();
    private readonly shared = new SharedParts();
    private listed: ReadonlySet<string> = new Set();

    constructor(
        @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore,
        scan: Scan,
        readings: EvidenceReadings,
        identities: Identities,
        connections: UserConnections,
        imports: EvidenceImport,
        private readonly first: FirstShown
    ) {
        this.keeping = new ImportKeeping(
            store,
            one => this.put(one),
            () => this.changed.next()
        );
        identities.moved.subscribe(computer => this.forget(computer.toLowerCase()));
        // A scan may have read tens of thousands before anybody asked for their evidence.
        const isLarge = ({ entries }: Scan['state']['value']): boolean => entries.length > mostInOneTask;
        scan.state.pipe(filter(state => !isLarge(state))).subscribe(({ entries }) => inOneGo(this.followingList(entries)));
        scan.state
            .pipe(
                filter(isLarge),
                latestInTurn(({ entries }) => inSlices(() => this.followingList(entries)))
            )
            .subscribe();
        readings.every.subscribe(states => {
            for (const [computer, state] of states) {
                const read = state && lastRead(state);
                if (read && !this.taken.has(read.value)) this.takeLogs(computer.toLowerCase(), read.value, read.at);
            }
        });
        imports.brought.subscribe(computers => this.takeImported(computers));
        imports.begun.subscribe(() => this.keeping.begin());
        void this.load();
        connections.all.pipe(filter(all => all.length > 0)).subscribe(all => {
            this.listed = new Set(all.map(({ call }) => call));
            if (this.isLoaded) this.retain();
        });
    }

    /** Why the browser did not keep what was read or brought last; null: it did. */
    get problem(): StorageProblem | null {
        return this.readProblem ?? this.keeping.problem;
    }

    /** By the names by which calls go, in lower case. */
    get all(): ReadonlyMap<string, ComputerEvidence> {
        return this.kept;
    }

    /** Takes the event logs of a computer as they were just read. */
    takeLogs(computer: string, value: EvidenceReading, at = new Date()): void {
        this.taken.add(value);
        this.take(computer, { evidence: { value: compacted(value), readAt: at.toISOString() } });
    }

    /** Takes its settings as they were just read, before the list tells of them: what is read next is kept with these. */
    takeSettings(computer: string, outcome: Extract<Outcome<SigningConfiguration>, { readonly kind: 'ok' }>, at = new Date()): void {
        const { identity } = listAnswer(outcome, at.getTime(), 0);
        this.takeConfiguration(computer, identity, { value: outcome.value, readAt: at.toISOString() });
    }

    /** Takes why it could not be read, in words as long as they may be kept. */
    takeFailure(computer: string, { kind, words, errorId }: Failure, of: KeptFailure['of']): void {
        const [told, id] = [words && cut(words, LONGEST_REASON), errorId && cut(errorId, LONGEST_ID)];
        this.take(computer, { failure: { of, kind, words: told, errorId: id, at: new Date().toISOString() } });
    }

    /** Takes what was just read, and has it kept. */
    take(computer: string, parts: Parts): void {
        // With the settings goes which computer it is of. What files brought is kept already, or was removed by another window since.
        const { failure: _, imported: __, ...known } = this.kept.get(computer) ?? nothingOf(computer);
        const configuration = known.configuration?.from ? null : known.configuration;
        const one = { ...known, configuration, evidence: null, connections: null, ...parts };
        this.merge(one);
        this.stored.add(computer);
        void this.save(one);
    }

    /** Takes what files brought of some computers, and has it kept. */
    private takeImported(computers: readonly ImportedComputer[]): void {
        const all = computers.map(one => ({ ...nothingOf(one.computer), ...one }));
        for (const one of all) {
            this.put(one);
            this.stored.add(one.computer);
        }
        this.changed.next();
        this.keeping.add(all);
    }

    /** Takes away what files brought, here and in the browser, behind what is being kept. Gives whether it is gone. */
    async forgetImports(): Promise<boolean> {
        if (!(await this.keeping.forget())) {
            this.changed.next();
            return false;
        }
        for (const [computer, one] of this.kept) {
            if (!isBrought(one)) continue;
            const rest = withoutImports(one);
            if (rest) this.kept.set(computer, rest);
            else this.kept.delete(computer);
        }
        this.changed.next();
        return true;
    }

    private merge(one: ComputerEvidence): void {
        this.put(one);
        this.changed.next();
    }

    private put(one: ComputerEvidence, shared = this.shared.shareKept(one)): void {
        const before = this.kept.get(one.computer);
        this.kept.set(one.computer, before ? newest(before, shared, new Date().toISOString()) : shared);
    }

    private async save(one: ComputerEvidence): Promise<void> {
        const { computer } = one;
        const moves = this.moves.get(computer);
        try {
            const kept = await this.store.keep(one);
            this.readProblem = null;
            // Another window may have read something newer. Of a computer that has moved since, nothing comes back.
            if (this.moves.get(computer) === moves) this.merge(kept);
        } catch (error) {
            this.tellProblem(error);
        }
    }

    private async load(): Promise<void> {
        await this.first.over();
        try {
            const { items, unreadable, newer } = await this.store.all();
            this.unreadable = unreadable + newer;
            const slices = new Slices();
            for (const one of items) {
                if (!this.moves.has(one.computer)) this.add(one);
                // Told once they are all here: each time, everything is put together anew.
                if (slices.isOver) await slices.rest();
            }
            if (this.listed.size > 0) this.retain();
        } catch (error) {
            this.tellProblem(error);
        }
        this.isLoaded = true;
        this.changed.next();
    }

    /** Adds what the browser kept to what this window has read. */
    private add(one: ComputerEvidence): void {
        const { computer } = one;
        this.stored.add(computer);
        const read = this.kept.get(computer);
        // What it has in common with others came from the storage once for all.
        this.put(one, one);
        if (read?.configuration && areNews(one, read.configuration)) void this.save(read);
    }

    private retain(): void {
        this.store.retain(this.listed).catch((error: unknown) => this.tellProblem(error));
    }

    private tellProblem(error: unknown): void {
        this.readProblem = storageProblem(error);
        this.changed.next();
    }

    /** The list receives every reading of settings, whoever asked for it. */
    private *followingList(entries: readonly Entry[]): Steps<void> {
        for (const { connection, answer } of entries) {
            if (connection.isCluster || answer?.outcome.kind !== 'ok' || this.answers.get(connection.call) === answer) continue;
            this.answers.set(connection.call, answer);
            const readAt = new Date(answer.at).toISOString();
            this.takeConfiguration(connection.call, answer.identity, { value: answer.outcome.value, readAt });
            yield;
        }
    }

    private takeConfiguration(computer: string, identity: string | null, configuration: KeptReading<SigningConfiguration>): void {
        const before = this.kept.get(computer) ?? nothingOf(computer);
        const one = { ...nothingOf(computer), identity, configuration };
        this.merge(one);
        // Settings alone are not kept, and not anew where they are the same: a list is scanned again and again.
        if (this.stored.has(computer) && areNews(before, configuration)) void this.save(one);
    }

    /** The name leads to another computer by now. */
    private forget(computer: string): void {
        this.moves.set(computer, (this.moves.get(computer) ?? 0) + 1);
        this.kept.delete(computer);
        this.stored.delete(computer);
        this.store.forget([computer]).catch((error: unknown) => this.tellProblem(error));
        this.changed.next();
    }
}
