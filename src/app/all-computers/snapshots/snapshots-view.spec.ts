// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { SnapshotsState } from '../../change/snapshots/kept-snapshots';
import { pointOf } from '../../domain/snapshots/over-time';
import { countsOf, type Snapshot, type SnapshotSummary } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { choice, fileId, fileSummary } from './choice';
import { fileFaultText, snapshotImportText, sizeText, snapshotsView } from './snapshots-view';

const strings = texts.Strings.SmbSigning as Strings;
const off = facts({ inbound: { inForce: 'notRequired', stored: { kind: 'zero' } } });
const first = snapshot([computer('srv', facts()), unread('web', 'unreachable')], { id: 'first', begun: '2026-11-20T08:00:00.000Z' });
const second = snapshot([computer('srv', off), computer('web', facts())], { id: 'second', begun: '2026-11-21T08:00:00.000Z' });

function summary(one: Snapshot, other: Partial<SnapshotSummary> = {}): SnapshotSummary {
    return { ...fileSummary(one), id: one.id, counts: countsOf(one), bytes: 2048, ...other };
}

function state(...snapshots: readonly SnapshotSummary[]): SnapshotsState {
    return { isLoaded: true, snapshots, unreadable: 0, newer: 0, problem: null, notKept: null };
}

describe('the choice of two snapshots', () => {
    const [a, b, c] = [summary(second, { id: 'c' }), summary(second, { id: 'b' }), summary(first, { id: 'a' })];
    const ids = (kept: readonly SnapshotSummary[], from: string | null, to: string | null): readonly unknown[] => {
        const chosen = choice(kept, summary(first, { id: fileId }), { from, to });
        return chosen.kind === 'two' ? [chosen.from.id, chosen.to.id] : [chosen.kind];
    };

    it('is the last two, unless a person chose others', () => {
        expect(ids([a, b, c], null, null)).toEqual(['b', 'c']);
        expect(ids([a, b, c], 'a', null)).toEqual(['a', 'c']);
        expect(ids([a, b, c], null, 'b')).toEqual(['c', 'b']);
        expect(ids([a, b, c], 'a', 'b')).toEqual(['a', 'b']);
        expect(ids([a, b, c], 'gone', 'gone')).toEqual(['b', 'c']);
    });

    it('takes a file only where it was chosen', () => {
        expect(ids([a], fileId, null)).toEqual([fileId, 'c']);
        expect(ids([a], null, null)).toEqual(['one']);
        expect(ids([], null, null)).toEqual(['none']);
        expect(ids([a, b], 'b', 'b')).toEqual(['same']);
    });
});

describe('the kept snapshots over time', () => {
    it('have the states that any of them has, and how many became weaker', () => {
        const points = [pointOf(null, first), pointOf(first, second)];
        const view = snapshotsView(state(summary(second), summary(first)), points, strings);
        expect(view.summary).toBe('Over time, and snapshots kept (2, 4 kB)');
        expect(view.states).toEqual(['Both directions', 'Outbound only', 'Unreachable']);
        expect(view.rows.map(({ weaker, counts }) => [weaker, ...counts])).toEqual([[1, 1, 1, 0], [null, 1, 0, 1]]); // prettier-ignore
    });

    it('are marked where a scan was interrupted, and where one came from a file', () => {
        const origin = { importedAt: first.begun, exportedAt: null, toolVersion: null };
        const view = snapshotsView(state(summary(second, { ended: null }), summary(first, { origin })), null, strings);
        expect(view.rows.map(({ title }) => title)).toEqual([
            `${dateTime(second.begun)} (interrupted)`,
            `${dateTime(first.begun)} (imported)`
        ]);
    });

    it('say what could not be kept or read', () => {
        const notes = (other: Partial<SnapshotsState>): readonly string[] => snapshotsView({ ...state(), ...other }, null, strings).notes;
        expect(notes({})).toEqual([]);
        expect(notes({ notKept: 'full' })).toEqual([jasmine.stringMatching(/no room for it/)]);
        expect(notes({ notKept: 'unavailable' })).toEqual([jasmine.stringMatching(/couldn't store it/)]);
        expect(notes({ unreadable: 1, newer: 1 })).toEqual([jasmine.stringMatching(/^2 snapshots aren't shown/)]);
    });

    it('have a size that reads well', () => {
        expect([0, 10, 2048, 1_500_000].map(bytes => sizeText(bytes, strings))).toEqual(['0 kB', '1 kB', '2 kB', '1.4 MB']);
    });

    it('say why a file is none of them', () => {
        expect(fileFaultText({ kind: 'damaged', where: 'computers' }, strings)).toMatch(/\(computers\)\. Nothing was changed/);
        expect(fileFaultText({ kind: 'newerVersion', version: 2 }, strings)).toMatch(/newer version \(format 2\)/);
        expect(fileFaultText({ kind: 'tooLarge' }, strings)).toMatch(/too large/);
        expect(snapshotImportText({ kind: 'known', id: 'a' }, strings)).toMatch(/already here/);
        expect(snapshotImportText({ kind: 'notSaved' }, strings)).toMatch(/couldn't save/);
        expect(snapshotImportText({ kind: 'unreadable' }, strings)).toMatch(/couldn't be read/);
    });
});
