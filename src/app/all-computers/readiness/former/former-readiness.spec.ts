// SPDX-License-Identifier: MIT
import { BehaviorSubject, firstValueFrom, of, Subject, type Subscription } from 'rxjs';
import texts from '../../../../generated/assets/strings/strings.json';
import type { FormerStore } from '../../../change/storage/former-store';
import { unpackedFormer } from '../../../change/storage/readiness/packed-former';
import type { Direction } from '../../../domain/computer/facts';
import { audited, silent } from '../../../domain/evidence/testing/silent';
import type { FormerFleet } from '../../../domain/readiness/former';
import type { KnownOfComputer } from '../../../domain/readiness/known';
import { cannotSign } from '../../../domain/readiness/testing/known';
import { facts } from '../../../domain/testing/list-entries';
import { inOneGo, type Steps } from '../../../domain/steps';
import type { Strings } from '../../../strings/strings';
import { FirstShown } from '../../evidence/first-shown';
import type { FleetEvidence } from '../../evidence/fleet-evidence';
import { readinessCells } from '../readiness-columns';
import { firstReadinessView, readinessModel, type ReadinessModel, type ReadinessView } from '../readiness-model';
import { makingReadinessPage, type ReadinessPageView } from '../readiness-view';
import { idle, knownOf, listed, modelOf, readAt } from '../testing/readiness-models';
import { announcedNote, formerNote } from './former-note';
import { FormerReadinessKeeping } from './former-readiness';

const strings = texts.Strings.SmbSigning as Strings;
const many = 2_100;
const now = Date.parse(readAt);

/** A large fleet, in which some would cut off a peer. */
function fleetOf(size: number): ReadinessModel {
    const names = Array.from({ length: size }, (_, index) => `srv${String(index).padStart(4, '0')}`);
    const known = names.slice(0, size - 10).map((name, index): KnownOfComputer => {
        const one = knownOf(name, index % 3 === 0 ? facts(name, {}, true, true) : audited);
        const evidence = { value: { ...silent, events: index % 5 === 1 ? [cannotSign('nas')] : [] }, readAt };
        return { ...one, kept: { ...one.kept, evidence } };
    });
    return modelOf(
        names.map((name, index) => listed(name, index % 2 === 0 ? ['Ring 1'] : [])),
        known
    );
}

class MemoryFormer implements FormerStore {
    readonly kept = new Map<Direction, FormerFleet>();
    readonly keeps = new Subject<void>();

    load(direction: Direction): Promise<FormerFleet | null> {
        return Promise.resolve(this.kept.get(direction) ?? null);
    }

    keep(direction: Direction, judgedAt: string, parts: readonly string[]): Promise<void> {
        this.kept.set(direction, { judgedAt, computers: parts.flatMap(part => unpackedFormer(part) ?? []) });
        this.keeps.next();
        return Promise.resolve();
    }
}

interface Shown {
    readonly model: ReadinessModel;
    readonly page: ReadinessPageView;
}

function* around(model: ReadinessModel): Steps<Shown> {
    return { model, page: yield* makingReadinessPage(model, strings, now) };
}

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('what Readiness showed last', () => {
    const store = new MemoryFormer();
    const view = new BehaviorSubject<ReadinessView>(firstReadinessView);
    const selection = new BehaviorSubject<ReadonlySet<string>>(new Set());
    const evidence = { state: new BehaviorSubject({ ...idle, isLoaded: false }) } as unknown as FleetEvidence;
    const fleet = fleetOf(many);
    let first: FirstShown;
    let keeping: FormerReadinessKeeping;
    let judged: Subject<Shown>;
    let shown: (Shown | null)[];
    let subscription: Subscription;

    const open = (): void => {
        subscription = keeping.shownUntil(judged, view, selection, around).subscribe(one => void shown.push(one));
    };
    /** The next that is shown. */
    const next = async (): Promise<Shown | null> => {
        while (shown.length === 0) await pause(5);
        return shown.shift() ?? null;
    };

    beforeAll(async () => {
        const kept = firstValueFrom(store.keeps);
        new FormerReadinessKeeping(store, new FirstShown(), evidence).keep(fleet);
        await kept;
    });

    beforeEach(() => {
        view.next(firstReadinessView);
        selection.next(new Set());
        [first, judged, shown] = [new FirstShown(), new Subject(), []];
        keeping = new FormerReadinessKeeping(store, first, evidence);
    });

    afterEach(() => subscription.unsubscribe());

    it('is shown again as it was, and nothing can be done, until everything is judged', async () => {
        open();
        const before = (await next()) as Shown;
        const cells = ({ rows }: ReadinessModel): unknown => rows.map(row => readinessCells(row, now, strings));
        expect(cells(before.model)).toEqual(cells(fleet));
        const { waits, next: steps, ...page } = before.page;
        const { waits: _, next: stepsNow, ...pageNow } = inOneGo(around(fleet)).page;
        expect(page).toEqual(pageNow);
        expect(steps.map(({ text }) => text)).toEqual(stepsNow.map(({ text }) => text));
        expect(waits).toBe(strings.Readiness.FormerWaits);
        // Of the list alone, before what was kept is there.
        judged.next(inOneGo(around({ ...fleetOf(20), isLoaded: false })));
        const again = inOneGo(around(fleet));
        judged.next(again);
        expect([await next(), again.page.waits]).toEqual([again, '']);
        view.next({ ...firstReadinessView, kind: 'ready' });
        await pause(50);
        expect(shown).toEqual([]);
    });

    it('is filtered, searched, put in order, and selected as what is judged would be', async () => {
        open();
        const wanted: readonly Partial<ReadinessView>[] = [
            { kind: 'wouldCutOff' },
            { kind: 'required', ring: 'Ring 1', sort: 'readiness' },
            { ring: '', descending: true },
            { search: 'nas' },
            { search: 'SRV0012', sort: 'ring' },
            { role: 'unknown' },
            {}
        ];
        for (const change of wanted) {
            view.next({ ...firstReadinessView, ...change });
            let last: Shown | null = null;
            while (last?.model.view !== view.value) last = await next();
            const { rows } = readinessModel({ ...fleet, view: view.value }, fleet);
            expect(last.model.rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
        }
        selection.next(new Set(['srv0003']));
        expect((await next())?.page.selected).toBe('1 selected');
    });

    it('is not shown of a direction that was not judged, and does not hold anything up there', async () => {
        view.next({ ...firstReadinessView, direction: 'outbound' });
        open();
        expect(await next()).toBeNull();
        await first.over();
        const partly = inOneGo(around({ ...fleetOf(20), isLoaded: false }));
        judged.next(partly);
        expect(await next()).toBe(partly);
        view.next(firstReadinessView);
        expect((await next())?.model.all.length).toBe(many);
    });

    it('comes before what everything rests on, also where the storage refuses', async () => {
        open();
        await first.over();
        expect(shown.length).toBe(1);
        subscription.unsubscribe();
        shown.length = 0;
        spyOn(store, 'load').and.rejectWith(new Error('blocked'));
        open();
        expect(await next()).toBeNull();
        await first.over();
    });

    it('is announced, and so is its end', async () => {
        const states = new BehaviorSubject<Shown | null>(null);
        const [noted, said]: [string[], string[]] = [[], []];
        const note = formerNote(states, strings);
        subscription = note.subscribe(text => noted.push(text));
        subscription.add(announcedNote(note).subscribe(text => said.push(text)));
        states.next({ ...inOneGo(around({ ...fleet, judgedAt: readAt })) });
        await pause(700);
        for (const one of [fleet, fleet]) states.next(inOneGo(around(one)));
        await pause(700);
        expect(noted).toEqual(['', ...said]);
        expect(said).toEqual([jasmine.stringMatching(/as of /), strings.Readiness.FormerOver]);
        const alone: string[] = [];
        subscription.add(formerNote(of(null, inOneGo(around(fleet))), strings).subscribe(text => alone.push(text)));
        expect(alone).toEqual(['']);
    });

    it('is kept of a large fleet alone, once everything is there', async () => {
        const keep = spyOn(store, 'keep').and.callThrough();
        open();
        keeping.keep({ ...fleet, isLoaded: false });
        await pause(2_300);
        keeping.keep(fleetOf(100));
        await pause(2_300);
        expect(keep).not.toHaveBeenCalled();
    });
});
