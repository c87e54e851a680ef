// SPDX-License-Identifier: MIT
// What became weaker on the computer that is shown since the last scan, without asking it, and what is said of it.
import { BehaviorSubject, Subscription } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { History } from '../../change/history/history';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { MemorySnapshots } from '../../change/snapshots/testing/memory-snapshots';
import { MemoryJournal } from '../../change/testing/memory-journal';
import { rest } from '../../change/testing/rest';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { ChangeRecord } from '../../domain/change/record';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { computerRead } from '../../domain/snapshots/take';
import { snapshot } from '../../domain/snapshots/testing/snapshots';
import { facts, failed } from '../../domain/testing/list-entries';
import { endedRecord, itemOf } from '../../domain/testing/run-items';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { findingsView } from '../findings/findings-view';
import type { PaneState } from '../pane';
import { sinceFindings } from './since-findings';
import { SinceLastScan, type WeakerSince } from './since';

const strings = texts.Strings.SmbSigning as Strings;
const limits = { most: 30, days: null };
const strong = facts('srv1', {}, true, true);
const weak = facts('srv1', {}, true, false);
const scannedAt = (day: number): Date => new Date(`2026-11-${day}T08:30:00.000Z`);
const readAt = new Date('2026-11-29T10:00:00.000Z');
const when = dateTime(scannedAt(21).toISOString());

function scanned(day: number, read: SigningConfiguration, other: Partial<Snapshot> = {}): Snapshot {
    const at = scannedAt(day);
    return snapshot([computerRead('SRV1', read, at)], { id: `scan of ${day}`, begun: at.toISOString(), ended: null, ...other });
}

function paneOf(read: SigningConfiguration, computer = 'srv1'): PaneState {
    return { kind: 'ready', computer, read: { value: read, at: readAt } };
}

/** A change of this browser after which inbound is not required. */
function changedHere(): ChangeRecord {
    const item = itemOf('srv1');
    const changes = item.changes.map(one => (one.setting === 'inbound' ? { ...one, before: one.after, after: one.before } : one));
    const required = { ...weak.outbound, stored: { required: 1 } };
    return endedRecord({ ...item, changes }, [null, null], { ...weak, outbound: required }, '2026-11-23T10:00:05.000Z');
}

describe('since the last scan', () => {
    let store: MemorySnapshots;
    let journal: MemoryJournal;
    let history: History;
    let shown: readonly WeakerSince[];
    let following = Subscription.EMPTY;

    async function show(pane: BehaviorSubject<PaneState> | PaneState): Promise<void> {
        following.unsubscribe();
        history = new History(journal);
        const since = new SinceLastScan(new KeptSnapshots(store), history);
        following = since.follow(pane instanceof BehaviorSubject ? pane : new BehaviorSubject(pane)).subscribe(weaker => (shown = weaker));
        await settled();
    }

    async function settled(): Promise<void> {
        for (let i = 0; i < 10; i++) await rest();
    }

    const said = (): readonly string[] =>
        findingsView({ found: sinceFindings(shown, strings), unjudged: [] }, strings).found.map(
            ({ severity, what }) => `${severity}: ${what}`
        );
    const notByThisTool = `Warning: Inbound: signing was required on ${when}, and isn't now. Not by this tool, as far as known.`;

    beforeEach(() => {
        [store, journal, shown] = [new MemorySnapshots(), new MemoryJournal(), []];
    });
    afterEach(() => following.unsubscribe());

    it('a direction that was required and is not is one finding, which leads to the page Changes', async () => {
        await store.keep(scanned(20, weak), limits);
        await store.keep(scanned(21, strong), limits);
        await show(paneOf(weak));
        expect(said()).toEqual([notByThisTool]);
        const [finding] = findingsView({ found: sinceFindings(shown, strings), unjudged: [] }, strings).found;
        expect([finding?.changes, finding?.isRecorded]).toEqual([{ search: 'srv1' }, false]);
        expect(finding?.source).toBe(`Scan of all computers, ${when}`);
    });

    it('a change from here is what explains it: no warning, and the history has it', async () => {
        await store.keep(scanned(21, strong), limits);
        await show(paneOf(weak));
        await history.save(changedHere());
        await settled();
        expect(said()).toEqual([jasmine.stringMatching(/^Information: Inbound: .* This tool, .*, LAB\\admin\.$/) as unknown as string]);
        expect(sinceFindings(shown, strings)[0]?.since?.isRecorded).toBeTrue();
    });

    it('nothing is said where the last scan found it as it is, or another computer had the name', async () => {
        await store.keep(scanned(20, strong), limits);
        await store.keep(scanned(21, weak), limits);
        await show(paneOf(weak));
        expect(said()).toEqual([]);
        await store.keep(scanned(22, facts('srv1', { id: 'another' }, true, true)), limits);
        await show(paneOf(weak));
        expect(said()).toEqual([]);
    });

    it('a scan that did not read the computer, a later one, and an imported one are passed over', async () => {
        await store.keep(scanned(21, strong), limits);
        await store.keep(snapshot([], { id: 'without it', begun: scannedAt(22).toISOString() }), limits);
        await store.keep(scanned(23, weak, { origin: { importedAt: '', exportedAt: null, toolVersion: '1' } }), limits);
        await store.keep(scanned(30, weak), limits);
        await show(paneOf(weak));
        expect(said()).toEqual([notByThisTool]);
    });

    it('nothing is said of a computer that was never scanned, was not read, or while the storage is blocked', async () => {
        await show(paneOf(weak));
        expect(said()).toEqual([]);
        await store.keep(scanned(21, strong), limits);
        await show(paneOf(weak, 'srv2'));
        await show({ kind: 'failed', failure: failed('unreachable'), before: null, computer: 'srv1' });
        expect(said()).toEqual([]);
        store.refusal = new Error('blocked');
        await show(paneOf(weak));
        expect(said()).toEqual([]);
    });

    it('follows the pane: stays while the computer is read again, and goes with what it is about', async () => {
        await store.keep(scanned(21, strong), limits);
        const { read } = paneOf(weak) as Extract<PaneState, { kind: 'ready' }>;
        const pane = new BehaviorSubject<PaneState>(paneOf(weak));
        await show(pane);
        pane.next({ kind: 'ready', computer: 'srv1', read });
        await settled();
        pane.next({ kind: 'loading', slow: false, computer: 'srv1', before: read });
        expect(said()).toEqual([notByThisTool]);
        pane.next({ kind: 'loading', slow: false, computer: 'srv2', before: null });
        expect(said()).toEqual([]);
        pane.next(paneOf(strong));
        await settled();
        expect(said()).toEqual([]);
    });
});
